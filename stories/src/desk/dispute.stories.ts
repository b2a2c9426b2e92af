import type { VendorDisputeView } from '@portico/domain/disputes/views';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoDisputePage } from '@portico/shell/apps/disputes/page/page';
import { deskDeal, disputeView, file } from '@portico/shell/testing/claims';
import { define } from '@portico/ui/define';
import { now } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { arrived, drawn, inside } from '../inside.ts';

define(PorticoDisputePage);

const may = ['dispute.read', 'dispute.raise', 'dispute.manage', 'dispute.rule'];
const panel = [
  { userId: 'user_9', name: 'Nia Okafor' },
  { userId: 'user_8', name: 'Tom Berg' },
];
const ruling: NonNullable<VendorDisputeView['ruling']> = {
  leadingDealId: 'deal_2',
  endingDealIds: ['deal_1'],
  rationaleShared: 'The one who met the customer first leads.',
  proposedById: 'user_8',
  proposedAt: now,
  agreedById: null,
  agreedAt: null,
};

const meta: Meta = {
  title: 'Portal/Deal desk/Dispute',
  parameters: { layout: 'fullscreen' },
  render: (_, context) =>
    inPortal(
      context,
      html`<portico-dispute-page .disputeId=${'disp_1'} .may=${may} userId="user_9"></portico-dispute-page>`,
    ),
};
export default meta;
type Story = StoryObj;

/** A story of a dispute in one state, which says `words`. */
function inState(changes: Partial<VendorDisputeView>, words: string): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() =>
      createFakePortal({
        'disputes.get': disputeView(changes),
        'desk.get': deskDeal(),
        'files.list': [file],
      }),
    ),
    play: async ({ canvasElement }) => {
      const page = drawn(canvasElement, 'portico-dispute-page');
      await waitFor(() => expect(page.shadowRoot).toHaveTextContent(words));
    },
  };
}

/** Just raised: nobody rules on it yet. */
export const Raised: Story = inState({}, 'Nobody is named yet');

const letter: VendorDisputeView['evidence'][number] = {
  id: 'e2',
  kind: 'customer_choice',
  text: 'They write that they want to buy from Südwind.',
  fileIds: ['file_1'],
  dealId: 'deal_2',
  byName: 'Ayla Demir',
  at: now,
  accepted: null,
};

/** A letter of the customer's waits for somebody who takes it for genuine. */
export const LetterToAccept: Story = inState({ panel, evidence: [letter] }, 'Not accepted yet');

/** An accepted letter: the customer's choice is marked. */
export const LetterAccepted: Story = inState(
  {
    panel,
    evidence: [{ ...letter, accepted: { byName: 'Nia Okafor', at: now } }],
    chosenDealId: 'deal_2',
  },
  'Nia Okafor accepted the letter',
);

/** Taken back: nobody rules on it any more. */
export const TakenBack: Story = inState({ status: 'withdrawn' }, 'Nobody is named yet');

/** One of the panel has said how to rule. */
export const FirstVoice: Story = inState({ panel, ruling }, 'Tom Berg has said how to rule');

/** Two of the panel said the same. */
export const Ruled: Story = inState(
  {
    panel,
    status: 'ruled',
    ruling: { ...ruling, agreedById: 'user_9', agreedAt: now },
    ruledAt: now,
    rationaleShared: ruling.rationaleShared,
    deals: [
      { id: 'deal_2', number: 'D-2026-000118', customerName: 'Hagen & Söhne GmbH', result: 'leads' },
      { id: 'deal_1', number: 'D-2026-000123', customerName: 'Hagen & Söhne GmbH', result: 'ends' },
    ],
  },
  'said the same',
);

/** A story of one of its forms, open. */
function asking(form: string, changes: Partial<VendorDisputeView> = {}): Pick<Story, 'play' | 'loaders'> {
  const { loaders } = inState(changes, '');
  return {
    ...(loaders ? { loaders } : {}),
    play: async ({ canvasElement }) => {
      const page = drawn(canvasElement, 'portico-dispute-page');
      await waitFor(() => expect(page.shadowRoot?.querySelector(form)).not.toBeNull());
      const dialog = inside<HTMLElement & { show(): void; showFor?(id: string): void }>(page, form);
      if (dialog.showFor) dialog.showFor(letter.id);
      else dialog.show();
      await waitFor(() => expect(inside(dialog, 'portico-dialog')).toHaveAttribute('open'));
      await arrived(dialog);
    },
  };
}

/** Who rules on it: at least two, none of them a party. */
export const NamingThePanel: Story = asking('portico-dispute-panel');

/** How one of the panel would rule: what leads, what ends, and why. */
export const Ruling: Story = asking('portico-dispute-rule', { panel });

/** Words and files that show it, for a side. */
export const AddingEvidence: Story = asking('portico-dispute-evidence', { panel });

/** Somebody neutral takes the customer's letter for genuine. */
export const AcceptingTheLetter: Story = asking('portico-dispute-accept', { panel, evidence: [letter] });

/** The one who raised it takes it back. */
export const TakingBack: Story = asking('portico-dispute-withdraw');
