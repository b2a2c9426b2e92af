import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { Fault } from '@portico/domain/fault';
import type { Answers } from '@portico/runtime/testing';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, test } from 'vitest';
import { deep, deskDeal, drawIn, drawn, longName, summaries, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from './deal.ts';

const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const answers = (changes: Parameters<typeof deskDeal>[0] = {}): Answers => ({
  'desk.get': deskDeal(changes),
  'deals.timeline': history,
});

const press = (key: string): boolean =>
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );

async function type(label: string, text: string): Promise<void> {
  const control = [...labelled(document)].find((each) => each.label === label);
  const native = control?.shadowRoot?.querySelector<HTMLTextAreaElement>('#control');
  if (!native) throw new Error(`no field ${label}`);
  native.value = text;
  native.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await drawn();
}

function* labelled(root: ParentNode): Generator<HTMLElement & { label: string }> {
  for (const element of root.querySelectorAll<HTMLElement & { label: string }>('*')) {
    if (element.localName.startsWith('portico-') && 'label' in element && isShown(element)) yield element;
    if (element.shadowRoot) yield* labelled(element.shadowRoot);
  }
}

const isShown = (element: Element): boolean => element.checkVisibility();

const submit = async (): Promise<void> => {
  const dialog = [...dialogs(document)].find(({ open }) => open);
  dialog?.querySelector('form')?.requestSubmit();
  await drawn();
};

function* dialogs(root: ParentNode): Generator<HTMLElement & { open: boolean }> {
  for (const element of root.querySelectorAll<HTMLElement & { open: boolean }>('*')) {
    if (element.localName === 'portico-dialog') yield element;
    if (element.shadowRoot) yield* dialogs(element.shadowRoot);
  }
}

test('a deal says what is claimed, which clock runs and what happened, without an accessibility fault', async () => {
  await drawIn(
    answers({ customerName: longName, overdue: true, decisionDueAt: now }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Decision overdue');
  expect(words()).toContain('Nothing is decided by itself');
  expect(words()).toContain('Cargo Long');
  expect(words()).toContain('started the review');
  expect(await faults()).toEqual([]);
});

test('registrations in the way are shown with the rule in words', async () => {
  const [other] = summaries('Hagen & Söhne');
  if (!other) throw new Error('a deal was made');
  await drawIn(
    answers({ review: 'in_review', conflicts: [{ rule: 'DC1', deal: other }] }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('holds this customer under protection');
  expect(words()).toContain('Rule DC1');
  expect(words()).toContain('Mark as duplicate');
  press('d');
  await drawn();
  expect(await faults()).toEqual([]);
});

test('what can be done follows the state: a decided deal offers no decision', async () => {
  await drawIn(
    answers({ review: 'approved', protection: 'active', protectionEnd: now }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Protected until');
  expect(deep('portico-button[slot=actions]')).toBeNull();
});

test('approving sends both notes and the version that was shown', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) });
  press('a');
  await drawn();
  expect(await faults()).toEqual([]);
  await type('Note to the partner', 'Go ahead.');
  await submit();
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
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', () => {
    throw new Fault('stale_edit', { versions: { yours: 2, current: 3 } });
  });
  portal.answer('desk.get', deskDeal({ review: 'info_requested', version: 3 }));
  press('a');
  await drawn();
  await type('Note to the partner', 'Go ahead.');
  await submit();
  await expect.poll(() => words()).toContain('Somebody else was faster');
  expect(words()).toContain('The deal is now: With partner');
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 4 }) });
  await submit();
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

test('a decision whose answer was lost is sent again under the same key', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  portal.answer('desk.approve', { ok: true, deal: deskDeal({ review: 'approved', version: 3 }) });
  press('a');
  await drawn();
  portal.loseNextAnswer();
  await submit();
  await expect.poll(() => words()).toContain('No connection');
  await submit();
  await expect.poll(() => words()).toContain('Approved. The partner knows.');
  const [first, second] = portal.calls.filter(({ path }) => path === 'desk.approve');
  expect(second?.key).toBe(first?.key);
});

test('a rejection needs a reason before it is sent', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  press('r');
  await drawn();
  await submit();
  expect(words()).toContain('Choose a reason.');
  expect(portal.calls.some(({ path }) => path === 'desk.reject')).toBe(false);
  expect(await faults()).toEqual([]);
});

test('questions say what each kind costs the partner, and none is sent empty', async () => {
  const { portal } = await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  press('i');
  await drawn();
  expect(words()).toContain('the partner’s place in line moves');
  expect(await faults()).toEqual([]);
  await submit();
  expect(words()).toContain('Write the question.');
  expect(portal.calls.some(({ path }) => path === 'desk.requestInfo')).toBe(false);
});

test('taking a deal that one may not decide shows the refusal', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  portal.answer('desk.take', { ok: false, refusal: { rule: 'DM9', key: 'own_deal' } });
  press('t');
  await expect.poll(() => words()).toContain('You submitted this deal');
});
