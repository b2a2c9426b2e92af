import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { checkFirst } from '@portico/domain/deals/first-check';
import type { OutputOf } from '@portico/runtime/client';
import type { Rest } from './fetch-rest.ts';
import { firstProblemWords } from './first-problem-words.ts';
import type { HandIn } from './hand-in.ts';
import { isChoice } from './typed-claim.ts';

/** What a form holds while it is filled in. */
export interface Typed {
  readonly claim: DraftClaim;
  /** Fields that were left, null for all: only these show what is wrong. */
  readonly touched: ReadonlySet<ClaimField> | null;
  /** What the server found wrong. */
  readonly refused: readonly ClaimProblem[];
}

/** Checks what was answered by the whole rules; while they cannot be had by the first, and the server judges the rest. */
export function checkAnswers(
  claim: DraftClaim,
  setup: OutputOf<'deals.form'> | undefined,
  rest: Rest | undefined,
): { ok: true; claim: HandIn['input']['claim'] } | { ok: false; problems: readonly ClaimProblem[] } {
  if (setup && rest) return rest.checkTyped(claim, setup);
  const problems = checkFirst(claim);
  if (problems.length > 0) return { ok: false, problems };
  // What was left empty is no answer.
  const answered = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== ''));
  return { ok: true, claim: answered };
}

/** The words at each field that was left, by the same rules. */
export function errorsShown(
  { claim, refused, touched: left }: Typed,
  setup: OutputOf<'deals.form'> | undefined,
  rest: Rest | undefined,
): ReadonlyMap<ClaimField, string> {
  const touched = left ?? { has: () => true };
  if (setup && rest) return rest.problemsShown({ claim, touched, refused }, setup);
  const problems = [...refused, ...checkFirst(claim).filter(({ field }) => touched.has(field))];
  return new Map(problems.map(({ field, key }) => [field, firstProblemWords(key, isChoice(field))]));
}
