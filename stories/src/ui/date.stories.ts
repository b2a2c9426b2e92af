import { PorticoDate } from '@portico/ui/date/date';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoDate);

const meta: Meta<PorticoDate> = {
  title: 'Elements/Date',
  component: PorticoDate.tag,
  parameters: { narrow: true },
  args: { label: 'Expected to close', name: 'close' },
};
export default meta;
type Story = StoryObj<PorticoDate>;

/** The reader's own order of day and month, from the platform. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const date = drawn(canvasElement, 'portico-date');
    await userEvent.type(inside(date, 'input'), '2026-12-31');
    await expect(date.value).toBe('2026-12-31');
  },
};

export const Filled: Story = { args: { value: '2026-12-31' } };

/** Where a zone decides, the help says it. */
export const WithHelp: Story = { args: { value: '2026-12-31', help: 'Ends at midnight in Oslo.' } };

export const WithError: Story = {
  args: { value: '2020-01-01', error: 'This day is past. Choose a later one.' },
};

/** Days before and after are not offered, and not valid. */
export const Limited: Story = {
  args: { min: '2026-01-01', max: '2026-12-31', value: '2027-02-03' },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-date').validity.rangeOverflow).toBe(true);
  },
};

export const Required: Story = {
  args: { required: true },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-date').validity.valueMissing).toBe(true);
  },
};

export const Disabled: Story = { args: { value: '2026-12-31', disabled: true } };
export const Readonly: Story = { args: { value: '2026-12-31', readonly: true } };

/** A reset brings the first day back. */
export const InAForm: Story = {
  render: () => html`<form><portico-date label="Due" name="due" value="2026-11-30"></portico-date></form>`,
  play: async ({ canvasElement }) => {
    const date = drawn(canvasElement, 'portico-date');
    date.value = '2026-12-01';
    await date.updateComplete;
    await expect(new FormData(date.form ?? undefined).get('due')).toBe('2026-12-01');
    date.form?.reset();
    await expect(date.value).toBe('2026-11-30');
  },
};

export const RightToLeft: Story = {
  args: { label: 'التاريخ', value: '2026-12-31' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Filled, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Filled, globals: { contrast: 'more' } };
