/** `pnpm bench [name …]`: runs the benches, prints a table each and writes `bench/<name>.json`. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { measureTable, readMeasures } from './measure.ts';
import { fromRoot } from './paths.ts';
import { runNode } from './run.ts';
import { readSources } from './sources.ts';

/** Benches are the modules of a `bench` folder that export `bench`; what they share may lie beside them. */
async function findBenches(names: readonly string[]): Promise<{ name: string; path: string }[]> {
  const sources = await readSources(['packages/*/src/**/bench/*.ts', 'server/src/**/bench/*.ts']);
  const all = sources
    .filter(({ path, text }) => !path.endsWith('.test.ts') && /^export (async )?function bench\b/m.test(text))
    .map(({ path }) => ({ name: basename(path, '.ts'), path }));
  const unknown = names.find((name) => !all.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no bench ${unknown}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** Runs one bench in a process of its own, so that none warms or burdens the next. Answers whether all goals are met. */
async function runBench({ name, path }: { name: string; path: string }): Promise<boolean> {
  const out = fromRoot('bench', `${name}.json`);
  await rm(out, { force: true });
  process.stdout.write(`\n── ${name} ──\n`);
  const args = [fromRoot(path), out];
  const { code } = await runNode(fromRoot('packages/tools/src/bench-one.ts'), args, { live: true });
  if (code !== 0) return false;
  const measures = readMeasures(JSON.parse(await readFile(out, 'utf8')));
  process.stdout.write(`${measureTable(measures)}\n`);
  return measures.every(({ ok }) => ok);
}

try {
  const benches = await findBenches(process.argv.slice(2));
  await mkdir(fromRoot('bench'), { recursive: true });
  let met = benches.length > 0;
  for (const bench of benches) met = (await runBench(bench)) && met;
  process.exitCode = met ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
