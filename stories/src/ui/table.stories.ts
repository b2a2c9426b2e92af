import { PorticoBadge, type Tone } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { define } from '@portico/ui/define';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoTable } from '@portico/ui/table/table';
import type { TableColumn } from '@portico/ui/table/table-column';
import type { TableOpenEvent, TableSelectionEvent, TableSortEvent } from '@portico/ui/table/table.events';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { drawn, inside } from '../inside.ts';

for (const element of [PorticoTable, PorticoBadge, PorticoButton, PorticoEmpty, PorticoProblem])
  define(element);

interface Deal {
  readonly id: string;
  readonly customer: string;
  readonly state: string;
  readonly tone: Tone;
  readonly euros: number;
}

const deals: readonly Deal[] = [
  { id: 'a', customer: 'Alfreds Futterkiste', state: 'Approved', tone: 'success', euros: 48_000 },
  { id: 'b', customer: 'Berglunds snabbköp', state: 'In review', tone: 'info', euros: 120_500 },
  {
    id: 'c',
    customer: 'Cactus Comidas para llevar',
    state: 'Your answer needed',
    tone: 'warning',
    euros: 9_900,
  },
  { id: 'd', customer: 'Die Wandernde Kuh', state: 'Rejected', tone: 'danger', euros: 15_000 },
  { id: 'e', customer: 'Ernst Handel', state: 'Draft', tone: 'neutral', euros: 310_000 },
];

const columns: readonly TableColumn<Deal>[] = [
  { key: 'customer', label: 'Customer', sortable: true, cell: ({ customer }) => customer },
  {
    key: 'state',
    label: 'State',
    card: true,
    cell: ({ state, tone }) => html`<portico-badge tone=${tone}>${state}</portico-badge>`,
  },
  {
    key: 'value',
    label: 'Expected value',
    align: 'end',
    sortable: true,
    card: true,
    cell: ({ euros }) => new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(euros),
  },
];

interface Args extends Partial<PorticoTable<Deal>> {
  onSort: (event: TableSortEvent) => void;
  onOpen: (event: TableOpenEvent) => void;
  onSelection: (event: TableSelectionEvent) => void;
  onMore: (event: Event) => void;
}

const rowKey = ({ id }: Deal): string => id;

const meta: Meta<Args> = {
  title: 'Elements/Table',
  component: PorticoTable.tag,
  args: {
    label: 'Deals',
    columns,
    rows: deals,
    rowKey,
    onSort: fn(),
    onOpen: fn(),
    onSelection: fn(),
    onMore: fn(),
  },
  render: ({ onSort, onOpen, onSelection, onMore, ...table }) =>
    html`<portico-table
      .label=${table.label ?? ''}
      .columns=${table.columns ?? []}
      .rows=${table.rows ?? []}
      .rowKey=${table.rowKey}
      .href=${table.href}
      .sort=${table.sort}
      .selected=${table.selected ?? new Set()}
      ?selectable=${table.selectable}
      ?loading=${table.loading}
      ?failed=${table.failed}
      ?more=${table.more}
      @portico-sort=${onSort}
      @portico-open=${onOpen}
      @portico-selection=${onSelection}
      @portico-more=${onMore}
    >
      <portico-button slot="actions" small>Approve</portico-button>
      <portico-empty slot="empty" heading="No deals yet" text="Register the first one."></portico-empty>
      <portico-problem slot="problem" heading="No connection" detail="The deals could not be loaded.">
        <portico-button slot="action" small>Try again</portico-button>
      </portico-problem>
    </portico-table>`,
};
export default meta;
type Story = StoryObj<Args>;

/** One tab stop for all rows: arrows, J and K, Home and End move, Enter opens. */
export const Typical: Story = {
  play: async ({ canvasElement, args }) => {
    const table = drawn(canvasElement, 'portico-table');
    inside(table, 'tbody tr').focus();
    await userEvent.keyboard('{ArrowDown}j{ArrowDown}k{Enter}');
    await expect(args.onOpen).toHaveBeenCalledWith(expect.objectContaining({ row: deals[2] }));
    await expect(table.shadowRoot?.querySelectorAll('tbody tr[tabindex="0"]')).toHaveLength(1);
  },
};

