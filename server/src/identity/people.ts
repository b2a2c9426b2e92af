import type { OrganisationKind, Reach, Role } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { Page, PageRequest } from '@portico/domain/page';
import type { PersonView } from '@portico/domain/people/person';
import { adminRoleOf } from '@portico/domain/people/rules';
import { and, asc, type Column, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { endEmbedding } from '../embed/endings.ts';
import { endSessions, instantOfDate, readRoles } from './store.ts';
import { invitations, members, organisations, users } from './table.ts';

/** A member as the rules and events need them. */
export interface Member {
  id: string;
  orgId: string;
  orgKind: OrganisationKind;
  userId: string;
  name: string;
  email: string;
  roles: Role[];
}

/**
 * The people within reach, those invited first by address, then the members by name. The cursor says in which of the
 * two lists it goes on.
 */
export async function listPeople(
  reach: Reach,
  query: Query,
  request: PageRequest & { orgId?: string | undefined },
): Promise<Page<PersonView>> {
  const { cursor, limit, orgId } = request;
  const isAmongMembers = cursor?.startsWith('m.') ?? false;
  const place = { orgId, limit, cursor: cursor?.slice(2) || undefined };
  if (isAmongMembers) return marked('m.', await listMembers(reach, query, place));
  const invited = await listInvited(reach, query, place);
  if (invited.next !== null) return marked('i.', invited);
  const left = limit - invited.rows.length;
  if (left === 0) return { rows: invited.rows, next: 'm.' };
  const joined = marked('m.', await listMembers(reach, query, { orgId, limit: left, cursor: undefined }));
  return { rows: [...invited.rows, ...joined.rows], next: joined.next };
}

function marked(mark: string, page: Page<PersonView>): Page<PersonView> {
  return { rows: page.rows, next: page.next === null ? null : mark + page.next };
}

interface Place {
  orgId: string | undefined;
  limit: number;
  cursor: string | undefined;
}

async function listInvited(reach: Reach, query: Query, place: Place): Promise<Page<PersonView>> {
  const rows = await query
    .select({ invitation: invitations, orgName: organisations.name })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organizationId))
    .where(
      and(
        eq(invitations.status, 'pending'),
        within(reach, invitations.organizationId, place.orgId),
        after(place.cursor, { value: invitations.email, id: invitations.id }, 'ascending'),
      ),
    )
    .orderBy(asc(invitations.email), asc(invitations.id))
    .limit(place.limit + 1);
  return pageOfRows(rows, place.limit, {
    key: ({ invitation }) => [invitation.email, invitation.id],
    row: ({ invitation, orgName }) => ({
      id: invitation.id,
      state: 'invited',
      orgId: invitation.organizationId,
      orgName,
      userId: null,
      name: invitation.name,
      email: invitation.email,
      roles: readRoles(invitation.role),
      since: instantOfDate(invitation.createdAt),
      expiresAt: instantOfDate(invitation.expiresAt),
    }),
  });
}

async function listMembers(reach: Reach, query: Query, place: Place): Promise<Page<PersonView>> {
  const rows = await query
    .select({ member: members, name: users.name, email: users.email, orgName: organisations.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organisations, eq(organisations.id, members.organizationId))
    .where(
      and(
        within(reach, members.organizationId, place.orgId),
        after(place.cursor, { value: users.name, id: members.id }, 'ascending'),
      ),
    )
    .orderBy(asc(users.name), asc(members.id))
    .limit(place.limit + 1);
  return pageOfRows(rows, place.limit, {
    key: ({ name, member }) => [name, member.id],
    row: ({ member, name, email, orgName }) => ({
      id: member.id,
      state: 'active',
      orgId: member.organizationId,
      orgName,
      userId: member.userId,
      name,
      email,
      roles: readRoles(member.role),
      since: instantOfDate(member.createdAt),
      expiresAt: null,
    }),
  });
}

/**
 * A member within reach.
 *
 * @throws Fault `not_found`
 */
export async function getMember(reach: Reach, query: Query, memberId: string): Promise<Member> {
  const [row] = await query
    .select({
      id: members.id,
      orgId: members.organizationId,
      orgKind: organisations.kind,
      userId: members.userId,
      name: users.name,
      email: users.email,
      role: members.role,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(organisations, eq(organisations.id, members.organizationId))
    .where(and(eq(members.id, memberId), within(reach, members.organizationId)))
    .limit(1);
  if (!row) throw new Fault('not_found');
  const { role, ...member } = row;
  return { ...member, roles: readRoles(role) };
}

const ORGANISATION_PEOPLE_MAX = 10_000;

/** How many administrators an organisation has. Roles stand together in one column, so they are counted here. */
export async function countAdmins(
  query: Query,
  organisation: { orgId: string; orgKind: OrganisationKind },
): Promise<number> {
  const admin = adminRoleOf(organisation.orgKind);
  const rows = await query
    .select({ role: members.role })
    .from(members)
    .where(eq(members.organizationId, organisation.orgId))
    .limit(ORGANISATION_PEOPLE_MAX);
  return rows.filter((row) => readRoles(row.role).includes(admin)).length;
}

/**
 * Holds an organisation's people for this transaction, so that two administrators who remove each other at the same
 * moment do it one after the other (PP2). SQLite has one writer anyway; on PostgreSQL the row is locked by writing it.
 */
export async function holdPeople(tx: Tx, orgId: string): Promise<void> {
  await tx.update(organisations).set({ slug: orgId }).where(eq(organisations.id, orgId));
}

/** Gives a member other roles. What pages may do for them ends, and begins anew with these (EM6). */
export async function saveRoles(tx: Tx, memberId: string, roles: readonly Role[]): Promise<void> {
  const [member] = await tx
    .update(members)
    .set({ role: roles.join(',') })
    .where(eq(members.id, memberId))
    .returning({ userId: members.userId, orgId: members.organizationId });
  if (member) await endEmbedding(tx, member);
}

/** Ends a membership and, at once, the sessions there. The person and what they did stay. */
export async function endMembership(tx: Tx, member: Pick<Member, 'id' | 'orgId' | 'userId'>): Promise<void> {
  await tx.delete(members).where(eq(members.id, member.id));
  await endSessions(tx, member.userId, member.orgId);
}

function within(reach: Reach, column: Column, orgId?: string): SQL | undefined {
  const wanted = orgId === undefined ? undefined : eq(column, orgId);
  if (reach.kind === 'all') return wanted;
  if (reach.kind === 'organisations' && reach.orgIds.length > 0)
    return and(inArray(column, [...reach.orgIds]), wanted);
  return sql`false`;
}
