import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { seedWorld } from '../deals/testing.ts';
import { runKillLoop } from './kill-loop.ts';
import type { Variant } from './orders.ts';

const MINUTE = 60_000;

async function loop(variant: Variant, seconds: number) {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  return await runKillLoop(test.db, {
    variant,
    location: test.location,
    writers: 4,
    seconds,
    untilFound: variant !== 'product',
  });
}

describe('under kill -9 of four writer processes', () => {
  it(
    'no acknowledged deal is lost or doubled, none is without its event, the chain holds',
    { timeout: MINUTE },
    async () => {
      const { acknowledged, kills, findings } = await loop('product', 8);
      expect(findings).toEqual([]);
      expect(acknowledged).toBeGreaterThan(20);
      expect(kills).toBeGreaterThan(3);
    },
  );

  it.each([
    ['acknowledges-early', 'lost'],
    ['tells-in-a-second-transaction', 'event'],
    ['forgets-the-key', 'doubled'],
  ] as const)('the checker finds a writer that %s', { timeout: MINUTE }, async (variant, kind) => {
    const { findings } = await loop(variant, 30);
    expect(findings.some((finding) => finding.startsWith(kind))).toBe(true);
  });
});
