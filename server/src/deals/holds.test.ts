import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { savePartner } from '../partners/store.ts';
import { publishVersion } from '../policies/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { dealsRouter } from './router.ts';
import { customer, goodClaim, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  const document = {
    ...defaultPolicyDocument,
    conflicts: {
      ...defaultPolicyDocument.conflicts,
      inactiveHoldsMost: 1,
      holdCaps: [{ tier: 'gold', most: 2 }],
    },
  };
  const actor = person('velo-admin', 'velo', 'vendor_admin');
  await publishVersion({ db: test.db, actor }, 'capped', { document });
});
afterAll(() => test[Symbol.asyncDispose]());

const nord = person('nord-anna', 'nord', 'seller');
const sued = person('sued-dora', 'sued', 'partner_admin');
const emil = person('velo-emil', 'velo', 'deal_desk');
const as = (actor: typeof nord) => callerFor(dealsRouter, { db: test.db, actor });
const desk = () => callerFor(deskRouter, { db: test.db, actor: emil });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
async function registered(actor: typeof nord, changes: Parameters<typeof goodClaim>[1] = {}) {
  return done(await as(actor).submit({ claim: await goodClaim(test.db, changes) }));
}
const approve = async (deal: { id: string; version: number }) => desk().approve(reference(deal));

describe('holds', () => {
  it('RC29: a partner with more inactive holds than its tier may have gets no further one until it works on them', async () => {
    const held = [];
    for (const n of [0, 1]) held.push(done(await approve(await registered(nord, customer(n)))));
    const next = await registered(nord, customer(2));
    for (const { id } of held) await letDaysPass(test.db, id, 31);
    const refused = { ok: false, refusal: { rule: 'RC29', key: 'too_many_inactive_holds' } };
    expect(await approve(next)).toEqual(refused);
    // Another partner is not touched by it.
    expect((await approve(await registered(sued, customer(3)))).ok).toBe(true);
    // A higher tier may hold more.
    const partner = { orgId: 'nord', kind: 'partner' as const, name: 'Nord Räder', country: 'DE' };
    await test.db.write((tx) => savePartner(tx, { ...partner, tier: 'gold' }));
    expect((await approve(next)).ok).toBe(true);
    await test.db.write((tx) => savePartner(tx, { ...partner, tier: null }));
    const another = await registered(nord, customer(4));
    expect(await approve(another)).toEqual(refused);
    // One that is given up makes room.
    const [first] = held;
    if (first) done(await as(nord).close({ ...reference(first), outcome: 'lost' }));
    expect((await approve(another)).ok).toBe(true);
  });
});
