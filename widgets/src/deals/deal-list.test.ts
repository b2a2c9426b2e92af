import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { dealRows, fakeDeals } from '../testing/deals.ts';
import { PorticoDealList } from './deal-list.ts';

async function drawList(portal: FakePortal, locale = 'en', width = ''): Promise<PorticoDealList> {
  const host = await draw(
    [PorticoPortal, PorticoDealList],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}
      ><portico-deal-list></portico-deal-list
    ></portico-portal>`,
  );
  const widget = host.querySelector('portico-deal-list');
  if (!widget) throw new Error('no widget');
  if (host.parentElement) host.parentElement.style.width = width;
  await vi.waitFor(() => expect(widget.phase).not.toBe('loading'));
  await settle(host);
  await settle(widget.shadowRoot as unknown as Element);
  return widget;
}

const rowsOf = (widget: Element) => [
  ...(widget.shadowRoot?.querySelectorAll<HTMLElement>('tbody tr[tabindex]') ?? []),
];
const namesOf = (widget: Element) =>
  rowsOf(widget).map((row) => row.querySelector('.name')?.textContent.trim());
const asked = (portal: FakePortal) =>
  portal.calls.filter(({ path }) => path === 'deals.list').map(({ input }) => input);

function choose(widget: Element, selector: string, value: string): void {
  const native = inside<HTMLInputElement>(widget, selector);
  native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
}

test.each([
  ['en', '1000px'],
  ['en', '320px'],
  ['de', '360px'],
  ['ar', '320px'],
])('deals in %s at %s have no accessibility fault and do not run over', async (locale, width) => {
  const widget = await drawList(fakeDeals(), locale, width);
  expect(rowsOf(widget)).toHaveLength(12);
  expect(widget.scrollWidth).toBeLessThanOrEqual(Number.parseInt(width, 10));
  expect(await faults()).toEqual([]);
});

test('opening a row tells which deal, across shadow roots', async () => {
  const widget = await drawList(fakeDeals());
  const told = vi.fn();
  document.addEventListener('portico-deal-open', told, { once: true });
  inside(widget, 'tbody .name').click();
  expect(told.mock.calls[0]?.[0]).toMatchObject({ dealId: 'deal_0' });
});

test('a state and words narrow the list on the server, and nothing found says how to go on', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  portal.answer('deals.list', { rows: [], next: null });
  choose(widget, '#review', 'approved');
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject({ reviews: ['approved'] }));
  choose(widget, '#search', '  hagen ');
  await vi.waitFor(() =>
    expect(asked(portal).at(-1)).toMatchObject({ reviews: ['approved'], search: 'hagen' }),
  );
  await vi.waitFor(() => expect(inside(widget, '.empty strong').textContent).toBe('No deal fits'));
  expect(await faults()).toEqual([]);
});

test.each([
  ['protection', 'expiring', { protections: ['expiring'] }],
  ['whose', 'shared', { shared: true }],
  ['whose', 'own', { shared: false }],
] as const)('the filter %s asks the server for %s', async (name, value, filter) => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  expect(asked(portal).at(-1)).toEqual({ limit: 25 });
  choose(widget, `#${name}`, value);
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject(filter));
});

test('a deal that is protected shows until when, others do not', async () => {
  const [first, second] = dealRows(2);
  const rows = [first, second].flatMap((row, at) =>
    row
      ? [
          {
            ...row,
            protection: at === 0 ? 'expiring' : 'expired',
            protectionEnd: '2027-02-20T00:00:00.000Z',
          } as const,
        ]
      : [],
  );
  const widget = await drawList(fakeDeals({ 'deals.list': { rows, next: null } }));
  const cells = rowsOf(widget).map(({ textContent }) => textContent.includes('Feb 19, 2027'));
  expect(cells).toEqual([true, false]);
});

test('the next page follows the cursor and holds no deal twice', async () => {
  const all = dealRows(40);
  const portal = fakeDeals({
    'deals.list': ({ cursor }) =>
      cursor ? { rows: all.slice(20), next: null } : { rows: all.slice(0, 25), next: 'c1' },
  });
  const widget = await drawList(portal);
  inside(widget, '.foot button').click();
  await vi.waitFor(() => expect(rowsOf(widget)).toHaveLength(40));
  expect(asked(portal).filter((input) => (input as { cursor?: string }).cursor)).toEqual([
    { cursor: 'c1', limit: 25 },
  ]);
});

