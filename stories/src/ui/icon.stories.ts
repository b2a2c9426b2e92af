import { define } from '@portico/ui/define';
import { PorticoIcon } from '@portico/ui/icon/icon';
import * as firstIcons from '@portico/ui/icon/first-icons';
import * as otherIcons from '@portico/ui/icon/icons';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

const icons = { ...firstIcons, ...otherIcons };

define(PorticoIcon);

const meta: Meta<PorticoIcon> = {
  title: 'Elements/Icon',
  component: PorticoIcon.tag,
  args: { path: icons.checkIcon },
};
export default meta;
type Story = StoryObj<PorticoIcon>;

/** Beside a word it is decoration. */
export const Decoration: Story = {
  render: ({ path }) => html`<span><portico-icon path=${path ?? ''}></portico-icon> Saved</span>`,
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-icon').shadowRoot?.querySelector('[role=img]')).toBe(null);
  },
};

/** Alone it says what it means. */
export const Labelled: Story = {
  args: { path: icons.alertIcon, label: 'Something is wrong' },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-icon'), '[role=img]')).toHaveAccessibleName(
      'Something is wrong',
    );
  },
};

/** It follows the size and the colour of the text beside it. */
export const Sizes: Story = {
  render: () =>
    html`${[14, 20, 32].map(
      (size) =>
        html`<span style="font-size: ${size}px"
          ><portico-icon path=${icons.infoIcon}></portico-icon> ${size} px
        </span>`,
    )}`,
  play: async ({ canvasElement }) => {
    const widths = [...canvasElement.querySelectorAll('portico-icon')].map(({ offsetWidth }) => offsetWidth);
    await expect(widths).toEqual([18, 25, 40]);
  },
};

/** All outlines, with the names they are imported by. */
export const All: Story = {
  render: () =>
    html`<ul class="icons">
      ${Object.entries(icons).map(
        ([name, path]) => html`<li><portico-icon path=${path}></portico-icon><code>${name}</code></li>`,
      )}
    </ul>`,
};

export const Dark: Story = { ...All, globals: { theme: 'dark' } };
