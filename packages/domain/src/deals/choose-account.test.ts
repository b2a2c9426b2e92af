import { describe, expect, it } from 'vitest';
import { chooseAccount } from './choose-account.ts';
import { lapsesAt } from './deadlines.ts';
import { type Deal, Review } from './deal.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { share } from './share.ts';
import { acting, MONDAY, refused, REVIEWER, someDeal, taken } from './testing.ts';

describe('which account a customer is', () => {
  it.each(Review.options)(
    'DA7: is said by the desk of a deal under review alone; this one is %s',
    (review) => {
      const deal = someDeal(review);
      const isOpen = ['submitted', 'in_review', 'info_requested'].includes(review);
      expect(chooseAccount(deal, 'acc_1', acting(REVIEWER, MONDAY))).toEqual(
        isOpen ? { ok: true, deal: { ...deal, accountId: 'acc_1' } } : refused('DA7', `not_from_${review}`),
      );
    },
  );

  it('DA7: not of a deal whose question lapsed, nor by whoever’s own it is', () => {
    const asked = someDeal('info_requested');
    expect(chooseAccount(asked, 'acc_1', acting(REVIEWER, lapsesAt(asked, policy) ?? ''))).toEqual(
      refused('DA7', 'not_from_withdrawn'),
    );
    expect(
      chooseAccount(someDeal('submitted', { submittedById: REVIEWER }), 'acc_1', acting(REVIEWER, MONDAY)),
    ).toEqual(refused('DM9', 'own_deal'));
  });

  it('said again changes nothing', () => {
    const deal = someDeal('submitted', { accountId: 'acc_1' });
    expect(taken(chooseAccount(deal, 'acc_1', acting(REVIEWER, MONDAY)))).toEqual(deal);
  });
});

describe('a second partner', () => {
  const among = (...rivals: Deal[]) => ({ rivals, policy, now: MONDAY });

  it.each(Review.options)('DM21: reads any deal but a draft; this one is %s', (review) => {
    const deal = someDeal(review);
    expect(share(deal, 'org_second', among())).toEqual(
      review === 'draft'
        ? refused('DM21', 'not_from_draft')
        : { ok: true, deal: { ...deal, secondPartnerId: 'org_second' } },
    );
  });

  it('DM21: is another than the first', () => {
    const deal = someDeal('approved');
    expect(share(deal, deal.partnerId, among())).toEqual(refused('DM21', 'same_partner', 'partnerId'));
    expect(
      taken(share({ ...deal, secondPartnerId: 'org_second' }, null, among())).secondPartnerId,
    ).toBeNull();
  });

  it.each(Review.options)(
    'DM21: is none who claims or holds the same customer; the rival’s deal is %s',
    (review) => {
      const rival = someDeal(review, { partnerId: 'org_second' });
      const isRival = ['submitted', 'in_review', 'info_requested', 'approved'].includes(review);
      const deal = someDeal('in_review');
      expect(share(deal, 'org_second', among(rival))).toEqual(
        isRival
          ? refused('DM21', 'rival', 'partnerId')
          : { ok: true, deal: { ...deal, secondPartnerId: 'org_second' } },
      );
      expect(share(deal, 'org_third', among(rival)).ok).toBe(true);
    },
  );
});
