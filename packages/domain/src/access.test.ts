import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  type Actor,
  actions,
  can,
  EmbedScope,
  isWithin,
  partnerRoles,
  policies,
  type Reach,
  reachOf,
  Role,
  vendorRoles,
} from './access.ts';

type User = Extract<Actor, { kind: 'user' }>;

const OWN = 'org_mine';
const GRANTED = ['org_a', 'org_b'];
const isPartnerRole = (role: Role): boolean => partnerRoles.some((one) => one === role);

function user(roles: readonly Role[], more: Partial<User> = {}): User {
  const orgKind = roles.every(isPartnerRole) ? 'partner' : 'vendor';
  const about = { kind: 'user', userId: 'user_me', name: 'Ada', orgId: OWN } as const;
  return { ...about, orgKind, roles, grantedOrgIds: GRANTED, via: 'portal', ...more };
}

/** The whole law, written out a second time: o own, t own organisation, g granted partners, a all. */
const columns = [...partnerRoles, ...vendorRoles];
const law: Record<Action, { reach: string; scope: EmbedScope | null }> = {
  'session.read': { reach: 'ttttttt aaaaaaaa', scope: 'deals:read' },
  'embed.connect': { reach: 'ttttttt aaaaaaaa', scope: null },
  'embed.govern': { reach: '------- -------a', scope: null },
  'product.read': { reach: 'ttttttt aaaaaaaa', scope: 'deals:read' },
  'activity.read': { reach: 'tto---- gga-aaaa', scope: 'deals:read' },
  'deal.read': { reach: 'tto---- gga-aaaa', scope: 'deals:read' },
  'deal.register': { reach: 'tto---- --------', scope: 'deals:register' },
  'deal.decide': { reach: '------- --a----a', scope: null },
  'deal.sign': { reach: '------- -ga-aa-a', scope: null },
  'deal.register_for': { reach: '------- gga----a', scope: null },
  'deal.oversee': { reach: '------- gg-----a', scope: null },
  'dispute.raise': { reach: 'tto---- --a----a', scope: 'deals:register' },
  'dispute.read': { reach: 'tto---- aaa--a-a', scope: 'deals:read' },
  'dispute.manage': { reach: '------- --a----a', scope: null },
  'dispute.rule': { reach: '------- aaa--a-a', scope: null },
  'policy.read': { reach: '------- aaaaaaaa', scope: null },
  'policy.draft': { reach: '------- --a----a', scope: null },
  'policy.manage': { reach: '------- -------a', scope: null },
  'report.read': { reach: '------- --a--aaa', scope: null },
  'account.read': { reach: '------- aaa---aa', scope: null },
  'account.manage': { reach: '------- --a----a', scope: null },
  'coverage.read': { reach: '------- aaa---aa', scope: null },
  'coverage.manage': { reach: '------- --a----a', scope: null },
  'precheck.use': { reach: 'tto---- --------', scope: 'accounts:check' },
  'precheck.report': { reach: '------- --a---aa', scope: null },
  'precheck.manage': { reach: '------- -------a', scope: null },
  'partner.read': { reach: '------- gga---aa', scope: null },
  'site.manage': { reach: 't------ -------a', scope: null },
  'people.read': { reach: 'tt----- -------a', scope: null },
  'people.manage': { reach: 't------ -------a', scope: null },
};

const reaches: Record<string, Reach> = {
  o: { kind: 'own', orgId: OWN, userId: 'user_me' },
  t: { kind: 'organisations', orgIds: [OWN], side: 'partner' },
  g: { kind: 'organisations', orgIds: GRANTED, side: 'vendor' },
  a: { kind: 'all' },
  '-': { kind: 'none' },
};

function lawful(action: Action, role: Role): Reach {
  const letter = law[action].reach.replace(' ', '')[columns.indexOf(role)] ?? 'missing';
  return reaches[letter] ?? { kind: 'none' };
}

const everyCase = actions.flatMap((action) => Role.options.map((role) => [action, role] as const));

