import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benefitsOf } from '../benefits/benefits-of.ts';
import { defaultChannelPolicy } from '../policies/channel-policy.ts';
import { addDays, type Instant } from '../time.ts';
import { amend, decideAmendment, weighAmendment } from './amend.ts';
import type { DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';
import { protectionAt } from './deadlines.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someClaim, someDeal, taken } from './testing.ts';

const now: Instant = addDays(MONDAY, 10);
const worth = (estAmountMinor: number): DraftClaim => ({
  ...someClaim(),
  estAmountMinor,
  estCurrency: 'EUR',
});
const benefits = (claim: DraftClaim) => benefitsOf(claim, defaultChannelPolicy, { hasSecondPartner: false });
const approvedAt = (claim: DraftClaim): Deal => someDeal('approved', { claim, benefits: benefits(claim) });
const deal = approvedAt(worth(2_000_000));
const wish = (claim: DraftClaim, at = now, of = deal) =>
  amend(of, { claim, reason: 'The customer decided' }, acting(SELLER, at));

describe('a change that takes effect at once', () => {
  it.each([
    [1_500_000, 'free'],
    [1_499_999, 'review'],
    [2_500_000, 'free'],
    [2_500_001, 'review'],
  ])('DM38: an amount of %i where 2,000,000 was approved weighs %s', (amount, weight) => {
    expect(weighAmendment(deal, worth(amount), policy)).toBe(weight);
  });

  it('DM38: does not add up: after any steps the amount is within a quarter of the approved one', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (amounts) => {
        let at = deal;
        for (const amount of amounts) {
          const ruling = wish(worth(amount), now, at);
          if (ruling.ok && ruling.deal.amendment?.status === 'approved') at = ruling.deal;
        }
        const amount = at.claim.estAmountMinor ?? 0;
        expect(amount >= 1_500_000 && amount <= 2_500_000).toBe(true);
      }),
    );
  });

  it('DM38: where no amount was approved, a new one stays within the value band', () => {
    const unknown = approvedAt(someClaim());
    expect(weighAmendment(unknown, worth(4_999_999), policy)).toBe('free');
    expect(weighAmendment(unknown, worth(5_000_000), policy)).toBe('review');
    expect(weighAmendment(unknown, { ...someClaim(), valueBand: 'over_1m' }, policy)).toBe('review');
  });

  it('DM38: another quarter or contact is told and done, and nothing changed is none', () => {
    const claim = { ...deal.claim, closeQuarter: '2027-Q2', contactName: 'Kim' };
    expect(taken(wish(claim))).toMatchObject({ claim, amendment: { status: 'approved' } });
    expect(wish(deal.claim)).toEqual(refused('DM38', 'nothing_changed'));
  });
});

describe('a change that needs a new look', () => {
  it.each([
    { productId: 'prod_2' },
    { siteScope: 'listed', sites: [{ name: 'Lyon' }] },
    { lines: [{ productId: 'prod_2', quantity: 1, amountMinor: 2_000_000 }] },
    { estCurrency: 'USD' },
    { secondPartnerName: 'Distribution AG' },
  ])('DM39: %o waits for the desk, the deal and its protection as they were', (changes) => {
    const asked = taken(wish({ ...deal.claim, ...changes }));
    expect(asked).toMatchObject({ claim: deal.claim, amendment: { status: 'pending' } });
    expect(protectionAt(asked, policy, now)).toBe('active');
    expect(wish({ ...deal.claim, productId: 'prod_3' }, now, asked)).toEqual(refused('DM39', 'pending'));
  });

  it('DM39: an expired deal is not changed', () => {
    const at = deal.protectionEnd ?? '';
    expect(wish({ ...deal.claim, productId: 'prod_2' }, at)).toEqual(refused('DM39', 'expired'));
  });

  it.each([
    'customerName',
    'customerWeb',
    'customerCountry',
    'customerRegistrationNo',
    'dealType',
    'tenderRef',
  ] as const)('DM37: another %s is another registration', (field) => {
    expect(wish({ ...deal.claim, [field]: 'AT' })).toEqual(refused('DM37', 'another_deal', field));
  });

  it('DM40: granted, the deal is as wished with its benefits frozen anew; refused, it stays, with a reason', () => {
    const claim = worth(9_000_000);
    const asked = taken(wish(claim));
    const decide = (granted: boolean, noteShared: string | null, actor = REVIEWER) =>
      decideAmendment(asked, { granted, noteShared, benefits: benefits(claim) }, acting(actor, now));
    expect(taken(decide(true, null))).toMatchObject({ claim, benefits: { baseMinor: 9_000_000 } });
    expect(taken(decide(false, 'Too much'))).toMatchObject({ claim: deal.claim, benefits: deal.benefits });
    expect(decide(false, null)).toEqual(refused('DM40', 'required', 'noteShared'));
    expect(decide(true, null, SELLER)).toEqual(refused('DM9', 'own_deal'));
    const input = { granted: true, noteShared: null, benefits: null };
    expect(decideAmendment(deal, input, acting(REVIEWER, now))).toEqual(refused('DM40', 'none_pending'));
  });
});
