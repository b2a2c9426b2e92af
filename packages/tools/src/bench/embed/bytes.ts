import { buildBrowserFiles } from '../../build.ts';
import type { Measure } from '../../measure.ts';
import { measure, measureSizes } from '../../size.ts';
import { gatherPeers } from './peers.ts';

/** Where the embed shall be; `size.ts` holds the ceilings of today, which come down to these. */
const goals: readonly (readonly [id: RegExp, bytes: number])[] = [
  [/^size\.loader$/, 1024],
  [/^size\.loader-and-deal-registration$/, 16_384],
  [/^size\.further\./, 5120],
  [/^size\.frame-bridge$/, 1536],
];

const first = 'size.loader-and-deal-registration';

/**
 * What a page loads, in bytes as brotli 11 leaves them, beside what peers make a page load.
 *
 * @throws Error with the words of the bundler when the widgets cannot be built
 */
export async function weigh(): Promise<Measure[]> {
  const built = await buildBrowserFiles();
  if (!built.ok) throw new Error(built.output);
  const sizes = await measureSizes();
  const own = sizes.map(({ id, brotli }) => bytesOf(id.replace('size', 'embed.bytes'), brotli, goalOf(id)));
  const whole = sizes.find(({ id }) => id === first)?.brotli ?? Number.NaN;
  const peers = await gatherPeers();
  const theirs = peers.flatMap(({ name, content }): Measure[] => {
    const { brotli } = measure([content]);
    return [
      bytesOf(`embed.bytes.peer.${name}`, brotli),
      { id: `embed.bytes.first-widget-to.${name}`, value: whole / brotli, unit: '×', ok: true },
    ];
  });
  return [...own, ...theirs];
}

function goalOf(id: string): number | undefined {
  return goals.find(([pattern]) => pattern.test(id))?.[1];
}

function bytesOf(id: string, value: number, goal?: number): Measure {
  return goal === undefined
    ? { id, value, unit: 'bytes', ok: true }
    : { id, value, unit: 'bytes', goal, ok: value <= goal };
}
