import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import type { Answers } from '@portico/runtime/testing';
import { afterEach, expect, test } from 'vitest';
import { choose, submitDialog } from '../../../testing/dialog.ts';
import { clickOn, deep, drawIn, drawn, longName, summaries, words } from '../../../testing/portal.ts';
import { fileOf } from './queue-filter.ts';
import { PorticoDeskQueue } from './queue.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const queue = (...names: string[]): Answers => ({
  'deals.list': { rows: summaries(...names), next: null },
  'partners.list': [{ id: 'org_1', name: 'Nordwind Systems', country: 'DE', city: null, tier: null }],
});
const shown = (search = '') =>
  html`<portico-desk-queue .search=${new URLSearchParams(search)}></portico-desk-queue>`;

test('the queue shows what is due, without an accessibility fault', async () => {
  await drawIn(queue('Hagen', longName), [PorticoDeskQueue], shown());
  expect(words()).toContain(longName);
  expect(await faults()).toEqual([]);
});

test('the filters of the address are asked of the server', async () => {
  const { portal } = await drawIn(
    queue('Hagen'),
    [PorticoDeskQueue],
    shown('state=waiting&partner=org_1&mine=1&q=hag'),
  );
  expect(portal.calls.find(({ path }) => path === 'deals.list')?.input).toEqual({
    reviews: ['info_requested'],
    order: 'updated',
    mine: true,
    partnerId: 'org_1',
    search: 'hag',
  });
});

test('the queue holds what is to decide by its due time; what waits for a partner shows when the answer is due', async () => {
  const day = 86_400_000;
  const late = new Date(Date.now() - 4 * day - 1000).toISOString();
  const rows = summaries('Hagen').map((deal) => ({ ...deal, overdue: true, decisionDueAt: late }));
  const { portal } = await drawIn(
    { 'deals.list': { rows, next: null }, 'partners.list': [] },
    [PorticoDeskQueue],
    shown(),
  );
  expect(portal.calls.find(({ path }) => path === 'deals.list')?.input).toMatchObject({
    reviews: ['submitted', 'in_review'],
    order: 'due',
  });
  expect(words()).toContain('4 days overdue');
  const asked = rows.map((deal) => ({
    ...deal,
    review: 'info_requested' as const,
    overdue: false,
    infoDueAt: new Date(Date.now() + 3 * day + 60_000).toISOString(),
  }));
  await drawIn(
    { 'deals.list': { rows: asked, next: null }, 'partners.list': [] },
    [PorticoDeskQueue],
    shown('state=waiting'),
  );
  expect(words()).toContain('Answer due');
  expect(words()).toContain('in 3 days');
});

test('a state that is none reads as the usual one', async () => {
  const { portal } = await drawIn(queue('Hagen'), [PorticoDeskQueue], shown('state=toString'));
  expect(portal.calls.find(({ path }) => path === 'deals.list')?.input).toMatchObject({
    reviews: ['submitted', 'in_review'],
  });
});

test('who may only read sees all deals, newest change first, each at its own page', async () => {
  const { portal } = await drawIn(
    queue('Hagen'),
    [PorticoDeskQueue],
    html`<portico-desk-queue reading .search=${new URLSearchParams()}></portico-desk-queue>`,
  );
  const asked = portal.calls.find(({ path }) => path === 'deals.list')?.input;
  expect(asked).toMatchObject({ order: 'updated', mine: false });
  expect(deep('a.name')?.getAttribute('href')).toBe('/deals/deal_0');
  expect(words()).not.toContain('Only mine');
  expect(await faults()).toEqual([]);
});

test('the file of a view has its deals and its filters; what waits for answers has none', async () => {
  await drawIn(queue('Hagen'), [PorticoDeskQueue], shown('state=decided&partner=org_nord&q=hagen'));
  const file = () => deep('a[href*="export.csv"]')?.getAttribute('href') ?? null;
  expect(file()).toBe(
    '/api/v1/deals/export.csv?reviews=approved%2Crejected%2Cduplicate%2Cwithdrawn&order=updated&partnerId=org_nord&search=hagen',
  );
  expect(fileOf(new URLSearchParams(), 'appeals')).toBe(null);
});

test('a filter that is chosen stands in the address', async () => {
  await drawIn(queue('Hagen'), [PorticoDeskQueue], shown());
  const check = deep<HTMLInputElement>('input[type=checkbox]');
  check?.click();
  expect(location.search).toBe('?mine=1');
});

test('a new deal is announced above the rows and comes when asked for', async () => {
  const { portal } = await drawIn(queue('Hagen'), [PorticoDeskQueue], shown());
  const [hagen, nordhaus] = summaries('Hagen', 'Nordhaus');
  if (!hagen || !nordhaus) throw new Error('two deals were made');
  portal.answer('deals.list', { rows: [nordhaus, hagen], next: null });
  await expect.poll(() => portal.listening).toBe(1);
  portal.emit({ name: 'deal.submitted', aggregate: { type: 'deal', id: nordhaus.id } });
  await expect.poll(() => words()).toContain('1 new · Show');
  expect(words()).not.toContain('Nordhaus');
  deep<HTMLButtonElement>('button.fresh')?.click();
  await drawn();
  expect(words()).toContain('Nordhaus');
});

