import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { drawn } from '../inside.ts';

define(PorticoEmpty);
define(PorticoButton);

const meta: Meta<PorticoEmpty> = {
  title: 'Elements/Empty',
  component: PorticoEmpty.tag,
  args: {
    heading: 'No deals yet',
    text: 'Register a customer you are working with, and nobody else can take them from you.',
  },
};
export default meta;
type Story = StoryObj<PorticoEmpty>;

/** Says why it is empty and how it fills. */
export const Plain: Story = {};

/** Offers the first step. */
export const WithAction: Story = {
  render: ({ heading, text }) =>
    html`<portico-empty heading=${heading ?? ''} text=${text ?? ''}>
      <portico-button slot="action" variant="primary">Register deal</portico-button>
    </portico-empty>`,
};

/** Nothing fits the filter: the way out is to widen it. */
export const NothingFits: Story = {
  args: { heading: 'No deal fits', text: 'Try fewer words or another state.' },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    heading: 'Noch keine Geschäftsanbahnungen registriert',
    text: 'Registrieren Sie einen Kunden, mit dem Sie bereits im Gespräch sind, damit ihn kein anderer Vertriebspartner für sich beanspruchen kann.',
  },
  play: async ({ canvasElement }) => {
    const empty = drawn(canvasElement, 'portico-empty');
    await expect(empty.scrollWidth).toBeLessThanOrEqual(empty.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { heading: 'لا توجد صفقات بعد', text: 'سجل أول عميل.' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...WithAction, globals: { theme: 'dark' } };
