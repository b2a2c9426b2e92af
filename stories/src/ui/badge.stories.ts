import { PorticoBadge } from '@portico/ui/badge/badge';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { drawn } from '../inside.ts';

define(PorticoBadge);

interface Args {
  tone: PorticoBadge['tone'];
  words: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Badge',
  component: PorticoBadge.tag,
  args: { tone: 'neutral', words: 'Draft' },
  argTypes: { tone: { control: 'select', options: ['neutral', 'info', 'success', 'warning', 'danger'] } },
  render: ({ tone, words }): TemplateResult => html`<portico-badge tone=${tone}>${words}</portico-badge>`,
};
export default meta;
type Story = StoryObj<Args>;

export const Neutral: Story = {};
export const Info: Story = { args: { tone: 'info', words: 'In review' } };
export const Success: Story = { args: { tone: 'success', words: 'Approved' } };
export const Warning: Story = { args: { tone: 'warning', words: 'Your answer needed' } };
export const Danger: Story = { args: { tone: 'danger', words: 'Rejected' } };

/** A state is a word with a dot: without colours the words still tell the five apart. */
export const AllTones: Story = {
  render: () =>
    html`<p>
      <portico-badge>Draft</portico-badge> <portico-badge tone="info">In review</portico-badge>
      <portico-badge tone="success">Approved</portico-badge>
      <portico-badge tone="warning">Your answer needed</portico-badge>
      <portico-badge tone="danger">Rejected</portico-badge>
    </p>`,
  play: async ({ canvasElement }) => {
    const words = [...canvasElement.querySelectorAll('portico-badge')].map(({ textContent }) => textContent);
    await expect(new Set(words).size).toBe(5);
  },
};

/** Wraps rather than leaving its place. */
export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: { tone: 'warning', words: 'Ihre Antwort auf die Rückfrage zur Registrierung wird benötigt' },
  play: async ({ canvasElement }) => {
    const badge = drawn(canvasElement, 'portico-badge');
    await expect(badge.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth);
  },
};

export const RightToLeft: Story = {
  args: { tone: 'success', words: 'موافق عليه' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...AllTones, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...AllTones, globals: { contrast: 'more' } };
