import { and, eq, lt } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { activitySeen } from './table.ts';

/** Up to which position a person has seen what happened; null when they never looked. */
export async function findSeen(query: Query, userId: string): Promise<number | null> {
  const [row] = await query
    .select({ position: activitySeen.position })
    .from(activitySeen)
    .where(eq(activitySeen.userId, userId))
    .limit(1);
  return row?.position ?? null;
}

/** Remembers it. Two windows of one person may tell in any order: the furthest holds. */
export async function saveSeen(tx: Tx, userId: string, position: number): Promise<void> {
  await tx
    .insert(activitySeen)
    .values({ userId, position })
    .onConflictDoNothing({ target: activitySeen.userId });
  await tx
    .update(activitySeen)
    .set({ position })
    .where(and(eq(activitySeen.userId, userId), lt(activitySeen.position, position)));
}
