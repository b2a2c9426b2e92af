import { html } from 'lit';
import { dealView, history as timeline } from '@portico/widgets/testing/deals';
import { afterEach, expect, test } from 'vitest';
import { drawIn, me, words } from '../../testing/portal.ts';
import { PorticoPartnerDeal } from './partner-deal.ts';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const template = html`<portico-partner-deal .dealId=${'deal_1'}></portico-partner-deal>`;

test('the page of a deal is called by its customer, in the title and where one is', async () => {
  await drawIn(
    {
      'session.me': me('partner', 'seller'),
      'deals.get': dealView({ customerName: 'Deckers Brands' }),
      'deals.timeline': timeline,
    },
    [PorticoPartnerDeal],
    template,
  );
  await expect.poll(() => document.title).toMatch(/^Deckers Brands · Deals · /);
  expect(words()).toContain('Deckers Brands');
});

test('a draft opens in its form', async () => {
  await drawIn(
    {
      'session.me': me('partner', 'seller'),
      'deals.get': dealView({ review: 'draft' }),
      'deals.timeline': [],
    },
    [PorticoPartnerDeal],
    template,
  );
  await expect.poll(() => location.pathname + location.search).toBe('/deals/new?draft=deal_1');
});

test.each(['not_found', 'bad_input'] as const)(
  'an address that is no deal’s (%s) shows the page for that',
  async (code) => {
    const { portal } = await drawIn({}, [PorticoPartnerDeal], html`<p></p>`);
    portal.fail('*', code);
    const page = document.createElement('portico-partner-deal');
    page.dealId = 'deal_9';
    document.querySelector('portico-portal')?.append(page);
    await expect.poll(() => words()).toContain('This page does not exist, or is not open to you');
  },
);
