import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoIcon } from '@portico/ui/icon/icon';
import { closeIcon, uploadIcon } from '@portico/ui/icon/icons';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoButton);
define(PorticoIcon);

interface Args extends Pick<PorticoButton, 'variant' | 'small' | 'busy' | 'disabled' | 'href'> {
  words: string;
  onClick: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Elements/Button',
  component: PorticoButton.tag,
  args: {
    words: 'Save',
    variant: 'secondary',
    small: false,
    busy: false,
    disabled: false,
    href: '',
    onClick: fn(),
  },
  argTypes: { variant: { control: 'select', options: ['primary', 'secondary', 'quiet', 'danger'] } },
  render: ({ words, variant, small, busy, disabled, href, onClick }) =>
    html`<portico-button
      variant=${variant}
      ?small=${small}
      ?busy=${busy}
      ?disabled=${disabled}
      href=${href || nothing}
      @click=${onClick}
      >${words}</portico-button
    >`,
};
export default meta;
type Story = StoryObj<Args>;

/** One a view, at the end of the reading path. */
export const Primary: Story = {
  args: { words: 'Register deal', variant: 'primary' },
  play: async ({ canvasElement, args }) => {
    const button = drawn(canvasElement, 'portico-button');
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect(args.onClick).toHaveBeenCalledOnce();
  },
};

export const Secondary: Story = { args: { words: 'Save draft' } };
export const Quiet: Story = { args: { words: 'Withdraw registration', variant: 'quiet' } };

/** Takes something away. */
export const Danger: Story = { args: { words: 'Withdraw', variant: 'danger' } };

/** For rows and bars. */
export const Small: Story = { args: { words: 'Try again', small: true } };

/** Keeps its width and its focus, and takes no second click. */
export const Busy: Story = {
  args: { words: 'Register deal', variant: 'primary', busy: true },
  play: async ({ canvasElement, args }) => {
    const native = inside(drawn(canvasElement, 'portico-button'), 'button');
    native.focus();
    native.click();
    await expect(args.onClick).not.toHaveBeenCalled();
    await expect(native).toHaveAccessibleDescription('Working…');
  },
};

export const Disabled: Story = {
  args: { words: 'Approve', disabled: true },
  play: async ({ canvasElement, args }) => {
    inside(drawn(canvasElement, 'portico-button'), 'button').click();
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};

/** Leads somewhere, looks like a button, is a link. */
export const AsLink: Story = {
  args: { words: 'Open the portal', href: '#portal' },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-button'), 'a')).toHaveAttribute('href', '#portal');
  },
};

export const WithIcon: Story = {
  render: () =>
    html`<portico-button><portico-icon .path=${uploadIcon}></portico-icon>Upload evidence</portico-button>`,
};

/** Says with its label what the icon alone does not. */
export const IconOnly: Story = {
  render: () =>
    html`<portico-button variant="quiet" label="Close"
      ><portico-icon .path=${closeIcon}></portico-icon
    ></portico-button>`,
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-button'), 'button')).toHaveAccessibleName('Close');
  },
};

const submitted = fn();

/** Submits and resets the form it is in. */
export const InAForm: Story = {
  render: () =>
    html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        submitted();
      }}
    >
      <label>Name <input name="name" value="Acme" /></label>
      <portico-button type="reset">Start over</portico-button>
      <portico-button type="submit" variant="primary">Send</portico-button>
    </form>`,
  play: async ({ canvasElement }) => {
    submitted.mockClear();
    const [reset, submit] = canvasElement.querySelectorAll('portico-button');
    const input = canvasElement.querySelector('input');
    if (!reset || !submit || !input) throw new Error('the form is not whole');
    await userEvent.type(input, ' Ltd');
    inside(submit, 'button').click();
    await Promise.resolve();
    await expect(submitted).toHaveBeenCalledOnce();
    inside(reset, 'button').click();
    await Promise.resolve();
    await expect(input).toHaveValue('Acme');
  },
};

/** All four side by side: one asks for attention, the others wait. */
export const Variants: Story = {
  render: () =>
    html`<portico-button variant="quiet">Cancel</portico-button>
      <portico-button variant="danger">Reject</portico-button> <portico-button>Ask</portico-button>
      <portico-button variant="primary">Approve</portico-button>`,
};

/** Breaks into lines where there is no room. */
export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    words: 'Geschäftsanbahnung verbindlich registrieren und Eingangsbestätigung anfordern',
    variant: 'primary',
  },
  play: async ({ canvasElement }) => {
    const button = drawn(canvasElement, 'portico-button');
    await expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(innerWidth);
  },
};

export const RightToLeft: Story = { ...WithIcon, globals: { direction: 'rtl' } };
export const Dark: Story = { ...Variants, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Variants, globals: { contrast: 'more' } };
export const Compact: Story = { ...Variants, globals: { density: 'compact' } };
