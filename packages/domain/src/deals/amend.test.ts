import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../access.ts';
import { benefitsOf } from '../benefits/benefits-of.ts';
import { defaultChannelPolicy } from '../policies/channel-policy.ts';
import { addDays, type Instant } from '../time.ts';
import { amend, weighAmendment } from './amend.ts';
import type { DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';
import {
  type AmendmentAnswer,
  amendmentNeedsOverride,
  amendmentNeedsSecond,
  decideAmendment,
  signerAwaited,
} from './decide-amendment.ts';
import { protectionAt } from './deadlines.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someClaim, someDeal, taken } from './testing.ts';
import { VerdictResult } from './verdict.ts';

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

const answer = (changes: Partial<AmendmentAnswer> = {}): AmendmentAnswer => ({
  granted: true,
  noteShared: null,
  benefits: null,
  reason: null,
  noteInternal: null,
  ...changes,
});
const as = (actorId: string, ...roles: Role[]) => ({ ...acting(actorId, now), roles });
const deskIs = (actorId: string) => as(actorId, 'deal_desk');

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
      decideAmendment(asked, answer({ granted, noteShared, benefits: benefits(claim) }), deskIs(actor));
    expect(taken(decide(true, null))).toMatchObject({ claim, benefits: { baseMinor: 9_000_000 } });
    expect(taken(decide(false, 'Too much'))).toMatchObject({ claim: deal.claim, benefits: deal.benefits });
    expect(decide(false, null)).toEqual(refused('DM40', 'required', 'noteShared'));
    expect(decide(true, null, SELLER)).toEqual(refused('DM9', 'own_deal'));
    expect(decideAmendment(deal, answer(), deskIs(REVIEWER))).toEqual(refused('DM40', 'none_pending'));
  });
});

describe('a change that goes against its verdict', () => {
  const wished = taken(wish({ ...deal.claim, productId: 'prod_2' }));
  const judged = (result: VerdictResult, ruleId = 'RC5'): Deal => {
    if (!wished.amendment) throw new Error('the change waits');
    return { ...wished, amendment: { ...wished.amendment, verdict: { result, ruleId, at: now } } };
  };
  const overriding = answer({
    reason: { ground: 'shared_verdict', text: null },
    noteInternal: 'Both sell here',
  });
  const boss = as('user_boss', 'region_manager');

  it.each(VerdictResult.options)(
    'DA8: is granted with a reason exactly where the customer is taken: %s',
    (result) => {
      const isTaken = result === 'not_available' || result === 'hard_conflict';
      expect(amendmentNeedsOverride(judged(result))).toBe(isTaken);
      expect(amendmentNeedsSecond(judged(result))).toBe(result === 'not_available');
      expect(decideAmendment(judged(result), answer(), deskIs(REVIEWER)).ok).toBe(!isTaken);
      expect(decideAmendment(judged(result), overriding, deskIs(REVIEWER)).ok).toBe(isTaken);
      const no = decideAmendment(
        judged(result),
        answer({ granted: false, noteShared: 'No' }),
        deskIs(REVIEWER),
      );
      expect(taken(no)).toMatchObject({ amendment: { status: 'refused', override: null } });
    },
  );

  it('DA8: names what is missing', () => {
    const missing = (changes: Partial<AmendmentAnswer>) =>
      decideAmendment(judged('hard_conflict'), { ...overriding, ...changes }, deskIs(REVIEWER));
    expect(missing({ reason: null })).toEqual(refused('DA8', 'override_needed', 'override'));
    expect(missing({ noteInternal: ' ' })).toEqual(refused('DA8', 'required', 'noteInternal'));
    expect(missing({ reason: { ground: 'other', text: '' } })).toEqual(
      refused('DA8', 'required', 'overrideText'),
    );
    expect(decideAmendment(judged('clear'), overriding, deskIs(REVIEWER))).toEqual(
      refused('DA8', 'nothing_to_override', 'override'),
    );
  });

  it('DA8: a hard conflict is overridden by one, and the deal keeps who, on what and against what', () => {
    const granted = taken(decideAmendment(judged('hard_conflict', 'RC10'), overriding, deskIs(REVIEWER)));
    const override = {
      ground: 'shared_verdict',
      byId: REVIEWER,
      at: now,
      ruleId: 'RC10',
      note: 'Both sell here',
    };
    expect(granted).toMatchObject({ claim: { productId: 'prod_2' }, override, amendment: { override } });
  });

  it('DA8: what is not available waits for a second person, and the deal stays as it is meanwhile', () => {
    for (const first of [deskIs(REVIEWER), as('user_admin', 'vendor_admin')]) {
      const waits = taken(decideAmendment(judged('not_available'), overriding, first));
      expect(waits).toMatchObject({
        claim: deal.claim,
        override: null,
        amendment: { status: 'pending', decidedById: null, override: { byId: first.actorId } },
      });
      expect([amendmentNeedsOverride(waits), amendmentNeedsSecond(waits)]).toEqual([false, true]);
      expect(protectionAt(waits, policy, now)).toBe('active');
      for (const nobody of [first, as('user_desk2', 'deal_desk')])
        expect(decideAmendment(waits, answer(), nobody)).toEqual(refused('DA8', 'second_needed', 'override'));
      expect(decideAmendment(waits, overriding, boss)).toEqual(
        refused('DA8', 'overridden_already', 'override'),
      );
      for (const second of [boss, as('user_hal', 'vendor_admin')])
        expect(taken(decideAmendment(waits, answer(), second))).toMatchObject({
          claim: { productId: 'prod_2' },
          override: { byId: first.actorId },
          amendment: { status: 'approved', decidedById: second.actorId },
        });
      expect(decideAmendment(waits, answer(), as(SELLER, 'vendor_admin'))).toEqual(
        refused('DM9', 'own_deal'),
      );
      const no = decideAmendment(waits, answer({ granted: false, noteShared: 'No' }), deskIs('user_desk2'));
      expect(taken(no)).toMatchObject({ claim: deal.claim, amendment: { status: 'refused' } });
    }
  });

  it('DM40: who only signs is the second and nothing else', () => {
    const first = (result: VerdictResult, given: AmendmentAnswer) =>
      decideAmendment(judged(result), given, boss);
    expect(first('not_available', overriding)).toEqual(refused('DM40', 'not_your_step'));
    expect(first('clear', answer())).toEqual(refused('DM40', 'not_your_step'));
    const waits = taken(decideAmendment(judged('not_available'), overriding, deskIs(REVIEWER)));
    expect(decideAmendment(waits, answer({ granted: false, noteShared: 'No' }), boss)).toEqual(
      refused('DM40', 'not_your_step'),
    );
    expect(decideAmendment(waits, answer(), as('user_fin', 'vendor_finance'))).toEqual(
      refused('DM40', 'not_your_step'),
    );
  });

  it('DA8: a verdict that changed meanwhile is overridden anew', () => {
    const waits = taken(decideAmendment(judged('not_available'), overriding, deskIs(REVIEWER)));
    if (!waits.amendment) throw new Error('the change waits');
    const worse: Deal = {
      ...waits,
      amendment: { ...waits.amendment, verdict: { result: 'not_available', ruleId: 'RC4', at: now } },
    };
    expect(amendmentNeedsOverride(worse)).toBe(true);
    expect(decideAmendment(worse, answer(), as('user_hal', 'vendor_admin'))).toEqual(
      refused('DA8', 'override_needed', 'override'),
    );
  });
});

