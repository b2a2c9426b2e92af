import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import type { Claimant } from '@portico/domain/deals/review-views';
import type { Answers } from '@portico/runtime/testing';
import { history } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { claimant, deskDeal, disputeView, twoClaimants } from '../../../testing/claims.ts';
import { press, submitDialog } from '../../../testing/dialog.ts';
import { deep, drawIn, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from './deal.ts';

const template = html`<portico-desk-deal
  .dealId=${'deal_1'}
  .reader=${{ may: ['deal.decide', 'deal.sign', 'dispute.read', 'dispute.manage'], roles: ['deal_desk'] }}
></portico-desk-deal>`;

// The other one holds the customer until the end of 28 November; this deal leads by a ruling.
const [, mine = claimant()] = twoClaimants;
const holder = claimant({
  holds: true,
  review: 'approved',
  protection: 'active',
  protectionEnd: '2026-11-29T00:00:00.000Z',
});
const winner: Claimant = { ...mine, leads: true };
const open = disputeView();
const ruled = disputeView({
  status: 'ruled',
  deals: open.deals.map((deal) => ({ ...deal, result: deal.id === 'deal_1' ? 'leads' : 'ends' })),
  rationaleShared: 'The customer chose.',
});

const answers = (claimants: readonly Claimant[]): Answers => ({
  'desk.get': deskDeal({ id: 'deal_1', review: 'in_review', claimants: [...claimants] }),
  'deals.timeline': history,
  'files.list': [],
  'disputes.list': ({ status }) => ({ rows: status === 'ruled' ? [ruled] : [], next: null }),
});

test('after a ruling the deal that won says so, and from which day on it can be approved', async () => {
  await drawIn(answers([holder, winner]), [PorticoDeskDeal], template);
  expect(words()).toContain('The dispute is ruled on');
  expect(words()).toContain('The customer chose.');
  expect(words()).toContain(
    'Südwind Mobil still holds the customer. Approve this deal from Nov 29, 2026 on.',
  );
  expect(deep<HTMLAnchorElement>('.ruling a')?.getAttribute('href')).toBe('/disputes/disp_1');
  expect(words()).not.toContain('Raise a dispute');
  expect(await faults()).toEqual([]);
});

test('who leads by the ruling is marked, and who holds the customer until then with the real end', async () => {
  await drawIn(answers([holder, winner]), [PorticoDeskDeal], template);
  const [first, second] = [...(deep('portico-desk-claimants')?.shadowRoot?.querySelectorAll('li') ?? [])];
  expect(first?.textContent).toContain('Holds it until then');
  expect(first?.textContent).toContain('Nov 28, 2026');
  expect(first?.textContent).not.toContain('Leads');
  expect(second?.textContent).toContain('Leads');
});

test('partners who hold a customer together are not said to wait for one another', async () => {
  const other = { ...holder, leads: true };
  await drawIn(answers([other, { ...winner, leads: false, holds: true }]), [PorticoDeskDeal], template);
  const [first, second] = [...(deep('portico-desk-claimants')?.shadowRoot?.querySelectorAll('li') ?? [])];
  expect(first?.textContent).toContain('Leads');
  expect(second?.textContent).toContain('Holds it too');
  expect(second?.textContent).not.toContain('until then');
});

test('an approval that comes too soon says from which day on it will do', async () => {
  const { portal } = await drawIn(answers([holder, winner]), [PorticoDeskDeal], template);
  portal.answer('desk.approve', { ok: false, refusal: { rule: 'RC24', key: 'already_reserved' } });
  await press('a');
  await submitDialog();
  await expect
    .poll(() => words())
    .toContain('Approve it from Nov 29, 2026 on: then Südwind Mobil no longer holds the customer.');
});

test('somebody new who claims the customer can be disputed after a ruling', async () => {
  const third = claimant({ dealId: 'deal_3', partner: { id: 'org_3', name: 'Westwind' } });
  await drawIn(answers([holder, winner, third]), [PorticoDeskDeal], template);
  expect(words()).toContain('The dispute is ruled on');
  expect(words()).toContain('Raise a dispute');
});
