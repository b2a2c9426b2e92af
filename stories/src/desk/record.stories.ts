import type { DeskDealView } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { createFakePortal, type FakePortal } from '@portico/runtime/testing';
import { PorticoDeskDeal } from '@portico/shell/apps/desk/deal/deal';
import {
  candidates,
  chain,
  clearVerdict,
  deskDeal,
  disputeView,
  file,
  hardConflict,
  twoClaimants,
} from '@portico/shell/testing/claims';
import { define } from '@portico/ui/define';
import { history, now } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn } from '../inside.ts';

define(PorticoDeskDeal);

const may = ['deal.decide', 'deal.sign', 'deal.oversee', 'dispute.read', 'dispute.manage'];
const roles = ['vendor_admin'];

const meta: Meta = {
  title: 'Portal/Deal desk/Record',
  parameters: { layout: 'fullscreen' },
  render: (_, context) =>
    inPortal(
      context,
      html`<portico-desk-deal .dealId=${deskDeal().id} .reader=${{ may, roles }}></portico-desk-deal>`,
    ),
};
export default meta;
type Story = StoryObj;

function portalWith(deal: DeskDealView, isDisputed: boolean): FakePortal {
  return createFakePortal({
    'desk.get': deal,
    'deals.timeline': history,
    'files.list': [file],
    'accounts.resolve': candidates,
    'disputes.list': { rows: isDisputed ? [disputeView()] : [], next: null },
  });
}

/** A story of a deal in one state, which says `words`. */
function inState(changes: Partial<DeskDealView>, words: string): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() => portalWith(deskDeal(changes), words.includes('dispute'))),
    play: async ({ canvasElement }) => {
      const deal = drawn(canvasElement, 'portico-desk-deal');
      await waitFor(() => expect(deal.shadowRoot).toHaveTextContent(words));
    },
  };
}

/** Nothing stands in its way. */
export const Clear: Story = inState({ judgement: clearVerdict }, 'Nobody else holds this customer');

/** Two partners claim the customer: side by side, the one who leads marked, the rule in words. */
export const TwoClaimants: Story = inState(
  { review: 'in_review', claimants: twoClaimants, judgement: hardConflict },
  'Who claims this customer',
);

/** Two partners claim the customer, and a dispute about it is open. */
export const Disputed: Story = inState(
  { review: 'in_review', claimants: twoClaimants, judgement: hardConflict },
  'A dispute about this customer is open',
);

/** Approved although the rules spoke against it: on what it stands, and who said so. */
export const AgainstTheVerdict: Story = inState(
  {
    review: 'approved',
    protection: 'active',
    protectionStart: addDays(now, -1),
    protectionEnd: addDays(now, 89),
    judgement: hardConflict,
    nextSignature: null,
    override: {
      ground: 'customer_choice',
      text: 'The letter is with the dispute.',
      note: 'Agreed with the region on Monday.',
      byId: 'user_2',
      byName: 'Robb Wong',
      at: addDays(now, -1),
      result: 'hard_conflict',
      ruleId: 'RC10',
    },
  },
  'Approved against the verdict',
);

/** The customer is only similar to a known one: which is it? */
export const WhichCustomer: Story = inState(
  { judgement: { ...clearVerdict, result: 'needs_review', ruleId: 'RC2', match: 'similar' } },
  'Which customer is it?',
);

/** The desk has signed, finance has not. */
export const Signatures: Story = inState(
  {
    review: 'in_review',
    judgement: clearVerdict,
    chain,
    nextSignature: { name: 'finance', role: 'vendor_finance' },
  },
  'Signatures',
);

/** A partner objects to a refusal. */
export const Objection: Story = inState(
  {
    review: 'rejected',
    protection: 'none',
    rejectReason: 'not_genuine',
    appealOpen: true,
    appeal: {
      against: 'rejection',
      ground: 'They asked us for an offer on Monday.',
      fileIds: ['file_1'],
      raisedAt: addDays(now, -1),
      dueAt: addDays(now, 4),
      status: 'open',
      decidedAt: null,
      noteShared: null,
    },
  },
  'Objection to the refusal',
);

const approved: Partial<DeskDealView> = {
  review: 'approved',
  protection: 'active',
  protectionStart: addDays(now, -80),
  protectionEnd: addDays(now, 10),
  judgement: clearVerdict,
  nextSignature: null,
  override: null,
  needsOverride: false,
  needsSecond: false,
};

/** A partner asks for longer protection. */
export const LongerProtection: Story = inState(
  {
    ...approved,
    extension: {
      evidence: 'The board decides in January; the pilot runs.',
      fileIds: ['file_1'],
      requestedAt: addDays(now, -1),
      status: 'pending',
      decidedAt: null,
      noteShared: null,
    },
  },
  'Protection holds until you answer',
);

/** A partner asks to change an approved deal: what is and what would be. */
export const Change: Story = inState(
  {
    ...approved,
    amendment: {
      claim: { ...deskDeal().claim, estAmountMinor: 30_000_000, estCurrency: 'EUR' },
      reason: 'They need twice as many.',
      requestedAt: addDays(now, -1),
      status: 'pending',
      decidedAt: null,
      noteShared: null,
    },
    amendmentVerdict: { result: 'clear', ruleId: 'RC1', at: addDays(now, -1) },
  },
  'As wished',
);

/** The desk proposes to take the approval back; a manager confirms it. */
export const Revocation: Story = inState(
  {
    ...approved,
    proposedRevocation: {
      reason: 'no_activity',
      noteShared: 'Nobody has spoken with the customer since June.',
      proposedById: 'user_2',
      proposedByName: 'Robb Wong',
      proposedAt: addDays(now, -1),
    },
  },
  'Proposed revocation',
);
