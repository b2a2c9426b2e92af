import type { DeskDealView } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoDeskDeal } from '@portico/shell/apps/desk/deal/deal';
import { clearVerdict, deskDeal, hardConflict } from '@portico/shell/testing/claims';
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
