import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { draw, faults, inside } from '../testing/fixture.ts';
import { PorticoMenu } from './menu.ts';

async function drawMenu() {
  const menu = await draw<PorticoMenu>(
    [PorticoMenu],
    html`<portico-menu
      label="Actions for Acme"
      .items=${[
        { id: 'ask', label: 'Ask for information' },
        { id: 'extend', label: 'Extend', disabled: true },
        { id: 'withdraw', label: 'Withdraw', danger: true },
      ]}
    ></portico-menu>`,
  );
  const chosen = vi.fn((id: string) => id);
  menu.addEventListener('portico-select', ({ id }) => chosen(id));
  const focused = () => menu.shadowRoot?.activeElement?.textContent?.trim();
  const open = () => inside(menu, '[popover]').matches(':popover-open');
  return { menu, chosen, focused, open, button: inside(menu, '.anchor') };
}

test('arrow down opens on the first action; arrows, End and letters move', async () => {
  const { button, focused, menu } = await drawMenu();
  expect(await faults()).toEqual([]);
  button.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(focused).toBe('Ask for information');
  expect(await faults()).toEqual([]);
  await userEvent.keyboard('{ArrowDown}');
  expect(focused()).toBe('Extend');
  await userEvent.keyboard('{End}');
  expect(focused()).toBe('Withdraw');
  await userEvent.keyboard('a');
  expect(focused()).toBe('Ask for information');
  await userEvent.keyboard('{ArrowUp}');
  expect(focused()).toBe('Withdraw');
  expect(inside(menu, '.anchor').getAttribute('aria-expanded')).toBe('true');
});

test('choosing tells which and gives the focus back', async () => {
  const { button, chosen, focused, open, menu } = await drawMenu();
  await userEvent.click(button);
  await expect.poll(focused).toBe('Ask for information');
  await userEvent.keyboard('{Enter}');
  expect(chosen.mock.calls).toEqual([['ask']]);
  expect(open()).toBe(false);
  expect(menu.shadowRoot?.activeElement).toBe(button);
});

test('words on the button are its name; without any it shows dots and is named for them', async () => {
  const menu = await draw<PorticoMenu>([PorticoMenu], html`<portico-menu>Columns</portico-menu>`);
  const button = inside(menu, '.anchor');
  expect([button.hasAttribute('aria-label'), button.querySelector('svg')]).toEqual([false, null]);
  menu.textContent = '\n';
  await expect.poll(() => button.getAttribute('aria-label')).toBe('More actions');
  expect(button.querySelector('svg')).not.toBe(null);
});

test('a disabled action is shown and does nothing', async () => {
  const { button, chosen, focused, open } = await drawMenu();
  await userEvent.click(button);
  await expect.poll(focused).toBe('Ask for information');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect([chosen.mock.calls.length, open()]).toEqual([0, true]);
  await userEvent.keyboard('{Escape}');
  expect(open()).toBe(false);
});
