import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw, faults, inside, settle } from '../testing/fixture.ts';
import type { TableColumn } from './table-column.ts';
import { PorticoTable } from './table.ts';

interface Deal {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly note: string;
}
const rows: readonly Deal[] = [
  { id: 'a', name: 'Acme', value: 10, note: 'first' },
  { id: 'b', name: 'Beta', value: 200, note: 'second' },
  { id: 'c', name: 'Coda', value: 3, note: 'third' },
];
const columns: readonly TableColumn<Deal>[] = [
  { key: 'name', label: 'Customer', sortable: true, cell: ({ name }) => name },
  { key: 'value', label: 'Value', align: 'end', sortable: true, card: true, cell: ({ value }) => value },
  { key: 'note', label: 'Note', cell: ({ note }) => html`<button>${note}</button>` },
];

async function drawTable(properties: Partial<PorticoTable<Deal>> = {}) {
  await page.viewport(1024, 768);
  const table = await draw<PorticoTable<Deal>>(
    [PorticoTable],
    html`<portico-table label="Deals">
      <p slot="empty">No deals yet</p>
      <p slot="problem">Not loaded</p>
    </portico-table>`,
  );
  Object.assign(table, { columns, rows, rowKey: ({ id }: Deal) => id, ...properties });
  await table.updateComplete;
  await settle();
  const row = (at: number) => inside(table, `tbody tr:nth-child(${at})`);
  const opened = vi.fn((deal: unknown) => deal);
  table.addEventListener('portico-open', ({ row: deal }) => opened(deal));
  return { table, row, opened };
}

