import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { msg } from '@portico/ui/msg';
import type { TemplateResult } from 'lit';
import { fieldWords } from '../claim-words-more.ts';
import { problemWords } from '../problem-words.ts';
import { claimControl, claimValue, textOf } from './claim-control.ts';
import type { FormSubject, FormView, Sending, Typed } from './deal-form.ts';

/** Fields of a claim, each with what it says now. */
export function claimControls(view: FormView, fields: readonly ClaimField[]): TemplateResult[] {
  return fields.map((field) =>
    claimControl(view, { field, name: field, label: fieldWords(field), required: wasSaid(view, field) }),
  );
}

/** What was typed otherwise than the claim says, and files that were added. */
export function claimChanges(
  { deal, setup, values, fileIds }: Sending,
  fields: readonly ClaimField[],
): DraftClaim {
  const currency = deal.claim.estCurrency || setup?.policy.currency || 'EUR';
  const changes: DraftClaim = {};
  for (const field of fields)
    if (isTypedAnew(values, { deal, field }))
      Object.assign(changes, claimValue(field, values[field] ?? '', currency));
  if (fileIds.length > 0) changes.fileIds = [...(deal.claim.fileIds ?? []), ...fileIds];
  return changes;
}

/** What is wrong with the fields themselves: emptied ones that were said, and amounts that are no number. */
export function claimProblems(
  { values, unreadable }: Typed,
  subject: FormSubject,
  fields: readonly ClaimField[],
): Map<string, string> {
  const emptied = fields.filter((field) => field in values && !values[field] && wasSaid(subject, field));
  return new Map([
    ...emptied.map((field): [string, string] => [field, problemWords('required')]),
    ...unreadable.map((field): [string, string] => [field, problemWords('amount')]),
  ]);
}

/** Whether anything differs from the claim. */
export function isAnythingNew(
  { values, fileIds }: Typed,
  { deal }: FormSubject,
  fields: readonly ClaimField[],
): boolean {
  return fileIds.length > 0 || fields.some((field) => isTypedAnew(values, { deal, field }));
}

/** Says that nothing was changed. */
export function nothingNewWords(): string {
  return msg('Nothing has changed yet. Change a field or add a file.', { id: 'deals.form.nothingnew' });
}

function isTypedAnew(
  values: Typed['values'],
  { deal, field }: Pick<FormSubject, 'deal'> & { field: ClaimField },
): boolean {
  return field in values && values[field] !== textOf(deal.claim, field);
}

// The eight things every registration says stay said.
function wasSaid({ deal }: Pick<FormSubject, 'deal'>, field: ClaimField): boolean {
  return needed.has(field) && textOf(deal.claim, field) !== '';
}

const needed: ReadonlySet<ClaimField> = new Set<ClaimField>([
  'customerName',
  'customerWeb',
  'customerCountry',
  'contactName',
  'contactEmail',
  'productId',
  'valueBand',
  'closeQuarter',
  'relationship',
]);
