/** How long `vi.waitFor` waits before it gives up: as long as `expect.poll`, for which Vitest has a setting. */
import { vi } from 'vitest';
import { PATIENCE } from './patience.ts';

const waitFor = vi.waitFor.bind(vi);

vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE, ...options });
