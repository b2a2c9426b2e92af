import { expect, onTestFinished, test, vi } from 'vitest';
import { fakeDeals } from './testing/deals.ts';

// What another file's form has kept is not this page's.
sessionStorage.clear();
const portal = fakeDeals();
const sessions: RequestInit[] = [];
const asked: string[] = [];

// The loader runs once for a page, as on any host: everything here happens on that one page.
const realFetch = globalThis.fetch;
globalThis.fetch = (address, init) => {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  if (url.pathname === '/portico-session') {
    sessions.push(init ?? {});
    return Promise.resolve(
      Response.json({
        token: `t${sessions.length}`,
        expiresAt: new Date(Date.now() + 600_000).toISOString(),
      }),
    );
  }
  if (url.pathname === '/api/v1/embed/config') {
    asked.push(`${url.searchParams.get('key')}`);
    return Promise.resolve(Response.json({ locales: ['en', 'de'], siteName: 'Shop' }));
  }
  return /^\/(trpc|api)\//.test(url.pathname) ? portal.fetch(address, init) : realFetch(address, init);
};

const url = new URL('loader.ts', import.meta.url).href;
const tag = document.createElement('script');
// Named as the module's address, not run by the browser: the import below runs it.
tag.type = 'text/plain';
tag.dataset['key'] = 'pk_test';
tag.dataset['session'] = '/portico-session';
tag.dataset['locale'] = 'de';
tag.src = url;
document.head.append(tag);
const below = document.createElement('div');
below.style.height = '5000px';

function place<T extends HTMLElement>(element: T, into: ParentNode = document.body): T {
  into.append(element);
  onTestFinished(() => element.remove());
  return element;
}

test('an element that was on the page first is held in its place with its shape, then drawn', async () => {
  const early = place(document.createElement('portico-deal-registration'));
  await import(/* @vite-ignore */ url);
  expect(early.shadowRoot?.adoptedStyleSheets).toHaveLength(1);
  expect(early.offsetHeight).toBeGreaterThan(1000);
  await vi.waitFor(() => expect(early.getAttribute('phase')).toBe('ready'));
  expect(early.shadowRoot?.querySelector('h2')?.textContent).toBe('Deal registrieren');
});

test('the host’s own server is asked for a session, with its cookie, and the bearer goes to ours', async () => {
  expect(sessions[0]).toMatchObject({ method: 'POST', credentials: 'same-origin' });
  expect(portal.calls[0]?.bearer).toBe('t1');
});

test('the server is asked once about the key that the tag names', async () => {
  await vi.waitFor(() => expect(asked).toEqual(['pk_test']));
});

test('an element added later, also in an open shadow root, is found', async () => {
  const box = place(document.createElement('div'));
  const root = box.attachShadow({ mode: 'open' });
  const list = document.createElement('portico-deal-list');
  root.append(list);
  // A root is seen when its host enters the page.
  place(box);
  await vi.waitFor(() => expect(list.getAttribute('phase')).toBe('ready'));
});

test('an element far below is held in its place and not loaded until it comes near', async () => {
  place(below);
  const far = place(document.createElement('portico-deal'));
  far.setAttribute('deal-id', 'deal_1');
  await vi.waitFor(() => expect(far.offsetHeight).toBe(700));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(customElements.get('portico-deal')).toBeUndefined();
  far.scrollIntoView();
  await vi.waitFor(() => expect(far.getAttribute('phase')).toBe('ready'));
});

test('a second tag changes nothing, and the page has one name of ours', async () => {
  const names = Object.getOwnPropertyNames(globalThis);
  const before = (globalThis as { [name: symbol]: unknown })[Symbol.for('portico')];
  await import(/* @vite-ignore */ `${url}?again`);
  expect((globalThis as { [name: symbol]: unknown })[Symbol.for('portico')]).toBe(before);
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(names);
  expect(names.filter((name) => /portico/i.test(name))).toEqual(['Portico']);
});