describe('one role and one action', () => {
  it('have a row and a column each in the law', () => {
    expect(actions.toSorted()).toEqual(Object.keys(law).toSorted());
    for (const { reach } of Object.values(law)) expect(reach.replace(' ', '')).toHaveLength(columns.length);
    expect(columns).toEqual(Role.options);
  });

  it.each(everyCase)('%s by %s reaches what the law says, in the portal and by key', (action, role) => {
    expect(reachOf(user([role]), action)).toEqual(lawful(action, role));
    expect(reachOf(user([role], { via: 'api_key' }), action)).toEqual(lawful(action, role));
    expect(can(user([role]), action)).toBe(lawful(action, role).kind !== 'none');
  });

  it.each(everyCase)('%s by %s in an embed needs the scope, and gives no more with it', (action, role) => {
    const { scope } = law[action];
    const others = EmbedScope.options.filter((one) => one !== scope);
    const inEmbed = (more: Partial<User>): Reach => reachOf(user([role], { via: 'embed', ...more }), action);
    expect(inEmbed({})).toEqual({ kind: 'none' });
    expect(inEmbed({ scopes: [] })).toEqual({ kind: 'none' });
    expect(inEmbed({ scopes: others })).toEqual({ kind: 'none' });
    expect(inEmbed({ scopes: EmbedScope.options })).toEqual(scope ? lawful(action, role) : { kind: 'none' });
  });

  it.each(everyCase)('%s by %s at an organisation of the other side gives nothing', (action, role) => {
    const orgKind = isPartnerRole(role) ? 'vendor' : 'partner';
    expect(reachOf(user([role], { orgKind }), action)).toEqual({ kind: 'none' });
  });
});

describe('reach', () => {
  it.each(actions)('%s: none for a stranger or without a role, all for the system', (action) => {
    expect(reachOf({ kind: 'anonymous' }, action)).toEqual({ kind: 'none' });
    expect(can({ kind: 'anonymous' }, action)).toBe(false);
    expect(reachOf({ kind: 'system', name: 'sweeper' }, action)).toEqual({ kind: 'all' });
    expect(reachOf(user([], { orgKind: 'vendor' }), action)).toEqual({ kind: 'none' });
    expect(reachOf(user([], { orgKind: 'partner' }), action)).toEqual({ kind: 'none' });
  });

  it('is the widest that any role gives, in any order, and other-side roles add nothing', () => {
    const widths = ['none', 'own', 'organisations', 'all'];
    const lists = fc.array(fc.constantFrom(...Role.options), { maxLength: 6 });
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(...actions),
        fc.constantFrom('vendor', 'partner'),
        (roles, action, orgKind) => {
          const counting = roles.filter((role) => isPartnerRole(role) === (orgKind === 'partner'));
          const each = counting.map((role) => lawful(action, role));
          const widest = each.toSorted((a, b) => widths.indexOf(b.kind) - widths.indexOf(a.kind))[0];
          expect(reachOf(user(roles, { orgKind }), action)).toEqual(widest ?? { kind: 'none' });
          expect(reachOf(user(roles.toReversed(), { orgKind }), action)).toEqual(widest ?? { kind: 'none' });
        },
      ),
    );
  });

  it('of a manager who looks after nobody holds no organisation', () => {
    expect(reachOf(user(['channel_manager'], { grantedOrgIds: [] }), 'deal.read')).toEqual({
      kind: 'organisations',
      orgIds: [],
      side: 'vendor',
    });
  });

  it('lets nobody both register and decide', () => {
    for (const role of Role.options) {
      expect(can(user([role]), 'deal.register') && can(user([role]), 'deal.decide')).toBe(false);
    }
  });

  it('gives an embed no action that manages', () => {
    const open = actions.filter((action) => 'scope' in policies[action]);
    expect(open).toEqual([
      'session.read',
      'product.read',
      'activity.read',
      'deal.read',
      'deal.register',
      'dispute.raise',
      'dispute.read',
      'precheck.use',
    ]);
  });
});

describe('a row', () => {
  const ids = fc.constantFrom('org_a', 'org_b', 'org_c');
  const users = fc.constantFrom('user_x', 'user_y');
  const rows = fc.record({ orgId: ids, userId: fc.option(users) });

  it('lies within all and never within none', () => {
    fc.assert(
      fc.property(rows, (row) => {
        expect(isWithin({ kind: 'all' }, row)).toBe(true);
        expect(isWithin({ kind: 'none' }, row)).toBe(false);
      }),
    );
  });

  it('lies within organisations exactly when its own is one of them, whoever made it', () => {
    const sides = fc.constantFrom('vendor' as const, 'partner' as const);
    fc.assert(
      fc.property(rows, fc.uniqueArray(ids), sides, (row, orgIds, side) => {
        expect(isWithin({ kind: 'organisations', orgIds, side }, row)).toBe(orgIds.includes(row.orgId));
      }),
    );
  });

  it('lies within own exactly when organisation and person are both the same', () => {
    fc.assert(
      fc.property(rows, ids, users, (row, orgId, userId) => {
        const isMine = row.orgId === orgId && row.userId === userId;
        expect(isWithin({ kind: 'own', orgId, userId }, row)).toBe(isMine);
      }),
    );
  });

  it('lies within the whole organisation whenever it lies within own', () => {
    fc.assert(
      fc.property(rows, ids, users, (row, orgId, userId) => {
        if (!isWithin({ kind: 'own', orgId, userId }, row)) return;
        expect(isWithin({ kind: 'organisations', orgIds: [orgId], side: 'partner' }, row)).toBe(true);
      }),
    );
  });
});
