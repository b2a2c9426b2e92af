import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { addTestSite, hostSession, type TestSite, useToken } from './testing/site.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const site = () => addTestSite(test.db, id);

/** The actor a page's session gives. */
async function onPage(shop: TestSite, user = shop.person.userId): Promise<UserActor> {
  const { token } = await hostSession(test.db, shop, { user: { userId: user } });
  const actor = await useToken(id, token, shop.origin);
  if (actor.kind !== 'user') throw new Error('nobody');
  return actor;
}
const draft = (actor: UserActor, key: string) =>
  callerFor(appRouter, { db: test.db, actor, idempotencyKey: key }).deals.saveDraft({
    claim: { customerName: 'Once' },
  });
const count = async (actor: UserActor) =>
  (await callerFor(appRouter, { db: test.db, actor }).deals.list({})).rows.length;
const faultOf = (error: unknown) => (error instanceof Error ? error.cause : null);
const replayed = { code: 'session_expired', detail: { fields: [{ path: 'session', key: 'replayed' }] } };

describe('EM7: a single-use id', () => {
  it('is answered again for the same page and person, also after their session was renewed', async () => {
    const shop = await site();
    const key = randomUUID();
    const [first, renewed] = [await onPage(shop), await onPage(shop)];
    expect(await draft(renewed, key)).toEqual(await draft(first, key));
    expect(await count(first)).toBe(1);
  });

  it('is refused to another person on that page, to another site and to another origin, and nothing is done', async () => {
    const [shop, other] = [await site(), await site()];
    const key = randomUUID();
    const owner = await onPage(shop);
    await draft(owner, key);
    const colleague = await id.actor('partner', ['seller'], shop.admin.orgId);
    const thieves = [
      await onPage(shop, colleague.userId),
      await onPage(other),
      { ...owner, origin: 'https://elsewhere.example' },
    ];
    for (const thief of thieves) expect(await draft(thief, key).catch(faultOf)).toMatchObject(replayed);
    for (const thief of thieves.slice(0, 2)) expect(await count(thief)).toBe(0);
  });

  it('lets one of two who bring it at the same moment pass', async () => {
    const [shop, other] = [await site(), await site()];
    const key = randomUUID();
    const results = await Promise.allSettled([
      draft(await onPage(shop), key),
      draft(await onPage(other), key),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
