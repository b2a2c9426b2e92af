import type { Actor } from '@portico/domain/access';
import { defaultPolicyDocument as usual } from '@portico/domain/policies/channel-policy';
import { WHOLE_ACCOUNT } from '@portico/domain/reservations/scope';
import { addDays } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTable } from '../backup/snapshot.ts';
import { takeSnapshot } from '../backup/take-snapshot.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { verifyChain } from '../outbox/verify.ts';
import { replayPolicyWith } from '../policies/jobs.ts';
import { currentPolicy } from '../policies/store.ts';
import { someAccount } from '../reservations/testing.ts';
import { appRouter } from '../router.ts';
import { History } from '../seed/history.ts';
import { callerFor } from '../trpc/testing.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');
const ada = person('velo-ada', 'velo', 'vendor_admin');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}

/** A version that asks for larger deals, protects longer and forgets the vendor's own selling sooner. */
const stricter = {
  ...usual,
  deals: { ...usual.deals, minimumAmountMinor: 500_000, protectionDays: 120 },
  conflicts: { ...usual.conflicts, directActivityDays: 30 },
};

let test: TestDatabase;
let deals: Record<'small' | 'large' | 'direct' | 'plain', string>;
const as = (actor: typeof ada) => callerFor(appRouter, { db: test.db, actor });

/** Every table of the database with the hash of all its rows, but for the two that a replay is kept in. */
async function dump(): Promise<Record<string, string>> {
  await using snapshot = await takeSnapshot(test.location);
  const tables: Record<string, string> = {};
  for (const table of snapshot.tables) {
    const { rows, sha256 } = await recordTable(snapshot, table, () => Promise.resolve());
    if (!/policy_replay/.test(table.name)) tables[table.name] = `${rows} rows ${sha256}`;
  }
  return tables;
}

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  const claims = {
    small: await claimOf('Klein GmbH', 100_000),
    large: await claimOf('Gross AG', 4_000_000),
    direct: await claimOf('Direkt Antriebe AG', 4_000_000),
    plain: await claimOf('Mittel KG', 4_000_000),
  };
  deals = await test.db.write(async (tx) => {
    const history = new History(test.db, tx);
    const submit = async (actor: Actor, hoursAgo: number, which: keyof typeof claims) =>
      done(await history.callAs(actor, history.ago(hoursAgo), which).deals.submit({ claim: claims[which] }));

    // The vendor sells to one customer itself and was there 60 days before a partner registers it.
    const entered = history.ago(24 * 90);
    const accountId = await history.at(entered, (then) =>
      someAccount(then, { legalName: 'Direkt Antriebe AG', domains: ['direkt.example'] }),
    );
    const saved = await history.callAs(ada, entered, 'coverage').coverage.save({
      draft: {
        kind: 'house',
        accountId,
        predicate: null,
        ...WHOLE_ACCOUNT,
        from: entered,
        until: addDays(entered, 365),
        ownerId: null,
        partnerId: null,
        reason: 'A customer of the house',
        disclose: 'none',
      },
      activity: { happenedAt: entered, note: null },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    const direct = await submit(dora, 24 * 30, 'direct');
    const small = await submit(anna, 24 * 20, 'small');
    const large = await submit(anna, 24 * 19, 'large');
    const { id: dealId, version } = large;
    done(await history.callAs(emil, history.ago(24 * 18), 'approve').desk.approve({ dealId, version }));
    const plain = await submit(dora, 24 * 17, 'plain');
    return { small: small.id, large: large.id, direct: direct.id, plain: plain.id };
  });
});
afterAll(() => test[Symbol.asyncDispose]());

async function claimOf(customerName: string, estAmountMinor: number) {
  return goodClaim(test.db, {
    customerName,
    customerWeb: `${customerName.split(' ')[0]?.toLowerCase()}.example`,
    estAmountMinor,
    estCurrency: 'EUR',
  });
}

describe('golden scenario 12', () => {
  it('Replay of a new policy on history lists changed outcomes and changes nothing.', async () => {
    const drafted = await as(emil).policies.saveDraft({ version: '2027-01', document: stricter });
    expect(drafted.ok).toBe(true);
    const asked = await as(emil).policies.replay({ version: '2027-01' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const { replayId } = asked;

    const [before, chain] = [await dump(), await verifyChain(test.db.read)];
    expect(Object.keys(before).length).toBeGreaterThan(20);
    const { signal } = new AbortController();
    await replayPolicyWith(test.db)({ id: 'job', payload: { replayId }, attempt: 1, signal });
    expect(await dump()).toEqual(before);
    expect(await verifyChain(test.db.read)).toEqual(chain);
    expect(chain.ok).toBe(true);
    expect((await currentPolicy(test.db.read)).version).toBe('2026-11');

    const { rows } = await as(emil).policies.replayRows({ replayId });
    const listed = rows.map(({ dealId, aspect, kind, ruleAfter }) => ({ dealId, aspect, kind, ruleAfter }));
    expect(listed).toEqual([
      {
        dealId: deals.direct,
        aspect: 'verdict',
        kind: 'not_available>soft_conflict',
        ruleAfter: 'RC6',
      },
      { dealId: deals.small, aspect: 'claim', kind: 'accepted>refused', ruleAfter: 'DR10' },
      { dealId: deals.large, aspect: 'protection_end', kind: 'later', ruleAfter: 'DM6' },
    ]);
    const [, , longer] = rows;
    expect(longer?.after).toBe(addDays(longer?.before ?? '', 30));
    expect(await as(emil).policies.replayed({ replayId })).toMatchObject({
      status: 'done',
      total: 4,
      judged: 4,
      changed: 3,
      withoutVerdict: 0,
    });
  });

  it('the same history under the version in force lists nothing', async () => {
    const asked = await as(emil).policies.replay({ version: '2026-11' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const payload = { replayId: asked.replayId };
    const { signal } = new AbortController();
    await replayPolicyWith(test.db)({ id: 'job', payload, attempt: 1, signal });
    expect(await as(emil).policies.replayed(payload)).toMatchObject({ judged: 4, changed: 0, changes: [] });
  });
});
