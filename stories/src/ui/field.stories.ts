import { define } from '@portico/ui/define';
import { PorticoField } from '@portico/ui/field/field';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoField);

const meta: Meta<PorticoField> = {
  title: 'Elements/Field',
  component: PorticoField.tag,
  parameters: { narrow: true },
  args: { label: 'Company name', name: 'company' },
  argTypes: {
    type: { control: 'select', options: ['text', 'email', 'url', 'tel', 'search', 'password'] },
    maxlength: { control: 'number' },
  },
};
export default meta;
type Story = StoryObj<PorticoField>;

/** Nothing typed yet. The label names the control; a placeholder never does. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    const input = inside<HTMLInputElement>(field, 'input');
    await expect(input.labels?.[0]?.textContent).toContain('Company name');
    field.focus();
    await expect(field.shadowRoot?.activeElement).toBe(input);
  },
};

export const Filled: Story = { args: { value: 'Nordwind Systems AS' } };

/** An example in the empty control, and a line of help under it. */
export const HelpAndPlaceholder: Story = {
  args: {
    label: 'Website',
    type: 'url',
    placeholder: 'acme.com',
    help: 'Tells two companies of one name apart.',
  },
};

/** Says what is wrong and how to mend it; the form does not go out. */
export const WithError: Story = {
  args: {
    label: 'E-mail',
    type: 'email',
    value: 'jo@acme',
    error: 'Enter a whole e-mail address, such as jo@acme.com.',
  },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    await expect(field.checkValidity()).toBe(false);
    await expect(field.validationMessage).toContain('whole e-mail address');
    await expect(inside(field, 'input')).toHaveAttribute('aria-invalid', 'true');
  },
};

export const Required: Story = {
  args: { required: true },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    await expect(field.validity.valueMissing).toBe(true);
    await userEvent.type(inside(field, 'input'), 'Acme');
    await expect(field.checkValidity()).toBe(true);
  },
};

/** The exception is marked, not the rule. */
export const Optional: Story = { args: { label: 'City', optional: true } };

export const Disabled: Story = {
  args: { value: 'Nordwind Systems AS', disabled: true },
  play: async ({ canvasElement }) => {
    const input = inside<HTMLInputElement>(drawn(canvasElement, 'portico-field'), 'input');
    await userEvent.type(input, 'x');
    await expect(input.value).toBe('Nordwind Systems AS');
  },
};

/** Can be read, focused and copied. */
export const Readonly: Story = {
  args: { value: 'D-2026-000123', label: 'Number', readonly: true },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    await userEvent.type(inside(field, 'input'), 'x');
    await expect(field.value).toBe('D-2026-000123');
  },
};

/** Grows with the text; Enter starts a new line. */
export const Multiline: Story = {
  args: {
    label: 'Why do they buy now?',
    multiline: true,
    maxlength: 500,
    value: 'Their support contract ends in March.\nThe board has approved the budget.',
  },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    const { length } = field.value;
    await userEvent.type(inside(field, 'textarea'), '{Enter}And so on.');
    await expect(field.value.split('\n')).toHaveLength(3);
    await expect(inside(field, '.count')).toHaveTextContent(`${length + 11} of 500`);
  },
};

/** What stands before and after the text is inside the box. */
export const PrefixAndSuffix: Story = {
  render: ({ label, value }) =>
    html`<portico-field label=${label ?? ''} value=${value ?? ''}>
      <span slot="prefix">https://</span><span slot="suffix">.portico.example</span>
    </portico-field>`,
  args: { label: 'Address of your portal', value: 'nordwind' },
};

/** For a search box or a table's filter: the label is there for screen readers only. */
export const HiddenLabel: Story = {
  args: { label: 'Search deals', type: 'search', placeholder: 'Search deals', hideLabel: true },
  play: async ({ canvasElement }) => {
    const input = inside<HTMLInputElement>(drawn(canvasElement, 'portico-field'), 'input');
    await expect(input.labels?.[0]).toHaveTextContent('Search deals');
  },
};

export const Password: Story = {
  args: { label: 'Password', type: 'password', value: 'correct horse', autocomplete: 'current-password' },
};

const submitted = fn((data: FormData) => [...data.entries()]);

/** It takes part in a form as a native field does: Enter submits, a reset brings the first value back. */
export const InAForm: Story = {
  render: () =>
    html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        submitted(new FormData(event.target as HTMLFormElement));
      }}
    >
      <portico-field label="Company name" name="company" value="Acme"></portico-field>
    </form>`,
  play: async ({ canvasElement }) => {
    submitted.mockClear();
    const field = drawn(canvasElement, 'portico-field');
    await userEvent.type(inside(field, 'input'), ' Ltd{Enter}');
    await expect(submitted).toHaveReturnedWith([['company', 'Acme Ltd']]);
    field.form?.reset();
    await expect(field.value).toBe('Acme');
  },
};

/** Labels and help that are half as long again, and a word that must break. */
export const LongGerman: Story = {
  globals: { locale: 'de', viewport: { value: 'phone', isRotated: false } },
  tags: ['!autodocs'],
  args: {
    label: 'Handelsregisternummer des zukünftigen Endkundenunternehmens',
    optional: true,
    maxlength: 120,
    value:
      'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz GmbH & Co. KGaA, Zweigniederlassung Süd',
    help: 'Die Nummer steht im Impressum der Website und hilft, zwei Unternehmen gleichen Namens zu unterscheiden.',
    error:
      'Diese Nummer ist beim angegebenen Registergericht nicht bekannt. Bitte prüfen Sie die Schreibweise.',
  },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    await expect(inside(field, '.count')).toHaveTextContent('von 120');
    await expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth);
  },
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: { label: 'اسم الشركة', value: 'شركة الشمال', help: 'كما هو مسجل' },
  play: async ({ canvasElement }) => {
    const field = drawn(canvasElement, 'portico-field');
    await expect(field.matches(':dir(rtl)')).toBe(true);
    const label = inside(field, 'label').getBoundingClientRect();
    await expect(Math.round(label.right)).toBe(Math.round(field.getBoundingClientRect().right));
  },
};

export const Dark: Story = { ...WithError, globals: { theme: 'dark' } };

export const HighContrast: Story = { ...WithError, globals: { contrast: 'more' } };
