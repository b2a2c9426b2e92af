import { Fault } from '@portico/domain/fault';
import type { DealSummary } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { type Answers, createFakePortal } from '@portico/runtime/testing';
import { PorticoDeskQueue } from '@portico/shell/apps/desk/queue/queue';
import { define } from '@portico/ui/define';
import { dealRows, now } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn, inside } from '../inside.ts';

define(PorticoDeskQueue);

const may = ['deal.decide', 'deal.sign', 'deal.register_for', 'deal.oversee'];

const meta: Meta = {
  title: 'Portal/Deal desk/Queue',
  parameters: { layout: 'fullscreen' },
  args: { search: '' },
  render: ({ search }, context) =>
    inPortal(
      context,
      html`<portico-desk-queue
        .search=${new URLSearchParams(String(search))}
        .may=${may}
      ></portico-desk-queue>`,
    ),
};
export default meta;
type Story = StoryObj;

const partners = [{ id: 'org_1', name: 'Nordwind Systems', country: 'DE', city: null, tier: null }];

/** A story of the queue with these answers, which says `words` somewhere in it. */
function answering(answers: Answers, words: string): Pick<Story, 'loaders' | 'play'> {
  return {
    ...answeredBy(() =>
      createFakePortal({
        'partners.list': partners,
        'desk.waiting': { rows: [], next: null },
        'desk.revocationsToConfirm': { rows: [], next: null },
        ...answers,
      }),
    ),
    play: async ({ canvasElement }) => {
      const queue = drawn(canvasElement, 'portico-desk-queue');
      await waitFor(() => expect(wordsIn(queue)).toContain(words));
    },
  };
}

function wordsIn(element: Element): string {
  const root = element.shadowRoot ?? element;
  return [...root.querySelectorAll('*')]
    .map((each) => ('heading' in each ? String(each.heading) : '') + (each.shadowRoot ? wordsIn(each) : ''))
    .concat(root.textContent ?? '')
    .join(' ');
}

function due(rows: readonly DealSummary[]): DealSummary[] {
  return rows.map((row, at) => ({
    ...row,
    review: at % 3 === 0 ? 'submitted' : 'in_review',
    overdue: at < 2,
    decisionDueAt: addDays(now, at - 2),
    verdict: at === 3 ? 'not_available' : 'clear',
  }));
}

/** What is to decide, soonest due first: two are late, one has something in its way. */
export const ToDecide: Story = answering(
  { 'deals.list': { rows: due(dealRows(12)), next: null } },
  'overdue',
);

/** Chosen deals can be given to a reviewer together. */
export const Chosen: Story = {
  ...answering({ 'deals.list': { rows: due(dealRows(6)), next: null } }, 'overdue'),
  play: async ({ canvasElement }) => {
    const queue = drawn(canvasElement, 'portico-desk-queue');
    // The table of the loading shape goes; the one with rows takes its place.
    const table = () => inside(queue, 'portico-table');
    await waitFor(() => inside<HTMLInputElement>(table(), 'tbody input[type=checkbox]').click());
    await waitFor(() => expect(table()).toHaveTextContent('Assign'));
  },
};

/** Nothing is handed in. */
export const Empty: Story = answering({ 'deals.list': { rows: [], next: null } }, 'The queue is empty');

/** A view that is empty for now. */
export const EmptyView: Story = {
  args: { search: 'state=revocations' },
  ...answering({}, 'Nothing here at the moment'),
};

/** Filters that leave nothing. */
export const NothingFits: Story = {
  args: { search: 'q=xyz' },
  ...answering({ 'deals.list': { rows: [], next: null } }, 'No deal fits'),
};

/** The shape of the queue while it comes. */
export const Loading: Story = {
  ...answeredBy(() =>
    createFakePortal({ 'partners.list': partners, 'deals.list': () => new Promise(() => {}) }),
  ),
};

/** No answer from the server. */
export const Offline: Story = {
  ...answeredBy(() =>
    createFakePortal({
      'partners.list': partners,
      'deals.list': () => {
        throw new Fault('offline');
      },
    }),
  ),
};
