import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, type Instant } from '../time.ts';
import { findConflicts } from './conflicts.ts';
import { type Deal, Review } from './deal.ts';
import { lapsesAt } from './deadlines.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { answerInfo, requestInfo } from './questions.ts';
import { submit } from './submit.ts';
import { acting, dealId, MONDAY, REVIEWER, SELLER, someDeal, submission, taken } from './testing.ts';

const claimed = someDeal('in_review', { id: dealId(50) });
const rival = (changes: Partial<Deal> = {}, review: Review = 'approved'): Deal =>
  someDeal(review, { id: dealId(2), partnerId: 'org_rival', ...changes });
const rulesOf = (candidates: readonly Deal[], now: Instant = MONDAY): string[] =>
  findConflicts(claimed, candidates, { policy, now }).map(({ rule }) => rule);
const idsOf = (candidates: readonly Deal[], now: Instant = MONDAY): string[] =>
  findConflicts(claimed, candidates, { policy, now }).map((conflict) => conflict.dealId);

describe('what stands in the way', () => {
  it('DC1: the same customer under protection, held by another partner', () => {
    expect(findConflicts(claimed, [rival()], { policy, now: MONDAY })).toEqual([
      { dealId: dealId(2), rule: 'DC1' },
    ]);
  });

  it('DC2: the same customer registered by the same partner before', () => {
    expect(rulesOf([rival({ partnerId: claimed.partnerId, sellerId: 'user_colleague' })])).toEqual(['DC2']);
  });

  it('DC1: not another customer, nor one nobody could name, nor the deal itself', () => {
    expect(
      rulesOf([rival({ customerKey: 'globex.example' }), rival({ customerKey: null }), claimed]),
    ).toEqual([]);
    const unnamed = someDeal('draft', { id: dealId(50) });
    expect(findConflicts(unnamed, [rival({ customerKey: null })], { policy, now: MONDAY })).toEqual([]);
  });

  it.each(Review.options)(
    'DC1: a rival that is %s stands in the way exactly while it is protected',
    (review) => {
      const isHolding = ['submitted', 'in_review', 'info_requested', 'approved'].includes(review);
      expect(rulesOf([rival({ customerKey: claimed.customerKey }, review)])).toEqual(
        isHolding ? ['DC1'] : [],
      );
    },
  );

  it('DC1: not once protection expired, at the very instant', () => {
    const end = rival().protectionEnd ?? '';
    expect(rulesOf([rival()], addMs(end, -1))).toEqual(['DC1']);
    expect(rulesOf([rival()], end)).toEqual([]);
  });

  it('DC1: not once a question lapsed, at the very instant', () => {
    const asked = rival({}, 'info_requested');
    const lapse = lapsesAt(asked, policy) ?? '';
    expect(rulesOf([asked], addMs(lapse, -1))).toEqual(['DC1']);
    expect(rulesOf([asked], lapse)).toEqual([]);
  });

  it.each(['won', 'lost'] as const)('DC1: not once it was %s', (outcome) => {
    expect(rulesOf([rival({ outcome })])).toEqual([]);
  });

  it('comes earliest complete first, of two at once the one begun first, never complete last, in whatever order it was found', () => {
    const inOrder = [
      rival({ id: dealId(9), completeAt: addMs(MONDAY, -2) }),
      rival({ id: dealId(3), completeAt: addMs(MONDAY, -1) }),
      rival({ id: dealId(4), completeAt: addMs(MONDAY, -1), partnerId: claimed.partnerId }),
      rival({ id: dealId(1), completeAt: MONDAY }),
      rival({ id: dealId(0), completeAt: null }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder), (found) => {
        const expected = inOrder.filter((deal) => found.includes(deal)).map((deal) => deal.id);
        expect(idsOf(found)).toEqual(expected);
      }),
    );
    expect(rulesOf(inOrder)).toEqual(['DC1', 'DC1', 'DC2', 'DC1', 'DC1']);
  });
});

describe('golden scenario 1: two partners submit the same customer 40 s apart; the first is asked and answers next day', () => {
  const later = addMs(MONDAY, 40_000);
  const begin = (number: number, partnerId: string): Deal =>
    someDeal('draft', { id: dealId(number), partnerId });

  function leaderAfter(kind: 'missing' | 'clarifying'): string {
    const firstIn = taken(submit(begin(1, 'org_first'), submission(), acting(SELLER, MONDAY)));
    const second = taken(submit(begin(2, 'org_second'), submission(), acting('user_other', later)));
    const asked = taken(
      requestInfo(firstIn, { items: [{ question: 'Which site?', kind }] }, acting(REVIEWER, addMs(later, 1))),
    );
    const first = taken(answerInfo(asked, { answers: { q1: 'Lyon' } }, acting(SELLER, addDays(MONDAY, 1))));
    expect(first.submittedAt).toBe(MONDAY);
    return idsOf([first, second], addDays(MONDAY, 1))[0] ?? 'nobody';
  }

  it('something missing: the second leads', () => {
    expect(leaderAfter('missing')).toBe(dealId(2));
  });

  it('had the question been clarifying, the first leads', () => {
    expect(leaderAfter('clarifying')).toBe(dealId(1));
  });
});
