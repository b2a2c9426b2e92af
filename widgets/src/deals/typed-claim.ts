import { msg, str } from '@lit/localize';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { PorticoCheck } from '@portico/ui/check/check';
import type { PorticoControl } from '@portico/ui/control';
import type { PorticoMoney } from '@portico/ui/money/money';
import type { SaveState } from './draft-keeper.ts';

// Named here although the schema knows them: the form is there before the rules are. The compiler sees that none is missing.
const answers = {
  customerName: 'typed',
  customerWeb: 'typed',
  customerCountry: 'chosen',
  contactName: 'typed',
  contactEmail: 'typed',
  productId: 'chosen',
  valueBand: 'chosen',
  closeQuarter: 'chosen',
  relationship: 'chosen',
  contactAgreed: 'stated',
  customerCity: 'added',
  customerPostcode: 'added',
  customerRegistrationNo: 'added',
  estAmountMinor: 'added',
  estCurrency: 'added',
  competitor: 'added',
  compellingEvent: 'added',
  dealType: 'added',
  tenderRef: 'added',
  tenderPublishedOn: 'added',
  siteScope: 'added',
  sites: 'added',
  projectName: 'added',
  parentName: 'added',
  incumbentPartner: 'added',
  secondPartnerName: 'added',
  secondPartnerRole: 'added',
  lines: 'added',
  fileIds: 'added',
  helpRequested: 'added',
} satisfies Record<ClaimField, 'typed' | 'chosen' | 'stated' | 'added'>;

/** The names of a claim's fields. */
export const fieldNames = Object.keys(answers) as ClaimField[];

/** Whether a control's name is a field of the claim. */
export function isField(name: string): name is ClaimField {
  return Object.hasOwn(answers, name);
}

/** Whether a field is answered by choosing. */
export function isChoice(field: ClaimField): boolean {
  return answers[field] === 'chosen';
}

/** Whether a field is one of those that may be added. */
export function isDetail(field: ClaimField): boolean {
  return answers[field] === 'added';
}

/** Whether something was added to the eight answers. */
export function hasDetail(claim: DraftClaim): boolean {
  return fieldNames.some((field) => isDetail(field) && claim[field]);
}

/** The claim with what a control now holds under its name; an amount brings its currency, only when there is one. */
export function withAnswer(claim: DraftClaim, control: PorticoControl): DraftClaim {
  if (control instanceof PorticoCheck) return { ...claim, [control.name]: control.checked };
  if (!isMoney(control)) return { ...claim, [control.name]: control.value };
  const { amount, currency } = control;
  const { estCurrency: _, ...rest } = claim;
  return { ...rest, estAmountMinor: amount, ...(amount !== null && { estCurrency: currency }) };
}

/** What a control itself cannot make sense of: an amount that is no number. */
export function unreadable(control: PorticoControl): ClaimProblem[] {
  return isMoney(control) && control.unreadable
    ? [{ field: 'estAmountMinor', key: 'amount', rule: 'DR1' }]
    : [];
}

// By its name: the element's code comes only when somebody adds an amount.
function isMoney(control: PorticoControl): control is PorticoMoney {
  return control.name === 'estAmountMinor';
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

/** How many answers have to be mended. What is asked in one breath, name, address and leave of the contact, is one. */
export function countWords(problems: readonly ClaimProblem[]): string {
  const count = new Set(problems.map(({ field }) => (field.startsWith('contact') ? 'contact' : field))).size;
  return count === 1
    ? msg('One answer needs a look.', { id: 'deals.problems.one' })
    : msg(str`${count} answers need a look.`, { id: 'deals.problems.many' });
}
