import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrganisationKind, Role } from '../access.ts';
import { addMs } from '../time.ts';
import {
  adminRoleOf,
  checkInvitation,
  checkRemoval,
  checkRoleChange,
  checkRoles,
  invitationEnds,
  isOpenInvitation,
  type Place,
  rolesOf,
} from './rules.ts';

const kinds = fc.constantFrom(...OrganisationKind.options);
const roles = fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 5 });
const place: fc.Arbitrary<Place> = kinds.chain((orgKind) =>
  fc.record({
    userId: fc.constantFrom('ann', 'bob'),
    orgKind: fc.constant(orgKind),
    roles: fc.uniqueArray(fc.constantFrom(...rolesOf(orgKind)), { minLength: 1 }),
    adminCount: fc.nat(3),
  }),
);
const rule = (verdict: ReturnType<typeof checkRoles>) => (verdict.ok ? null : verdict.refusal.rule);
const ann: Place = { userId: 'ann', orgKind: 'partner', roles: ['partner_admin', 'seller'], adminCount: 2 };

describe('roles', () => {
  it('PP1: no role at all is refused', () => {
    expect(checkRoles('partner', [])).toEqual({
      ok: false,
      refusal: { rule: 'PP1', key: 'role_needed', field: 'roles' },
    });
  });

  it('PP3: a set with any role of the other kind is refused, every other non-empty set is fine', () => {
    fc.assert(
      fc.property(kinds, roles, (kind, set) => {
        const foreign = set.some((role) => !rolesOf(kind).includes(role));
        expect(rule(checkRoles(kind, set))).toBe(set.length === 0 ? 'PP1' : foreign ? 'PP3' : null);
      }),
    );
  });

  it('PP2: the last administrator does not lose the role, whoever asks', () => {
    expect(rule(checkRoleChange({ ...ann, adminCount: 1 }, ['seller'], 'bob'))).toBe('PP2');
    expect(rule(checkRoleChange(ann, ['seller'], 'bob'))).toBe(null);
  });

  it('PP4: nobody gives or takes their own administrator role, other roles they may change', () => {
    expect(rule(checkRoleChange(ann, ['seller'], 'ann'))).toBe('PP4');
    expect(rule(checkRoleChange({ ...ann, roles: ['seller'] }, ['partner_admin'], 'ann'))).toBe('PP4');
    expect(rule(checkRoleChange(ann, ['partner_admin', 'marketer'], 'ann'))).toBe(null);
  });

  it('PP2: no allowed change or removal leaves an organisation without an administrator', () => {
    fc.assert(
      fc.property(place, roles, fc.constantFrom('ann', 'bob'), (before, next, actor) => {
        const admin = adminRoleOf(before.orgKind);
        fc.pre(before.adminCount >= (before.roles.includes(admin) ? 1 : 0));
        const others = before.adminCount - (before.roles.includes(admin) ? 1 : 0);
        if (checkRoleChange(before, next, actor).ok && before.adminCount > 0) {
          expect(others + (next.includes(admin) ? 1 : 0)).toBeGreaterThan(0);
        }
        if (checkRemoval(before, actor).ok && before.adminCount > 0) expect(others).toBeGreaterThan(0);
      }),
    );
  });
});

describe('removal', () => {
  it('PP4: nobody removes themselves', () => {
    expect(rule(checkRemoval(ann, 'ann'))).toBe('PP4');
  });

  it('PP2: the last administrator stays, any other person may be removed', () => {
    expect(rule(checkRemoval({ ...ann, adminCount: 1 }, 'bob'))).toBe('PP2');
    expect(rule(checkRemoval({ ...ann, roles: ['seller'], adminCount: 1 }, 'bob'))).toBe(null);
  });
});

describe('invitations', () => {
  const to = { orgKind: 'partner', roles: ['seller'] } as const;

  it('PP5 and PP6: who is a member or already invited is not invited again', () => {
    expect(rule(checkInvitation(to, { isMember: true, isInvited: true }))).toBe('PP6');
    expect(rule(checkInvitation(to, { isMember: false, isInvited: true }))).toBe('PP5');
    expect(rule(checkInvitation(to, { isMember: false, isInvited: false }))).toBe(null);
  });

  it('PP1 and PP3 hold for invitations too', () => {
    expect(rule(checkInvitation({ ...to, roles: [] }, { isMember: false, isInvited: false }))).toBe('PP1');
    expect(rule(checkInvitation({ ...to, roles: ['legal'] }, { isMember: false, isInvited: false }))).toBe(
      'PP3',
    );
  });

  it('PP7: an invitation is over at the very instant it expires, seven days after it was sent', () => {
    const expiresAt = invitationEnds('2026-11-01T10:00:00.000Z');
    expect(expiresAt).toBe('2026-11-08T10:00:00.000Z');
    expect(isOpenInvitation({ status: 'pending', expiresAt }, addMs(expiresAt, -1))).toBe(true);
    expect(isOpenInvitation({ status: 'pending', expiresAt }, expiresAt)).toBe(false);
  });

  it.each(['accepted', 'canceled'])('PP8: an invitation that is %s cannot be accepted', (status) => {
    expect(
      isOpenInvitation({ status, expiresAt: '2999-01-01T00:00:00.000Z' }, '2026-11-01T10:00:00.000Z'),
    ).toBe(false);
  });
});
