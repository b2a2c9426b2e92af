import type { Actor, Role } from '@portico/domain/access';
import { addDays } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import type { Tx } from '../db/database.ts';
import { savePerson } from '../identity/store.ts';
import { members } from '../identity/table.ts';
import { publish } from '../outbox/append.ts';
import { commitEvents, dealEvent } from '../outbox/testing.ts';
import { atTime } from '../seed/at-time.ts';
import { callerFor } from '../trpc/testing.ts';
import { activityRouter } from './router.ts';

let test: TestDatabase;
let sofia: string;
beforeAll(async () => {
  test = await openTestDatabase();
  sofia = await test.db.write((tx) =>
    savePerson(tx, { name: 'Sofia Lind', email: 'sofia@nord.example', passwordHash: null }),
  );
  const own = { ownerId: sofia, actorId: sofia };
  await commitEvents(
    test.db,
    dealEvent({ ...own, name: 'deal.drafted', visibility: 'partner' }),
    dealEvent(own),
    dealEvent({ ...own, name: 'deal.taken', actorId: 'gone', visibility: 'internal' }),
    dealEvent({ ...own, name: 'deal.approved', actorId: null }),
    dealEvent({ orgId: 'sued', ownerId: 'sam', actorId: 'sam' }),
  );
});
afterAll(() => test[Symbol.asyncDispose]());

function actorOf(userId: string, orgId: string, ...roles: Role[]): Actor {
  return {
    kind: 'user',
    userId,
    name: userId,
    orgId,
    orgKind: orgId === 'velo' ? 'vendor' : 'partner',
    roles,
    grantedOrgIds: [],
    via: 'portal',
  };
}

function as(userId: string, orgId: string, ...roles: Role[]) {
  const actor = actorOf(userId, orgId, ...roles);
  return callerFor(activityRouter, { db: test.db, actor });
}

const positions = async (caller: ReturnType<typeof as>) =>
  (await caller.list({})).rows.map((row) => row.position);

describe('activity', () => {
  it('lists what a partner may see of their own, newest first, with the names of who did it', async () => {
    const { rows, next } = await as(sofia, 'nord', 'seller').list({});
    expect(next).toBeNull();
    expect(rows).toMatchObject([
      { position: 4, name: 'deal.approved', actor: null, seen: false },
      {
        position: 2,
        name: 'deal.submitted',
        actor: { id: sofia, name: 'Sofia Lind' },
        payload: { number: 'D-2026-000001' },
      },
      { position: 1, name: 'deal.drafted' },
    ]);
  });

  it('shows the desk all partners and what is internal, but no drafts', async () => {
    expect(await positions(as('dora', 'velo', 'deal_desk'))).toEqual([5, 4, 3, 2]);
  });

  it('never shows one partner what is another’s', async () => {
    expect(await positions(as('sam', 'sued', 'partner_admin'))).toEqual([5]);
    expect(await positions(as('paul', 'nord', 'seller'))).toEqual([]);
  });

  it('tells nobody of keys, sites and people they may not manage', async () => {
    const other = await openTestDatabase();
    const about = (type: string) => dealEvent({ name: 'key.created', aggregate: { type, id: `${type}_1` } });
    await commitEvents(other.db, about('key'), about('site'), about('person'), about('deal'));
    const seenBy = async (actor: Actor) =>
      (await callerFor(activityRouter, { db: other.db, actor }).list({})).rows.map(
        ({ aggregate }) => aggregate.type,
      );
    expect(await seenBy(actorOf('dora', 'velo', 'deal_desk'))).toEqual(['deal']);
    expect(await seenBy(actorOf('sofia', 'nord', 'seller'))).toEqual(['deal']);
    expect(await seenBy(actorOf('vera', 'velo', 'vendor_admin'))).toEqual(['deal', 'person', 'site', 'key']);
    await other[Symbol.asyncDispose]();
  });

  it('answers a role without access and a stranger as if nothing were there', async () => {
    await expect(as('lea', 'nord', 'learner').list({})).rejects.toThrow('not_found');
    await expect(
      callerFor(activityRouter, { db: test.db, actor: { kind: 'anonymous' } }).unread(),
    ).rejects.toThrow('signed_out');
  });

  it('pages by position without skipping or repeating', async () => {
    const caller = as(sofia, 'nord', 'partner_admin');
    const first = await caller.list({ limit: 2 });
    const rest = await caller.list({ limit: 2, ...(first.next === null ? {} : { cursor: first.next }) });
    expect([...first.rows, ...rest.rows].map((row) => row.position)).toEqual([4, 2, 1]);
    expect(rest.next).toBeNull();
    await expect(caller.list({ cursor: 'x' })).rejects.toThrow('bad_input');
    await expect(caller.list({ limit: 101 })).rejects.toThrow('bad_input');
  });

  it('counts what is unread and forgets it when seen, never back again and not ahead of what happened', async () => {
    const caller = as('maja', 'nord', 'partner_manager');
    expect(await caller.unread()).toEqual({ count: 3, head: 5 });
    expect(await caller.seen({ position: 2 })).toEqual({ position: 2 });
    expect(await caller.unread()).toEqual({ count: 1, head: 5 });
    expect(await caller.seen({ position: 1 })).toEqual({ position: 2 });
    expect(await caller.seen({ position: 999 })).toEqual({ position: 5 });
    expect(await caller.unread()).toEqual({ count: 0, head: 5 });
    expect((await caller.list({})).rows.every((row) => row.seen)).toBe(true);
    await expect(caller.seen({ position: -1 })).rejects.toThrow('bad_input');
  });

  it('counts nobody’s own deeds as news, and shows them as seen', async () => {
    const caller = as(sofia, 'nord', 'seller');
    expect((await caller.unread()).count).toBe(1);
    expect((await caller.list({})).rows.map(({ name, seen }) => [name, seen])).toEqual([
      ['deal.approved', false],
      ['deal.submitted', true],
      ['deal.drafted', true],
    ]);
  });

  it('is no news to a newcomer what happened before they joined, nor to anybody what is older than a week', async () => {
    const old = await openTestDatabase();
    const at = (days: number) => async (tx: Tx) => {
      await atTime(tx, addDays(tx.now, -days), (then) => {
        publish(then, dealEvent({ ownerId: 'nobody', actorId: null }));
        return Promise.resolve();
      });
    };
    for (const days of [400, 8, 6, 1]) await old.db.write(at(days));
    const reader = (userId: string) =>
      callerFor(activityRouter, { db: old.db, actor: actorOf(userId, 'nord', 'partner_manager') });
    expect((await reader('maja').unread()).count).toBe(2);
    expect((await reader('maja').list({})).rows.map(({ seen }) => seen)).toEqual([false, false, true, true]);
    await old.db.write(async (tx) => {
      await tx.insert(members).values({
        id: 'm1',
        userId: 'nina',
        organizationId: 'nord',
        role: 'partner_manager',
        createdAt: new Date(Date.parse(addDays(tx.now, -3))),
      });
    });
    expect((await reader('nina').unread()).count).toBe(1);
    await old[Symbol.asyncDispose]();
  });

  it('counts to a hundred at most', async () => {
    await commitEvents(
      test.db,
      ...Array.from({ length: 120 }, () =>
        dealEvent({ orgId: 'west', ownerId: 'wim', aggregate: { type: 'deal', id: 'deal_w' } }),
      ),
    );
    expect((await as('wim', 'west', 'seller').unread()).count).toBe(100);
  });
});