describe('a change that takes more signatures than the deal has', () => {
  const wished = taken(wish(worth(200_000_000)));
  const boss = as('user_boss', 'region_manager');
  const desk = deskIs(REVIEWER);
  const yes = answer({ noteInternal: 'Read it', benefits: benefits(worth(200_000_000)) });

  it('DM40: waits for those of the claim as wished, in order, and changes nothing before the last', () => {
    expect(signerAwaited(wished, policy)).toBe('deal_desk');
    expect(decideAmendment(wished, yes, boss)).toEqual(refused('DM40', 'not_your_step'));
    const first = taken(decideAmendment(wished, yes, desk));
    expect(first).toEqual({ ...wished, amendment: first.amendment });
    expect(first.amendment).toMatchObject({ status: 'pending', decidedById: null, decidedAt: null });
    expect(signerAwaited(first, policy)).toBe('region_manager');
    const last = taken(decideAmendment(first, yes, boss));
    expect(last).toMatchObject({
      claim: worth(200_000_000),
      amendment: { status: 'approved', decidedById: 'user_boss' },
    });
    expect(last.amendment?.chain?.map(({ signedById }) => signedById)).toEqual([REVIEWER, 'user_boss']);
    expect(signerAwaited(last, policy)).toBeNull();
  });

  it('DA1, DA2: is signed by nobody twice and by nobody else’s role; who asked for it signs nothing', () => {
    const first = taken(decideAmendment(wished, yes, as(REVIEWER, 'deal_desk', 'region_manager')));
    for (const same of [as(REVIEWER, 'deal_desk', 'region_manager'), as(REVIEWER, 'vendor_admin')])
      expect(decideAmendment(first, yes, same)).toEqual(refused('DA2', 'signed_already', 'manager'));
    expect(decideAmendment(first, yes, deskIs('user_desk2'))).toEqual(
      refused('DA1', 'not_your_step', 'manager'),
    );
    expect(decideAmendment(first, yes, as(SELLER, 'vendor_admin'))).toEqual(refused('DM9', 'own_deal'));
    expect(decideAmendment(first, yes, as('user_admin', 'vendor_admin')).ok).toBe(true);
  });

  it('DM40: is refused by the desk at any time, and the signatures given are worth nothing then', () => {
    const first = taken(decideAmendment(wished, yes, desk));
    const no = answer({ granted: false, noteShared: 'Too much' });
    expect(decideAmendment(first, no, boss)).toEqual(refused('DM40', 'not_your_step'));
    expect(taken(decideAmendment(first, no, deskIs('user_desk2'))).claim).toEqual(deal.claim);
  });

  it('DA8: counts a manager’s signature as that of the second, where one is asked for anyway', () => {
    if (!wished.amendment) throw new Error('the change waits');
    const verdict = { result: 'not_available', ruleId: 'RC5', at: now } as const;
    const blocked = { ...wished, amendment: { ...wished.amendment, verdict } };
    const reason = { ground: 'shared_verdict', text: null } as const;
    const first = taken(decideAmendment(blocked, { ...yes, reason }, desk));
    expect(first.amendment?.chain?.map(({ role }) => role)).toEqual(['deal_desk', 'region_manager']);
    expect(taken(decideAmendment(first, yes, boss)).amendment?.status).toBe('approved');
  });

  it('DM40: asks for them too where it was wished before changes had signatures', () => {
    if (!wished.amendment) throw new Error('the change waits');
    const { chain: _, ...before } = wished.amendment;
    const old: Deal = { ...wished, amendment: before };
    expect(signerAwaited(old, policy)).toBe('deal_desk');
    expect(taken(decideAmendment(old, yes, desk)).amendment?.status).toBe('pending');
  });

  it('DM38: is never small, however near the amount is', () => {
    const near = approvedAt(worth(95_000_000));
    expect(weighAmendment(near, worth(99_999_999), policy)).toBe('free');
    expect(weighAmendment(near, worth(100_000_000), policy)).toBe('review');
  });
});
