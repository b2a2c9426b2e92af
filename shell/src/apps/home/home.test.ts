import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { drawIn, longName, me, summaries, words } from '../../testing/portal.ts';
import { PorticoPartnerHome } from './partner-home.ts';
import { PorticoVendorHome } from './vendor-home.ts';

const partner = html`<portico-partner-home .me=${me('partner', 'seller')}></portico-partner-home>`;
const vendor = html`<portico-vendor-home .me=${me('vendor', 'deal_desk')}></portico-vendor-home>`;

test('a partner’s first line says what waits for an answer', async () => {
  await drawIn(
    {
      'deals.list': ({ reviews }) => ({
        rows: reviews?.[0] === 'info_requested' ? summaries('Hagen', longName) : [],
        next: null,
      }),
    },
    [PorticoPartnerHome],
    partner,
  );
  expect(words()).toContain('2 deals wait for your answer');
  expect(words()).toContain(longName);
  expect(await faults()).toEqual([]);
});

test('a partner without deals is offered the first step', async () => {
  await drawIn({ 'deals.list': { rows: [], next: null } }, [PorticoPartnerHome], partner);
  expect(words()).toContain('Register your first deal');
  expect(await faults()).toEqual([]);
});

test('a role without deals asks the server for none', async () => {
  const { portal } = await drawIn(
    {},
    [PorticoPartnerHome],
    html`<portico-partner-home .me=${me('partner', 'learner')}></portico-partner-home>`,
  );
  await expect.poll(() => words()).toContain('Your role has no part in deals');
  expect(portal.calls).toEqual([]);
});

test('the vendor’s first line says how much is to decide, and what is overdue', async () => {
  await drawIn(
    {
      'deals.summary': { counts: { submitted: 4, in_review: 2, info_requested: 3 }, protections: {} },
      'deals.list': { rows: summaries('Hagen').map((deal) => ({ ...deal, overdue: true })), next: null },
      'activity.list': { rows: [], next: null },
    },
    [PorticoVendorHome],
    vendor,
  );
  expect(words()).toContain('6 deals wait for a decision');
  expect(words()).toMatch(/Overdue\s+1/);
  expect(await faults()).toEqual([]);
});
