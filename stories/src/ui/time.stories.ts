import { define } from '@portico/ui/define';
import { PorticoTime } from '@portico/ui/time/time';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoTime);

const hour = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();

const meta: Meta<PorticoTime> = {
  title: 'Elements/Time',
  component: PorticoTime.tag,
  args: { at: ago(49) },
};
export default meta;
type Story = StoryObj<PorticoTime>;

/** "2 days ago"; the exact time and its zone appear on hover and focus. */
export const Past: Story = {
  play: async ({ canvasElement }) => {
    const time = drawn(canvasElement, 'portico-time');
    await expect(inside(time, 'time')).toHaveTextContent('2 days ago');
    await expect(getComputedStyle(inside(time, '#exact')).display).toBe('none');
    inside(time, 'time').focus();
    await expect(getComputedStyle(inside(time, '#exact')).display).not.toBe('none');
  },
};

export const Ahead: Story = {
  args: { at: ago(-49) },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-time'), 'time')).toHaveTextContent('in 2 days');
  },
};

/** For records and lists by date. */
export const Exact: Story = {
  args: { at: '2026-11-21T10:15:00.000Z', exact: true },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-time'), 'time')).toHaveTextContent('Nov 21, 2026');
  },
};

export const German: Story = {
  args: { at: ago(49) },
  globals: { locale: 'de' },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-time'), 'time')).toHaveTextContent('vorgestern');
  },
};

/** What cannot be read draws nothing. */
export const Unreadable: Story = {
  args: { at: 'soon' },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-time').shadowRoot?.querySelector('time')).toBe(null);
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { ...Past, globals: { theme: 'dark' } };
