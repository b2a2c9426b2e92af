import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { withoutBudget } from '../prechecks/testing.ts';
import type { Enough } from './kill-loop.ts';
import type { Variant } from './orders.ts';
import { runSubmitLoop } from './submit-loop.ts';

// A loop ends when it has proven or found enough; the limit is for one that never does. A busy machine may take minutes.
const TIMEOUT = 900_000;
const SECONDS_MAX = 800;

async function loop(variant: Variant, enough: Enough) {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  await withoutBudget(test.db);
  return await runSubmitLoop(test.db, {
    variant,
    location: test.location,
    writers: 4,
    seconds: SECONDS_MAX,
    enough,
  });
}

describe('under kill -9 of four writer processes', () => {
  it(
    'no acknowledged deal is lost or doubled, none is without its event, the chain holds',
    { timeout: TIMEOUT },
    async () => {
      const { acknowledged, kills, findings } = await loop('product', 'proven');
      expect(findings).toEqual([]);
      expect(acknowledged).toBeGreaterThanOrEqual(100);
      expect(kills).toBeGreaterThanOrEqual(8);
    },
  );

  it.each([
    ['acknowledges-early', /^lost/],
    ['tells-in-a-second-transaction', /^event/],
    ['forgets-the-key', /^doubled/],
  ] as const)('the checker finds a writer that %s', { timeout: TIMEOUT }, async (variant, kind) => {
    const { findings } = await loop(variant, kind);
    expect(findings.some((finding) => kind.test(finding))).toBe(true);
  });
});
