import { describe, expect, it } from 'vitest';
import { MONDAY, someClaim, someDeal } from '../deals/testing.ts';
import { addDays } from '../time.ts';
import { defaultPolicyDocument as usual } from './channel-policy.ts';
import { rejudge } from './rejudge.ts';
import { outcomesUnder } from './outcome.ts';
import { pastRegistration, policyWith, someFacts, vendorDirect } from './testing.ts';

const withDeals = (changes: Partial<typeof usual.deals>) =>
  policyWith({ deals: { ...usual.deals, ...changes } });
const past = pastRegistration();

describe('a registration judged again', () => {
  it('PO11: differs in nothing under a version that says the same', () => {
    expect(rejudge(past, policyWith({}))).toEqual([]);
  });

  it('PO11: would have been refused where the smallest amount is higher', () => {
    expect(rejudge(past, withDeals({ minimumAmountMinor: 2_000_001 }))).toEqual([
      {
        aspect: 'claim',
        before: 'accepted',
        after: 'refused',
        ruleBefore: 'DM2',
        ruleAfter: 'DR10',
        kind: 'accepted>refused',
      },
    ]);
    expect(rejudge(past, withDeals({ minimumAmountMinor: 2_000_000 }))).toEqual([]);
  });

  it('PO11: meets another verdict by the facts of then, with the rule on either side', () => {
    const direct = pastRegistration({ judged: someFacts({ coverage: [vendorDirect(60)] }) });
    const shorter = policyWith({ conflicts: { ...usual.conflicts, directActivityDays: 60 } });
    expect(rejudge(direct, shorter)).toEqual([
      {
        aspect: 'verdict',
        before: 'not_available',
        after: 'soft_conflict',
        ruleBefore: 'RC5',
        ruleAfter: 'RC6',
        kind: 'not_available>soft_conflict',
      },
    ]);
    expect(
      rejudge(direct, policyWith({ conflicts: { ...usual.conflicts, directActivityDays: 61 } })),
    ).toEqual([]);
  });

  it('PO11: says nothing of a verdict where there was none', () => {
    expect(outcomesUnder(pastRegistration({ judged: null }), past.submittedUnder).verdict).toBeUndefined();
  });

  it('PO11: would have been approved at once where the limit reaches its amount (DA5)', () => {
    const auto = (upToMinor: number, tiers: string[] = []) =>
      withDeals({ autoApprove: { ...usual.deals.autoApprove, upToMinor, tiers } });
    expect(rejudge(past, auto(2_000_000))).toMatchObject([
      { aspect: 'approval', before: 'by_a_person', after: 'automatic', ruleAfter: 'DA5' },
    ]);
    expect(rejudge(past, auto(1_999_999))).toEqual([]);
    expect(rejudge(past, auto(2_000_000, ['silver']))).toEqual([]);
    const conflict = pastRegistration({ judged: someFacts({ coverage: [vendorDirect(1)] }) });
    expect(rejudge(conflict, auto(2_000_000))).toEqual([]);
  });

  it('PO11: would have needed other signatures (DA1)', () => {
    const [desk, manager] = usual.deals.chains;
    const chains = [desk, { ...manager, fromMinor: 2_000_000 }].flatMap((chain) =>
      chain?.steps ? [{ fromMinor: chain.fromMinor, steps: chain.steps }] : [],
    );
    expect(rejudge(past, withDeals({ chains }))).toMatchObject([
      { aspect: 'signatures', before: 'desk', after: 'desk, manager', kind: 'desk>desk, manager' },
    ]);
  });

  it('PO11: would have brought other benefits, to the cent', () => {
    // 10 % in group price beside a spiff of 250 and 2 % marketing: 2,000 + 250 + 400 of 20,000, below the cap of 15 %.
    expect(outcomesUnder(past, past.submittedUnder).benefits?.value).toBe('265000');
    const less = policyWith({ benefits: { ...usual.benefits, capShare: 500 } });
    expect(rejudge(past, less)).toMatchObject([
      { aspect: 'benefits', before: '265000', after: '100000', kind: 'less' },
    ]);
  });

  it('PO11: would have been due and protected at other times', () => {
    const approved = pastRegistration({ deal: someDeal('approved') });
    expect(rejudge(approved, withDeals({ decisionBusinessDays: 1, protectionDays: 120 }))).toEqual([
      {
        aspect: 'decision_due',
        before: '2026-11-18T09:00:00.000Z',
        after: '2026-11-17T09:00:00.000Z',
        ruleBefore: 'DM2',
        ruleAfter: 'DM2',
        kind: 'earlier',
      },
      {
        aspect: 'protection_end',
        before: '2027-02-15T00:00:00.000Z',
        after: '2027-03-17T00:00:00.000Z',
        ruleBefore: 'DM6',
        ruleAfter: 'DM6',
        kind: 'later',
      },
    ]);
  });

  it('PO11: would have been withdrawn later where nobody answered (DM10)', () => {
    const deal = someDeal('info_requested', { review: 'withdrawn', withdrawReason: 'no_answer' });
    const dueAt = deal.info?.dueAt ?? MONDAY;
    expect(rejudge(pastRegistration({ deal }), withDeals({ lapseDays: 10 }))).toMatchObject([
      { aspect: 'lapse', before: addDays(dueAt, 7), after: addDays(dueAt, 10), kind: 'later' },
    ]);
  });
});

describe('value bands that were named or cut anew', () => {
  const bands = [
    { code: 'small', fromMinor: 0, toMinor: 3_000_000 },
    { code: 'large', fromMinor: 3_000_000, toMinor: null },
  ];

  it('PO11: are no reason to refuse: the claim speaks of the band it lies in', () => {
    expect(rejudge(past, withDeals({ valueBands: bands }))).toEqual([]);
  });

  it('PO11: without an amount the claim lies where its band began', () => {
    const vague = pastRegistration({ claim: someClaim({ valueBand: '50k_to_250k' }) });
    expect(outcomesUnder(vague, withDeals({ valueBands: bands })).benefits?.value).toBe(
      // 10 % of 30,000, a spiff of 250 and 2 %: 3,000 + 250 + 600.
      '385000',
    );
  });

  it('PO11: a band that nobody knows stays unknown', () => {
    const odd = pastRegistration({ claim: someClaim({ valueBand: 'odd' }) });
    expect(outcomesUnder(odd, withDeals({ valueBands: bands }))).toEqual({
      claim: { value: 'refused', rule: 'DR6' },
    });
  });
});
