import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import { firstQuestions } from '@portico/domain/deals/first-check';

/** What an answer is read from: one of our controls, or a native one. */
export interface AnswerControl {
  readonly name: string;
  readonly value: string;
}

const asked: ReadonlySet<string> = new Set([...firstQuestions, 'contactAgreed']);
const choices = /^(customerCountry|productId|valueBand|closeQuarter|relationship)$/;

/** The control an event comes from and the field it answers, also as one part of it (`lines.0.quantity`); nothing for others. */
export function answerAt({
  target,
}: Event): { name: ClaimField; control: AnswerControl } | { name?: never; control?: never } {
  const control = target as Partial<AnswerControl>;
  if (!control.name || control.value === undefined) return {};
  return { name: control.name.split('.')[0] as ClaimField, control: control as AnswerControl };
}

/** What is typed in a field that holds plain text or a number; empty for all others. */
export function textOf(claim: DraftClaim, field: ClaimField): string {
  const value = claim[field];
  return typeof value === 'object' ? '' : String(value || '');
}

/** Whether a field is answered by choosing. */
export function isChoice(field: ClaimField): boolean {
  return choices.test(field);
}

/** Whether a field is one of those that may be added. */
export function isDetail(field: ClaimField): boolean {
  return !asked.has(field);
}

/** Whether something was added to the eight answers. */
export function hasDetail(claim: DraftClaim): boolean {
  return Object.entries(claim).some(([field, value]) => value && !asked.has(field));
}

/** The claim with what a control of the first questions now holds under its name. */
export function withAnswer(claim: DraftClaim, control: AnswerControl): DraftClaim {
  const { name, value } = control;
  if ('checked' in control && name === 'contactAgreed') return { ...claim, contactAgreed: !!control.checked };
  return { ...claim, [name]: value };
}
