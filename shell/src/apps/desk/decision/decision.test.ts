import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { history } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deskDeal } from '../../../testing/claims.ts';
import { choose, dialogButtons, press, submitDialog } from '../../../testing/dialog.ts';
import { deep, drawIn, typeInto, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from '../deal/deal.ts';

const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const answers = (changes: Parameters<typeof deskDeal>[0] = {}): Answers => ({
  'desk.get': deskDeal(changes),
  'deals.timeline': history,
});

test('approving sends both notes and the version that was shown', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) });
  await press('a');
  expect(await faults()).toEqual([]);
  await typeInto('Note to the partner', 'Go ahead.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  const call = portal.calls.find(({ path }) => path === 'desk.approve');
  expect(call?.input).toEqual({
    dealId: deskDeal().id,
    version: 2,
    noteShared: 'Go ahead.',
    noteInternal: null,
  });
  expect(call?.key).not.toBeNull();
});

test('somebody who was faster is told of, and what was typed stays for the state now', async () => {
  const { portal } = await drawIn(answers({ review: 'submitted' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', () => {
    throw new Fault('stale_edit', { versions: { yours: 2, current: 3 } });
  });
  portal.answer('desk.get', deskDeal({ review: 'in_review', version: 3 }));
  await press('a');
  await typeInto('Note to the partner', 'Go ahead.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Somebody else was faster');
  expect(words()).toContain('The deal is now: In review');
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 4 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  const [first, second] = portal.calls.filter(({ path }) => path === 'desk.approve');
  expect(second?.input).toEqual({
    dealId: deskDeal().id,
    version: 3,
    noteShared: 'Go ahead.',
    noteInternal: null,
  });
  expect(second?.key).not.toBe(first?.key);
});

test('a second attempt after being overtaken shows its own refusal', async () => {
  const { portal } = await drawIn(answers({ review: 'submitted' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', () => {
    throw new Fault('stale_edit', { versions: { yours: 2, current: 3 } });
  });
  portal.answer('desk.get', deskDeal({ review: 'in_review', version: 3 }));
  await press('a');
  await submitDialog();
  await expect.poll(() => words()).toContain('Somebody else was faster');
  portal.answer('desk.approve', { ok: false, refusal: { rule: 'DM9', key: 'own_deal' } });
  await submitDialog();
  await expect.poll(() => words()).toContain('You submitted this deal');
  expect(words()).not.toContain('Somebody else was faster');
});

test('who is overtaken by a decision can only close', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', () => {
    throw new Fault('stale_edit', { versions: { yours: 2, current: 3 } });
  });
  portal.answer('desk.get', deskDeal({ review: 'rejected', version: 3 }));
  await press('a');
  await submitDialog();
  await expect.poll(() => words()).toContain('There is nothing left to decide here.');
  expect(dialogButtons()).toEqual(['Close']);
  expect(await faults()).toEqual([]);
});

test('a deal that changes under an open dialog is announced, and only what was read is decided on', async () => {
  const { portal } = await drawIn(answers({ review: 'submitted' }), [PorticoDeskDeal], template);
  await expect.poll(() => portal.listening).toBe(1);
  await press('a');
  await typeInto('Note to the partner', 'Go ahead.');
  portal.answer('desk.get', deskDeal({ review: 'in_review', version: 3 }));
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 4 }) });
  portal.emit({ name: 'deal.taken', aggregate: { type: 'deal', id: 'deal_1' } });
  await expect.poll(() => words()).toContain('The deal is now: In review');
  expect(dialogButtons()).toEqual(['Cancel', 'Go on with the new state']);
  await submitDialog();
  expect(portal.calls.some(({ path }) => path === 'desk.approve')).toBe(false);
  expect(dialogButtons()).toEqual(['Cancel', 'Approve']);
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  expect(portal.calls.find(({ path }) => path === 'desk.approve')?.input).toMatchObject({
    version: 3,
    noteShared: 'Go ahead.',
  });
});