test('what changes while the next page is on its way is not lost', async () => {
  const [first, ...rest] = dealRows(40);
  if (!first) throw new Error('forty deals were made');
  let answer: (page: { rows: typeof rest; next: null }) => void = () => {};
  let name = first.customerName;
  const portal = fakeDeals({
    'deals.list': ({ cursor }) =>
      cursor
        ? new Promise((resolve) => (answer = resolve))
        : { rows: [{ ...first, customerName: name }, ...rest.slice(0, 24)], next: 'c1' },
  });
  const widget = await drawList(portal);
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  inside(widget, '.foot button').click();
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject({ cursor: 'c1' }));
  name = 'Changed meanwhile';
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: first.id } });
  await vi.waitFor(() => expect(namesOf(widget)[0]).toBe(name));
  answer({ rows: rest.slice(24), next: null });
  await vi.waitFor(() => expect(rowsOf(widget)).toHaveLength(40));
  expect(namesOf(widget)[0]).toBe(name);
});

test('an empty list explains itself', async () => {
  const widget = await drawList(fakeDeals({ 'deals.list': { rows: [], next: null } }));
  expect(inside(widget, '.empty strong').textContent).toBe('No deals yet');
  expect(await faults()).toEqual([]);
});

test('a search that fails says so in the list, and trying again brings the rows', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  portal.fail('deals.list', 'unavailable');
  choose(widget, '#review', 'draft');
  const button = await vi.waitFor(() => inside(widget, 'portico-problem portico-button'));
  expect(await faults()).toEqual([]);
  portal.fail('deals.list', null);
  button.click();
  await vi.waitFor(() => expect(rowsOf(widget)).toHaveLength(12));
});

test('a change on the server shows in the list, which stays as long as it was', async () => {
  const portal = fakeDeals({ 'deals.list': { rows: dealRows(30), next: null } });
  const widget = await drawList(portal);
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  portal.answer('deals.list', ({ limit }) => ({ rows: dealRows(limit ?? 0).toReversed(), next: null }));
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: 'deal_3' } });
  await vi.waitFor(() => expect(rowsOf(widget)).toHaveLength(30));
  await vi.waitFor(() =>
    expect(namesOf(widget)).toEqual(
      dealRows(30)
        .toReversed()
        .map(({ customerName }) => customerName),
    ),
  );
});

test('a page chooses what is said of a deal and in which order, and adds its own beside the filters', async () => {
  const widget = await drawList(fakeDeals(), 'en', '1000px');
  const heads = () =>
    [...(widget.shadowRoot?.querySelectorAll('thead th') ?? [])].map((head) => head.textContent.trim());
  expect(heads()).toHaveLength(7);
  widget.columns = ['updated', 'state'];
  await vi.waitFor(() => expect(heads()).toEqual(['Customer', 'Changed', 'State']));
  const link = document.createElement('a');
  link.textContent = 'Register a deal';
  widget.append(link);
  expect(inside<HTMLSlotElement>(widget, 'search slot').assignedElements()).toEqual([link]);
  expect(link.getBoundingClientRect().height).toBeGreaterThan(0);
});

test('the rows are one tab stop; arrows and J and K move, Home and End too, and Enter opens', async () => {
  const widget = await drawList(fakeDeals());
  const told: string[] = [];
  widget.addEventListener('portico-deal-open', ({ dealId }) => told.push(dealId));
  rowsOf(widget)[0]?.focus();
  const at = () => rowsOf(widget).findIndex((row) => row === widget.shadowRoot?.activeElement);
  const press = async (keys: string, row: number) => {
    await userEvent.keyboard(keys);
    await vi.waitFor(() => expect(at()).toBe(row));
    expect(
      rowsOf(widget)
        .map(({ tabIndex }) => tabIndex)
        .indexOf(0),
    ).toBe(row);
  };
  await press('{ArrowUp}', 0);
  await press('{ArrowDown}j{ArrowDown}k', 2);
  await press('{End}', 11);
  await press('{ArrowDown}', 11);
  await press('{Enter}', 11);
  await press('{Home}', 0);
  await press('{ArrowDown}{Enter}', 1);
  expect(told).toEqual(['deal_11', 'deal_1']);
});

