import { Command } from 'commander';
import { type Answer, answering, type Terminal } from './command.ts';
import { problemLines, readCsvTable, writeCsvTable } from './csv-table.ts';
import { progressOn } from './progress.ts';

const PAIR_COLUMNS = ['pair_id', 'name1', 'name2'] as const;
const RESULT_COLUMNS = ['pair_id', 'kind', 'score'];

const EXAMPLES = `
Pairs:   ${PAIR_COLUMNS.join(',')}
Results: ${RESULT_COLUMNS.join(',')}

There is one result for each pair, in their order; a pair that cannot be read is answered none, and said.

Examples:
  pnpm portico names compare --pairs pairs.csv --out results.csv`;

interface CompareOptions {
  pairs: string;
  out: string;
}

/** `portico names`: names of companies. */
export function namesCommand(terminal: Terminal): Command {
  const compare = new Command('compare')
    .description('say of pairs of company names whether they name the same company')
    .requiredOption('--pairs <file>', 'the pairs, as CSV')
    .requiredOption('--out <file>', 'where the results go; a file that is there is written over')
    .addHelpText('after', EXAMPLES)
    .action(answering(terminal, (options: CompareOptions) => comparePairs(options, terminal)));
  return new Command('names').description('names of companies').addCommand(compare);
}

async function comparePairs({ pairs, out }: CompareOptions, terminal: Terminal): Promise<Answer> {
  const progress = progressOn(terminal);
  const [rows, { compareNames }, { defaultMatchingPolicy }] = await Promise.all([
    readCsvTable(pairs, { columns: PAIR_COLUMNS, required: PAIR_COLUMNS, mayRepeat: true }),
    import('@portico/domain/matching/compare-names'),
    import('@portico/domain/matching/policy'),
  ]);
  await using results = await writeCsvTable(out, { columns: RESULT_COLUMNS, inputs: [pairs] });
  const kinds = { same: 0, similar: 0, related: 0, none: 0 };
  for (const [done, { cells, problem }] of rows.entries()) {
    const { kind, score } =
      problem === null
        ? compareNames(cells.name1, cells.name2, defaultMatchingPolicy)
        : { kind: 'none' as const, score: 0 };
    kinds[kind] += 1;
    await results.write([cells.pair_id, kind, score.toFixed(4)]);
    progress(`${done + 1} of ${rows.length} pairs`);
  }
  await results.finish();
  progress(null);
  const problems = rows.flatMap(({ problem }) => problem ?? []);
  return {
    json: { out, pairs: rows.length, ...kinds, problems },
    text: `${out}: ${rows.length} pairs: ${kinds.same} same, ${kinds.similar} similar, ${kinds.related} related, ${kinds.none} none.${problemLines(problems)}`,
    isPartial: problems.length > 0,
  };
}
