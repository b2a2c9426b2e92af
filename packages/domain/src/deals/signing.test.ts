import { describe, expect, it } from 'vitest';
import type { Role } from '../access.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { answerInfo, requestInfo } from './questions.ts';
import { approve, chainFor, chainOf, nextSigner } from './signing.ts';
import { autoApprove } from './submit.ts';
import {
  acting,
  MONDAY,
  refused,
  REVIEWER,
  SELLER,
  someClaim,
  someDeal,
  taken,
  twoSignatures,
} from './testing.ts';

const notes = { noteShared: 'Good luck', noteInternal: 'fine' };
const two = someDeal('in_review', { chain: twoSignatures() });
const as = (actorId: string, ...roles: Role[]) => ({ ...acting(actorId, MONDAY), roles });
const namesFor = (changes: object) => chainFor(someClaim(changes), policy).map(({ name }) => name);

describe('the signatures an approval needs', () => {
  it('DA1: come from the policy, by the most the deal may be worth', () => {
    expect(namesFor({ valueBand: '250k_to_1m' })).toEqual(['desk']);
    expect(namesFor({ valueBand: 'over_1m' })).toEqual(['desk', 'manager']);
    expect(namesFor({ estAmountMinor: 99_999_999 })).toEqual(['desk']);
    expect(namesFor({ estAmountMinor: 100_000_000 })).toEqual(['desk', 'manager']);
  });

  it('DA1: are not saved by an amount too small for its band, nor by one in a currency nobody can compare', () => {
    expect(namesFor({ valueBand: 'over_1m', estAmountMinor: 1 })).toEqual(['desk', 'manager']);
    expect(namesFor({ valueBand: 'up_to_10k', estAmountMinor: 1, estCurrency: 'CHF' })).toEqual([
      'desk',
      'manager',
    ]);
  });

  it('DA1: are the desk’s alone where the policy names none that fits, or a deal is older than chains', () => {
    const strict = {
      ...policy,
      chains: [{ fromMinor: 5_000_000, steps: [{ name: 'boss', role: 'legal' as const }] }],
    };
    expect(chainFor(someClaim({ valueBand: '10k_to_50k' }), strict).map(({ role }) => role)).toEqual([
      'deal_desk',
    ]);
    expect(chainOf({ chain: null }).map(({ role }) => role)).toEqual(['deal_desk']);
  });

  it('DA1: are given in order, each by its role; only the last one approves', () => {
    expect(approve(two, notes, as('user_boss', 'region_manager'))).toEqual(
      refused('DA1', 'not_your_step', 'step_1'),
    );
    const first = taken(approve(two, notes, as(REVIEWER, 'deal_desk')));
    expect(first).toMatchObject({
      review: 'in_review',
      decidedAt: null,
      protectionEnd: null,
      noteShared: null,
    });
    expect(nextSigner(first)?.role).toBe('region_manager');
    expect(approve(first, notes, as('user_desk2', 'deal_desk'))).toEqual(
      refused('DA1', 'not_your_step', 'step_2'),
    );
    const last = taken(approve(first, notes, as('user_boss', 'region_manager')));
    expect(last).toMatchObject({ review: 'approved', decidedAt: MONDAY, noteShared: 'Good luck' });
    expect(last.chain?.map(({ signedById }) => signedById)).toEqual([REVIEWER, 'user_boss']);
  });

  it('DA1: nobody without an account signs, and the vendor’s admin may stand in for any role', () => {
    expect(approve(two, notes, acting(null, MONDAY))).toEqual(refused('DA1', 'not_your_step', 'step_1'));
    expect(approve(two, notes, as('user_admin', 'vendor_admin')).ok).toBe(true);
  });

  it('DA2: nobody signs twice, whatever roles they have', () => {
    const first = taken(approve(two, notes, as(REVIEWER, 'deal_desk', 'region_manager')));
    expect(approve(first, notes, as(REVIEWER, 'deal_desk', 'region_manager', 'vendor_admin'))).toEqual(
      refused('DA2', 'signed_already', 'step_2'),
    );
  });

  it('DA3: the seller and whoever handed the deal in sign nothing, not even as admin', () => {
    for (const own of [{ sellerId: 'user_x' }, { submittedById: 'user_x' }])
      expect(approve({ ...two, ...own }, notes, as('user_x', 'vendor_admin', 'deal_desk'))).toEqual(
        refused('DM9', 'own_deal'),
      );
  });

  it('DA4: are all asked again when the claim changes after one was given', () => {
    const first = taken(approve(two, notes, as(REVIEWER, 'deal_desk')));
    const items = [{ question: 'How much?', kind: 'clarifying' as const, field: 'estAmountMinor' as const }];
    const asked = taken(requestInfo(first, { items }, as('user_boss', 'deal_desk')));
    expect(asked.chain?.[0]?.signedById).toBe(REVIEWER);
    const unchanged = taken(answerInfo(asked, { answers: { q1: 'As said' } }, acting(SELLER, MONDAY)));
    expect(unchanged.chain).toEqual(asked.chain);
    const changed = taken(
      answerInfo(asked, { answers: {}, changes: { estAmountMinor: 200_000_000 } }, acting(SELLER, MONDAY)),
    );
    expect(changed.chain?.map(({ name, signedById }) => [name, signedById])).toEqual([
      ['desk', null],
      ['manager', null],
    ]);
  });

  it('are waited for only while the vendor decides', () => {
    expect(nextSigner(someDeal('submitted'))?.name).toBe('desk');
    for (const review of ['draft', 'info_requested', 'approved', 'rejected', 'withdrawn'] as const)
      expect(nextSigner(someDeal(review))).toBeNull();
  });
});

