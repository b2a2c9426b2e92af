import type { Measure } from '../measure.ts';
import { weigh } from './embed/bytes.ts';

/**
 * The embed beside its peers: the bytes a page loads.
 *
 * @throws Error when the browser files cannot be built
 */
export async function bench(): Promise<Measure[]> {
  return await weigh();
}
