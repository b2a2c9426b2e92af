/** `pnpm test [suite …]`: runs every suite, or the named ones, and ends with one line that counts. */
import { ensureBrowser } from './browser.ts';
import { type Counts, add, closingLine, none } from './counts.ts';
import { type Suite, chooseSuites } from './suites.ts';

async function runSuite(suite: Suite): Promise<Counts> {
  process.stdout.write(`\n── ${suite.name} ──\n`);
  try {
    if (suite.browser) await ensureBrowser();
    return await suite.run();
  } catch (error) {
    return { ...none, failed: 1, failures: [`${suite.name}: ${String(error)}`] };
  }
}

async function runAll(chosen: readonly Suite[]): Promise<Counts> {
  let total = none;
  const lines: string[] = [];
  for (const suite of chosen) {
    const startedAt = performance.now();
    const counts = await runSuite(suite);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(
      `${counts.failed === 0 ? '✓' : '✗'} ${suite.name.padEnd(18)} ${closingLine(counts)} in ${seconds} s`,
    );
    total = add(total, counts);
  }
  const told = [...listed('Passed on a second try:', total.flaky), ...listed('Failed:', total.failures)];
  process.stdout.write(`\n${[...lines, ...told].join('\n')}\n\n${closingLine(total)}\n`);
  return total;
}

function listed(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : ['', title, ...names.map((name) => `  ${name}`)];
}

try {
  const { failed } = await runAll(chooseSuites(process.argv.slice(2)));
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
