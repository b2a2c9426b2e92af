import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { runGrantLoop } from './grant-loop.ts';
import type { GrantVariant } from './grant-orders.ts';
import type { Enough } from './kill-loop.ts';

// A loop ends when it has proven or found enough; the limit is for one that never does. A busy machine may take minutes.
const TIMEOUT = 900_000;
const SECONDS_MAX = 800;

async function loop(variant: GrantVariant, enough: Enough) {
  await using test = await openTestDatabase();
  return await runGrantLoop(test.db, {
    variant,
    location: test.location,
    writers: 4,
    seconds: SECONDS_MAX,
    enough,
  });
}

describe('RC24, RC25: under kill -9 of four writers whose clocks are wrong', () => {
  it.each(['product', 'besieged'] as const)(
    'no two partners ever hold the same customer (%s)',
    { timeout: TIMEOUT },
    async (variant) => {
      const { acknowledged, kills, findings } = await loop(variant, 'proven');
      expect(findings).toEqual([]);
      expect(acknowledged).toBeGreaterThanOrEqual(100);
      expect(kills).toBeGreaterThanOrEqual(8);
    },
  );

  it.each([
    ['no-lock', /^(clash|double): /],
    ['no-constraint', /^double: /],
    ['application-clock', /^(clock|double): /],
  ] as const)('the checker finds grants with %s', { timeout: TIMEOUT }, async (variant, kind) => {
    const { findings } = await loop(variant, kind);
    expect(findings.some((finding) => kind.test(finding))).toBe(true);
  });
});
