import type { OrganisationKind, Role } from '@portico/domain/access';
import { type Instant, instantOf } from '@portico/domain/time';
import { and, asc, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { boundText, databaseClock, keptNames, preparedByIds, preparedRead } from '../db/prepared.ts';
import { endEmbedding } from '../embed/endings.ts';
import { accounts, members, organisations, sessions, users } from './table.ts';

/** Who somebody is and where they act, as far as every request needs it. */
export interface Membership {
  userId: string;
  name: string;
  email: string;
  orgId: string;
  orgName: string;
  orgKind: OrganisationKind;
  roles: Role[];
}

/** What `membershipOf` reads. */
export interface MembershipRow {
  userId: string;
  name: string;
  email: string;
  orgId: string;
  orgName: string;
  orgKind: OrganisationKind;
  role: string;
}

/**
 * The columns and joins that add a person's membership to another read, so that who asks is known in the same round trip.
 * Inner joins: without the membership there is no row.
 *
 * @param userId the column that holds the person
 * @param orgId the column that holds the organisation
 */
export function membershipOf(userId: Column, orgId: Column) {
  return {
    columns: {
      userId: users.id,
      name: users.name,
      email: users.email,
      orgId: organisations.id,
      orgName: organisations.name,
      orgKind: organisations.kind,
      role: members.role,
    },
    member: [members, and(eq(members.userId, userId), eq(members.organizationId, orgId))] as [
      typeof members,
      SQL | undefined,
    ],
    user: [users, eq(users.id, userId)] as [typeof users, SQL],
    organisation: [organisations, eq(organisations.id, orgId)] as [typeof organisations, SQL],
  };
}

/** A membership out of its row. */
export function readMembership({ role, ...row }: MembershipRow): Membership {
  return { ...row, roles: readRoles(role) };
}

/** Roles out of a member's `role` column, where they stand separated by commas. */
export function readRoles(role: string | null): Role[] {
  return (role ?? '').split(',').filter((name) => name !== '') as Role[];
}

const signedIn = preparedRead('identity_signed_in', (query) => {
  const who = membershipOf(sessions.userId, sessions.activeOrganizationId);
  return query
    .select(who.columns)
    .from(sessions)
    .innerJoin(...who.member)
    .innerJoin(...who.user)
    .innerJoin(...who.organisation)
    .where(and(eq(sessions.token, boundText('token')), sql`${sessions.expiresAt} > ${databaseClock}`));
});

/** Who holds a portal session that has not ended, by the database's clock; one prepared read. */
export async function findSignedIn(query: Query, token: string): Promise<Membership | null> {
  const [row] = await signedIn(query, { token });
  return row ? readMembership(row) : null;
}

/** A person's place in an organisation, or null. For the server's own use; no reach is asked. */
export async function findMembership(
  query: Query,
  place: { userId: string; orgId: string },
): Promise<Membership | null> {
  const [row] = await query
    .select(membershipOf(members.userId, members.organizationId).columns)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organisations, eq(organisations.id, members.organizationId))
    .where(and(eq(members.userId, place.userId), eq(members.organizationId, place.orgId)))
    .limit(1);
  return row ? readMembership(row) : null;
}

/** The organisation a person joined first, where their next session begins; null when they belong nowhere. */
export async function findFirstOrgId(query: Query, userId: string): Promise<string | null> {
  const [row] = await query
    .select({ orgId: members.organizationId })
    .from(members)
    .where(eq(members.userId, userId))
    .orderBy(members.createdAt, members.id)
    .limit(1);
  return row?.orgId ?? null;
}

/** When a person joined an organisation; null when they do not belong to it. */
export async function findJoinedAt(
  query: Query,
  place: { userId: string; orgId: string },
): Promise<Instant | null> {
  const [row] = await query
    .select({ at: members.createdAt })
    .from(members)
    .where(and(eq(members.userId, place.userId), eq(members.organizationId, place.orgId)))
    .limit(1);
  return row ? instantOf(row.at.getTime()) : null;
}

/** A person by e-mail address in lower case, or null. */
export async function findUserByEmail(
  query: Query,
  email: string,
): Promise<{ id: string; name: string; email: string } | null> {
  const [row] = await query
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.email, email))
    .limit(1);
  return row ?? null;
}

