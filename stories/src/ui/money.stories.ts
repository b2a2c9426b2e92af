import { define } from '@portico/ui/define';
import { PorticoMoney } from '@portico/ui/money/money';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoMoney);

const meta: Meta<PorticoMoney> = {
  title: 'Elements/Money',
  component: PorticoMoney.tag,
  parameters: { narrow: true },
  args: { label: 'Amount', name: 'amount', currency: 'EUR' },
};
export default meta;
type Story = StoryObj<PorticoMoney>;

/** Takes what people type, and writes it out when the field is left. The value is whole minor units. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const money = drawn(canvasElement, 'portico-money');
    const input = inside<HTMLInputElement>(money, 'input');
    await userEvent.type(input, '€ 12,500.5');
    await expect(money.amount).toBe(1_250_050);
    input.blur();
    await money.updateComplete;
    await expect(input).toHaveValue('12,500.50');
  },
};

export const Filled: Story = { args: { value: '1250000' } };

/** The reader's way of writing numbers. */
export const German: Story = {
  globals: { locale: 'de' },
  args: { label: 'Betrag', value: '1250000' },
  play: async ({ canvasElement }) => {
    const money = drawn(canvasElement, 'portico-money');
    const input = inside<HTMLInputElement>(money, 'input');
    await expect(input).toHaveValue('12.500,00');
    await userEvent.type(input, '1.234,50', { initialSelectionStart: 0, initialSelectionEnd: 9 });
    await expect(money.amount).toBe(123_450);
  },
};

/** A currency without minor units. */
export const Yen: Story = { args: { currency: 'JPY', value: '5000000' } };

/** What cannot be read stays as it was typed; the form says so. */
export const Unreadable: Story = {
  play: async ({ canvasElement }) => {
    const money = drawn(canvasElement, 'portico-money');
    await userEvent.type(inside(money, 'input'), 'about ten');
    await expect(money.unreadable).toBe(true);
    await expect(money.amount).toBe(null);
    await expect(money.validity.badInput).toBe(true);
  },
};

export const WithError: Story = { args: { error: 'Enter an amount, such as 12,500.' } };
export const Disabled: Story = {
  args: { value: '1250000', disabled: true },
  // What is disabled may be faint (WCAG 1.4.3); axe knows that of the input, not of the currency beside it.
  parameters: { a11y: { config: { rules: [{ id: 'color-contrast', selector: '*:not(.quiet)' }] } } },
};
export const Readonly: Story = { args: { value: '1250000', readonly: true } };

export const InAForm: Story = {
  render: () => html`<form><portico-money label="Amount" name="amount" value="995"></portico-money></form>`,
  play: async ({ canvasElement }) => {
    const money = drawn(canvasElement, 'portico-money');
    await expect(new FormData(money.form ?? undefined).get('amount')).toBe('995');
  },
};

/** As much as fits: a trillion, under a label that takes three lines. */
export const Overfull: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    label: 'Voraussichtlicher Gesamtauftragswert einschließlich aller Optionen',
    value: '99999999999999',
  },
  play: async ({ canvasElement }) => {
    const money = drawn(canvasElement, 'portico-money');
    await expect(inside(money, 'input')).toHaveValue('999,999,999,999.99');
    await expect(money.scrollWidth).toBeLessThanOrEqual(money.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { label: 'المبلغ', value: '1250000' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Filled, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Filled, globals: { contrast: 'more' } };
