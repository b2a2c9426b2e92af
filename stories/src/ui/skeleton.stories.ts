import { define } from '@portico/ui/define';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { drawn } from '../inside.ts';

define(PorticoSkeleton);

const meta: Meta<PorticoSkeleton> = { title: 'Elements/Skeleton', component: PorticoSkeleton.tag };
export default meta;
type Story = StoryObj<PorticoSkeleton>;

export const Line: Story = {};

/** Lines of text; the last one is short, as in a paragraph. */
export const Paragraph: Story = {
  args: { lines: 4 },
  play: async ({ canvasElement }) => {
    const lines = [...(drawn(canvasElement, 'portico-skeleton').shadowRoot?.querySelectorAll('i') ?? [])];
    await expect(lines).toHaveLength(4);
    await expect(lines[3]?.offsetWidth).toBeLessThan(lines[0]?.offsetWidth ?? 0);
  },
};

/** One box with the size of the real thing. The region around it says that it is busy. */
export const Box: Story = {
  render: () =>
    html`<div aria-busy="true">
      <portico-skeleton style="block-size: 120px; inline-size: 240px"></portico-skeleton>
    </div>`,
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-skeleton').offsetHeight).toBe(120);
  },
};

export const RightToLeft: Story = { args: { lines: 3 }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: { lines: 3 }, globals: { theme: 'dark' } };
export const HighContrast: Story = { args: { lines: 3 }, globals: { contrast: 'more' } };
