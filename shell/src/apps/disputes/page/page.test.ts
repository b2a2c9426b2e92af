import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { deskDeal, disputeView, file } from '../../../testing/claims.ts';
import { submitDialog } from '../../../testing/dialog.ts';
import { clickOn, deep, drawIn, typeInto, words } from '../../../testing/portal.ts';
import { PorticoDisputePage } from './page.ts';

const may = ['dispute.read', 'dispute.raise', 'dispute.manage', 'dispute.rule'];
const template = html`<portico-dispute-page
  .disputeId=${'disp_1'}
  .may=${may}
  userId="user_9"
></portico-dispute-page>`;
const answers = (changes: Parameters<typeof disputeView>[0] = {}): Answers => ({
  'disputes.get': disputeView(changes),
  'desk.get': deskDeal(),
  'files.list': [file],
});

test('both sides stand beside each other with their evidence, without an accessibility fault', async () => {
  await drawIn(answers(), [PorticoDisputePage], template);
  await expect.poll(() => words()).toContain('meeting-notes.pdf');
  expect([...(deep('.sides')?.querySelectorAll('h3') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Südwind Mobil',
    'Nordwind Systems',
  ]);
  expect(words()).toContain('No evidence yet');
  expect(words()).toContain('Nobody is named yet');
  expect(await faults()).toEqual([]);
});

test('one of the panel rules; names in the reasons are refused in words', async () => {
  const panel = [
    { userId: 'user_9', name: 'Nia Okafor' },
    { userId: 'user_8', name: 'Tom Berg' },
  ];
  const { portal } = await drawIn(answers({ panel }), [PorticoDisputePage], template);
  portal.answer('disputes.rule', { ok: false, refusal: { rule: 'DX8', key: 'names_a_party' } });
  await clickOn('Rule');
  expect(await faults()).toEqual([]);
  await submitDialog();
  expect(words()).toContain('Choose what leads, or that none does.');
  deep('portico-dispute-rule')
    ?.shadowRoot?.querySelector('portico-choice')
    ?.shadowRoot?.querySelector<HTMLInputElement>('input[value=deal_2]')
    ?.click();
  await typeInto('Why', 'Südwind was first.');
  await submitDialog();
  await expect.poll(() => words()).toContain('leave out the names of companies and people');
  const ruling = {
    leadingDealId: 'deal_2',
    endingDealIds: [],
    rationaleShared: 'They were first.',
    proposedById: 'user_9',
    proposedAt: disputeView().raisedAt,
    agreedById: null,
    agreedAt: null,
  };
  portal.answer('disputes.rule', { ok: true, dispute: disputeView({ panel, ruling, version: 3 }) });
  portal.answer('disputes.get', disputeView({ panel, ruling, version: 3 }));
  await typeInto('Why', 'They were first.');
  await submitDialog();
  await expect.poll(() => words()).toContain('It stands once two of the panel say the same.');
  expect(words()).toContain('Nia Okafor has said how to rule');
  expect(portal.calls.findLast(({ path }) => path === 'disputes.rule')?.input).toEqual({
    disputeId: 'disp_1',
    version: 2,
    leadingDealId: 'deal_2',
    endingDealIds: [],
    rationaleShared: 'They were first.',
  });
});

test('who is not on the panel is not offered to rule', async () => {
  await drawIn(answers({ panel: [{ userId: 'user_8', name: 'Tom Berg' }] }), [PorticoDisputePage], template);
  const buttons = [...(deep('portico-dispute-page')?.shadowRoot?.querySelectorAll('portico-button') ?? [])];
  expect(buttons.map(({ textContent }) => textContent?.trim())).toEqual(['Add evidence', 'Change the panel']);
});

test('a panel of one is not sent', async () => {
  const { portal } = await drawIn(answers(), [PorticoDisputePage], template);
  portal.answer('disputes.candidates', [{ userId: 'user_8', name: 'Tom Berg' }]);
  await clickOn('Name the panel');
  await expect.poll(() => words()).toContain('Who rules on it?');
  await submitDialog();
  expect(words()).toContain('A panel needs at least two people.');
  expect(portal.calls.some(({ path }) => path === 'disputes.assignPanel')).toBe(false);
  expect(await faults()).toEqual([]);
});

test('an address that is no dispute’s shows the page for that', async () => {
  const hidden = () => {
    throw new Fault('not_found');
  };
  await drawIn({ 'disputes.get': hidden }, [PorticoDisputePage], template);
  await expect.poll(() => words()).toContain('This page does not exist, or is not open to you');
});

test('a customer’s letter counts once somebody accepts it', async () => {
  const letter = {
    id: 'e1',
    kind: 'customer_choice' as const,
    text: 'They choose Südwind.',
    fileIds: ['file_1'],
    dealId: 'deal_2',
    byName: 'Ayla Demir',
    at: disputeView().raisedAt,
    accepted: null,
  };
  const { portal } = await drawIn(answers({ evidence: [letter] }), [PorticoDisputePage], template);
  expect(words()).toContain('Not accepted yet');
  await clickOn('Accept the letter');
  expect(await faults()).toEqual([]);
  const accepted = { ...letter, accepted: { byName: 'Nia Okafor', at: letter.at } };
  const now = disputeView({ evidence: [accepted], chosenDealId: 'deal_2', version: 3 });
  portal.answer('disputes.acceptLetter', { ok: true, dispute: now });
  portal.answer('disputes.get', now);
  await submitDialog();
  await expect.poll(() => words()).toContain('Nia Okafor accepted the letter');
  expect(words()).toContain('The customer’s choice');
  expect(portal.calls.find(({ path }) => path === 'disputes.acceptLetter')?.input).toEqual({
    disputeId: 'disp_1',
    version: 2,
    evidenceId: 'e1',
  });
});
