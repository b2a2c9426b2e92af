import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OrganisationKind, Reach, Role } from '@portico/domain/access';
import { isWithin } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { invitationEnds, isOpenInvitation } from '@portico/domain/people/rules';
import type { Instant } from '@portico/domain/time';
import { and, eq } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { publish } from '../outbox/append.ts';
import {
  findMembership,
  findUserByEmail,
  instantOfDate,
  readRoles,
  saveMember,
  savePerson,
} from './store.ts';
import { invitations, organisations, users } from './table.ts';

/** An invitation and the organisation it leads to. */
export interface Invitation {
  id: string;
  orgId: string;
  orgName: string;
  orgKind: OrganisationKind;
  email: string;
  name: string | null;
  roles: Role[];
  status: 'pending' | 'accepted' | 'canceled';
  expiresAt: Instant;
  inviterId: string;
  inviterName: string;
}

/**
 * The token in an invitation's link: its id and a keyed hash of it. Nothing secret is stored, and the letter can be
 * written again at any time; cancelling or accepting makes the link worthless.
 */
export function invitationToken(secret: string, invitationId: string): string {
  const mac = createHmac('sha256', secret).update(`portico invitation\n${invitationId}`).digest('base64url');
  return `${invitationId}.${mac}`;
}

/** The invitation's id out of a token we made, or null. */
export function readInvitationToken(secret: string, token: string): string | null {
  const invitationId = token.split('.')[0] ?? '';
  const [given, ours] = [Buffer.from(token), Buffer.from(invitationToken(secret, invitationId))];
  return given.length === ours.length && timingSafeEqual(given, ours) ? invitationId : null;
}

/** An invitation, or null. For the server's own use; no reach is asked. */
export async function findInvitation(query: Query, invitationId: string): Promise<Invitation | null> {
  const [row] = await query
    .select({
      invitation: invitations,
      orgName: organisations.name,
      orgKind: organisations.kind,
      inviterName: users.name,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organizationId))
    .innerJoin(users, eq(users.id, invitations.inviterId))
    .where(eq(invitations.id, invitationId))
    .limit(1);
  if (!row) return null;
  const { organizationId: orgId, role, expiresAt, createdAt: _, ...invitation } = row.invitation;
  const { orgName, orgKind, inviterName } = row;
  return {
    ...invitation,
    orgId,
    orgName,
    orgKind,
    inviterName,
    roles: readRoles(role),
    expiresAt: instantOfDate(expiresAt),
  };
}

/**
 * An invitation within reach.
 *
 * @throws Fault `not_found`
 */
export async function getInvitation(reach: Reach, query: Query, invitationId: string): Promise<Invitation> {
  const invitation = await findInvitation(query, invitationId);
  if (!invitation || !isWithin(reach, { orgId: invitation.orgId, userId: null }))
    throw new Fault('not_found');
  return invitation;
}

/** Whether an invitation waits for this address at this organisation. */
export async function isInvited(query: Query, orgId: string, email: string): Promise<boolean> {
  const rows = await query
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, orgId),
        eq(invitations.status, 'pending'),
        eq(invitations.email, email),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Adds an invitation that can be accepted from now on (PP7). Returns its id. */
export async function saveInvitation(
  tx: Tx,
  invitation: {
    orgId: string;
    email: string;
    name: string | null;
    roles: readonly Role[];
    inviterId: string;
  },
): Promise<string> {
  const id = newId('row');
  const { orgId, email, name, roles, inviterId } = invitation;
  await tx.insert(invitations).values({
    id,
    organizationId: orgId,
    email,
    name,
    role: roles.join(','),
    status: 'pending',
    expiresAt: new Date(invitationEnds(tx.now)),
    createdAt: new Date(tx.now),
    inviterId,
  });
  return id;
}

/**
 * Moves a waiting invitation on: to another state, or to a new end (PP7, PP8).
 *
 * @returns false when it waits no longer, also when somebody else was faster
 */
export async function saveInvitationState(
  tx: Tx,
  invitationId: string,
  change: { status: 'accepted' | 'canceled' } | { expiresAt: Instant },
): Promise<boolean> {
  const set = 'status' in change ? change : { expiresAt: new Date(change.expiresAt) };
  const moved = await tx
    .update(invitations)
    .set(set)
    .where(and(eq(invitations.id, invitationId), eq(invitations.status, 'pending')))
    .returning({ id: invitations.id });
  return moved.length > 0;
}

/** Someone who follows the link of their invitation. */
export interface Acceptance {
  invitationId: string;
  /** Only for people who have no account yet. */
  name: string | null;
  passwordHash: string | null;
}

/**
 * Makes the invited person a member: with the account of that address, or a new one. The link reached their mailbox, so
 * the address is theirs.
 *
 * @throws Fault `not_found` when there is nothing to accept (PP7, PP8); `bad_input` when a new person gives no name
 */
export async function acceptInvitation(
  tx: Tx,
  acceptance: Acceptance,
): Promise<{ userId: string; orgId: string }> {
  const invitation = await findInvitation(tx, acceptance.invitationId);
  if (!invitation || !isOpenInvitation(invitation, tx.now)) throw new Fault('not_found');
  const { id, orgId, email, roles } = invitation;
  if (!(await saveInvitationState(tx, id, { status: 'accepted' }))) throw new Fault('not_found');
  const known = await findUserByEmail(tx, email);
  const name = known?.name ?? acceptance.name ?? invitation.name;
  if (name === null) throw new Fault('bad_input', { fields: [{ path: 'name', key: 'required' }] });
  const userId = known?.id ?? (await savePerson(tx, { name, email, passwordHash: acceptance.passwordHash }));
  if (!(await findMembership(tx, { userId, orgId }))) await saveMember(tx, { orgId, userId, roles });
  publish(tx, {
    name: 'person.joined',
    aggregate: { type: 'person', id: userId },
    orgId: invitation.orgKind === 'vendor' ? null : orgId,
    ownerId: userId,
    actorId: userId,
    visibility: invitation.orgKind === 'vendor' ? 'internal' : 'both',
    payload: { orgId, name, roles: roles.join(',') },
  });
  return { userId, orgId };
}