/** A head asks for its order; the page sorts. */
export const Sorted: Story = {
  args: { sort: { key: 'value', descending: false }, rows: deals.toSorted((a, b) => a.euros - b.euros) },
  play: async ({ canvasElement, args }) => {
    const head = inside(drawn(canvasElement, 'portico-table'), 'th[aria-sort=ascending]');
    await expect(head).toHaveTextContent('Expected value');
    await userEvent.click(head.querySelector('button') ?? head);
    await expect(args.onSort).toHaveBeenCalledWith(
      expect.objectContaining({ sort: { key: 'value', descending: true } }),
    );
  },
};

/** With an address, a row can be opened in another tab. */
export const WithLinks: Story = {
  args: { href: ({ id }) => `#deal-${id}` },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-table'), 'a.name')).toHaveAttribute('href', '#deal-a');
  },
};

/** A bar tells what can be done with the selected rows. */
export const Selected: Story = {
  args: { selectable: true, selected: new Set(['b']) },
  play: async ({ canvasElement, args }) => {
    const table = drawn(canvasElement, 'portico-table');
    inside(table, 'tbody tr').focus();
    await userEvent.keyboard(' ');
    await expect(args.onSelection).toHaveBeenCalledWith(
      expect.objectContaining({ selected: new Set(['a', 'b']) }),
    );
    await expect(inside(table, '.bar')).toHaveTextContent('2 selected');
  },
};

/** The shape of what is coming. */
export const Loading: Story = {
  args: { rows: [], loading: true },
  play: async ({ canvasElement }) => {
    await expect(inside(drawn(canvasElement, 'portico-table'), 'table')).toHaveAttribute('aria-busy', 'true');
  },
};

/** The end in sight asks for the next page. */
export const MoreToCome: Story = {
  args: { more: true },
  play: async ({ args }) => {
    await waitFor(() => expect(args.onMore).toHaveBeenCalled());
  },
};

export const LoadingMore: Story = { args: { more: true, loading: true } };

export const Empty: Story = {
  args: { rows: [] },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-empty').checkVisibility()).toBe(true);
    await expect(drawn(canvasElement, 'portico-problem').checkVisibility()).toBe(false);
  },
};

export const Failed: Story = {
  args: { rows: [], failed: true },
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-problem').checkVisibility()).toBe(true);
    await expect(drawn(canvasElement, 'portico-empty').checkVisibility()).toBe(false);
  },
};

/** At 360 px, rows are cards of the facts that matter. */
export const OnAPhone: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  args: { selectable: true },
  play: async ({ canvasElement }) => {
    const table = drawn(canvasElement, 'portico-table');
    await expect(inside(table, 'thead').offsetHeight).toBeLessThanOrEqual(1);
    await expect(table.scrollWidth).toBeLessThanOrEqual(table.clientWidth);
  },
};

const long =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland mbH & Co. KG';

/** A ninety-letter name, and a thousand rows. */
export const Overfull: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de' },
  args: {
    selectable: true,
    rows: Array.from({ length: 1000 }, (_, at) => ({
      id: String(at),
      customer: at % 7 === 0 ? long : `Kunde ${at}`,
      state: 'Ihre Antwort wird benötigt',
      tone: 'warning' as const,
      euros: at * 1_000_000,
    })),
  },
  play: async ({ canvasElement }) => {
    const table = drawn(canvasElement, 'portico-table');
    inside(table, 'tbody tr').focus();
    await userEvent.keyboard('{End}');
    await expect(table.shadowRoot?.activeElement).toHaveTextContent('Kunde 999');
  },
  // Axe takes a second for each hundred rows, and they are all alike; the other stories are judged.
  parameters: { a11y: { test: 'off' } },
};

export const RightToLeft: Story = { args: { selectable: true }, globals: { direction: 'rtl' } };
export const Dark: Story = {
  args: { selectable: true, selected: new Set(['b']) },
  globals: { theme: 'dark' },
};
export const HighContrast: Story = {
  args: { selectable: true, selected: new Set(['b']) },
  globals: { contrast: 'more' },
};
export const Compact: Story = { globals: { density: 'compact' } };
