import type { PorticoWidget } from '@portico/runtime/widget';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { inside } from '@portico/ui/testing/fixture';
import { PorticoDealList } from './deals/deal-list.ts';
import { show } from './embed.ts';
import type { EmbedSettings } from './settings.ts';
import { fakeDeals } from './testing/deals.ts';

// A page that is not on its developer's machine, which would show samples.
vi.mock('./api/local.ts', () => ({ showsSamples: () => false }));

type Route = () => Response | Promise<Response>;

const portal = fakeDeals();
const realFetch = globalThis.fetch;
const routes: { config: Route; session: Route; unread: Route; reachable: boolean } = {
  config: () => new Response(),
  session: () => new Response(),
  unread: () => noLine(),
  reachable: true,
};
let configs = 0;

const rightConfig = () => Response.json({ locales: ['en', 'de'], siteName: 'Shop' });
const rightSession = () =>
  Response.json({ token: 't1', expiresAt: new Date(Date.now() + 600_000).toISOString() });
const refusal = () => Response.json({ code: 'origin_not_allowed' }, { status: 403 });
const noLine = () => Promise.reject(new TypeError('Failed to fetch'));

globalThis.fetch = async (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  if (url.pathname === '/portico-session') return routes.session();
  if (init?.method === 'HEAD') return routes.reachable ? new Response() : noLine();
  if (url.pathname !== '/api/v1/embed/config')
    return /^\/(trpc|api)\//.test(url.pathname) ? portal.fetch(address, init) : realFetch(address, init);
  if (init?.mode === 'no-cors') return routes.unread();
  configs += 1;
  return routes.config();
};

beforeEach(() => {
  Object.assign(routes, { config: rightConfig, session: rightSession, unread: noLine, reachable: true });
  configs = 0;
});

/** What a tag with `settings` makes of the page; its provider ends with the test. */
function embed(settings: Partial<EmbedSettings> = {}): PorticoWidget {
  const page = document.documentElement;
  const ended = new AbortController();
  page.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
    EventTarget.prototype.addEventListener.call(page, type, listener, { signal: ended.signal });
  onTestFinished(() => ended.abort());
  const widget = document.createElement('portico-deal-list');
  void show(PorticoDealList, {
    server: location.origin,
    key: 'pk_right',
    session: '/portico-session',
    locale: 'en',
    elements: new Set([widget]),
    framed: '[isolation=frame]',
    registry: {},
    ...settings,
  });
  Reflect.deleteProperty(page, 'addEventListener');
  // What is defined already asks for its provider when it enters the page.
  document.body.append(widget);
  onTestFinished(() => widget.remove());
  return widget;
}

const phase = (widget: PorticoWidget, wanted: string) =>
  vi.waitFor(async () => {
    expect(widget.phase).toBe(wanted);
    await widget.updateComplete;
  });
const words = (widget: PorticoWidget) => inside(widget, 'portico-problem').textContent ?? '';

test('with the right key the widget is drawn, and the server is asked about the page once', async () => {
  const widget = embed();
  await phase(widget, 'ready');
  await vi.waitFor(() => expect(configs).toBe(1));
});

test('nothing waits for what the server says of the key', async () => {
  routes.config = () => new Promise(() => {});
  await phase(embed(), 'ready');
});

test('a wrong key refuses every widget, also a drawn one, and names the origin to add', async () => {
  let answer = (): void => {};
  routes.config = () => new Promise((resolve) => (answer = () => resolve(refusal())));
  const widget = embed({ key: 'pk_wrong' });
  await phase(widget, 'ready');
  await vi.waitFor(() => expect(configs).toBe(1));
  answer();
  await phase(widget, 'refused');
  expect(words(widget)).toContain(`Add ${location.origin} to the site in the portal’s settings`);
  const later = document.createElement('portico-deal-list');
  document.body.append(later);
  onTestFinished(() => later.remove());
  await phase(later, 'refused');
});

test('a page that is not listed, which may not even read the refusal, is refused in words too', async () => {
  routes.config = noLine;
  routes.unread = () => new Response();
  const widget = embed();
  await phase(widget, 'refused');
  expect(words(widget)).toContain(`Add ${location.origin} to the site`);
});

test('what holds back requests to the server alone is no matter of the key', async () => {
  routes.config = noLine;
  const widget = embed();
  await phase(widget, 'refused');
  expect(words(widget)).toContain('often an ad blocker');
});

test('a policy of the page that keeps the server out is told with the words to add', async () => {
  routes.reachable = false;
  routes.config = () => {
    const violation = { effectiveDirective: 'connect-src', blockedURI: `${location.origin}/api` };
    const init = { documentURI: '', violatedDirective: '', originalPolicy: '', statusCode: 200 };
    const disposition = 'enforce' as const;
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', { ...violation, ...init, disposition }),
    );
    return noLine();
  };
  const widget = embed();
  await phase(widget, 'refused');
  expect(words(widget)).toContain(`Add ${location.origin} to its connect-src`);
});

test('no line to the server is no refusal', async () => {
  routes.config = noLine;
  routes.reachable = false;
  const widget = embed();
  await phase(widget, 'ready');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(widget.phase).toBe('ready');
});

test('without a key the widget says what the tag lacks', async () => {
  const widget = embed({ key: undefined });
  await phase(widget, 'refused');
  expect(words(widget)).toContain('no data-key');
  expect(configs).toBe(0);
});

test('a secret key in the tag is refused before it is sent anywhere', async () => {
  const widget = embed({ key: 'sk_secret' });
  await phase(widget, 'refused');
  expect(words(widget)).toContain('it has leaked: revoke it');
  expect(configs).toBe(0);
});

test('the site’s languages bound the choice', async () => {
  routes.config = () => Response.json({ locales: ['de'] });
  const widget = embed({ locale: 'en' });
  await vi.waitFor(() => expect(widget.lang).toBe('de'));
});

test.each([
  [401, 'expired-session', 'Sign in on this site'],
  [403, 'expired-session', 'Sign in on this site'],
  [404, 'refused', 'gives no session (404)'],
  [422, 'refused', 'gives no session (422)'],
  [500, 'error', 'We try again by ourselves'],
  [503, 'error', 'We try again by ourselves'],
  [200, 'refused', 'gives no session (200)'],
] as const)(
  'a session address that answers %i is the phase %s with its own words',
  async (status, is, says) => {
    routes.session = () => new Response('<!doctype html>', { status });
    const widget = embed();
    await phase(widget, is);
    expect(words(widget)).toContain(says);
    expect(words(widget)).not.toContain('What you typed');
  },
);

test.each([401, 502])(
  'a portal that refuses the secret key of the host, passed on as %i, is no matter of who is signed in',
  async (status) => {
    const error = { code: 'session_expired', fields: [{ path: 'Authorization', key: 'secret_key' }] };
    routes.session = () => Response.json({ error }, { status });
    const widget = embed();
    await phase(widget, 'refused');
    expect(words(widget)).toContain('refuses the secret key of this site');
  },
);

test('a session address that does not answer is tried again', async () => {
  routes.session = noLine;
  const widget = embed();
  await phase(widget, 'error');
  expect(words(widget)).toContain('We try again by ourselves');
});

test('a tag without a session address says so, until an element brings its own way', async () => {
  const widget = embed({ session: undefined });
  await phase(widget, 'refused');
  expect(words(widget)).toContain('no data-session');
  widget.fetchSession = async () => (await rightSession().json()) as { token: string; expiresAt: string };
  await phase(widget, 'ready');
});