describe('approving without a person', () => {
  const clear = someDeal('submitted', { verdict: { result: 'clear', ruleId: 'RC1', at: MONDAY } });
  const upTo = (upToMinor: number | null, more = {}) => ({
    ...acting(null, MONDAY),
    policy: { ...policy, autoApprove: { ...policy.autoApprove, upToMinor, ...more } },
  });

  it('DA5: is off in the usual policy', () => {
    expect(autoApprove(clear, null, acting(null, MONDAY))).toEqual(refused('DA5', 'over_limit'));
  });

  it('DA5: happens up to the limit, by the most a deal may be worth, and needs no signature', () => {
    expect(autoApprove(clear, null, upTo(4_999_998))).toEqual(refused('DA5', 'over_limit'));
    expect(taken(autoApprove(clear, null, upTo(4_999_999)))).toMatchObject({
      review: 'approved',
      decidedAt: MONDAY,
      chain: [],
      reviewerId: null,
    });
  });

  it.each(['needs_review', 'soft_conflict', 'hard_conflict', 'not_available'] as const)(
    'DA5: never happens when the verdict is %s, or there is none',
    (result) => {
      const verdict = { result, ruleId: 'RC2', at: MONDAY };
      expect(autoApprove({ ...clear, verdict }, null, upTo(100_000_000))).toEqual(
        refused('DA5', 'not_clear'),
      );
      expect(autoApprove({ ...clear, verdict: null }, null, upTo(100_000_000)).ok).toBe(false);
    },
  );

  it('DA5: keeps to the tiers and the kinds of business the policy names', () => {
    const gold = upTo(100_000_000, { tiers: ['gold'] });
    expect(autoApprove(clear, 'gold', gold).ok).toBe(true);
    for (const tier of ['silver', null])
      expect(autoApprove(clear, tier, gold)).toEqual(refused('DA5', 'not_this_tier'));
    const tender = { ...clear, claim: { ...clear.claim, dealType: 'tender' } };
    expect(autoApprove(tender, null, upTo(100_000_000))).toEqual(refused('DA5', 'not_this_type'));
  });
});