/** An organisation's name and kind, or null. For the server's own use; no reach is asked. */
export async function findOrganisationById(
  query: Query,
  orgId: string,
): Promise<{ id: string; name: string; kind: OrganisationKind } | null> {
  const [row] = await query
    .select({ id: organisations.id, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, orgId))
    .limit(1);
  return row ?? null;
}

/** Names of some people by id. */
export const listPersonNames = keptNames(
  preparedByIds('person_names', (query, ids) =>
    query.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)),
  ),
);

/** Adds an organisation. Its slug is its id: nothing shows it, and better-auth wants one that is unique. */
export async function saveOrganisation(
  tx: Tx,
  organisation: { id: string; name: string; kind: OrganisationKind },
): Promise<void> {
  await tx
    .insert(organisations)
    .values({ ...organisation, slug: organisation.id, createdAt: new Date(tx.now) });
}

/** Adds a person whose address is known to be theirs, with a password's hash if they have one. Returns their id. */
export async function savePerson(
  tx: Tx,
  person: { id?: string; name: string; email: string; passwordHash: string | null },
): Promise<string> {
  const { id = newId('user'), name, email, passwordHash } = person;
  const at = new Date(tx.now);
  await tx.insert(users).values({ id, name, email, emailVerified: true, createdAt: at, updatedAt: at });
  if (passwordHash !== null) await savePassword(tx, id, passwordHash);
  return id;
}

/** Gives a person a password, in place of the one they had. */
export async function savePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  const at = new Date(tx.now);
  await tx
    .insert(accounts)
    .values({
      id: newId('row'),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoUpdate({
      target: [accounts.providerId, accounts.accountId],
      set: { password: passwordHash, updatedAt: at },
    });
}

/** Ends all of a person's sessions, in the portal and on partners' pages, or those at one organisation (EM6). */
export async function endSessions(tx: Tx, userId: string, orgId?: string): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        orgId === undefined ? undefined : eq(sessions.activeOrganizationId, orgId),
      ),
    );
  await endEmbedding(tx, { userId, orgId });
}

/** Makes a person a member. Returns the membership's id. */
export async function saveMember(
  tx: Tx,
  member: { orgId: string; userId: string; roles: readonly Role[] },
): Promise<string> {
  const id = newId('row');
  const { orgId, userId, roles } = member;
  await tx
    .insert(members)
    .values({ id, organizationId: orgId, userId, role: roles.join(','), createdAt: new Date(tx.now) });
  return id;
}

/** A `Date` column as an instant. */
export function instantOfDate(date: Date): Instant {
  return date.toISOString();
}

/** Somebody who can be written to. */
export interface Addressee {
  id: string;
  name: string;
  email: string;
}

/** A person's name and address, or null. */
export async function findAddressee(query: Query, userId: string): Promise<Addressee | null> {
  const [row] = await query
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, userId))
    .limit(1);
  return row ?? null;
}

const ADDRESSEES_MAX = 1000;

/** Everybody at organisations of this kind who has the role, by address; looks at no more than 1,000 members. */
export async function listAddressees(query: Query, kind: OrganisationKind, role: Role): Promise<Addressee[]> {
  const rows = await query
    .select({ id: users.id, name: users.name, email: users.email, role: members.role })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organizationId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(organisations.kind, kind))
    .orderBy(asc(users.email))
    .limit(ADDRESSEES_MAX);
  return rows
    .filter((row) => readRoles(row.role).includes(role))
    .map(({ id, name, email }) => ({ id, name, email }));
}

/** People of one organisation who hold one of some roles, by address; each once. */
export async function listAddresseesOf(
  query: Query,
  orgId: string,
  roles: readonly Role[],
): Promise<Addressee[]> {
  const rows = await query
    .select({ id: users.id, name: users.name, email: users.email, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, orgId))
    .orderBy(asc(users.email))
    .limit(ADDRESSEES_MAX);
  return rows
    .filter((row) => readRoles(row.role).some((role) => roles.includes(role)))
    .map(({ id, name, email }) => ({ id, name, email }));
}