test('a head asks for its order, then for the other way round', async () => {
  const { table } = await drawTable();
  const asked = vi.fn((sort: unknown) => sort);
  table.addEventListener('portico-sort', ({ sort }) => asked(sort));
  await userEvent.click(inside(table, 'th:nth-child(2) button'));
  table.sort = { key: 'value', descending: false };
  await table.updateComplete;
  expect(inside(table, 'th:nth-child(2)').getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(inside(table, 'th:nth-child(2) button'));
  expect(asked.mock.calls).toEqual([
    [{ key: 'value', descending: false }],
    [{ key: 'value', descending: true }],
  ]);
  expect(await faults()).toEqual([]);
});

test('a narrow table leaves minor columns out, and its cards do not', async () => {
  const [name, value] = columns;
  if (!name || !value) throw new Error('two columns were made');
  const { table } = await drawTable({ columns: [name, { ...value, minor: true }] });
  const isShown = () => inside(table, 'tbody td').checkVisibility();
  const at = async (width: number) => {
    await page.viewport(width, 768);
    return isShown();
  };
  expect([await at(1280), await at(800), await at(400)]).toEqual([true, false, true]);
  await page.viewport(1024, 768);
});

test('the rows are one tab stop; arrows and J and K move, Enter opens', async () => {
  const { table, row, opened } = await drawTable();
  row(1).focus();
  await userEvent.keyboard('{ArrowDown}j{ArrowDown}k');
  await table.updateComplete;
  expect(table.shadowRoot?.activeElement).toBe(row(2));
  expect(table.shadowRoot?.querySelectorAll('tbody tr[tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  expect(opened.mock.calls).toEqual([[rows[1]]]);
});

test('a click on a row opens it once, on a button in it only the button', async () => {
  const { row, opened } = await drawTable();
  await userEvent.click(row(1).querySelector('td') ?? row(1));
  await userEvent.click(row(2).querySelector('.name') ?? row(2));
  expect(opened.mock.calls).toEqual([[rows[0]], [rows[1]]]);
  await userEvent.click(row(3).querySelector('td button') ?? row(3));
  expect(opened).toHaveBeenCalledTimes(2);
});

test('with href the name is a link, and preventing open keeps it from being followed', async () => {
  const { table, row } = await drawTable({ href: ({ id }) => `#deal-${id}` });
  table.addEventListener('portico-open', (event) => event.preventDefault());
  const link = row(1).querySelector<HTMLAnchorElement>('a.name');
  expect(link?.getAttribute('href')).toBe('#deal-a');
  link?.click();
  expect(location.hash).toBe('');
});

test('rows are selected by Space, by pointer, as a range, and all at once', async () => {
  const { table, row } = await drawTable({ selectable: true });
  const heard: string[][] = [];
  table.addEventListener('portico-selection', ({ selected }) => heard.push([...selected]));
  row(1).focus();
  await userEvent.keyboard(' ');
  await table.updateComplete;
  expect(inside(table, '.bar b').textContent).toBe('1 selected');
  expect(await faults()).toEqual([]);
  const last = row(3).querySelector('input');
  await userEvent.keyboard('{Shift>}');
  if (last) await userEvent.click(last);
  await userEvent.keyboard('{/Shift}');
  await table.updateComplete;
  expect(row(3).getAttribute('aria-selected')).toBe('true');
  await userEvent.click(inside(table, 'thead input'));
  await table.updateComplete;
  await userEvent.click(inside(table, 'thead input'));
  expect(heard).toEqual([['a'], ['a', 'b', 'c'], [], ['a', 'b', 'c']]);
});

test('the end in sight asks for more, again after each page, and not while loading', async () => {
  const { table } = await drawTable();
  const more = vi.fn();
  table.addEventListener('portico-more', more);
  table.more = true;
  await expect.poll(() => more.mock.calls.length).toBe(1);
  table.loading = true;
  await table.updateComplete;
  expect(inside(table, 'table').getAttribute('aria-busy')).toBe('true');
  table.rows = [...rows, { id: 'd', name: 'Delta', value: 4, note: 'fourth' }];
  table.loading = false;
  await expect.poll(() => more.mock.calls.length).toBe(2);
});

test('loading, empty and failed each show their own, and nothing else', async () => {
  const { table } = await drawTable({ rows: [] });
  const seen = () =>
    ['table', 'slot[name=empty]', 'slot[name=problem]'].filter((part) => !inside(table, part).hidden).join();
  expect(seen()).toBe('slot[name=empty]');
  table.loading = true;
  await table.updateComplete;
  expect(seen()).toBe('table');
  expect(table.shadowRoot?.querySelectorAll('portico-skeleton').length).toBe(15);
  await settle();
  expect(await faults()).toEqual([]);
  Object.assign(table, { loading: false, failed: true });
  await table.updateComplete;
  expect(seen()).toBe('slot[name=problem]');
});

test('narrower than 480 px, rows are cards of the name and the marked facts', async () => {
  const { table, row } = await drawTable({ selectable: true });
  table.style.inlineSize = '340px';
  await page.viewport(360, 640);
  const shown = [...row(1).children]
    .filter((cell) => getComputedStyle(cell).display !== 'none')
    .map((cell) => cell.textContent?.trim());
  expect(shown).toEqual(['', 'Acme', '10']);
  expect(table.scrollWidth).toBeLessThanOrEqual(340);
  const name = row(1).querySelector('.name');
  if (name)
    name.textContent = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  expect(name?.getBoundingClientRect().right).toBeLessThanOrEqual(table.getBoundingClientRect().right);
  expect(await faults()).toEqual([]);
});

test('of 100,000 rows only those near the view are drawn, wherever one scrolls or goes by key', async () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({
    id: `r${at}`,
    name: `Customer ${at}`,
    value: at,
    note: 'n',
  }));
  const { table, row } = await drawTable({ rows: many });
  const names = () =>
    [...(table.shadowRoot?.querySelectorAll('.name') ?? [])].map((name) => name.textContent);
  const inSight = () => {
    const name = [...(table.shadowRoot?.querySelectorAll('.name') ?? [])].find(
      (each) => each.getBoundingClientRect().top > 40,
    );
    return Number(name?.textContent?.slice('Customer '.length));
  };
  expect(names().length).toBe(200);
  expect(inside(table, 'table').getAttribute('aria-rowcount')).toBe('100001');
  const widths = () =>
    [...(table.shadowRoot?.querySelectorAll('thead th') ?? [])].map(
      (head) => head.getBoundingClientRect().width,
    );
  const before = widths();
  scrollTo(0, document.documentElement.scrollHeight / 2);
  await expect.poll(() => inSight()).toBeGreaterThan(49_000);
  expect(inSight()).toBeLessThan(51_000);
  expect(names().length).toBeLessThanOrEqual(600);
  expect(widths()).toEqual(before);
  expect(await faults()).toEqual([]);
  scrollTo(0, 0);
  await expect.poll(() => names()[0]).toBe('Customer 0');
  row(1).focus();
  await userEvent.keyboard('{End}');
  await expect
    .poll(() => table.shadowRoot?.activeElement?.querySelector('.name')?.textContent)
    .toBe('Customer 99999');
  expect(table.shadowRoot?.activeElement?.getAttribute('aria-rowindex')).toBe('100001');
  await userEvent.keyboard('{ArrowUp}');
  await expect
    .poll(() => table.shadowRoot?.activeElement?.querySelector('.name')?.textContent)
    .toBe('Customer 99998');
  expect(names().length).toBeLessThanOrEqual(600);
  scrollTo(0, 0);
});
