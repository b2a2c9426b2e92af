import { msg } from '@portico/ui/msg';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoControl } from '@portico/ui/control';
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

/** The control an event comes from and the field it answers, also as one part of it (`lines.0.quantity`); null for others. */
export function answerAt({ target }: Event): { name: ClaimField; control: PorticoControl } | null {
  if (!(target instanceof PorticoControl)) return null;
  const [name = ''] = target.name.split('.');
  return Object.hasOwn(answers, name) ? { name: name as ClaimField, control: target } : null;
}

/** What is typed in a field that holds plain text or a number; empty for all others. */
export function textOf(claim: DraftClaim, field: ClaimField): string {
  const value = claim[field];
  return typeof value === 'object' ? '' : String(value || '');
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
