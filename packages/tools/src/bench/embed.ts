import type { Measure } from '../measure.ts';
import { weigh } from './embed/bytes.ts';
import { measureMemory } from './embed/memory.ts';
import { Stage } from './embed/stage.ts';
import { measureTime } from './embed/time.ts';

/**
 * The embed beside its peers: the bytes a page loads, and how long it takes until the form can be used, in the page and in a
 * frame, and what widgets cost in memory.
 *
 * @throws Error when the browser files cannot be built or the server does not start
 */
export async function bench(): Promise<Measure[]> {
  const bytes = await weigh();
  await using stage = await Stage.start();
  return [...bytes, ...(await measureTime(stage)), ...(await measureMemory(stage))];
}
