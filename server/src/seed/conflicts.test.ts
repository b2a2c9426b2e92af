import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '@portico/domain/access';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { appRouter } from '../router.ts';
import { callerFor } from '../trpc/testing.ts';
import { castOf, peopleWith } from './cast.ts';
import { conflictKey } from './conflict-plans.ts';
import { readDataSets } from './data-sets.ts';
import { actorOf } from './history.ts';
import { dealIdOf } from './play-deals.ts';
import { seedDemo, siteOriginsOf } from './seed.ts';

const cast = castOf(readDataSets());

describe('around the customers of the demo that several are after', () => {
  let demo: TestDatabase;
  let dataFolder: string;
  beforeAll(async () => {
    demo = await openTestDatabase();
    dataFolder = await mkdtemp(join(tmpdir(), 'portico-conflicts-'));
    await seedDemo(demo.db, {
      portalUrl: 'http://localhost:4000',
      siteOrigins: siteOriginsOf(4000),
      dataFolder,
    });
  });
  afterAll(async () => {
    await demo[Symbol.asyncDispose]();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const as = (role: Role) => {
    const [person] = peopleWith(cast.vendor, role);
    if (!person) throw new Error(`nobody at the vendor's is ${role}`);
    return callerFor(appRouter, { db: demo.db, actor: actorOf(person, cast.vendor) });
  };
  const deal = (key: string, number = 1) =>
    as('deal_desk').desk.get({ dealId: dealIdOf(conflictKey(key, number)) });

  test.each([
    ['first come', 2, 'RC17'],
    ['three want it', 3, 'RC17'],
    ['held already', 2, 'RC10'],
    ['held for a project', 2, 'RC12'],
    ['supplied so far', 1, 'RC9'],
    ['in a territory', 1, 'RC8'],
    ['on credit stop', 1, 'RC4'],
    ['sold directly', 1, 'RC5'],
    ['sold directly once', 1, 'RC6'],
  ])('the desk finds a customer %s, by its rule', async (key, number, ruleId) => {
    expect((await deal(key, number)).judgement).toMatchObject({ ruleId });
  });

  test('two hold a customer together by agreement, and the house gave one up by two signatures', async () => {
    expect(await deal('shared by agreement', 2)).toMatchObject({
      review: 'approved',
      override: { ground: 'shared_verdict' },
    });
    const { account } = await deal('shared by agreement');
    const { rows } = await as('deal_desk').reservations.list({ accountId: account?.id ?? '' });
    expect(rows.map(({ exclusivity }) => exclusivity)).toEqual(['shared', 'shared']);
    expect((await deal('given up by the house')).chain).toHaveLength(2);
  });

  test('something of each kind waits for the vendor, and for a second signature', async () => {
    const { rows } = await as('deal_desk').desk.waiting({});
    expect(new Set(rows.flatMap(({ waitingFor }) => waitingFor))).toEqual(
      new Set(['appeal', 'extension', 'amendment', 'revocation']),
    );
    expect(await deal('given up, second to agree')).toMatchObject({
      review: 'in_review',
      nextSignature: { role: 'region_manager' },
    });
    expect(await deal('change against the house')).toMatchObject({
      amendment: { status: 'pending' },
      amendmentNeedsSecond: true,
      amendmentOverride: { ground: 'vendor_releases' },
    });
  });

  test('one dispute is open with evidence of both sides, one was ruled on; objections were answered either way', async () => {
    const { rows } = await as('legal').disputes.list({});
    const told = rows.map((row) => [row.status, 'deals' in row ? row.deals.length : 0, row.evidence.length]);
    expect(told).toEqual([
      ['open', 2, 2],
      ['ruled', 2, 2],
    ]);
    expect((await deal('objected in vain')).appeal?.status).toBe('refused');
    expect(await deal('objected with right')).toMatchObject({
      review: 'in_review',
      appeal: { status: 'upheld' },
    });
  });

  test('the fairness report has conflicts of every result and who overrode what', async () => {
    const now = Date.parse(await demo.db.now());
    const from = new Date(now - 80 * 86_400_000).toISOString();
    const { periods } = await as('vendor_admin').reports.fairness({
      from,
      until: new Date(now).toISOString(),
    });
    const results = periods.flatMap((period) => period.conflicts.map(({ result }) => result));
    for (const result of ['clear', 'soft_conflict', 'hard_conflict', 'not_available'])
      expect(results).toContain(result);
    expect(periods.flatMap(({ overrides }) => overrides)).not.toEqual([]);
  });
});
