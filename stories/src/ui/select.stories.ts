import { define } from '@portico/ui/define';
import { PorticoSelect } from '@portico/ui/select/select';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoSelect);

const products = [
  { value: 'p1', label: 'Observatory Cloud', group: 'Observatory' },
  { value: 'p2', label: 'Observatory Edge', group: 'Observatory' },
  { value: 'p3', label: 'Harbor Backup', group: 'Harbor' },
  { value: 'p4', label: 'Harbor Archive (no longer sold)', group: 'Harbor', disabled: true },
];

const meta: Meta<PorticoSelect> = {
  title: 'Elements/Select',
  component: PorticoSelect.tag,
  parameters: { narrow: true },
  args: { label: 'Product', name: 'product', placeholder: 'Choose', options: products },
};
export default meta;
type Story = StoryObj<PorticoSelect>;

/** The platform's own picker: its keyboard, its type-ahead, its wheel on a phone. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const select = drawn(canvasElement, 'portico-select');
    await userEvent.selectOptions(inside(select, 'select'), 'p3');
    await expect(select.value).toBe('p3');
  },
};

export const Filled: Story = { args: { value: 'p2' } };

export const WithError: Story = {
  args: { required: true, error: 'This product can no longer be registered. Choose another one.' },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-select').checkValidity()).toBe(false);
  },
};

export const Disabled: Story = { args: { value: 'p2', disabled: true } };

/** Cannot be changed, and is still submitted. */
export const Readonly: Story = {
  render: ({ label, options }) =>
    html`<form>
      <portico-select
        label=${label ?? ''}
        name="product"
        value="p2"
        readonly
        .options=${options ?? []}
      ></portico-select>
    </form>`,
  play: async ({ canvasElement }) => {
    const select = drawn(canvasElement, 'portico-select');
    await expect(inside(select, 'select')).toBeDisabled();
    await expect(new FormData(select.form ?? undefined).get('product')).toBe('p2');
  },
};

/** A value that is not in the list shows as nothing chosen, not as the first one. */
export const UnknownValue: Story = {
  args: { value: 'gone' },
  play: async ({ canvasElement }) => {
    const select = inside<HTMLSelectElement>(drawn(canvasElement, 'portico-select'), 'select');
    await expect(select.selectedOptions[0]?.value ?? '').toBe('');
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    label: 'Voraussichtlicher Abschlusszeitraum',
    value: 'a',
    options: [
      { value: 'a', label: 'Viertes Quartal des laufenden Geschäftsjahres (Oktober bis Dezember 2026)' },
    ],
    help: 'Der Zeitraum bestimmt, wie lange der Kunde für Sie reserviert bleibt.',
  },
  play: async ({ canvasElement }) => {
    const select = drawn(canvasElement, 'portico-select');
    await expect(select.scrollWidth).toBeLessThanOrEqual(select.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { label: 'البلد', value: 'ae', options: [{ value: 'ae', label: 'الإمارات' }] },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Filled, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Filled, globals: { contrast: 'more' } };
