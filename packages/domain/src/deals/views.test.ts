import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Deal } from './deal.ts';
import { dealId, MONDAY, someDeal } from './testing.ts';
import { DealSummary, DealView, DeskDealView, TimelineEntry } from './views.ts';

/** A row with all a server knows of a deal, more than any reader may see. */
function everythingOf(deal: Deal) {
  return {
    ...deal,
    customerName: deal.claim.customerName ?? '',
    customerCountry: deal.claim.customerCountry ?? null,
    productName: 'Pump',
    valueBand: '10k_to_50k',
    dealType: 'new',
    valueRange: null,
    figures: {
      protectionDays: 90,
      decisionBusinessDays: 2,
      infoDueBusinessDays: 5,
      infoDueMaxDays: 30,
      lapseDays: 7,
      appealDays: 10,
    },
    protection: 'none',
    partner: { id: deal.partnerId, name: 'Partner', revenue: 5 },
    sellerName: 'Sam',
    reviewerName: 'Ria',
    overdue: false,
    infoDueAt: null,
    receipt: null,
    extensionWindow: null,
    benefitState: 'none',
    proposedRevocation: null,
    amendmentNames: null,
    amendmentVerdict: null,
    amendmentNeedsOverride: false,
    amendmentNeedsSecond: false,
    amendmentBefore: null,
    amendmentChain: [],
    amendmentNextSignature: null,
    amendmentOverride: null,
    appealOpen: false,
    appealUntil: null,
    submittedByName: null,
    previous: null,
    next: null,
    shared: false,
    account: null,
    secondPartner: null,
    namedPartner: null,
    judgement: null,
    chain: [],
    nextSignature: null,
    override: null,
    needsOverride: false,
    needsSecond: false,
    claimants: [],
    lineProducts: {},
    duplicateOf: { id: dealId(99), number: 'D-2026-000099' },
    conflicts: [],
  };
}

const duplicate = everythingOf(someDeal('duplicate', { noteInternal: 'see D-2026-000099' }));

describe('what the partner sees', () => {
  it('DM8: says that the customer is registered already, and neither by which deal nor what the vendor noted', () => {
    const seen = v.parse(DealView, duplicate);
    expect(seen).toMatchObject({
      review: 'duplicate',
      rejectReason: 'already_registered',
      reviewerName: 'Ria',
    });
    for (const secret of [dealId(99), 'D-2026-000099', 'revenue'])
      expect(JSON.stringify(seen)).not.toContain(secret);
    for (const field of ['customerKey', 'noteInternal', 'duplicateOf', 'duplicateOfId', 'conflicts']) {
      expect(Object.keys(seen)).not.toContain(field);
    }
  });

  it('in a list holds no claim, note or conflict', () => {
    const seen = Object.keys(v.parse(DealSummary, duplicate));
    for (const field of ['claim', 'noteInternal', 'noteShared', 'duplicateOfId', 'customerKey']) {
      expect(seen).not.toContain(field);
    }
  });
});

describe('what the desk sees', () => {
  it('DC1 and DC2: holds the internal note, the deal repeated and what stands in the way', () => {
    const conflict = { rule: 'DC1', deal: v.parse(DealSummary, duplicate) };
    const seen = v.parse(DeskDealView, { ...duplicate, conflicts: [conflict] });
    expect(seen).toMatchObject({ noteInternal: 'see D-2026-000099', duplicateOf: { id: dealId(99) } });
    expect(seen.conflicts).toEqual([conflict]);
    expect(v.is(DeskDealView, { ...duplicate, conflicts: [{ ...conflict, rule: 'DP1' }] })).toBe(false);
  });
});

describe('a line of the timeline', () => {
  const line = {
    id: 'evt_1',
    name: 'deal.taken',
    at: MONDAY,
    actorName: null,
    facts: { note: null, count: 2, late: false },
  };

  it('holds flat facts only', () => {
    expect(v.parse(TimelineEntry, line)).toEqual(line);
    expect(v.is(TimelineEntry, { ...line, facts: { deep: {} } })).toBe(false);
  });
});
