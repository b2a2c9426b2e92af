import type { DeskDealView } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoDeskDeal } from '@portico/shell/apps/desk/deal/deal';
import { chain, clearVerdict, deskDeal, hardConflict } from '@portico/shell/testing/claims';
import { define } from '@portico/ui/define';
import { history, now } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { arrived, drawn, inside } from '../inside.ts';

define(PorticoDeskDeal);

const may = ['deal.decide', 'deal.sign', 'deal.oversee'];
const roles = ['vendor_admin'];

const meta: Meta = {
  title: 'Portal/Deal desk/Decisions',
  parameters: { layout: 'fullscreen' },
  render: (_, context) =>
    inPortal(
      context,
      html`<portico-desk-deal .dealId=${deskDeal().id} .reader=${{ may, roles }}></portico-desk-deal>`,
    ),
};
export default meta;
type Story = StoryObj;

const partner = (id: string, name: string) => ({ id, name, country: 'DE', city: null, tier: null });

/** A story of one decision's dialog, open, over a deal in its state. */
function deciding(dialog: string, changes: Partial<DeskDealView> = {}): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() =>
      createFakePortal({
        'desk.get': deskDeal({ review: 'in_review', judgement: clearVerdict, ...changes }),
        'deals.timeline': history,
        'partners.list': [partner('org_1', 'Nordwind Systems'), partner('org_2', 'Südwind Mobil')],
        'desk.reviewers': [{ id: 'user_9', name: 'Nia Okafor' }],
      }),
    ),
    play: async ({ canvasElement }) => {
      const deal = drawn(canvasElement, 'portico-desk-deal');
      await waitFor(() => expect(deal.shadowRoot?.querySelector(dialog)).not.toBeNull());
      const form = inside<HTMLElement & { show(): void }>(deal, dialog);
      form.show();
      await waitFor(() => expect(inside(form, 'portico-dialog')).toHaveAttribute('open'));
      await arrived(form);
    },
  };
}

const approved: Partial<DeskDealView> = {
  review: 'approved',
  protection: 'active',
  protectionStart: addDays(now, -80),
  protectionEnd: addDays(now, 10),
  nextSignature: null,
};

const changed: Partial<DeskDealView> = {
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
};

/** What the first of two said for going against the verdict. */
const agreed: NonNullable<DeskDealView['override']> = {
  ground: 'shared_verdict',
  text: null,
  note: 'Both agreed on the phone.',
  byId: 'user_2',
  byName: 'Flora Keller',
  at: addDays(now, -1),
  result: 'not_available',
  ruleId: 'RC4',
};

const revoking: Partial<DeskDealView> = {
  ...approved,
  proposedRevocation: {
    reason: 'no_activity',
    noteShared: 'Nobody has spoken with the customer since June.',
    proposedById: 'user_2',
    proposedByName: 'Robb Wong',
    proposedAt: addDays(now, -1),
  },
};

/** With the last signature the deal is approved. */
export const Approve: Story = deciding('portico-desk-approve');

/** Against the verdict it takes a reason, a note for colleagues, and a second person. */
export const ApproveAgainstTheVerdict: Story = deciding('portico-desk-approve', {
  judgement: hardConflict,
  needsOverride: true,
  needsSecond: true,
});

/** A reason the partner reads, and two notes. */
export const Reject: Story = deciding('portico-desk-reject');

/** Questions, the field each may change, and the day the answer is due. */
export const Ask: Story = deciding('portico-desk-ask');

/** The deal repeats another one. */
export const Duplicate: Story = deciding('portico-desk-duplicate');

/** Somebody reviews it. */
export const Assign: Story = deciding('portico-desk-assign');

/** A second partner may read it. */
export const Share: Story = deciding('portico-desk-share');

/** It is shared, and can be taken from the second partner's eyes again. */
export const StopSharing: Story = deciding('portico-desk-share', {
  secondPartner: { id: 'org_2', name: 'Südwind Mobil' },
});

/** Longer protection: yes or no, each with what it brings. */
export const Extension: Story = deciding('portico-desk-decide-extension', {
  ...approved,
  extension: {
    evidence: 'The board decides in January.',
    fileIds: [],
    requestedAt: addDays(now, -1),
    status: 'pending',
    decidedAt: null,
    noteShared: null,
  },
});

/** The approval is to be taken back; a manager confirms it. */
export const ProposeRevocation: Story = deciding('portico-desk-propose-revocation', approved);

/** Passed on to the CRM. */
export const PassOn: Story = deciding('portico-desk-convert', approved);

/** The desk has signed; one more signature approves it. */
export const SecondSignature: Story = deciding('portico-desk-approve', {
  chain,
  nextSignature: { name: 'finance', role: 'vendor_finance' },
});

/** Against the verdict, of a chain: who signs next reads why the first did. */
export const SecondAgainstTheVerdict: Story = deciding('portico-desk-approve', {
  judgement: hardConflict,
  nextSignature: { name: 'finance', role: 'vendor_finance' },
  override: agreed,
});

/** A partner objects: the reviewer's own decision is looked at by somebody else. */
export const Objection: Story = deciding('portico-desk-answer-appeal', {
  review: 'rejected',
  protection: 'none',
  rejectReason: 'not_available',
  nextSignature: null,
  appeal: {
    against: 'rejection',
    ground: 'We have worked with them since March; the offer is attached.',
    fileIds: [],
    raisedAt: addDays(now, -1),
    dueAt: addDays(now, 4),
    status: 'open',
    decidedAt: null,
    noteShared: null,
  },
});

/** A change nothing speaks against. */
export const Change: Story = deciding('portico-desk-decide-amendment', changed);

/** A change against its verdict takes a reason and a second person. */
export const ChangeAgainstTheVerdict: Story = deciding('portico-desk-decide-amendment', {
  ...changed,
  amendmentVerdict: { result: 'not_available', ruleId: 'RC4', at: now },
  amendmentNeedsOverride: true,
  amendmentNeedsSecond: true,
});

/** The first of two has agreed; the second reads why. */
export const SecondForAChange: Story = deciding('portico-desk-decide-amendment', {
  ...changed,
  amendmentVerdict: { result: 'not_available', ruleId: 'RC4', at: now },
  amendmentNeedsSecond: true,
  amendmentOverride: agreed,
});

/** A manager takes the approval back for good. */
export const ConfirmRevocation: Story = deciding('portico-desk-confirm-revocation', revoking);

/** Or leaves it as it was. */
export const LeaveApproval: Story = deciding('portico-desk-withdraw-revocation', revoking);
