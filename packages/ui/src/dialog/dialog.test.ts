import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PorticoButton } from '../button/button.ts';
import { PorticoField } from '../field/field.ts';
import { draw, faults, inside, settle } from '../testing/fixture.ts';
import { PorticoDialog } from './dialog.ts';

async function drawDialog() {
  const main = await draw(
    [PorticoDialog, PorticoField, PorticoButton],
    html`<div>
      <button>Open</button>
      <portico-dialog heading="Reject this deal?" sheet>
        <portico-field label="Why"></portico-field>
        <portico-button slot="footer" variant="primary">Reject</portico-button>
      </portico-dialog>
    </div>`,
  );
  const [opener, dialog] = [main.querySelector('button'), main.querySelector('portico-dialog')];
  if (!opener || !dialog) throw new Error('not drawn');
  opener.addEventListener('click', () => dialog.show());
  await userEvent.click(opener);
  await settle();
  return { opener, dialog };
}

test('it opens on its first control, is named by its heading and has no accessibility faults', async () => {
  const { dialog } = await drawDialog();
  expect(inside(dialog, 'dialog').matches(':modal')).toBe(true);
  expect(document.activeElement?.localName).toBe('portico-field');
  expect(inside(dialog, '#heading').textContent).toBe('Reject this deal?');
  expect(await faults()).toEqual([]);
});

test('drawn open, it starts on the control that asks for it', async () => {
  await draw(
    [PorticoDialog, PorticoField],
    html`<portico-dialog heading="Reject this deal?" open>
      <portico-field label="Who"></portico-field>
      <portico-field id="wanted" label="Why" autofocus></portico-field>
    </portico-dialog>`,
  );
  await expect.poll(() => document.activeElement?.id).toBe('wanted');
});

test('Esc leaves and the focus goes back to where it was', async () => {
  const { opener, dialog } = await drawDialog();
  const close = vi.fn();
  dialog.addEventListener('close', close);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => close.mock.calls.length).toBe(1);
  expect([dialog.open, document.activeElement]).toEqual([false, opener]);
});

test('unsaved work can keep it open', async () => {
  const { dialog } = await drawDialog();
  const cancel = vi.fn((event: Event) => event.preventDefault());
  dialog.addEventListener('cancel', cancel);
  await userEvent.keyboard('{Escape}');
  await userEvent.click(inside(dialog, 'dialog > portico-button'));
  await settle();
  expect(cancel).toHaveBeenCalledTimes(2);
  expect(inside<HTMLDialogElement>(dialog, 'dialog').open).toBe(true);
});

test('closing says how', async () => {
  const { dialog } = await drawDialog();
  const heard: string[] = [];
  dialog.addEventListener('close', () => heard.push(dialog.returnValue));
  dialog.close('rejected');
  await expect.poll(() => heard).toEqual(['rejected']);
  dialog.show();
  expect(dialog.returnValue).toBe('');
});
