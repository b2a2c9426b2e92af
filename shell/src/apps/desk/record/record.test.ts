import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import { faults } from '@portico/ui/testing/fixture';
import { dealView, history } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deep, drawIn, words } from '../../../testing/portal.ts';
import { PorticoDealRecord } from './record.ts';

const shown = html`<portico-deal-record .dealId=${'deal_1'}></portico-deal-record>`;

test('a deal is read whole, with nothing to do, and the desk is not asked', async () => {
  const { portal } = await drawIn(
    { 'deals.get': dealView(), 'deals.timeline': history },
    [PorticoDealRecord],
    shown,
  );
  for (const each of ['The claim', 'What happened', 'Nordwind Systems', 'started the review'])
    expect(words()).toContain(each);
  expect(deep('portico-button')).toBe(null);
  expect(portal.calls.map(({ path }) => path).filter((path) => path.startsWith('desk.'))).toEqual([]);
  expect(await faults()).toEqual([]);
});

test.each(['not_found', 'bad_input'] as const)('a deal out of reach (%s) is not found', async (code) => {
  const hidden = () => {
    throw new Fault(code);
  };
  await drawIn({ 'deals.get': hidden, 'deals.timeline': [] }, [PorticoDealRecord], shown);
  expect(words()).toContain('This page does not exist, or is not open to you');
});
