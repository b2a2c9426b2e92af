import type { DealView } from '@portico/domain/deals/views';
import type { DisputeView } from '@portico/domain/disputes/views';
import { define } from '@portico/ui/define';
import { PorticoDeal } from '@portico/widgets/deals/deal';
import {
  amendedDeal,
  appealedDeal,
  approvedDeal,
  disputeView,
  heldDeal,
  refusedDeal,
  revokingDeal,
  ruledDispute,
  sharedDeal,
} from '@portico/widgets/testing/deal-states';
import { askedDeal, dealView, fakeDeals, setup } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn, enter, inside, press } from '../inside.ts';
import { historyOf } from './history.ts';

define(PorticoDeal);

interface Args {
  dealId: string;
}

const meta: Meta<Args> = {
  title: 'Deals/Deal after its decision',
  component: PorticoDeal.tag,
  args: { dealId: dealView().id },
  render: ({ dealId }, context) => inPortal(context, html`<portico-deal deal-id=${dealId}></portico-deal>`),
};
export default meta;
type Story = StoryObj<Args>;

async function ready(canvas: HTMLElement): Promise<PorticoDeal> {
  const deal = drawn(canvas, 'portico-deal');
  await waitFor(() => expect(deal.phase).toBe('ready'));
  return deal;
}

/** A deal in one state, with what is shown of it. */
function shown(deal: DealView, said: string, disputes: DisputeView[] = []): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() =>
      fakeDeals({
        'deals.get': deal,
        'deals.timeline': historyOf(deal),
        'disputes.list': { rows: disputes, next: null },
      }),
    ),
    play: async ({ canvasElement }) => {
      const widget = await ready(canvasElement);
      await waitFor(() => expect(saidIn(widget)).toContain(said));
    },
  };
}

function saidIn(widget: PorticoDeal): string {
  const problems = [...(widget.shadowRoot?.querySelectorAll('portico-problem') ?? [])];
  const told = problems.map(({ heading, detail }) => `${heading} ${detail}`);
  return [inside(widget, 'article').textContent, ...told].join(' ');
}

/** The form behind a button, as it opens. */
function opened(
  deal: DealView,
  label: string,
  disputes: DisputeView[] = [],
): Pick<Story, 'play' | 'loaders'> {
  return {
    ...shown(deal, '', disputes),
    play: async ({ canvasElement }) => {
      const widget = await ready(canvasElement);
      await waitFor(() => press(widget, label));
      await waitFor(() => expect(widget.shadowRoot?.activeElement?.closest('form')).toBeTruthy(), {
        timeout: 5000,
      });
    },
  };
}

/** The end comes near: the one thing that is next is to ask for more time. */
export const EndsSoon: Story = shown(approvedDeal(12), 'Ask for longer protection');

export const AskingForLonger: Story = opened(approvedDeal(12), 'Ask for longer protection');

/** Protection goes on while the wish waits. */
export const Held: Story = shown(heldDeal(), 'You asked for longer protection');

export const ExtensionRefused: Story = shown(
  approvedDeal(5, {
    extensionWindow: null,
    extension: {
      evidence: 'A call.',
      fileIds: [],
      requestedAt: dealView().updatedAt,
      status: 'refused',
      decidedAt: dealView().updatedAt,
      noteShared: 'One call in three months is not enough. Please show a meeting.',
    },
  }),
  'One call in three months',
);

/** The notice runs; it can be objected to. */
export const Revoking: Story = shown(revokingDeal(), 'the vendor takes it back');

export const Revoked: Story = shown(
  { ...revokingDeal(), protection: 'revoked', benefitState: 'stopped' },
  'Stopped',
);

/** Refused: object, or register again with something new. */
export const Refused: Story = shown(refusedDeal(), 'Object to the decision');

export const Objecting: Story = opened(refusedDeal(), 'Object to the decision');

export const Objected: Story = shown(appealedDeal(), 'Your objection is with the vendor');

export const RegisteringAgain: Story = opened(refusedDeal(), 'Register again');

export const RegisteredAgain: Story = shown(
  refusedDeal({ next: { id: 'deal_2', number: 'D-2026-000130' } }),
  'Registered again as D-2026-000130',
);

export const Changing: Story = opened(approvedDeal(), 'Change the deal');

/** A larger change waits for a new look; the deal stays as it is meanwhile. */
export const Changed: Story = shown(amendedDeal(), 'Your change is with the vendor');

export const Winning: Story = opened(approvedDeal(), 'We won it');

export const Losing: Story = opened(approvedDeal(), 'We lost it');

/** It went on into the vendor's own sales system. */
export const Converted: Story = shown(
  approvedDeal(40, {
    outcome: 'converted',
    conversion: { kind: 'opportunity', externalId: '0061N00000QpZ', convertedAt: dealView().updatedAt },
  }),
  '0061N00000QpZ',
);

export const RaisingADispute: Story = opened(approvedDeal(), 'Raise a dispute');

export const Disputed: Story = shown(approvedDeal(), 'Our proposal of 12 June.', [disputeView()]);

/** Raised by somebody else: one reads that there is a dispute, not who is behind it. */
export const DisputedByOthers: Story = shown(approvedDeal(), 'Somebody else claims this customer', [
  disputeView({ mine: false, statement: null, evidence: [] }),
]);

export const AddingEvidence: Story = opened(approvedDeal(), 'Add evidence', [disputeView()]);

export const Ruled: Story = shown(approvedDeal(), 'This deal leads.', [ruledDispute('leads')]);

/** A second partner reads along. */
export const Shared: Story = shown(sharedDeal(), 'Shared with you');

/** What the deal would bring, while it is not decided yet. */
export const BenefitsPreview: Story = shown(
  dealView({ benefits: approvedDeal().benefits, benefitState: 'preview' }),
  'As it would be once approved',
);

function askedForFields(): DealView {
  const deal = askedDeal();
  const items = [
    { id: 'q1', question: 'When will they sign?', kind: 'clarifying', field: 'closeQuarter', answer: null },
    { id: 'q2', question: 'Which depots is it for?', kind: 'missing', field: 'sites', answer: null },
    {
      id: 'q3',
      question: 'Please attach the tender documents.',
      kind: 'clarifying',
      field: 'fileIds',
      answer: null,
    },
  ] as const;
  return { ...deal, info: deal.info && { ...deal.info, items: [...items] } };
}

/** A question that is about a field mends that very field. */
export const AskedForFields: Story = {
  ...shown(askedForFields(), ''),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await waitFor(() => inside(widget, '[name=q1]'), { timeout: 5000 });
    enter(inside(widget, '[name=q1]'), setup.quarters[2] ?? '');
    press(widget, 'Send answers');
    await waitFor(() =>
      expect(inside(inside(widget, '[name=q2]'), '.error')).toHaveTextContent('Please answer'),
    );
  },
};

export const German: Story = {
  ...shown(approvedDeal(12), 'Um längeren Schutz bitten', [disputeView()]),
  globals: { locale: 'de' },
  tags: ['!autodocs'],
};

export const RightToLeft: Story = { ...Disputed, globals: { direction: 'rtl' } };
export const Dark: Story = { ...Revoking, globals: { theme: 'dark' } };

/** A form on a phone, in German. */
export const Phone: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de', viewport: { value: 'phone', isRotated: false } },
  ...shown(approvedDeal(12), ''),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await waitFor(() => press(widget, 'Um längeren Schutz bitten'));
    await waitFor(() => inside(widget, 'form'), { timeout: 5000 });
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};
