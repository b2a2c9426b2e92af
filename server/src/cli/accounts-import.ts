import type { ImportCounts } from '@portico/domain/accounts/views';
import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { type Answer, answering, CommandError, type Terminal, withDatabase } from './command.ts';
import type { OutFile } from './files.ts';
import { progressOn } from './progress.ts';

const EXAMPLES = `
Columns: id,name,aliases,domains,domains_shared,street,city,postcode,country,registration_no,vat_no,duns,segment,buying_mode,parent_id
Only the name must be there, and each row needs a country. Lists are separated by "|". The file is CSV in UTF-8, or in UTF-16 with
a byte order mark; cells are parted by comma, semicolon or tab. At most 100,000 rows.

Which account a row is for: the one with its id, else with its registration number, else of exactly its name and country.
Importing the same file again changes nothing: an import only adds. An empty cell erases nothing, lists grow, a former name stays
as alias.

Parents: parent_id is the id of a row of the file, in any order, or of an account. A parent that nobody knows, or one that
would be above and below itself, is left out: the account goes in without it, and its row comes back.

Rows with a problem change nothing; all others go in. What is left comes back in a file like the first with a column "problem" that
says what to do: accounts.problems.csv beside accounts.csv, or where --problems says; one that is there is written over.
Mend it and import it as it is: the column "problem" is passed over.

Exit codes: 0 all rows are in, 3 some were left out or would be (--dry-run), 1 nothing was imported, 2 wrong usage.

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
    .option(
      '--problems <file>',
      'where rows with a problem go (default: accounts.problems.csv for accounts.csv)',
    )
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, (options: ImportOptions) => importFile(options, terminal)));
}

async function importFile({ file, dryRun, problems }: ImportOptions, terminal: Terminal): Promise<Answer> {
  const [{ openOut }, { basename }, run, store] = await Promise.all([
    import('./files.ts'),
    import('node:path'),
    import('../accounts/import-run.ts'),
    import('../accounts/import-store.ts'),
  ]);
  const text = await readAccounts(file);
  const leftFile = problems ?? `${file.replace(/\.csv$/i, '')}.problems.csv`;
  const progress = progressOn(terminal);
  return withDatabase(async (db) => {
    // Opened first: a place that cannot be written is found before anything is imported.
    await using left = await openOut(leftFile, [file]);
    const taken = await run.takeFile(db, { fileName: basename(file), text }, null);
    if (!taken.ok) throw new CommandError(whyNot(file, taken.refusal.key));
    const { id } = taken.run;
    const phase = dryRun ? 'check' : 'import';
    progress(`${dryRun ? 'Looking at' : 'Importing'} ${basename(file)} …`);
    await db.write((tx) => run.begin(tx, id, phase));
    await run.workOn(db, id);
    progress(null);
    const done = await store.getRun(db.read, id);
    const counts = (dryRun ? done.checked : done.imported) ?? store.noCounts;
    const isPartial = counts.problems + counts.incomplete > 0;
    if (isPartial) await writeProblems(db, { importId: id, phase, to: left });
    const problemsFile = isPartial ? leftFile : null;
    return {
      json: { importId: id, dryRun, ...counts, problemsFile },
      text: sentence(counts, { dryRun, problemsFile }),
      isPartial,
    };
  });
}

/** The file, refused before anything is written when it is none to go by (AC16). */
async function readAccounts(file: string): Promise<string> {
  const [{ csvProblemOf }, { openQuote }, { readText }] = await Promise.all([
    import('@portico/domain/csv'),
    import('./csv-table.ts'),
    import('./files.ts'),
  ]);
  const text = await readText(file);
  if (text.trim() === '')
    throw new CommandError(`${file} is empty. Its first line names the columns, the name among them.`);
  const problem = csvProblemOf(text);
  if (problem?.key === 'open_quote') throw new CommandError(openQuote(file, problem.row));
  if (problem !== null)
    throw new CommandError(
      `Row ${problem.row} of ${file} has lost letters (they show as \uFFFD). Save the file again as "CSV UTF-8" from where it came.`,
    );
  return text;
}

async function writeProblems(
  db: Database,
  { importId, phase, to }: { importId: string; phase: 'check' | 'import'; to: OutFile },
): Promise<void> {
  const [{ exportProblems }, { linesOf }] = await Promise.all([
    import('../accounts/export-rows.ts'),
    import('../export/csv.ts'),
  ]);
  const { file } = await exportProblems(db.read, importId, phase);
  for await (const text of linesOf(file)) await to.write(text);
  await to.finish();
}

function whyNot(file: string, key: string): string {
  const reasons: Record<string, string> = {
    no_name_column: `${file} has no column "name" in its first line. Add one with the legal names.`,
    no_rows: `${file} has no rows below its first line.`,
    too_many_rows: `${file} has more than 100,000 rows. Cut it into several files.`,
  };
  return reasons[key] ?? `${file} was refused: ${key}.`;
}

function sentence(
  counts: ImportCounts,
  { dryRun, problemsFile }: { dryRun: boolean; problemsFile: string | null },
): string {
  const { rows, created, updated, unchanged, problems, incomplete, likelySame } = counts;
  const parts = [
    `${rows} ${rows === 1 ? 'row' : 'rows'}: ${created} ${dryRun ? 'to create' : 'created'}, ${updated} ${dryRun ? 'to change' : 'changed'}, ${unchanged} unchanged, ${problems} with a problem`,
    ...(incomplete > 0 ? [`${incomplete} without their parent`] : []),
    ...(likelySame > 0 ? [`${likelySame} that look like an account that is there`] : []),
  ];
  return `${parts.join(', ')}.${problemsFile === null ? '' : ` What is left is in ${problemsFile}.`}`;
}
