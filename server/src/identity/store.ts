import { inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { users } from './table.ts';

/** Names of some people by id, at most 200. */
export async function listPersonNames(query: Query, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
    .limit(200);
  return new Map(rows.map((row) => [row.id, row.name]));
}
