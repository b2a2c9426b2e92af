import type { Role } from '@portico/domain/access';
import { asc, eq } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { readRoles } from './store.ts';
import { members, organisations, users } from './table.ts';

/** Somebody of an organisation, with what they are there. */
export interface Colleague {
  id: string;
  name: string;
  roles: Role[];
}

const MAX = 1_000;

/** The people of an organisation, by name; at most 1,000. For the server's own use; no reach is asked. */
export async function listColleagues(query: Query, orgId: string): Promise<Colleague[]> {
  const rows = await query
    .select({ id: users.id, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, orgId))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX);
  return rows.map(({ id, name, role }) => ({ id, name, roles: readRoles(role) }));
}

/** The vendor's people, by name; at most 1,000. For the server's own use; no reach is asked. */
export async function listVendorPeople(query: Query): Promise<Colleague[]> {
  const rows = await query
    .select({ id: users.id, name: users.name, role: members.role })
    .from(members)
    .innerJoin(organisations, eq(organisations.id, members.organizationId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(organisations.kind, 'vendor'))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX);
  return rows.map(({ id, name, role }) => ({ id, name, roles: readRoles(role) }));
}
