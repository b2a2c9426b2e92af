import { objectionToSubmission } from '@portico/domain/prechecks/answer';
import type { PrecheckPolicy } from '@portico/domain/prechecks/policy';
import type { Refusal } from '@portico/domain/refusal';
import type { Tx } from '../db/database.ts';
import { returnToBudget, takeFromBudget } from './store.ts';

/**
 * Takes one submission off a person's and their organisation's budget of the day, or refuses it (PC7): who hands in and takes
 * back one customer after the other learns no more of the register than who asks.
 */
export async function takeSubmission(
  tx: Tx,
  { orgId, userId }: { orgId: string; userId: string },
  policy: PrecheckPolicy,
): Promise<Refusal | null> {
  const holders = [`submit user ${orgId} ${userId}`, `submit org ${orgId}`] as const;
  // The organisation's after the person's, as with questions.
  const byUser = await takeFromBudget(tx, holders[0]);
  const byOrganisation = await takeFromBudget(tx, holders[1]);
  const refusal = objectionToSubmission({ byUser, byOrganisation }, policy);
  if (refusal) for (const holder of holders) await returnToBudget(tx, holder);
  return refusal;
}
