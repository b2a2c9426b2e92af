import { LitElement } from 'lit';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { RouteController, followLinks, isUnder, navigate } from './navigate.ts';

class Reader extends LitElement {
  readonly route = new RouteController(this, '/desk');
}
customElements.define('test-route-reader', Reader);

const start = location.href;
beforeEach(() => history.replaceState(null, '', '/desk'));
afterEach(() => history.replaceState(null, '', start));

function reader(): Reader {
  const element = new Reader();
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

function link(href: string, more: Partial<HTMLAnchorElement> = {}): HTMLAnchorElement {
  const anchor = Object.assign(document.createElement('a'), { href, textContent: 'Go' }, more);
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(anchor);
  document.body.append(host);
  onTestFinished(() => host.remove());
  return anchor;
}

test('an element reads the parts below its base and what stands behind the question mark', async () => {
  const element = reader();
  navigate('/desk/deal_1?state=open');
  await element.updateComplete;
  expect(element.route.parts).toEqual(['deal_1']);
  expect(element.route.search.get('state')).toBe('open');
});

test('an element keeps what it showed when the address leaves its base', () => {
  const element = reader();
  navigate('/desk/deal_1');
  navigate('/settings/sites');
  expect(element.route.parts).toEqual(['deal_1']);
});

test('a filter leaves no entry in the history', () => {
  const { length } = history;
  navigate('/desk?state=open', { replace: true });
  expect(history.length).toBe(length);
});

test('a click on a link inside a shadow root changes the address without loading a page', () => {
  onTestFinished(followLinks(document));
  link('/desk/deal_2').click();
  expect(location.pathname).toBe('/desk/deal_2');
});

test.each([
  { target: '_blank' },
  { download: 'file.csv' },
  { href: '/api/v1/export' },
  { href: 'https://elsewhere.example/' },
])('a link with %j is left to the browser', (more) => {
  onTestFinished(followLinks(document));
  let left: boolean | undefined;
  const judge = (event: Event): void => {
    left = !event.defaultPrevented;
    event.preventDefault();
  };
  window.addEventListener('click', judge, { once: true });
  link('/desk/deal_3', more).click();
  expect(left).toBe(true);
  expect(location.pathname).toBe('/desk');
});

test('a path lies under its own base, not under one that begins alike', () => {
  expect(isUnder('/desk/deal_1', '/desk')).toBe(true);
  expect(isUnder('/desktop', '/desk')).toBe(false);
});
