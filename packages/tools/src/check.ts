/** `pnpm check`: everything that can be said about the code in less than a minute. `--no-tests` leaves the unit tests out. */
import { existsSync } from 'node:fs';
import { checkDocs } from './doc-check.ts';
import { checkImports } from './import-law.ts';
import { fromRoot, packageFolders } from './paths.ts';
import { checkRules } from './rule-check.ts';
import { findBin, runNode } from './run.ts';
import { buildAndCheckSizes } from './size.ts';
import { type Step, runSteps } from './steps.ts';
import { checkTexts } from './text-check.ts';

/** Runs a package's command and answers with its words when it fails, else with nothing. */
async function tool(name: string, args: readonly string[], from = '.'): Promise<string[]> {
  const { code, output } = await runNode(findBin(from, name, name), args, { env: { NO_COLOR: '1' } });
  return code === 0 ? [] : [output.trim() === '' ? `${name} ended with code ${code}.` : output.trim()];
}

async function checkTypes(): Promise<string[]> {
  const tsc = findBin('.', 'typescript', 'tsc');
  const folders = packageFolders.filter((folder) => existsSync(fromRoot(folder, 'tsconfig.json')));
  const results = await Promise.all(
    folders.map((folder) => runNode(tsc, ['-p', folder, '--pretty', 'false'])),
  );
  return results.filter(({ code }) => code !== 0).map(({ output }) => output.trim());
}

async function checkGenerated(): Promise<string[]> {
  const { code, output } = await runNode(fromRoot('packages/tools/src/generate.ts'), ['--check']);
  return code === 0 ? [] : [output.trim()];
}

/** What starts servers and browsers, or works on a copy of the workspace, is left to `pnpm test`. */
const slowTests = '**/{browser,generated,new-slice,new-widget,postgres}.test.ts';

async function runUnitTests(): Promise<string[]> {
  const projects = ['--project', 'domain', '--project', 'tools', '--exclude', slowTests];
  return tool('vitest', [
    'run',
    '--config',
    'packages/tools/vitest.config.ts',
    '--reporter',
    'dot',
    ...projects,
  ]);
}

const steps: readonly Step[] = [
  { name: 'format', run: () => tool('oxfmt', ['--check', '.']) },
  { name: 'lint', run: () => tool('oxlint', ['--deny-warnings']) },
  { name: 'types', run: checkTypes },
  { name: 'import law', run: () => checkImports() },
  { name: 'rules', run: checkRules },
  { name: 'texts', run: checkTexts },
  { name: 'docs', run: checkDocs },
  { name: 'unused code', run: () => tool('knip', ['--config', '.knip.json', '--no-progress']) },
  { name: 'generated files', run: checkGenerated },
  { name: 'sizes', run: buildAndCheckSizes },
  { name: 'unit tests', run: runUnitTests },
];

const chosen = process.argv.includes('--no-tests') ? steps.filter(({ run }) => run !== runUnitTests) : steps;
const failed = await runSteps(chosen);
if (failed > 0) process.stdout.write(`\n${failed} of ${chosen.length} checks failed.\n`);
process.exitCode = failed > 0 ? 1 : 0;
