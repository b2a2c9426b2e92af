import * as v from 'valibot';

/** Why a registration is refused (DM7). The list is closed so that reports can count; `other` needs words. */
export const RejectReason = v.picklist([
  'already_registered',
  'vendor_direct',
  'existing_customer',
  'incomplete',
  'out_of_territory',
  'not_eligible_product',
  'below_minimum',
  'tender_already_public',
  'not_certified',
  'not_genuine',
  'other',
]);
export type RejectReason = v.InferOutput<typeof RejectReason>;

/** Why a registration was withdrawn: by the partner, or by the clock (DM10). */
export const WithdrawReason = v.picklist(['customer_stopped', 'entered_in_error', 'no_answer', 'other']);
export type WithdrawReason = v.InferOutput<typeof WithdrawReason>;
