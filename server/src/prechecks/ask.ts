import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import { judgeQuestion } from '@portico/domain/prechecks/best-answer';
import { answerableAt, askBudget, padded, type PrecheckReply } from '@portico/domain/prechecks/answer';
import { fingerprintText, type PrecheckQuestion } from '@portico/domain/prechecks/question';
import type { Refusal } from '@portico/domain/refusal';
import { WHOLE_ACCOUNT } from '@portico/domain/reservations/scope';
import { partnerClassOf } from '@portico/domain/reservations/verdict';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { preparedClaim } from '../deals/claim-keys.ts';
import { customerKeyOf } from '../deals/customer-key.ts';
import { publish, sha256 } from '../outbox/append.ts';
import { listRegistrable } from '../products/store.ts';
import { findCustomer } from '../reservations/customer.ts';
import { factsOf } from '../reservations/judge.ts';
import { touchCanary } from './canary.ts';
import { insertProbe, returnToBudget, takeFromBudget } from './store.ts';

/** Who asks. */
export interface Asker {
  orgId: string;
  userId: string;
}

/** How budgets are named: a person's, and an organisation's. */
export function budgetHolders({ orgId, userId }: Asker): { user: string; organisation: string } {
  return { user: `user ${orgId} ${userId}`, organisation: `org ${orgId}` };
}

/**
 * Answers one question: takes it off the budgets (PC2), resolves the customer, reads all that a verdict is made of and the
 * matrix, logs the question (PC4) and looks whether it touches a canary (PC5). The statements and their order are the same
 * for a customer that is known and one that is not; what time is left to tell them apart is taken away at the edge (PC3).
 */
export async function answerQuestion(
  tx: Tx,
  question: PrecheckQuestion,
  { asker, policy }: { asker: Asker; policy: ChannelPolicy },
): Promise<PrecheckReply | { ok: false; refusal: Refusal }> {
  const budget = await takeBudget(tx, asker, policy);
  if (!budget.ok) return budget;
  const claim = { ...question, customerWeb: question.customerWeb ?? '' };
  const customer = await findCustomer(tx, claim);
  const products: string[] = question.productId ? [question.productId] : [];
  const input = await factsOf(tx, {
    customer,
    now: tx.now,
    claim: {
      dealId: null,
      partnerId: asker.orgId,
      dealType: 'new',
      scope: {
        ...WHOLE_ACCOUNT,
        ...(products.length > 0 ? { products: { kind: 'products', productIds: products } } : {}),
      },
      submittedAt: tx.now,
      completeAt: tx.now,
    },
    customerKey: customerKeyOf(claim),
    party: preparedClaim(claim),
  });
  const registrable = await listRegistrable(tx);
  const judgement = judgeQuestion(input, {
    productIds: registrable.map(({ id: productId }) => productId),
    policy: policy.conflicts,
  });
  const id = newId('probe');
  const touchesCanary = await touchCanary(tx, customer.nearestId, { ...asker, by: 'precheck', id });
  const answer = partnerClassOf(judgement);
  const answerAt = answerableAt(policy.prechecks, tx.now);
  const fingerprint = sha256(`${asker.orgId}\n${fingerprintText(question)}`);
  await insertProbe(tx, {
    ...asker,
    id,
    at: tx.now,
    fingerprint,
    question,
    answer,
    ruleId: judgement.ruleId,
    accountId: customer.nearestId,
    touchesCanary,
    answerAt,
  });
  tellProbe(tx, asker, { id, fingerprint });
  return padded({ id, answer: answerAt <= tx.now ? answer : null, answerAt, left: budget.left });
}

async function takeBudget(tx: Tx, asker: Asker, { prechecks }: ChannelPolicy) {
  const holders = budgetHolders(asker);
  // The organisation's after the person's, always: two questions never wait for one another in a circle.
  const byUser = await takeFromBudget(tx, holders.user);
  const byOrganisation = await takeFromBudget(tx, holders.organisation);
  const budget = askBudget({ byUser, byOrganisation }, prechecks);
  if (budget.ok) return budget;
  await returnToBudget(tx, holders.user);
  await returnToBudget(tx, holders.organisation);
  return budget;
}

/** The audit trail knows that and by whom was asked; about whom, only by the fingerprint. */
function tellProbe(tx: Tx, { orgId, userId }: Asker, probe: { id: string; fingerprint: string }): void {
  publish(tx, {
    name: 'precheck.asked',
    aggregate: { type: 'precheck', id: probe.id },
    orgId,
    ownerId: userId,
    actorId: userId,
    visibility: 'internal',
    payload: { fingerprint: probe.fingerprint },
  });
}