test('a row that changed elsewhere changes where it stands', async () => {
  const { portal } = await drawIn(queue('Hagen', 'Weber'), [PorticoDeskQueue], shown());
  const [hagen, weber] = summaries('Hagen', 'Weber');
  if (!hagen || !weber) throw new Error('two deals were made');
  portal.answer('deals.list', { rows: [{ ...weber, review: 'in_review' }, hagen], next: null });
  await expect.poll(() => portal.listening).toBe(1);
  portal.emit({ name: 'deal.taken', aggregate: { type: 'deal', id: weber.id } });
  await expect.poll(() => words()).toContain('In review');
  expect(words().indexOf('Hagen')).toBeLessThan(words().indexOf('Weber'));
});

test('an empty queue and one that is filtered empty say different things', async () => {
  await drawIn(queue(), [PorticoDeskQueue], shown());
  expect(words()).toContain('The queue is empty');
  expect(await faults()).toEqual([]);
  await drawIn(queue(), [PorticoDeskQueue], shown('q=zzz'));
  expect(words()).toContain('No deal fits');
});

test('a queue that cannot be read says so and offers to try again', async () => {
  const { portal } = await drawIn({}, [PorticoDeskQueue], html`<p></p>`);
  portal.fail('*', 'unavailable');
  const host = document.querySelector('portico-portal');
  host?.append(document.createElement('portico-desk-queue'));
  await expect.poll(() => words()).toContain('Try again');
});

test('what is typed while the queue still loads stays', async () => {
  let arrive = (): void => {};
  const first = new Promise<void>((resolve) => (arrive = resolve));
  const drawing = drawIn(
    {
      'deals.list': async () => {
        await first;
        return { rows: summaries('Hagen'), next: null };
      },
      'partners.list': [],
    },
    [PorticoDeskQueue],
    shown(),
  );
  await expect.poll(() => deep<HTMLInputElement>('input[type=search]')).not.toBe(null);
  const field = deep<HTMLInputElement>('input[type=search]');
  field?.focus();
  if (field) field.value = 'hag';
  arrive();
  await drawing;
  await expect.poll(() => words()).toContain('Hagen');
  expect(deep<HTMLInputElement>('input[type=search]')).toBe(field);
  expect(field?.value).toBe('hag');
});

test('deals that wait for an answer come whole, narrowed to what is asked for', async () => {
  const [one, two] = summaries('Hagen', 'Brandt');
  if (!one || !two) throw new Error('two deals were made');
  const waitingSince = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const { portal } = await drawIn(
    {
      ...queue(),
      'desk.waiting': {
        rows: [
          { ...one, review: 'rejected', waitingFor: ['appeal'], waitingSince },
          { ...two, review: 'approved', waitingFor: ['extension'], waitingSince },
        ],
        next: null,
      },
    },
    [PorticoDeskQueue],
    shown('state=appeals'),
  );
  expect(words()).toContain('Hagen');
  expect(words()).not.toContain('Brandt');
  expect(words()).toContain('Waits since');
  expect(portal.calls.some(({ path }) => path === 'deals.list')).toBe(false);
  expect(await faults()).toEqual([]);
});

const offered = (): string => deep('portico-select')?.shadowRoot?.textContent ?? '';

test('the desk is not offered the revocations that a manager confirms', async () => {
  await drawIn(queue('Hagen'), [PorticoDeskQueue], shown());
  expect(offered()).toContain('To decide');
  expect(offered()).not.toContain('Revocations to confirm');
});

test('a manager is offered the revocations to confirm, and not what only the desk decides', async () => {
  const may = ['deal.read', 'deal.oversee'];
  await drawIn(
    queue('Hagen'),
    [PorticoDeskQueue],
    html`<portico-desk-queue reading .may=${may}></portico-desk-queue>`,
  );
  expect(offered()).toContain('Revocations to confirm');
  expect(offered()).not.toContain('To decide');
});

test('selected deals are given to a reviewer at once; what was refused stays, and says why', async () => {
  const { portal } = await drawIn(queue('Hagen', 'Brandt'), [PorticoDeskQueue], shown());
  portal.answer('desk.reviewers', [{ id: 'user_2', name: 'Robb Wong' }]);
  portal.answer('desk.bulkReassign', {
    results: [
      { dealId: 'deal_0', ok: true, refusal: null },
      { dealId: 'deal_1', ok: false, refusal: { rule: 'DM15', key: 'own_deal' } },
    ],
  });
  deep<HTMLInputElement>('input[aria-label="Select all rows"]')?.click();
  await drawn();
  await clickOn('Assign');
  await expect.poll(() => words()).toContain('Robb Wong');
  expect(words()).toContain('Who reviews these 2 deals?');
  await choose('Reviewer', 'user_2');
  await submitDialog();
  await expect.poll(() => words()).toContain('Whose own deal it is cannot review it.');
  expect(portal.calls.find(({ path }) => path === 'desk.bulkReassign')?.input).toMatchObject({
    reviewerId: 'user_2',
    deals: [{ dealId: 'deal_0' }, { dealId: 'deal_1' }],
  });
  expect(await faults()).toEqual([]);
});
