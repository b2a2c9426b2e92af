import type { PorticoWidget } from '@portico/runtime/widget';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { PorticoDealList } from '../deals/deal-list.ts';
import { show } from '../embed.ts';
import type { EmbedSettings } from '../settings.ts';
import { fakeDeals } from '../testing/deals.ts';

const portal = fakeDeals();
const sent: string[] = [];
const realFetch = globalThis.fetch;
globalThis.fetch = (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  const isOurs = /^\/(trpc|api)\//.test(url.pathname);
  if (isOurs) sent.push(url.pathname);
  if (url.pathname === '/api/v1/embed/config')
    return Promise.resolve(Response.json({ locales: ['en', 'de'] }));
  return isOurs ? portal.fetch(address, init) : realFetch(address, init);
};

/** A page with one list; its provider ends with the test. */
function embed(settings: Partial<EmbedSettings> = {}): PorticoWidget {
  const root = document.documentElement;
  const ended = new AbortController();
  root.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
    EventTarget.prototype.addEventListener.call(root, type, listener, { signal: ended.signal });
  onTestFinished(() => ended.abort());
  const widget = document.createElement('portico-deal-list');
  void show(PorticoDealList, {
    server: location.origin,
    elements: new Set([widget]),
    framed: '[isolation=frame]',
    registry: {},
    locale: 'en',
    ...settings,
  });
  Reflect.deleteProperty(root, 'addEventListener');
  document.body.append(widget);
  onTestFinished(() => widget.remove());
  sent.length = 0;
  return widget;
}

const label = (widget: Element) => widget.shadowRoot?.querySelector('.sample');
const phase = (widget: PorticoWidget, wanted: string) => vi.waitFor(() => expect(widget.phase).toBe(wanted));

test.each([{}, { key: 'pk_right' }, { signIn: 'popup' }])(
  'on its developer’s machine a page with %o shows samples, labelled, and sends nothing',
  async (settings) => {
    expect(location.hostname).toMatch(/^(localhost|127\.0\.0\.1|\[::1\])$/);
    const widget = embed(settings);
    await phase(widget, 'ready');
    await vi.waitFor(() => expect(label(widget)?.textContent).toBe('Sample data. Nothing is sent.'));
    expect(label(widget)?.checkVisibility()).toBe(true);
    await expect.element(page.getByRole('cell', { name: 'D-2026-7K4M-Q2XZ' })).toBeVisible();
    expect(sent).toEqual([]);
  },
);

test('the label is in the reader’s language', async () => {
  const widget = embed({ locale: 'de' });
  await vi.waitFor(() => expect(label(widget)?.textContent).toBe('Beispieldaten. Es wird nichts gesendet.'));
});

test('samples end when the page says how a session is had', async () => {
  const widget = embed({ key: 'pk_right' });
  await vi.waitFor(() => expect(label(widget)).not.toBeNull());
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  widget.fetchSession = () => Promise.resolve({ token: 'real', expiresAt });
  await expect.element(page.getByRole('cell', { name: 'D-2026-000500' })).toBeVisible();
  expect(label(widget)).toBeNull();
  expect(portal.calls.every(({ bearer }) => bearer === 'real')).toBe(true);
  await vi.waitFor(() => expect(sent).toContain('/api/v1/embed/config'));
});
