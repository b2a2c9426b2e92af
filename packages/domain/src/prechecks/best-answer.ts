import type { ConflictPolicy } from '../reservations/policy.ts';
import {
  holdsAt,
  isWithinScope,
  type ProductScope,
  type Scope,
  WHOLE_ACCOUNT,
} from '../reservations/scope.ts';
import { judgeClaim, type Judgement, type JudgeInput, partnerClassOf } from '../reservations/verdict.ts';
import type { PrecheckAnswer } from './answer.ts';

/** From the best answer to the worst. */
const ORDER: readonly PrecheckAnswer[] = ['clear', 'needs_review', 'not_available'];

/**
 * PC9: what a question means whose scope is not said whole. Asked without a product it is whether a deal on some product could be
 * registered, and whoever holds a part of the customer asks about that part too: of all these the best answer is given. Pure.
 *
 * @param input with the scope as asked
 * @param productIds the products that can be registered
 */
export function judgeQuestion(
  input: JudgeInput,
  { productIds, policy }: { productIds: readonly string[]; policy: ConflictPolicy },
): Judgement {
  const asked = input.claim.scope;
  const products: ProductScope[] =
    asked.products.kind === 'all'
      ? productIds.map((id) => ({ kind: 'products', productIds: [id] }))
      : [asked.products];
  const scopes = products.flatMap((some): Scope[] => [
    { ...WHOLE_ACCOUNT, products: some },
    ...ownSites(input, some).map((sites) => ({ sites, products: some })),
  ]);
  // Everything is judged, whatever came before: the work does not tell the answer (PC3).
  const judged = [asked, ...scopes].map((scope) =>
    judgeClaim({ ...input, claim: { ...input.claim, scope } }, policy),
  );
  return judged.reduce((best, one) => (gradeOf(one) < gradeOf(best) ? one : best));
}

/** The sites of what the asking partner itself holds of these products at the account. */
function ownSites(
  { claim, account, reservations, now }: JudgeInput,
  products: ProductScope,
): Scope['sites'][] {
  return reservations
    .filter(
      (held) =>
        held.partnerId === claim.partnerId &&
        held.accountId === account?.id &&
        holdsAt(held, now) &&
        isWithinScope({ sites: held.sites, products }, held),
    )
    .map(({ sites }) => sites);
}

function gradeOf(judgement: Judgement): number {
  return ORDER.indexOf(partnerClassOf(judgement));
}
