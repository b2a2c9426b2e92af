import type { Party } from '@portico/domain/matching/party';
import { Command } from 'commander';
import { accountsExportCommand } from './accounts-export.ts';
import { accountsImportCommand } from './accounts-import.ts';
import { type Answer, answering, type Terminal } from './command.ts';
import { type CsvRow, listCell, problemLines, readCsvTable, writeCsvTable } from './csv-table.ts';
import { progressOn } from './progress.ts';

const ACCOUNT_COLUMNS = [
  'id',
  'name',
  'aliases',
  'domains',
  'street',
  'city',
  'postcode',
  'country',
  'registration_no',
  'parent_id',
] as const;
const QUERY_COLUMNS = [
  'query_id',
  'name',
  'website',
  'email',
  'street',
  'city',
  'postcode',
  'country',
  'registration_no',
] as const;
const RESULT_COLUMNS = ['query_id', 'account_id', 'kind', 'score', 'signals'];

const EXAMPLES = `
Accounts: ${ACCOUNT_COLUMNS.join(',')}
Queries:  ${QUERY_COLUMNS.join(',')}
Results:  ${RESULT_COLUMNS.join(',')}

Only id and query_id must be there. Lists are separated by "|"; a country is its two-letter code or its English name. There is one
result for each query, in their order: the best account, its kind (same, similar, related, none) and why. An account that cannot be
read is left out; a query that cannot be read is answered none, with what is wrong as signal. The database is neither read nor
written.

Examples:
  pnpm portico accounts match --accounts accounts.csv --queries queries.csv --out results.csv`;

interface MatchOptions {
  accounts: string;
  queries: string;
  out: string;
}

/** `portico accounts`: the register of customers. */
export function accountsCommand(terminal: Terminal): Command {
  const match = new Command('match')
    .description('find the account each query means, for two CSV files')
    .requiredOption('--accounts <file>', 'the accounts')
    .requiredOption('--queries <file>', 'what to look for')
    .requiredOption('--out <file>', 'where the results go; a file that is there is written over')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, (options: MatchOptions) => matchFiles(options, terminal)));
  return new Command('accounts')
    .description('customers and who they are')
    .addCommand(match)
    .addCommand(accountsImportCommand(terminal))
    .addCommand(accountsExportCommand(terminal));
}

async function matchFiles({ accounts, queries, out }: MatchOptions, terminal: Terminal): Promise<Answer> {
  const progress = progressOn(terminal);
  const [read, asked, { openOffline }, { signalText }] = await Promise.all([
    readCsvTable(accounts, { columns: ACCOUNT_COLUMNS, required: ['id'] }),
    readCsvTable(queries, { columns: QUERY_COLUMNS, required: ['query_id'], mayRepeat: true }),
    import('../matching/offline.ts'),
    import('@portico/domain/matching/signal-text'),
  ]);
  await using results = await writeCsvTable(out, { columns: RESULT_COLUMNS, inputs: [accounts, queries] });
  const known = read.filter(({ problem }) => problem === null);
  const problems = [...read, ...asked].flatMap(({ problem }) => problem ?? []);
  progress(`Reading ${known.length} accounts …`);
  const resolve = openOffline(known.map(accountOf));
  const kinds = { same: 0, similar: 0, related: 0, none: 0 };
  for (const [done, query] of asked.entries()) {
    const [best] = query.problem === null ? await resolve(partyOfQuery(query)) : [];
    const kind = best?.kind ?? 'none';
    kinds[kind] += 1;
    const id = kind === 'none' ? '' : (best?.accountId ?? '');
    const signals = query.problem ?? (best?.signals ?? []).map(signalText).join('; ');
    await results.write([query.cells.query_id, id, kind, (best?.score ?? 0).toFixed(4), signals]);
    progress(`${done + 1} of ${asked.length} queries`);
  }
  await results.finish();
  progress(null);
  return {
    json: { out, accounts: known.length, queries: asked.length, ...kinds, problems },
    text: `${out}: ${asked.length} queries against ${known.length} accounts: ${kinds.same} same, ${kinds.similar} similar, ${kinds.related} related, ${kinds.none} none.${problemLines(problems)}`,
    isPartial: problems.length > 0,
  };
}

function accountOf({ cells }: CsvRow<(typeof ACCOUNT_COLUMNS)[number]>) {
  const party: Party = {
    name: cells.name,
    aliases: listCell(cells.aliases),
    domains: listCell(cells.domains),
    registrationNos: listCell(cells.registration_no),
    ...placeOf(cells),
  };
  return { id: cells.id, party, parentId: listCell(cells.parent_id)[0] ?? null };
}

function partyOfQuery({ cells }: CsvRow<(typeof QUERY_COLUMNS)[number]>): Party {
  return {
    name: cells.name,
    aliases: [],
    domains: [...listCell(cells.website), ...listCell(cells.email)],
    registrationNos: listCell(cells.registration_no),
    ...placeOf(cells),
  };
}

function placeOf(
  cells: Record<'street' | 'city' | 'postcode' | 'country', string>,
): Pick<Party, 'street' | 'city' | 'postcode' | 'country'> {
  return {
    street: cells.street || null,
    city: cells.city || null,
    postcode: cells.postcode || null,
    country: cells.country || null,
  };
}
