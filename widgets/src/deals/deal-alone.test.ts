import { PorticoPortal } from '@portico/runtime/portal/portal';
import { draw, faults, inside } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { refusedDeal } from '../testing/deal-states.ts';
import { dealView, fakeDeals } from '../testing/deals.ts';
import { PorticoDeal } from './deal.ts';

// The line breaks once the deal is drawn: nothing that comes after the first view can be had.
vi.mock('./deal-rest.ts', () => {
  throw new Error('no connection');
});

async function drawDeal(view = dealView()): Promise<PorticoDeal> {
  const portal = fakeDeals({ 'deals.get': view });
  const host = await draw(
    [PorticoPortal, PorticoDeal],
    html`<portico-portal .fetch=${portal.fetch}
      ><portico-deal deal-id=${view.id}></portico-deal
    ></portico-portal>`,
  );
  const widget = host.querySelector('portico-deal');
  if (!widget) throw new Error('no widget');
  await vi.waitFor(() => expect(widget.phase).not.toBe('loading'));
  return widget;
}

const tries = (widget: PorticoDeal) =>
  [...(widget.shadowRoot?.querySelectorAll('portico-button') ?? [])].filter(({ textContent }) =>
    textContent.includes('Try again'),
  );

test('a deal without its rest still says where it stands, what is next and what is known, and offers to fetch the rest', async () => {
  const widget = await drawDeal();
  await vi.waitFor(() => expect(tries(widget)).toHaveLength(1));
  expect(inside(widget, '.status').textContent).toBe('Submitted');
  expect(inside(widget, 'header').textContent).toContain('held for you until the vendor decides');
  expect(inside(widget, 'dl').textContent).toContain('D-2026-000123');
  expect(inside(widget, '.moves').textContent).toContain('Withdraw registration');
  expect(await faults()).toEqual([]);
});

test('a deal whose first view needs the rest is not shown without it, and says why', async () => {
  const widget = await drawDeal(refusedDeal());
  expect(widget.phase).toBe('offline');
  await vi.waitFor(() => expect(tries(widget)).toHaveLength(1));
  expect(widget.shadowRoot?.querySelector('article')).toBeNull();
});
