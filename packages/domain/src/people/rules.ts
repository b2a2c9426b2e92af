import { type OrganisationKind, partnerRoles, type Role, vendorRoles } from '../access.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addDays, type Instant } from '../time.ts';

/** A rule's answer where nothing but yes is to be said. */
export type Verdict = { ok: true } | { ok: false; refusal: Refusal };

/** How long an invitation can be accepted (PP7). */
export const INVITATION_DAYS = 7;

/** The role that manages an organisation's people. */
export function adminRoleOf(kind: OrganisationKind): Role {
  return kind === 'vendor' ? 'vendor_admin' : 'partner_admin';
}

/** The roles people of such an organisation may hold (PP3), in the order lists show them. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  return kind === 'vendor' ? vendorRoles : partnerRoles;
}

/** Whether `roles` can be held together at an organisation of this kind (PP1, PP3). */
export function checkRoles(kind: OrganisationKind, roles: readonly Role[]): Verdict {
  if (roles.length === 0) return refuse('PP1', 'role_needed', 'roles');
  if (roles.some((role) => !rolesOf(kind).includes(role)))
    return refuse('PP3', 'role_of_other_kind', 'roles');
  return { ok: true };
}

/** What the rules must know of a person whose place is to change. */
export interface Place {
  userId: string;
  orgKind: OrganisationKind;
  roles: readonly Role[];
  /** How many administrators the organisation has, this person included. */
  adminCount: number;
}

/** Whether `actorId` may give the person these roles instead of theirs (PP1 to PP4). */
export function checkRoleChange(place: Place, next: readonly Role[], actorId: string): Verdict {
  const admin = adminRoleOf(place.orgKind);
  const fitting = checkRoles(place.orgKind, next);
  if (!fitting.ok) return fitting;
  const [was, willBe] = [place.roles.includes(admin), next.includes(admin)];
  if (place.userId === actorId && was !== willBe) return refuse('PP4', 'own_admin_role', 'roles');
  if (was && !willBe && place.adminCount <= 1) return refuse('PP2', 'last_admin', 'roles');
  return { ok: true };
}

/** Whether `actorId` may remove the person (PP2, PP4). */
export function checkRemoval(place: Place, actorId: string): Verdict {
  if (place.userId === actorId) return refuse('PP4', 'own_removal');
  if (place.roles.includes(adminRoleOf(place.orgKind)) && place.adminCount <= 1)
    return refuse('PP2', 'last_admin');
  return { ok: true };
}

/** Whether an address may be invited with these roles (PP1, PP3, PP5, PP6). */
export function checkInvitation(
  to: { orgKind: OrganisationKind; roles: readonly Role[] },
  known: { isMember: boolean; isInvited: boolean },
): Verdict {
  const fitting = checkRoles(to.orgKind, to.roles);
  if (!fitting.ok) return fitting;
  if (known.isMember) return refuse('PP6', 'already_member', 'email');
  if (known.isInvited) return refuse('PP5', 'already_invited', 'email');
  return { ok: true };
}

/** When an invitation sent `now` is over (PP7). */
export function invitationEnds(now: Instant): Instant {
  return addDays(now, INVITATION_DAYS);
}

/** Whether an invitation can still be accepted (PP7, PP8). */
export function isOpenInvitation(invitation: { status: string; expiresAt: Instant }, now: Instant): boolean {
  return invitation.status === 'pending' && now < invitation.expiresAt;
}
