import { describe, expect, it } from 'vitest';
import { Review } from './deal.ts';
import { someDeal } from './testing.ts';
import { dealForPartner, eventForPartner, reasonForPartner, reviewsBehind } from './partner-reading.ts';
import { RejectReason } from './reasons.ts';

describe('what a partner reads of a refusal', () => {
  it('DM49: is one and the same for every reason that tells of a customer’s ties with others', () => {
    const read = RejectReason.options.map((reason) => reasonForPartner(reason));
    expect(read.filter((reason) => reason === 'not_available')).toHaveLength(3);
    for (const tie of ['already_registered', 'vendor_direct', 'existing_customer'])
      expect(read).not.toContain(tie);
    expect(reasonForPartner('incomplete')).toBe('incomplete');
    expect(reasonForPartner(null)).toBeNull();
  });

  it('DM49: never is that it was a duplicate, in state, filter, event or objection', () => {
    const read = Review.options.map((review) => dealForPartner(someDeal(review)).review);
    expect(read).not.toContain('duplicate');
    expect(reviewsBehind(['rejected', 'draft'])).toEqual(['rejected', 'duplicate', 'draft']);
    expect(reviewsBehind(['duplicate'])).toEqual([]);
    const number = 'DR-1';
    const rejected = { name: 'deal.rejected' as const, payload: { number, reason: 'vendor_direct' } };
    const duplicate = {
      name: 'deal.marked_duplicate' as const,
      payload: { number, reason: 'already_registered' },
    };
    expect(eventForPartner(duplicate)).toEqual(eventForPartner(rejected));
    const appealed = (against: string) => ({ name: 'deal.appealed' as const, payload: { against } });
    expect(eventForPartner(appealed('duplicate'))).toEqual(eventForPartner(appealed('rejection')));
  });

  it('DM50: keeps what the conflict rules found until the decision', () => {
    const verdict = { result: 'not_available' as const, ruleId: 'RC5', at: someDeal('draft').createdAt };
    const read = (review: Review) => dealForPartner(someDeal(review, { verdict })).verdict;
    expect(
      ['submitted', 'in_review', 'info_requested', 'withdrawn'].map((review) => read(review as Review)),
    ).toEqual([null, null, null, null]);
    expect(read('rejected')).toEqual(verdict);
  });

  it('leaves all else as it is', () => {
    const asked = { name: 'deal.info_requested' as const, payload: { questions: 1, reason: 'incomplete' } };
    expect(eventForPartner(asked)).toBe(asked);
  });
});
