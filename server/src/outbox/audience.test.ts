import { type Actor, type Role } from '@portico/domain/access';
import type { NewEvent } from '@portico/domain/event';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { audienceOf, hears, type Hearing } from './audience.ts';
import { countHeardAfter, listEventsAfter, listHeardAfter, listHeardBefore } from './store.ts';
import { commitEvents, dealEvent } from './testing.ts';

const types = ['deal', 'site', 'key', 'person', 'partner', 'coverage', 'canary', 'unknown'];
const kinds: readonly Pick<NewEvent, 'name' | 'aggregate'>[] = [
  ...types.map((type) => ({ name: 'deal.submitted' as const, aggregate: { type, id: `${type}_1` } })),
  { name: 'account.created', aggregate: { type: 'account', id: 'account_1' } },
  { name: 'account.merged', aggregate: { type: 'account', id: 'account_1' } },
  { name: 'account.import_progressed', aggregate: { type: 'account_import', id: 'import_1' } },
  { name: 'account.imported', aggregate: { type: 'account_import', id: 'import_1' } },
];
const hearings: readonly Hearing[] = ['live', 'news'];
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
  const all = kinds.flatMap((kind) =>
    orgs.flatMap((orgId) =>
      people.flatMap((ownerId) =>
        visibilities.map((visibility) => dealEvent({ ...kind, orgId, ownerId, visibility })),
      ),
    ),
  );
  await commitEvents(test.db, ...all);
});
afterAll(() => test[Symbol.asyncDispose]());

describe('an audience', () => {
  it('hears the same events in memory as in the database, for every kind of actor', async () => {
    const all = await listEventsAfter(test.db.read, 0, 1000);
    expect(all).toHaveLength(kinds.length * orgs.length * people.length * visibilities.length);
    for (const [actor, hearing] of actors.flatMap((each) => hearings.map((how) => [each, how] as const))) {
      const audience = audienceOf(actor, hearing);
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
        if (actor.kind === 'system' || !hears(audienceOf(actor, 'live'), event)) return;
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
      audienceOf(someone('nord', ['seller']), 'live'),
      audienceOf(someone('velo', ['deal_desk']), 'live'),
    ];
    expect(hears(seller, own)).toBe(true);
    expect(hears(seller, { ...own, ownerId: 'sam' })).toBe(false);
    expect(hears(desk, { ...own, ownerId: 'sam' })).toBe(true);
    for (const type of ['key', 'site', 'person']) {
      const other = { ...own, aggregate: { type, id: `${type}_1` } };
      expect(hears(desk, other)).toBe(false);
      expect(hears(audienceOf(someone('velo', ['vendor_admin']), 'live'), other)).toBe(true);
    }
  });

  it('hears of deals that are shared with it too, but nothing internal and nothing of the owner alone', async () => {
    const all = await listEventsAfter(test.db.read, 0, 1000);
    const alone = audienceOf(someone('west', ['partner_manager']), 'live');
    expect([alone.secondOrgIds, all.filter((event) => hears(alone, event))]).toEqual([['west'], []]);
    const audience = { ...alone, sharedDealIds: new Set(['deal_1']) };
    const heard = all.filter((event) => hears(audience, event));
    expect(heard.length).toBe(orgs.length * people.length);
    expect(
      heard.every(({ visibility, aggregate }) => visibility === 'both' && aggregate.type === 'deal'),
    ).toBe(true);
    expect(await listHeardAfter(audience, test.db.read, { after: 0, to: 1000, limit: 1000 })).toEqual(heard);
    for (const actor of [someone('west', ['seller']), someone('velo', ['deal_desk'])])
      expect(audienceOf(actor, 'live').secondOrgIds).toEqual([]);
  });

  it('hears of accounts when it may read them: every change live, of news only what no import does by the thousand', async () => {
    const internal = (await listEventsAfter(test.db.read, 0, 1000)).filter(
      ({ name, orgId, ownerId, visibility }) =>
        name.startsWith('account.') && orgId === null && ownerId === null && visibility === 'internal',
    );
    const heardOf = (actor: Actor, hearing: Hearing) =>
      internal.filter((event) => hears(audienceOf(actor, hearing), event)).map(({ name }) => name);
    for (const role of ['deal_desk', 'channel_manager', 'analyst', 'vendor_admin'] as const) {
      expect(heardOf(someone('velo', [role]), 'live')).toEqual([
        'account.created',
        'account.merged',
        'account.import_progressed',
        'account.imported',
      ]);
      expect(heardOf(someone('velo', [role]), 'news')).toEqual(['account.merged', 'account.imported']);
    }
    for (const other of [someone('nord', ['partner_admin', 'seller']), someone('velo', ['learner'])])
      expect([heardOf(other, 'live'), heardOf(other, 'news')]).toEqual([[], []]);
  });

  it('counts no further than asked', async () => {
    const audience = audienceOf({ kind: 'system', name: 'x' }, 'live');
    const five = { after: 0, most: 5, exceptActorId: 'nobody' };
    expect(await countHeardAfter(audience, test.db.read, five)).toBe(5);
  });
});
