import { Command } from 'commander';
import { type Answer, answering, type Terminal, UsageError, withDatabase } from './command.ts';

const EXAMPLES = `
The file has the columns that "accounts import" reads: importing it again changes nothing. Cells that a spreadsheet would read
as a formula begin with an apostrophe. At most 100,000 accounts.

Examples:
  pnpm portico accounts export --file accounts.csv
  pnpm portico accounts export --file archived.csv --state archived`;

interface ExportOptions {
  file: string;
  country?: string;
  state: string;
}

/** `portico accounts export`: writes the register to a CSV file. */
export function accountsExportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('write the register to a CSV file')
    .requiredOption('--file <file>', 'where it goes; a file that is there is written over')
    .option('--country <code>', 'only accounts of this country, as DE')
    .option('--state <state>', 'in_use, archived or merged', 'in_use')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, exportFile));
}

async function exportFile({ file, country, state }: ExportOptions): Promise<Answer> {
  const [{ openOut }, { exportAccounts }, { linesOf }, { ListInput }, v] = await Promise.all([
    import('./files.ts'),
    import('../accounts/export-rows.ts'),
    import('../export/csv.ts'),
    import('../accounts/schemas.ts'),
    import('valibot'),
  ]);
  const filter = v.safeParse(ListInput, { state, ...(country === undefined ? {} : { country }) });
  if (!filter.success)
    throw new UsageError('A country is written as DE; a state is in_use, archived or merged.');
  let rows = 0;
  await withDatabase(async (db) => {
    const { pages, ...rest } = exportAccounts(db.read, filter.output);
    const counted = (async function* () {
      for await (const page of pages) {
        rows += page.length;
        yield page;
      }
    })();
    await using out = await openOut(file, []);
    for await (const text of linesOf({ ...rest, pages: counted })) await out.write(text);
    await out.finish();
  });
  return { json: { file, rows }, text: `${file}: ${rows} accounts.` };
}
