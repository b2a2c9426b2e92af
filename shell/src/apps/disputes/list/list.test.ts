import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { disputeView } from '../../../testing/claims.ts';
import { deep, drawIn, longName, words } from '../../../testing/portal.ts';
import { PorticoDisputeList } from './list.ts';

const shown = (search = '') =>
  html`<portico-dispute-list .search=${new URLSearchParams(search)}></portico-dispute-list>`;

test('a dispute says whom it is about, what it waits for and when it is due, without an accessibility fault', async () => {
  const { portal } = await drawIn(
    {
      'disputes.list': {
        rows: [
          disputeView({ deals: [{ id: 'deal_2', number: null, customerName: longName, result: null }] }),
        ],
        next: null,
      },
    },
    [PorticoDisputeList],
    shown('mine=1'),
  );
  expect(words()).toContain(longName);
  expect(words()).toContain('Who was first');
  expect(words()).toContain('Needs a panel');
  expect(portal.calls[0]?.input).toMatchObject({ status: 'open', mine: true });
  expect(deep('a[href*="export.csv"]')?.getAttribute('href')).toBe(
    '/api/v1/disputes/export.csv?status=open&mine=true',
  );
  expect(await faults()).toEqual([]);
});

test('an empty list says where disputes come from', async () => {
  await drawIn({ 'disputes.list': { rows: [], next: null } }, [PorticoDisputeList], shown());
  expect(words()).toContain('No disputes here');
  expect(await faults()).toEqual([]);
});
