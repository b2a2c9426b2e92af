import { msg, str } from '@portico/ui/msg';
import { checkClaim } from '@portico/domain/deals/check-claim';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { OutputOf } from '@portico/runtime/client';
import { problemWords } from './problem-words.ts';
import { isChoice } from './typed-claim.ts';

/** Checks what is typed so far by the server's own rules. */
export function checkTyped(
  claim: DraftClaim,
  { policy, products, now }: OutputOf<'deals.form'>,
): ReturnType<typeof checkClaim> {
  const answered = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== ''));
  return checkClaim(answered, { policy, productIds: products.map(({ id }) => id), now });
}

/** A claim while it is typed. */
export interface Typed {
  claim: DraftClaim;
  /** Fields that were left: only these show what is wrong. */
  touched: Pick<ReadonlySet<ClaimField>, 'has'>;
  /** What the server found wrong. */
  refused: readonly ClaimProblem[];
}

/** The words at each field: what the server refused, and what our check finds in fields that were left. */
export function problemsShown(
  { claim, touched, refused }: Typed,
  setup: OutputOf<'deals.form'>,
): Map<ClaimField, string> {
  const checked = checkTyped(claim, setup);
  const local = checked.ok ? [] : checked.problems.filter(({ field }) => touched.has(field));
  return new Map([...refused, ...local].map(({ field, key }) => [field, problemWords(key, isChoice(field))]));
}

/** How many answers have to be mended. What is asked in one breath, name, address and leave of the contact, is one. */
export function countWords(problems: readonly ClaimProblem[]): string {
  const count = new Set(problems.map(({ field }) => (field.startsWith('contact') ? 'contact' : field))).size;
  return count === 1
    ? msg('One answer needs a look.', { id: 'deals.problems.one' })
    : msg(str`${count} answers need a look.`, { id: 'deals.problems.many' });
}