test('a refused decision is mended and sent again', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', ({ noteShared }) =>
    noteShared
      ? { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) }
      : { ok: false, refusal: { rule: 'DM7', key: 'required', field: 'noteShared' } },
  );
  await press('a');
  await submitDialog();
  await expect.poll(() => words()).toContain('Please fill this in.');
  await typeInto('Note to the partner', 'Go ahead.');
  expect(words()).not.toContain('Please fill this in.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
});

test('a refusal for a field that is not shown is said above the form', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.requestInfo', {
    ok: false,
    refusal: { rule: 'DM5', key: 'required', field: 'items' },
  });
  await press('i');
  await typeInto('Question', 'How many?');
  await submitDialog();
  await expect.poll(() => words()).toContain('Please fill this in.');
});

test('an approval that turns out to go against the verdict asks for the reason, and what was typed stays', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', ({ override }) =>
    override
      ? { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) }
      : { ok: false, refusal: { rule: 'DA8', key: 'override_needed', field: 'override' } },
  );
  await press('a');
  await typeInto('Note to the partner', 'Go ahead.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Say why it is approved anyway.');
  expect(words()).toContain('found something in the way');
  expect(await faults()).toEqual([]);
  await choose('Why approve it anyway?', 'value_add');
  await typeInto('Internal note', 'They did the work.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  expect(portal.calls.findLast(({ path }) => path === 'desk.approve')?.input).toMatchObject({
    noteShared: 'Go ahead.',
    noteInternal: 'They did the work.',
    override: { ground: 'value_add', text: null },
  });
});

test('a reason that is no longer needed goes, and why is said above the form', async () => {
  const changes = { review: 'in_review', needsOverride: true } as const;
  const { portal } = await drawIn(answers(changes), [PorticoDeskDeal], template);
  portal.answer('desk.approve', {
    ok: false,
    refusal: { rule: 'DA8', key: 'nothing_to_override', field: 'override' },
  });
  await press('a');
  await choose('Why approve it anyway?', 'value_add');
  await typeInto('Internal note', 'They did the work.');
  await submitDialog();
  await expect.poll(() => words()).toContain('nothing speaks against it any more');
  expect(words()).not.toContain('This goes against the verdict');
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) });
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
});

test('another reason is only sent with its words', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.reject', { ok: true, deal: deskDeal({ review: 'rejected', version: 3 }) });
  await press('r');
  await choose('Reason', 'other');
  await submitDialog();
  expect(words()).toContain('Write the reason for the partner.');
  expect(portal.calls.some(({ path }) => path === 'desk.reject')).toBe(false);
  await typeInto('Note to the partner', 'Sold by ourselves.');
  await submitDialog();
  await expect.poll(() => words()).toContain('Rejected. The partner knows why.');
});

test('a decision whose answer was lost is sent again under the same key', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) });
  await press('a');
  portal.loseNextAnswer();
  await submitDialog();
  await expect.poll(() => words()).toContain('No connection');
  await submitDialog();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  const [first, second] = portal.calls.filter(({ path }) => path === 'desk.approve');
  expect(second?.key).toBe(first?.key);
});

test('a rejection needs a reason before it is sent', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  await press('r');
  await submitDialog();
  expect(words()).toContain('Choose a reason.');
  expect(portal.calls.some(({ path }) => path === 'desk.reject')).toBe(false);
  expect(await faults()).toEqual([]);
});

test('questions say what each kind costs the partner, and none is sent empty', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  await press('i');
  expect(words()).toContain('the partner’s place in line moves');
  expect(await faults()).toEqual([]);
  await submitDialog();
  expect(words()).toContain('Write the question.');
  expect(portal.calls.some(({ path }) => path === 'desk.requestInfo')).toBe(false);
});

test('the key to take a deal asks first', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  portal.answer('desk.take', { ok: true, deal: deskDeal({ review: 'in_review', version: 3 }) });
  await press('t');
  expect(words()).toContain('This cannot be taken back.');
  expect(deep('portico-desk-take')?.shadowRoot?.activeElement?.textContent).toContain('Take it');
  expect(portal.calls.some(({ path }) => path === 'desk.take')).toBe(false);
  expect(await faults()).toEqual([]);
  await submitDialog();
  await expect.poll(() => words()).toContain('Taken. It is in your hands.');
});