test('the focus stays with its deal when others come before it', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  const [first, second, ...rest] = dealRows(12);
  if (!first || !second) throw new Error('twelve deals were made');
  rowsOf(widget)[1]?.focus();
  portal.answer('deals.list', { rows: [second, { ...first, customerName: 'Moved' }, ...rest], next: null });
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: 'deal_1' } });
  await vi.waitFor(() => expect(namesOf(widget)[1]).toBe('Moved'));
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement).toBe(rowsOf(widget)[0]));
});

test('with an address a row is a link, and a page that shows the deal itself keeps it from being followed', async () => {
  const widget = await drawList(fakeDeals());
  widget.href = '#deal/{id}';
  const link = await vi.waitFor(() => inside<HTMLAnchorElement>(widget, 'tbody a.name'));
  expect(link.getAttribute('href')).toBe('#deal/deal_0');
  widget.addEventListener('portico-deal-open', (event) => event.preventDefault(), { once: true });
  link.click();
  expect(location.hash).toBe('');
});

test('who looks closely gets the exact time, in the words that stood there', async () => {
  const widget = await drawList(fakeDeals());
  const times = (tag: string) =>
    [...(widget.shadowRoot?.querySelectorAll(tag) ?? [])].map((time) =>
      (time.shadowRoot?.querySelector('time') ?? time).textContent.trim(),
    );
  const before = times('time');
  expect(before).toHaveLength(12);
  rowsOf(widget)[0]?.focus();
  await vi.waitFor(() => expect(times('portico-time').filter(Boolean)).toHaveLength(12));
  expect(times('portico-time')).toEqual(before);
  expect(await faults()).toEqual([]);
});

test('of a long list only what is near the view is drawn, and all of it is counted', async () => {
  const pages = 16;
  const all = dealRows(pages * 25);
  const widget = await drawList(
    fakeDeals({
      'deals.list': ({ cursor }) => {
        const page = Number(cursor ?? 0);
        return {
          rows: all.slice(page * 25, (page + 1) * 25),
          next: page + 1 < pages ? String(page + 1) : null,
        };
      },
    }),
  );
  const counted = () => inside(widget, 'table').getAttribute('aria-rowcount');
  await vi.waitFor(() => {
    widget.scrollIntoView({ block: 'end' });
    expect(counted()).toBe(String(all.length + 1));
  });
  widget.scrollIntoView();
  await vi.waitFor(() => expect(rowsOf(widget).length).toBeLessThan(all.length));
  expect(inside(widget, '.gap').getBoundingClientRect().height).toBeGreaterThan(0);
  rowsOf(widget)[0]?.focus();
  await userEvent.keyboard('{End}');
  await vi.waitFor(() =>
    expect(widget.shadowRoot?.activeElement?.getAttribute('aria-rowindex')).toBe(String(all.length + 1)),
  );
});

test('of two filters chosen quickly the later one counts, and nothing is said to be missing meanwhile', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  let answer: (page: { rows: []; next: null }) => void = () => {};
  portal.answer('deals.list', () => new Promise((resolve) => (answer = resolve)));
  choose(widget, '#review', 'draft');
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject({ reviews: ['draft'] }));
  choose(widget, '#review', 'approved');
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject({ reviews: ['approved'] }));
  await widget.updateComplete;
  expect(inside(widget, 'table').getAttribute('aria-busy')).toBe('true');
  expect(widget.shadowRoot?.querySelector('.empty')).toBe(null);
  answer({ rows: [], next: null });
  await vi.waitFor(() => inside(widget, '.empty'));
});

test('what one person saw and looked for is gone for the next', async () => {
  const widget = await drawList(fakeDeals());
  widget.forget();
  await widget.updateComplete;
  expect(namesOf(widget)).toEqual([]);
  expect(widget.search).toBe('');
});
