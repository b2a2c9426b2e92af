import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoField } from '@portico/ui/field/field';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoDialog);
define(PorticoButton);
define(PorticoField);

interface Args {
  heading: string;
  sheet: boolean;
  body: string;
  onClose: (event: Event) => void;
  onCancel: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Elements/Dialog',
  component: PorticoDialog.tag,
  // Modal: on a page of docs each stands in a frame of its own.
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  args: {
    heading: 'Withdraw this registration?',
    sheet: false,
    body: 'The customer is then open to other partners. This cannot be undone.',
    onClose: fn(),
    onCancel: fn(),
  },
  render: ({ heading, sheet, body, onClose, onCancel }) =>
    html`<portico-dialog open heading=${heading} ?sheet=${sheet} @close=${onClose} @cancel=${onCancel}>
      ${body}
      <portico-button slot="footer">Keep it</portico-button>
      <portico-button slot="footer" variant="danger">Withdraw</portico-button>
    </portico-dialog>`,
};
export default meta;
type Story = StoryObj<Args>;

/** Esc or the cross leaves; the primary button comes last. */
export const Question: Story = {
  play: async ({ canvasElement, args }) => {
    const dialog = drawn(canvasElement, 'portico-dialog');
    const native = inside<HTMLDialogElement>(dialog, 'dialog');
    await expect(native).toHaveAccessibleName('Withdraw this registration?');
    await expect(native.matches(':modal')).toBe(true);
    inside(inside(dialog, 'portico-button'), 'button').click();
    await expect(args.onCancel).toHaveBeenCalledOnce();
    await dialog.updateComplete;
    await expect(dialog.open).toBe(false);
    dialog.show();
    await dialog.updateComplete;
  },
};

/** Whoever has unsaved work keeps it: `cancel` can be prevented. */
export const KeepsUnsavedWork: Story = {
  args: {
    heading: 'New question',
    body: 'You have not sent this yet.',
    onCancel: fn((event: Event) => event.preventDefault()),
  },
  play: async ({ canvasElement }) => {
    const dialog = drawn(canvasElement, 'portico-dialog');
    inside(inside(dialog, 'portico-button'), 'button').click();
    await dialog.updateComplete;
    await expect(dialog.open).toBe(true);
  },
};

/** `autofocus` says where to start. */
export const WithForm: Story = {
  render: () =>
    html`<portico-dialog heading="Ask for information">
      <portico-field label="Question" multiline autofocus></portico-field>
      <portico-button slot="footer">Cancel</portico-button>
      <portico-button slot="footer" variant="primary">Send</portico-button>
    </portico-dialog>`,
  play: async ({ canvasElement }) => {
    const dialog = drawn(canvasElement, 'portico-dialog');
    dialog.show();
    await dialog.updateComplete;
    await expect(document.activeElement).toBe(drawn(canvasElement, 'portico-field'));
  },
};

/** Without buttons there is no line above where they would be. */
export const WithoutFooter: Story = {
  render: () =>
    html`<portico-dialog open heading="Keys">Press ? at any time to see this list.</portico-dialog>`,
};

/** On a narrow screen it rises from the lower edge. */
export const Sheet: Story = {
  args: { sheet: true },
  globals: { viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvasElement }) => {
    const native = inside(drawn(canvasElement, 'portico-dialog'), 'dialog').getBoundingClientRect();
    await expect(Math.round(native.width)).toBe(innerWidth);
  },
};

/** Its content scrolls, heading and buttons stay. */
export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: {
    heading:
      'Möchten Sie die Registrierung der Rindfleischetikettierungsüberwachungsgesellschaft wirklich zurückziehen?',
    body: 'Der Kunde steht danach auch anderen Partnern offen, und die bisher geltende Reservierung verfällt. '.repeat(
      14,
    ),
  },
  play: async ({ canvasElement }) => {
    const dialog = drawn(canvasElement, 'portico-dialog');
    const body = inside(dialog, '[part=body]');
    await expect(body.scrollHeight).toBeGreaterThan(body.clientHeight);
    await expect(inside(dialog, 'dialog').getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight);
  },
};

export const RightToLeft: Story = {
  args: { heading: 'سحب التسجيل؟', body: 'لا يمكن التراجع عن هذا.' },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { ...WithForm, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...WithForm, globals: { contrast: 'more' } };
