import { PorticoCheck } from '@portico/ui/check/check';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoCheck);

const meta: Meta<PorticoCheck> = {
  title: 'Elements/Check',
  component: PorticoCheck.tag,
  parameters: { narrow: true },
  args: { label: 'Tell me about decisions by e-mail', name: 'mail' },
};
export default meta;
type Story = StoryObj<PorticoCheck>;

export const Unchecked: Story = {
  play: async ({ canvasElement }) => {
    const check = drawn(canvasElement, 'portico-check');
    await userEvent.click(inside(check, 'label'));
    await expect(check.checked).toBe(true);
    await userEvent.keyboard(' ');
    await expect(check.checked).toBe(false);
  },
};

export const Checked: Story = { args: { checked: true } };

/** Some of several things below it are checked; a click ends it. */
export const Indeterminate: Story = {
  args: { label: 'All partners', indeterminate: true },
  play: async ({ canvasElement }) => {
    await expect(inside<HTMLInputElement>(drawn(canvasElement, 'portico-check'), 'input').indeterminate).toBe(
      true,
    );
  },
};

export const WithHelp: Story = { args: { help: 'At most one letter a day.' } };

export const WithError: Story = {
  args: {
    label: 'They know that I pass on their name and e-mail for this registration.',
    required: true,
    error: 'Please ask the contact first, then confirm it here.',
  },
  play: async ({ canvasElement }) => {
    const check = drawn(canvasElement, 'portico-check');
    await expect(check.checkValidity()).toBe(false);
    await expect(inside(check, 'input')).toHaveAccessibleDescription(/ask the contact first/);
  },
};

export const Disabled: Story = {
  args: { disabled: true, checked: true },
  play: async ({ canvasElement }) => {
    const check = drawn(canvasElement, 'portico-check');
    inside(check, 'input').click();
    await expect(check.checked).toBe(true);
  },
};

export const Readonly: Story = { args: { readonly: true, checked: true } };

/** Checked, it hands its value to the form; unchecked, it is not there at all. */
export const InAForm: Story = {
  render: () =>
    html`<form><portico-check name="mail" value="daily" label="Daily letter"></portico-check></form>`,
  play: async ({ canvasElement }) => {
    const check = drawn(canvasElement, 'portico-check');
    const values = (): FormDataEntryValue[] => new FormData(check.form ?? undefined).getAll('mail');
    await expect(values()).toEqual([]);
    await userEvent.click(inside(check, 'input'));
    await expect(values()).toEqual(['daily']);
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    label:
      'Die Ansprechpartnerin beim Kunden weiß, dass ich ihren Namen und ihre geschäftliche E-Mail-Adresse für diese Registrierung weitergebe.',
    checked: true,
  },
  play: async ({ canvasElement }) => {
    const check = drawn(canvasElement, 'portico-check');
    await expect(check.scrollWidth).toBeLessThanOrEqual(check.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { label: 'أوافق على الشروط', checked: true },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Checked, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Checked, globals: { contrast: 'more' } };
