import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { canaries } from './table.ts';

/** Who touched a canary, and how. */
export interface Touch {
  orgId: string;
  userId: string;
  by: 'precheck' | 'deal';
  /** The question, or the deal. */
  id: string;
}

/** PC5: whether an account is a canary; tells the vendor alone when it is. */
export async function touchCanary(tx: Tx, accountId: string | null, touch: Touch): Promise<boolean> {
  const [canary] = await tx
    .select({ accountId: canaries.accountId })
    .from(canaries)
    .where(and(eq(canaries.accountId, accountId ?? ''), isNull(canaries.liftedAt)))
    .limit(1);
  if (!canary) return false;
  publish(tx, {
    name: 'precheck.canary_touched',
    aggregate: { type: 'canary', id: canary.accountId },
    orgId: null,
    ownerId: null,
    actorId: touch.userId,
    visibility: 'internal',
    payload: { accountId: canary.accountId, orgId: touch.orgId, by: touch.by, id: touch.id },
  });
  return true;
}

/** The canaries that stand; at most 500. */
export function listCanaries(query: Query) {
  return query
    .select()
    .from(canaries)
    .where(isNull(canaries.liftedAt))
    .orderBy(asc(canaries.setAt), asc(canaries.accountId))
    .limit(500);
}

/** Makes an account a canary. */
export async function setCanary(
  tx: Tx,
  canary: { accountId: string; note: string | null; setById: string },
): Promise<void> {
  const row = { ...canary, setAt: tx.now, liftedAt: null };
  await tx.insert(canaries).values(row).onConflictDoUpdate({ target: canaries.accountId, set: row });
  tellCanary(tx, 'precheck.canary_set', { accountId: canary.accountId, actorId: canary.setById });
}

/** Makes an account one like any other again. @returns whether it was a canary */
export async function liftCanary(
  tx: Tx,
  { accountId, actorId }: { accountId: string; actorId: string },
): Promise<boolean> {
  const lifted = await tx
    .update(canaries)
    .set({ liftedAt: tx.now })
    .where(and(eq(canaries.accountId, accountId), isNull(canaries.liftedAt)))
    .returning({ accountId: canaries.accountId });
  if (lifted.length === 0) return false;
  tellCanary(tx, 'precheck.canary_lifted', { accountId, actorId });
  return true;
}

function tellCanary(
  tx: Tx,
  name: 'precheck.canary_set' | 'precheck.canary_lifted',
  { accountId, actorId }: { accountId: string; actorId: string },
): void {
  publish(tx, {
    name,
    aggregate: { type: 'canary', id: accountId },
    orgId: null,
    ownerId: null,
    actorId,
    visibility: 'internal',
    payload: { accountId },
  });
}
