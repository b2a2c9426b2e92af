import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { appsFor } from '../../apps.ts';
import { deep, drawIn, drawn, longName, me, screenFaults, words } from '../../testing/portal.ts';
import { PorticoLayout } from './layout.ts';

const start = location.href;
afterEach(async () => {
  history.replaceState(null, '', start);
  await page.viewport(1024, 768);
});

async function layout(person = me('vendor', 'deal_desk'), count = 3) {
  return drawIn<PorticoLayout>(
    { 'activity.unread': { count, head: 9 }, 'activity.list': { rows: [], next: null } },
    [PorticoLayout],
    html`<portico-layout .me=${person} .apps=${appsFor(person.actions as Parameters<typeof appsFor>[0])}
      ><h1>Content</h1></portico-layout
    >`,
  );
}

test('each role sees its own sections', async () => {
  await layout(me('vendor', 'deal_desk'));
  expect(words()).toContain('Deal desk');
  expect(words()).not.toContain('Settings');
});

test('who reads deals but does not decide them sees deals, and no desk', async () => {
  for (const role of ['channel_manager', 'analyst'] as const) {
    const names = appsFor(me('vendor', role).actions as Parameters<typeof appsFor>[0]).map(
      ({ name }) => name,
    );
    expect(names).toContain('deals-read');
    expect(names).not.toContain('desk');
  }
  const desk = appsFor(me('vendor', 'deal_desk').actions as Parameters<typeof appsFor>[0]);
  expect(desk.filter(({ path }) => path === '/deals')).toEqual([]);
});

test('a partner’s administrator sees deals and settings, not the desk', async () => {
  await layout(me('partner', 'partner_admin'));
  expect(words()).toContain('Deals');
  expect(words()).toContain('Settings');
  expect(words()).not.toContain('Deal desk');
});

test('the bell counts what is unread, again when something happens', async () => {
  const { portal } = await layout();
  await expect.poll(() => deep('.count')?.textContent).toBe('3');
  portal.answer('activity.unread', { count: 100, head: 10 });
  await expect.poll(() => portal.listening).toBe(1);
  portal.emit({ name: 'deal.submitted', aggregate: { type: 'deal', id: 'deal_1' } });
  await expect.poll(() => deep('.count')?.textContent).toBe('99+');
});

test.each([320, 768, 1440])(
  'at %i px there is no accessibility fault and nothing scrolls sideways',
  async (width) => {
    await page.viewport(width, 800);
    const person = me('vendor', 'vendor_admin');
    await layout({ ...person, organisation: { ...person.organisation, name: longName } });
    expect(await screenFaults()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  },
);

test.each([320, 360])(
  'at %i px the bar has as many sections as fit uncut, and More has the rest',
  async (width) => {
    await page.viewport(width, 800);
    await layout(me('vendor', 'vendor_admin'));
    const bar = deep('.bottom');
    const names = [...(bar?.querySelectorAll<HTMLElement>('.item span') ?? [])];
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'Home',
      'Deal desk',
      'Disputes',
      'Accounts',
      'More',
    ]);
    for (const name of names) expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
    bar?.querySelector('button')?.click();
    await expect.poll(() => deep<HTMLDialogElement>('dialog[open]') !== null).toBe(true);
    const sheet = deep('portico-more')?.shadowRoot;
    expect([...(sheet?.querySelectorAll('li') ?? [])].map((each) => each.textContent?.trim())).toEqual([
      'Policy',
      'Reports',
      'Embeds',
      'Settings',
      'Profile',
      'Sign out',
    ]);
    await drawn();
    expect(await screenFaults()).toEqual([]);
  },
);

test('signing out in the sheet of a phone leaves the portal', async () => {
  await page.viewport(360, 800);
  const { element } = await layout(me('vendor', 'vendor_admin'));
  const left = new Promise((resolve) => element.addEventListener('portico-sign-out', resolve));
  deep('.bottom')?.querySelector('button')?.click();
  await expect.poll(() => deep('portico-more')?.shadowRoot?.querySelector('button')).toBeTruthy();
  deep('portico-more')?.shadowRoot?.querySelector('button')?.click();
  await left;
});

test('a letter on a page that has only just come leads nowhere', async () => {
  await layout();
  const event = new KeyboardEvent('keydown', { key: 'q', bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: 200 });
  document.body.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  expect(location.href).toBe(start);
});

test('Ctrl and K open the palette, ? the keys, and each closes by itself', async () => {
  await layout();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }));
  await expect.poll(() => deep<HTMLDialogElement>('dialog[open]') !== null).toBe(true);
  expect(words()).toContain('Show my deals on the desk');
  expect(await screenFaults()).toEqual([]);
  deep<HTMLDialogElement>('dialog[open]')?.close();
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: '?', bubbles: true, composed: true, cancelable: true }),
  );
  await expect.poll(() => words()).toContain('Leave what is open');
  expect(words()).toContain('Switch single-letter keys off in your profile');
  await drawn();
  expect(await screenFaults()).toEqual([]);
});

test('lost connection is said above the content', async () => {
  const { element } = await layout();
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  window.dispatchEvent(new Event('offline'));
  await element.updateComplete;
  expect(words()).toContain('You are offline');
  Reflect.deleteProperty(navigator, 'onLine');
  window.dispatchEvent(new Event('online'));
  await element.updateComplete;
  expect(words()).not.toContain('You are offline');
});
