import * as v from 'valibot';
import { plainText } from '../reservations/scope.ts';

const text = (max: number) => v.pipe(v.string('required'), v.trim(), v.maxLength(max, 'too_long'));

/** A customer as a partner describes it before there is a deal. */
export const PrecheckQuestion = v.strictObject({
  customerName: v.pipe(text(200), v.nonEmpty('required')),
  /** Website or work e-mail. */
  customerWeb: v.optional(text(254)),
  customerCountry: v.pipe(text(2), v.regex(/^[A-Z]{2}$/, 'country')),
  customerCity: v.optional(text(120)),
  customerPostcode: v.optional(text(20)),
  customerRegistrationNo: v.optional(text(60)),
  productId: v.optional(text(60)),
});
export type PrecheckQuestion = v.InferOutput<typeof PrecheckQuestion>;

/** PC4: the text a question's fingerprint is made of; spelling apart, the same customer gives the same one. */
export function fingerprintText(question: PrecheckQuestion): string {
  return [question.customerCountry, question.customerName, question.customerWeb ?? '']
    .map((part) => plainText(part))
    .join('|');
}
