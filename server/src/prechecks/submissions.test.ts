import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { customer, goodClaim, person, seedWorld } from '../deals/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { documentWith, publishVersion } from '../policies/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterEach(() => test[Symbol.asyncDispose]());

const anna = person('nord-anna', 'nord', 'seller');
const ben = person('nord-ben', 'nord', 'seller');
const cleo = person('nord-cleo', 'nord', 'partner_admin');
const dora = person('sued-dora', 'sued', 'seller');
const admin = person('velo-ada', 'velo', 'vendor_admin');
const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });

let customers = 0;
async function submit(actor: UserActor) {
  customers = (customers + 1) % 40;
  return as(actor).deals.submit({ claim: await goodClaim(test.db, customer(customers)) });
}
const ok = async (actor: UserActor) => {
  const outcome = await submit(actor);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
};
const small = (budget: object, deals = {}) =>
  publishVersion({ db: test.db, actor: admin }, 'small', {
    document: {
      ...documentWith(deals),
      prechecks: { ...defaultPolicyDocument.prechecks, ...budget },
    },
  });
const two = { submissionsPerUserDaily: 2, submissionsPerOrganisationDaily: 3 };

describe('handing in and taking back', () => {
  it('PC7: has a budget of the day, a person’s and an organisation’s; what was withdrawn counts', async () => {
    await small(two);
    for (const actor of [anna, anna]) {
      const { id: dealId, version } = await ok(actor);
      await as(actor).deals.withdraw({ dealId, version, reason: 'entered_in_error' });
    }
    expect(await submit(anna)).toEqual({ ok: false, refusal: { rule: 'PC7', key: 'user_submissions_used' } });
    await ok(ben);
    expect(await submit(cleo)).toEqual({
      ok: false,
      refusal: { rule: 'PC7', key: 'organisation_submissions_used' },
    });
    await ok(dora);
    expect((await as(anna).deals.list({})).rows).toHaveLength(2);
  });

  it('PC7: a claim with something wrong in it takes nothing off the budget, nor does what the vendor hands in', async () => {
    await small(two);
    const claim = { ...(await goodClaim(test.db, customer(1))), productId: 'old' };
    for (let n = 0; n < 4; n += 1)
      expect(await as(anna).deals.submit({ claim })).toMatchObject({
        ok: false,
        problems: [{ rule: 'DR3' }],
      });
    const identity = testIdentity(test.db);
    const seller = await identity.actor('partner', ['seller']);
    for (const number of [2, 3, 4]) {
      const typed = await goodClaim(test.db, customer(number));
      const behalf = { partnerId: seller.orgId, sellerId: seller.userId, claim: typed };
      expect((await as(admin).desk.registerFor(behalf)).ok).toBe(true);
    }
    await ok(anna);
    await ok(anna);
  });

  it('PC7: is in the report beside the pre-checks, with how much was taken back and refused', async () => {
    await small(two);
    const { id: dealId, version } = await ok(anna);
    await as(anna).deals.withdraw({ dealId, version, reason: 'other' });
    await ok(anna);
    await submit(anna);
    const { submissions, refused } = await as(admin).prechecks.report({});
    expect(submissions).toMatchObject([
      { userId: anna.userId, orgId: 'nord', orgName: 'Nord Räder', submitted: 2, withdrawn: 1 },
    ]);
    expect(refused.map(({ holder }) => holder).toSorted()).toEqual([
      'submit org nord',
      `submit user nord ${anna.userId}`,
    ]);
  });

  it('PC8: tells nothing of the verdict before the decision, whether it stays or is withdrawn', async () => {
    const claim = await goodClaim(test.db, customer(5));
    const first = await as(anna).deals.submit({ claim });
    const second = await as(dora).deals.submit({ claim });
    if (!first.ok || !second.ok) throw new Error('a deal that is not taken');
    const shown = ({
      verdict,
      review,
      protection,
      conflicts,
    }: typeof second.deal & { conflicts?: unknown }) => ({
      verdict,
      review,
      protection,
      conflicts,
    });
    expect(shown(second.deal)).toEqual(shown(first.deal));
    expect(second.deal.verdict).toBeNull();
    const { id: dealId, version } = second.deal;
    const back = await as(dora).deals.withdraw({ dealId, version, reason: 'other' });
    expect(back).toMatchObject({ ok: true, deal: { verdict: null } });
  });

  it('PC8: on a schedule nothing is approved at once, which would be an answer', async () => {
    const autoApprove = { upToMinor: 5_000_000, tiers: [], dealTypes: ['new' as const] };
    await publishVersion({ db: test.db, actor: admin }, 'at-once', {
      document: documentWith({ autoApprove }),
    });
    expect((await ok(anna)).review).toBe('approved');
    await expect(small({ answers: 'on_schedule' }, { autoApprove })).rejects.toThrow('answers_at_once');
  });
});
