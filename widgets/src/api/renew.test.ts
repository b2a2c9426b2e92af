import { Fault } from '@portico/domain/fault';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { inside } from '@portico/ui/testing/fixture';
import type { PorticoWidget } from '@portico/runtime/widget';
import type { ElementClass } from '@portico/ui/define';
import { PorticoDealRegistration } from '../deals/deal-registration.ts';
import { show } from '../embed.ts';
import { PorticoAccountCheck } from '../prechecks/account-check.ts';
import type { EmbedSettings } from '../settings.ts';
import { fakeDeals, seller } from '../testing/deals.ts';
import { terms } from '../testing/prechecks.ts';
import { identify } from './api.ts';

// A page that is not on its developer's machine, which would show samples.
vi.mock('./local.ts', () => ({ showsSamples: () => false }));

const portal = fakeDeals();
const realFetch = globalThis.fetch;
globalThis.fetch = (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  if (url.pathname === '/api/v1/embed/config') return Promise.resolve(Response.json({}));
  return /^\/(trpc|api)\//.test(url.pathname) ? portal.fetch(address, init) : realFetch(address, init);
};
// The token says who asks; one may only register, and does not say it.
portal.answer('session.me', (_, { bearer }) => {
  if (bearer === 'nobody') return Promise.reject(new Fault('not_found'));
  return { ...seller, user: { ...seller.user, id: bearer ?? '' } };
});
portal.answer('prechecks.terms', terms);

beforeEach(() => sessionStorage.clear());

const as = (token: string) => () =>
  Promise.resolve({ token, expiresAt: new Date(Date.now() + 600_000).toISOString() });

/** A page with one widget and `token` for its session; what was provided ends with the test. */
async function embed(widgetClass: ElementClass & { tag: string }, token: string) {
  const page = document.documentElement;
  const ended = new AbortController();
  page.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
    EventTarget.prototype.addEventListener.call(page, type, listener, { signal: ended.signal });
  onTestFinished(() => ended.abort());
  const widget = document.createElement(widgetClass.tag) as PorticoWidget;
  const settings: EmbedSettings = {
    server: location.origin,
    key: 'pk_right',
    locale: 'en',
    elements: new Set([widget]),
    framed: '[isolation=frame]',
    registry: {},
    fetchSession: as(token),
  };
  await show(widgetClass, settings);
  Reflect.deleteProperty(page, 'addEventListener');
  document.body.append(widget);
  onTestFinished(() => widget.remove());
  await ready(widget);
  return { widget, settings };
}

async function ready(widget: PorticoWidget): Promise<void> {
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
}

const nameIn = (widget: Element) => inside<HTMLInputElement>(widget, '[name=customerName]');

function type(widget: Element, value: string): void {
  const control = nameIn(widget);
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

test('what one person typed is gone at once when another comes, and comes back with the one who typed it', async () => {
  const { widget, settings } = await embed(PorticoDealRegistration, 'ada');
  type(widget, 'Secret of Ada');
  const changing = identify(settings, as('ben'));
  expect(widget.shadowRoot?.querySelector('input')).toBeNull();
  await changing;
  await ready(widget);
  expect(nameIn(widget).value).toBe('');
  type(widget, 'Of Ben');
  await identify(settings, as('ada'));
  await ready(widget);
  expect(nameIn(widget).value).toBe('Secret of Ada');
  expect(sessionStorage.getItem('portico:deal-registration:ben')).toContain('Of Ben');
});

test('what was on its way for one person is not sent in the name of the next', async () => {
  const { widget, settings } = await embed(PorticoDealRegistration, 'ada');
  type(widget, 'Secret of Ada');
  nameIn(widget).dispatchEvent(new Event('change', { bubbles: true }));
  await identify(settings, as('ben'));
  await ready(widget);
  // A draft is saved 0.8 s after a field was left.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const bens = portal.calls.filter(({ bearer, path }) => bearer === 'ben' && /save|submit/i.test(path));
  expect(bens).toEqual([]);
});

test('of a session that does not say whose it is nothing is kept', async () => {
  const { widget, settings } = await embed(PorticoDealRegistration, 'nobody');
  type(widget, 'Secret of somebody');
  expect(JSON.stringify(sessionStorage)).not.toContain('Secret');
  await identify(settings, as('nobody'));
  await ready(widget);
  expect(nameIn(widget).value).toBe('');
});

test('a question about a customer, asked or half typed, is nothing to the next person', async () => {
  const { widget, settings } = await embed(PorticoAccountCheck, 'ada');
  type(widget, 'Secret of Ada');
  await identify(settings, as('ben'));
  await ready(widget);
  expect(nameIn(widget).value).toBe('');
});
