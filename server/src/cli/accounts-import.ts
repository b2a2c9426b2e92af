import type { ImportCounts } from '@portico/domain/accounts/views';
import { Command } from 'commander';
import { type Answer, answering, CommandError, type Terminal, withDatabase } from './command.ts';
import { progressOn } from './progress.ts';

const EXAMPLES = `
Columns: id,name,aliases,domains,domains_shared,street,city,postcode,country,registration_no,vat_no,duns,segment,buying_mode,parent_id
Only the name must be there, and each row needs a country. Lists are separated by "|".

Good rows go in; rows with a problem come back in a file beside the first, with what is wrong in a column "problem". An
import only adds: importing the same file twice changes nothing. At most 100,000 rows.

Examples:
  pnpm portico accounts import --file accounts.csv --dry-run
  pnpm portico accounts import --file accounts.csv --problems left.csv`;

interface ImportOptions {
  file: string;
  dryRun: boolean;
  problems?: string;
}

/** `portico accounts import`: puts a CSV file of accounts into the register. */
export function accountsImportCommand(terminal: Terminal): Command {
  return new Command('import')
    .description('put a CSV file of accounts into the register')
    .requiredOption('--file <file>', 'the accounts')
    .option('--dry-run', 'only look: what would be created, changed or refused', false)
    .option('--problems <file>', 'where rows with a problem go (default: <file>.problems.csv)')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, (options: ImportOptions) => importFile(options, terminal)));
}

async function importFile({ file, dryRun, problems }: ImportOptions, terminal: Terminal): Promise<Answer> {
  const [{ readText }, { basename }, run, store] = await Promise.all([
    import('./csv-table.ts'),
    import('node:path'),
    import('../accounts/import-run.ts'),
    import('../accounts/import-store.ts'),
  ]);
  const text = await readText(file);
  const progress = progressOn(terminal);
  return withDatabase(async (db) => {
    const taken = await run.takeFile(db, { fileName: basename(file), text }, null);
    if (!taken.ok) throw new CommandError(whyNot(taken.refusal.key));
    const { id } = taken.run;
    const phase = dryRun ? 'check' : 'import';
    progress(`${dryRun ? 'Looking at' : 'Importing'} ${basename(file)} …`);
    await db.write((tx) => run.begin(tx, id, phase));
    await run.workOn(db, id);
    progress(null);
    const done = await store.getRun(db.read, id);
    const counts = (dryRun ? done.checked : done.imported) ?? store.noCounts;
    const left = counts.problems + counts.incomplete;
    const leftFile = problems ?? `${file.replace(/\.csv$/i, '')}.problems.csv`;
    if (left > 0) await writeProblems(db, { importId: id, phase, to: leftFile });
    return {
      json: { importId: id, dryRun, ...counts, problemsFile: left > 0 ? leftFile : null },
      text: sentence(counts, { dryRun, leftFile: left > 0 ? leftFile : null }),
    };
  });
}

async function writeProblems(
  db: Parameters<Parameters<typeof withDatabase>[0]>[0],
  { importId, phase, to }: { importId: string; phase: 'check' | 'import'; to: string },
): Promise<void> {
  const [{ writeFile }, { exportProblems }, { linesOf }] = await Promise.all([
    import('node:fs/promises'),
    import('../accounts/export-rows.ts'),
    import('../export/csv.ts'),
  ]);
  const { file } = await exportProblems(db.read, importId, phase);
  await writeFile(to, linesOf(file));
}

function whyNot(key: string): string {
  const reasons: Record<string, string> = {
    no_name_column: 'The file has no column "name" in its first line.',
    no_rows: 'The file has no rows.',
    too_many_rows: 'The file has more than 100,000 rows. Cut it into several.',
  };
  return reasons[key] ?? `The file was refused: ${key}.`;
}

function sentence(
  counts: ImportCounts,
  { dryRun, leftFile }: { dryRun: boolean; leftFile: string | null },
): string {
  const { rows, created, updated, unchanged, problems, incomplete, likelySame } = counts;
  const parts = [
    `${rows} rows: ${created} ${dryRun ? 'to create' : 'created'}, ${updated} ${dryRun ? 'to change' : 'changed'}, ${unchanged} unchanged, ${problems} with a problem`,
    ...(incomplete > 0 ? [`${incomplete} without their parent`] : []),
    ...(likelySame > 0 ? [`${likelySame} that look like an account that is there`] : []),
  ];
  return `${parts.join(', ')}.${leftFile === null ? '' : ` What is left is in ${leftFile}.`}`;
}
