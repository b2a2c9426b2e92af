import { availableParallelism } from 'node:os';

/** One check: a name for its line, and a run that answers with what is wrong, empty when nothing is. */
export interface Step {
  readonly name: string;
  run(): Promise<string[]>;
}

const linesMax = 60;

/**
 * Runs checks side by side, as many as there are cores, and prints one line for each as it ends, with what it found below.
 *
 * A check that throws has failed with the error's message.
 *
 * @param write where the lines go
 * @returns how many failed
 */
export async function runSteps(
  steps: readonly Step[],
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const waiting = [...steps];
  let failed = 0;
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const startedAt = performance.now();
      const found = await step.run().catch((error: unknown) => [String(error)]);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      if (found.length > 0) failed += 1;
      write(
        `${found.length === 0 ? '✓' : '✗'} ${step.name.padEnd(16)} ${seconds.padStart(5)} s\n${indent(found)}`,
      );
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, () => work()));
  return failed;
}

function indent(found: readonly string[]): string {
  const lines = found.flatMap((text) => text.split('\n'));
  const shown = lines.slice(0, linesMax).map((line) => `    ${line}\n`);
  if (lines.length > linesMax) shown.push(`    … and ${lines.length - linesMax} more lines\n`);
  return shown.join('');
}
