import { expect, it } from 'vitest';
import { RejectReason, WithdrawReason } from './reasons.ts';

it('DM7: the reasons to reject are the closed list that reports count by', () => {
  expect(RejectReason.options).toEqual([
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
});

it('DM10: the clock has a reason of its own to withdraw', () => {
  expect(WithdrawReason.options).toEqual(['customer_stopped', 'entered_in_error', 'no_answer', 'other']);
});
