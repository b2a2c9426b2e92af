import { define } from '@portico/ui/define';
import { PorticoFile } from '@portico/ui/file/file';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

define(PorticoFile);

const offer = new File([new Uint8Array(48_000)], 'offer-nordwind.pdf', { type: 'application/pdf' });
const photo = new File([new Uint8Array(3_400_000)], 'whiteboard.png', { type: 'image/png' });

// The platform's picker leaves out other kinds by itself; what is dropped may be anything.
const dropped = userEvent.setup({ applyAccept: false });

const meta: Meta<PorticoFile> = {
  title: 'Elements/File',
  component: PorticoFile.tag,
  parameters: { narrow: true },
  args: { label: 'Evidence', name: 'evidence', accept: '.pdf,image/*', bytesMax: 2_000_000 },
};
export default meta;
type Story = StoryObj<PorticoFile>;

/** What is allowed is said beforehand. */
export const Empty: Story = {
  play: async ({ canvasElement }) => {
    const file = drawn(canvasElement, 'portico-file');
    await expect(inside(file, '#limits')).toHaveTextContent('PDF, IMAGE, up to 2 MB');
    await userEvent.upload(inside(file, 'input'), offer);
    await expect(file.files).toEqual([offer]);
  },
};

export const Filled: Story = {
  args: { files: [offer] },
  play: async ({ canvasElement }) => {
    const file = drawn(canvasElement, 'portico-file');
    await expect(inside(file, 'li')).toHaveTextContent('48 kB');
    inside(inside(file, 'portico-button'), 'button').click();
    await expect(file.files).toEqual([]);
    file.files = [offer];
  },
};

/** Each further choice is added. */
export const Several: Story = {
  args: { multiple: true, bytesMax: 0, files: [offer, photo] },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-file').shadowRoot?.querySelectorAll('li')).toHaveLength(2);
  },
};

/** A file that is too large or of another kind is not taken, and a line says why. */
export const Refused: Story = {
  args: { accept: '.pdf', multiple: true },
  play: async ({ canvasElement }) => {
    const file = drawn(canvasElement, 'portico-file');
    const heavy = new File([new Uint8Array(2_500_000)], 'scan.pdf', { type: 'application/pdf' });
    await dropped.upload(inside(file, 'input'), [photo, heavy]);
    await file.updateComplete;
    await expect(file.files).toEqual([]);
    const said = inside(file, '[role=status]');
    await expect(said).toHaveTextContent('whiteboard.png was not taken: its kind is not allowed here.');
    await expect(said).toHaveTextContent('scan.pdf was not taken: it has 2.5 MB, the most is 2 MB.');
  },
};

export const Required: Story = {
  args: { required: true },
  play: async ({ canvasElement }) => {
    const file = drawn(canvasElement, 'portico-file');
    await expect(file.validity.valueMissing).toBe(true);
    await expect(file.validationMessage).toBe('Choose a file.');
  },
};

export const WithError: Story = { args: { error: 'The file could not be read. Choose it again.' } };
export const Disabled: Story = { args: { disabled: true, files: [offer] } };
export const Readonly: Story = { args: { readonly: true, files: [offer] } };

/** A form sends the files as a native input does. */
export const InAForm: Story = {
  render: () =>
    html`<form><portico-file label="Evidence" name="evidence" .files=${[offer]}></portico-file></form>`,
  play: async ({ canvasElement }) => {
    const { form } = drawn(canvasElement, 'portico-file');
    const sent = new FormData(form ?? undefined).getAll('evidence');
    await expect(sent.map((file) => (file instanceof File ? file.name : file))).toEqual([
      'offer-nordwind.pdf',
    ]);
  },
};

export const LongGerman: Story = {
  globals: { viewport: { value: 'phone', isRotated: false }, locale: 'de' },
  tags: ['!autodocs'],
  args: {
    label: 'Nachweis über den persönlichen Kontakt zum Endkunden',
    files: [
      new File(
        ['x'],
        'Gesprächsprotokoll-Rindfleischetikettierungsüberwachungsaufgabenübertragung-2026-11-21.pdf',
      ),
    ],
  },
  play: async ({ canvasElement }) => {
    const file = drawn(canvasElement, 'portico-file');
    await expect(inside(file, '#prompt')).toHaveTextContent('Datei auswählen oder hierher ziehen');
    await expect(file.scrollWidth).toBeLessThanOrEqual(file.clientWidth);
  },
};

export const RightToLeft: Story = {
  args: { label: 'المرفقات', files: [offer] },
  globals: { direction: 'rtl' },
};
export const Dark: Story = { args: { files: [offer] }, globals: { theme: 'dark' } };
export const HighContrast: Story = { args: { files: [offer] }, globals: { contrast: 'more' } };
