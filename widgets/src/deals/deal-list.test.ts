import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
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

const table = (widget: Element) => inside<HTMLElement & { rows: unknown[] }>(widget, 'portico-table');
const asked = (portal: FakePortal) =>
  portal.calls.filter(({ path }) => path === 'deals.list').map(({ input }) => input);

function choose(widget: Element, selector: string, value: string): void {
  const native = inside<HTMLInputElement>(inside(widget, selector), '#control');
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
  expect(table(widget).rows).toHaveLength(12);
  expect(widget.scrollWidth).toBeLessThanOrEqual(Number.parseInt(width, 10));
  expect(await faults()).toEqual([]);
});

test('opening a row tells which deal, across shadow roots', async () => {
  const widget = await drawList(fakeDeals());
  const told = vi.fn();
  document.addEventListener('portico-deal-open', told, { once: true });
  inside(table(widget), 'tbody .name').click();
  expect(told.mock.calls[0]?.[0]).toMatchObject({ dealId: 'deal_0' });
});

test('a state and words narrow the list on the server, and nothing found says how to go on', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  portal.answer('deals.list', { rows: [], next: null });
  choose(widget, 'portico-select', 'approved');
  await vi.waitFor(() => expect(asked(portal).at(-1)).toMatchObject({ reviews: ['approved'] }));
  choose(widget, 'portico-field', '  hagen ');
  await vi.waitFor(() =>
    expect(asked(portal).at(-1)).toMatchObject({ reviews: ['approved'], search: 'hagen' }),
  );
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { heading: string }>(widget, 'portico-empty').heading).toBe('No deal fits'),
  );
  await vi.waitFor(() => expect(table(widget).hasAttribute('failed')).toBe(false));
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
  choose(widget, `portico-select[name=${name}]`, value);
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
  const cells = [...(table(widget).shadowRoot?.querySelectorAll('tbody tr') ?? [])].map(({ textContent }) =>
    textContent.includes('Feb 19, 2027'),
  );
  expect(cells).toEqual([true, false]);
});

test('the next page follows the cursor and holds no deal twice', async () => {
  const all = dealRows(40);
  const portal = fakeDeals({
    'deals.list': ({ cursor }) =>
      cursor ? { rows: all.slice(20), next: null } : { rows: all.slice(0, 25), next: 'c1' },
  });
  const widget = await drawList(portal);
  table(widget).dispatchEvent(new Event('portico-more'));
  await vi.waitFor(() => expect(table(widget).rows).toHaveLength(40));
  expect(asked(portal).filter((input) => (input as { cursor?: string }).cursor)).toEqual([
    { cursor: 'c1', limit: 25 },
  ]);
});

test('an empty list explains itself', async () => {
  const widget = await drawList(fakeDeals({ 'deals.list': { rows: [], next: null } }));
  expect(inside<HTMLElement & { heading: string }>(widget, 'portico-empty').heading).toBe('No deals yet');
  expect(await faults()).toEqual([]);
});

test('a search that fails says so in the list, and trying again brings the rows', async () => {
  const portal = fakeDeals();
  const widget = await drawList(portal);
  portal.fail('deals.list', 'unavailable');
  choose(widget, 'portico-select', 'draft');
  const button = await vi.waitFor(() => inside(widget, '[slot=problem] portico-button'));
  expect(await faults()).toEqual([]);
  portal.fail('deals.list', null);
  button.click();
  await vi.waitFor(() => expect(table(widget).rows).toHaveLength(12));
});

test('a change on the server shows in the list, which stays as long as it was', async () => {
  const portal = fakeDeals({ 'deals.list': { rows: dealRows(30), next: null } });
  const widget = await drawList(portal);
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  portal.answer('deals.list', ({ limit }) => ({ rows: dealRows(limit ?? 0).toReversed(), next: null }));
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: 'deal_3' } });
  await vi.waitFor(() => expect((table(widget).rows[0] as { id: string }).id).toBe('deal_29'));
});

test('a page chooses what is said of a deal and in which order, and adds its own beside the filters', async () => {
  const widget = await drawList(fakeDeals(), 'en', '1000px');
  const heads = () =>
    [...(table(widget).shadowRoot?.querySelectorAll('thead th') ?? [])].map((head) =>
      head.textContent.trim(),
    );
  expect(heads()).toHaveLength(7);
  widget.columns = ['updated', 'state'];
  await vi.waitFor(() => expect(heads()).toEqual(['Customer', 'Changed', 'State']));
  const link = document.createElement('a');
  link.textContent = 'Register a deal';
  widget.append(link);
  expect(inside<HTMLSlotElement>(widget, 'search slot').assignedElements()).toEqual([link]);
  expect(link.getBoundingClientRect().height).toBeGreaterThan(0);
});
