import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoToast, type Toast } from '@portico/ui/toast/toast';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoToast);
define(PorticoButton);

interface Args extends Toast {
  seconds: number;
}

const meta: Meta<Args> = {
  title: 'Elements/Toast',
  component: PorticoToast.tag,
  parameters: { docs: { story: { inline: false, height: '180px' } } },
  args: { text: 'Deal approved', tone: 'success', seconds: 600 },
  argTypes: { tone: { control: 'select', options: ['info', 'success', 'danger'] } },
  render: ({ seconds, ...toast }, { canvasElement }) =>
    html`<portico-button @click=${() => drawn(canvasElement, 'portico-toast').show(toast)}
        >Show</portico-button
      >
      <portico-toast seconds=${seconds}></portico-toast>`,
  play: async ({ canvasElement, args: { text } }) => {
    inside(drawn(canvasElement, 'portico-button'), 'button').click();
    const toast = drawn(canvasElement, 'portico-toast');
    await toast.updateComplete;
    await expect(inside(toast, '[role=status]')).toHaveTextContent(text);
  },
};
export default meta;
type Story = StoryObj<Args>;

/** Read out politely, gone after some seconds. */
export const Success: Story = {};
export const Info: Story = { args: { text: 'Ada took this deal for review', tone: 'info' } };

/** Stays until it is closed. */
export const Danger: Story = {
  args: { text: 'The letter could not be sent', tone: 'danger' },
  play: async (context) => {
    await meta.play?.(context);
    const toast = drawn(context.canvasElement, 'portico-toast');
    inside(inside(toast, '.toast portico-button:last-child'), 'button').click();
    await toast.updateComplete;
    await expect(toast.shadowRoot?.querySelector('.toast')).toBe(null);
    toast.show(context.args);
  },
};

/** One thing can be done about it; doing it ends the message. */
export const WithAction: Story = {
  args: { text: 'Deal withdrawn', tone: 'info', action: { label: 'Undo', run: fn() } },
  play: async (context) => {
    await meta.play?.(context);
    const toast = drawn(context.canvasElement, 'portico-toast');
    inside(inside(toast, '.toast portico-button'), 'button').click();
    await expect(context.args.action?.run).toHaveBeenCalledOnce();
    await toast.updateComplete;
    await expect(toast.shadowRoot?.querySelector('.toast')).toBe(null);
    toast.show(context.args);
  },
};

/** At most three; the oldest gives way. */
export const Several: Story = {
  play: async ({ canvasElement, args }) => {
    const toast = drawn(canvasElement, 'portico-toast');
    for (const text of ['First', 'Second', 'Third', 'Fourth']) toast.show({ ...args, text });
    await toast.updateComplete;
    const texts = [...(toast.shadowRoot?.querySelectorAll('.toast > span') ?? [])].map(
      ({ textContent }) => textContent,
    );
    await expect(texts).toEqual(['Second', 'Third', 'Fourth']);
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    text: 'Die Registrierung der Rindfleischetikettierungsüberwachungsgesellschaft wurde zurückgezogen',
    tone: 'info',
    action: { label: 'Rückgängig machen', run: fn() },
  },
};

export const RightToLeft: Story = { args: { text: 'تمت الموافقة' }, globals: { direction: 'rtl' } };
export const Dark: Story = { args: WithAction.args ?? {}, globals: { theme: 'dark' } };
export const HighContrast: Story = { args: WithAction.args ?? {}, globals: { contrast: 'more' } };
