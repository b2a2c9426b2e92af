import { define } from '@portico/ui/define';
import { PorticoBenefitPreview } from '@portico/widgets/deals/benefit-preview';
import { claim, fakeDeals } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn, inside } from '../inside.ts';

define(PorticoBenefitPreview);

const bringing = (totalMinor: number, baseFrom: 'amount' | 'band') =>
  answeredBy(() =>
    fakeDeals({
      'deals.benefitPreview': {
        benefits: {
          policyVersion: '2026-11',
          baseMinor: 5_000_000,
          baseFrom,
          currency: 'EUR',
          lines: [],
          totalMinor,
          secondPartnerMinor: 0,
          capMinor: null,
        },
      },
    }),
  );

const meta: Meta = {
  title: 'Deals/Benefit preview',
  component: PorticoBenefitPreview.tag,
  render: (_, context) =>
    inPortal(context, html`<portico-benefit-preview .claim=${claim}></portico-benefit-preview>`),
};
export default meta;
type Story = StoryObj;

const says =
  (words: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const preview = drawn(canvasElement, 'portico-benefit-preview');
    await waitFor(() => expect(inside(preview, '[role=status]')).toHaveTextContent(words));
  };

/** The partner named an amount. */
export const Exact: Story = { ...bringing(250_000, 'amount'), play: says('brings you €2,500.00') };

/** Only a range of value is known: it may be more. */
export const AtLeast: Story = { ...bringing(250_000, 'band'), play: says('at least €2,500.00') };
