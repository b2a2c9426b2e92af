import { msg, str } from '@lit/localize';
import { checkClaim, type ClaimProblem } from '@portico/domain/deals/check-claim';
import { type ClaimField, ClaimField as Field, type DraftClaim } from '@portico/domain/deals/claim';
import type { OutputOf } from '@portico/runtime/client';
import type { PorticoMoney } from '@portico/ui/money/money';
import type { SaveState } from './draft-keeper.ts';
import { problemWords } from './problem-words.ts';

/** Questions that are answered by choosing. */
const choices: ReadonlySet<ClaimField> = new Set([
  'customerCountry',
  'productId',
  'valueBand',
  'closeQuarter',
  'relationship',
]);

/** Whether a control's name is a field of the claim. */
export function isField(name: string): name is ClaimField {
  return (Field.options as readonly string[]).includes(name);
}

/** Whether a field is one of those that may be added: they come after the statement. */
export function isDetail(field: ClaimField): boolean {
  return Field.options.indexOf(field) > Field.options.indexOf('contactAgreed');
}

/** Whether something was added to the eight answers. */
export function hasDetail(claim: DraftClaim): boolean {
  return Field.options.some((field) => isDetail(field) && claim[field]);
}

/** Checks what is typed so far by the server's own rules. */
export function checkTyped(
  claim: DraftClaim,
  setup: OutputOf<'deals.form'> | undefined,
): ReturnType<typeof checkClaim> {
  if (!setup) return { ok: false, problems: [] };
  const { policy, products, now } = setup;
  const answered = Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== ''));
  return checkClaim(answered, { policy, productIds: products.map(({ id }) => id), now });
}

/** The words at each field: what the server refused, and what our check finds in fields that were left. */
export function problemsShown(
  checked: ReturnType<typeof checkClaim>,
  { touched, refused }: { touched: ReadonlySet<ClaimField>; refused: readonly ClaimProblem[] },
): Map<ClaimField, string> {
  const local = checked.ok ? [] : checked.problems.filter(({ field }) => touched.has(field));
  return new Map(
    [...refused, ...local].map(({ field, key }) => [field, problemWords(key, choices.has(field))]),
  );
}

/** The claim with the amount as typed, and its currency only when there is one. */
export function withAmount(claim: DraftClaim, { amount, currency }: PorticoMoney): DraftClaim {
  const { estCurrency: _, ...rest } = claim;
  return { ...rest, estAmountMinor: amount, ...(amount !== null && { estCurrency: currency }) };
}

/** How the last save went, softly; nothing while there is nothing to say. */
export function saveWords(state: SaveState): string {
  switch (state) {
    case 'saved':
      return msg('Draft saved', { id: 'deals.saved' });
    case 'failed':
      return msg('Draft kept in this tab only', { id: 'deals.kept' });
    case 'idle':
    case 'saving':
      return '';
  }
}

/** How many answers have to be mended. */
export function countWords(count: number): string {
  return count === 1
    ? msg('One answer needs a look.', { id: 'deals.problems.one' })
    : msg(str`${count} answers need a look.`, { id: 'deals.problems.many' });
}
