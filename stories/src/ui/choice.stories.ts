import { PorticoChoice } from '@portico/ui/choice/choice';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoChoice);

const decisions = [
  { value: 'approve', label: 'Approve', detail: 'The customer is protected for 90 days.' },
  { value: 'ask', label: 'Ask for information', detail: 'The clock stands still until they answer.' },
  { value: 'reject', label: 'Reject', detail: 'The partner reads the reason.' },
];

const meta: Meta<PorticoChoice> = {
  title: 'Elements/Choice',
  component: PorticoChoice.tag,
  parameters: { narrow: true },
  args: { label: 'Decision', name: 'decision', options: decisions },
};
export default meta;
type Story = StoryObj<PorticoChoice>;

/** All options in sight, each with a line on what it means. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const choice = drawn(canvasElement, 'portico-choice');
    await userEvent.click(inside(choice, 'input[value=ask]'));
    await expect(choice.value).toBe('ask');
    await userEvent.click(inside(choice, 'label:last-child'));
    await expect(choice.value).toBe('reject');
    await expect(choice.shadowRoot?.querySelectorAll(':checked')).toHaveLength(1);
  },
};

export const Filled: Story = { args: { value: 'approve' } };

export const WithError: Story = {
  args: { required: true, error: 'Choose one of the three.' },
  play: async ({ canvasElement }) => {
    const choice = drawn(canvasElement, 'portico-choice');
    await expect(inside(choice, '[role=radiogroup]')).toHaveAttribute('aria-invalid', 'true');
    await expect(choice.checkValidity()).toBe(false);
  },
};

export const Disabled: Story = { args: { value: 'approve', disabled: true } };
export const Readonly: Story = { args: { value: 'approve', readonly: true } };

export const OneDisabled: Story = {
  args: {
    options: decisions.map((option) => (option.value === 'ask' ? { ...option, disabled: true } : option)),
  },
  play: async ({ canvasElement }) => {
    const choice = drawn(canvasElement, 'portico-choice');
    inside(choice, 'input[value=ask]').click();
    await expect(choice.value).toBe('');
  },
};

/** For switching a view, with words of a syllable or two. */
export const Segmented: Story = {
  args: {
    label: 'View',
    name: 'view',
    segmented: true,
    value: 'mine',
    options: [
      { value: 'mine', label: 'Mine' },
      { value: 'team', label: 'Team' },
      { value: 'all', label: 'All' },
    ],
  },
  play: async ({ canvasElement }) => {
    const choice = drawn(canvasElement, 'portico-choice');
    await userEvent.click(inside(choice, 'label:nth-child(3)'));
    await expect(choice.value).toBe('all');
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    label: 'Entscheidung über die eingereichte Registrierung',
    value: 'ask',
    options: [
      {
        value: 'approve',
        label: 'Genehmigen',
        detail: 'Der Kunde ist ab heute neunzig Tage lang für den Partner geschützt.',
      },
      {
        value: 'ask',
        label: 'Zusätzliche Informationen anfordern',
        detail: 'Die Entscheidungsfrist ruht bis zur Beantwortung.',
      },
    ],
  },
  play: async ({ canvasElement }) => {
    const choice = drawn(canvasElement, 'portico-choice');
    await expect(choice.scrollWidth).toBeLessThanOrEqual(choice.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: {
    label: 'القرار',
    value: 'a',
    options: [
      { value: 'a', label: 'موافقة' },
      { value: 'b', label: 'رفض' },
    ],
  },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...Filled, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Filled, globals: { contrast: 'more' } };
