import type { Measure } from '../measure.ts';
import { fromRoot } from '../paths.ts';
import { findBin, runNode } from '../run.ts';
import { measureSizes } from '../size.ts';

/**
 * Builds the widgets and measures what a partner's page loads, brotli and gzip.
 *
 * @throws Error with Vite's words when the build fails
 */
export async function bench(): Promise<Measure[]> {
  const vite = findBin('widgets', 'vite', 'vite');
  const { code, output } = await runNode(vite, ['build', '--logLevel', 'warn'], { cwd: fromRoot('widgets') });
  if (code !== 0) throw new Error(output);
  return (await measureSizes()).flatMap(({ id, brotli, gzip, goalBytes, ok }): Measure[] => [
    {
      id: `${id}.brotli`,
      value: brotli,
      unit: 'bytes',
      ok,
      ...(goalBytes === undefined ? {} : { goal: goalBytes }),
    },
    { id: `${id}.gzip`, value: gzip, unit: 'bytes', ok: true },
  ]);
}
