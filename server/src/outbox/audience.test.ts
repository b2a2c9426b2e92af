import { type Actor, type Role } from '@portico/domain/access';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { audienceOf, hears } from './audience.ts';
import { countHeardAfter, listEventsAfter, listHeardAfter, listHeardBefore } from './store.ts';
import { commitEvents, dealEvent } from './testing.ts';

const types = ['deal', 'site', 'key', 'person', 'partner', 'coverage', 'canary', 'unknown'];
const orgs = ['nord', 'sued', null];
const people = ['sofia', 'sam', null];
const visibilities = ['partner', 'internal', 'both'] as const;

function someone(
  orgId: string,
  roles: readonly Role[],
  changes: Partial<Extract<Actor, { kind: 'user' }>> = {},
): Actor {
  return {
    kind: 'user',
    userId: 'sofia',
    name: 'S',
    orgId,
    orgKind: orgId === 'velo' ? 'vendor' : 'partner',
    roles,
    grantedOrgIds: [],
    via: 'portal',
    ...changes,
  };
}

const actors: Actor[] = [
  { kind: 'anonymous' },
  { kind: 'system', name: 'sweeper' },
  someone('nord', ['seller']),
  someone('nord', ['partner_manager']),
  someone('nord', ['partner_admin']),
  someone('nord', ['learner']),
  someone('sued', ['seller', 'partner_finance']),
  someone('nord', ['seller'], { via: 'embed', scopes: ['deals:read'] }),
  someone('nord', ['partner_admin'], { via: 'embed', scopes: ['deals:register'] }),
  someone('velo', ['deal_desk']),
  someone('velo', ['channel_manager'], { grantedOrgIds: ['sued'] }),
  someone('velo', ['channel_manager']),
  someone('velo', ['vendor_admin']),
];

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const all = types.flatMap((type) =>
    orgs.flatMap((orgId) =>
      people.flatMap((ownerId) =>
        visibilities.map((visibility) =>
          dealEvent({ aggregate: { type, id: `${type}_1` }, orgId, ownerId, visibility }),
        ),
      ),
    ),
  );
  await commitEvents(test.db, ...all);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('an audience', () => {
  it('hears the same events in memory as in the database, for every kind of actor', async () => {
    const all = await listEventsAfter(test.db.read, 0, 1000);
    expect(all).toHaveLength(types.length * orgs.length * people.length * visibilities.length);
    for (const actor of actors) {
      const audience = audienceOf(actor);
      const heard = all.filter((event) => hears(audience, event));
      expect(await listHeardAfter(audience, test.db.read, { after: 0, to: 1000, limit: 1000 })).toEqual(
        heard,
      );
      expect(await listHeardBefore(audience, test.db.read, { before: null, limit: 1000 })).toEqual(
        heard.toReversed(),
      );
      const everyone = { after: 0, most: 1000, exceptActorId: 'nobody' };
      expect(await countHeardAfter(audience, test.db.read, everyone)).toBe(heard.length);
    }
  });

  it('never holds another partner’s events or internal ones for a partner, nor a partner’s own for the vendor', async () => {
    const all = await listEventsAfter(test.db.read, 0, 1000);
    fc.assert(
      fc.property(fc.constantFrom(...actors), fc.constantFrom(...all), (actor, event) => {
        if (actor.kind === 'system' || !hears(audienceOf(actor), event)) return;
        expect(actor.kind).toBe('user');
        if (actor.kind !== 'user') return;
        if (actor.orgKind === 'partner')
          expect([event.orgId, event.visibility === 'internal']).toEqual([actor.orgId, false]);
        else expect(event.visibility).not.toBe('partner');
      }),
      { numRuns: 2000 },
    );
  });

  it('hears only what it may read: a seller their own deals, the desk all deals but no keys, sites or people', () => {
    const own = { ...dealEvent(), id: 'evt_1', position: 1, seq: 1, at: '2026-11-21T00:00:00.000Z' };
    const [seller, desk] = [
      audienceOf(someone('nord', ['seller'])),
      audienceOf(someone('velo', ['deal_desk'])),
    ];
    expect(hears(seller, own)).toBe(true);
    expect(hears(seller, { ...own, ownerId: 'sam' })).toBe(false);
    expect(hears(desk, { ...own, ownerId: 'sam' })).toBe(true);
    for (const type of ['key', 'site', 'person']) {
      const other = { ...own, aggregate: { type, id: `${type}_1` } };
      expect(hears(desk, other)).toBe(false);
      expect(hears(audienceOf(someone('velo', ['vendor_admin'])), other)).toBe(true);
    }
  });

  it('hears of deals that are shared with it too, but nothing internal and nothing of the owner alone', async () => {
    const all = await listEventsAfter(test.db.read, 0, 1000);
    const alone = audienceOf(someone('west', ['partner_manager']));
    expect([alone.secondOrgIds, all.filter((event) => hears(alone, event))]).toEqual([['west'], []]);
    const audience = { ...alone, sharedDealIds: new Set(['deal_1']) };
    const heard = all.filter((event) => hears(audience, event));
    expect(heard.length).toBe(orgs.length * people.length);
    expect(
      heard.every(({ visibility, aggregate }) => visibility === 'both' && aggregate.type === 'deal'),
    ).toBe(true);
    expect(await listHeardAfter(audience, test.db.read, { after: 0, to: 1000, limit: 1000 })).toEqual(heard);
    for (const actor of [someone('west', ['seller']), someone('velo', ['deal_desk'])])
      expect(audienceOf(actor).secondOrgIds).toEqual([]);
  });

  it('counts no further than asked', async () => {
    const audience = audienceOf({ kind: 'system', name: 'x' });
    const five = { after: 0, most: 5, exceptActorId: 'nobody' };
    expect(await countHeardAfter(audience, test.db.read, five)).toBe(5);
  });
});
