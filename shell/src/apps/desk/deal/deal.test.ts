import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import type { Answers } from '@portico/runtime/testing';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, onTestFinished, test } from 'vitest';
import { keepPreferences, readPreferences } from '../../../preferences.ts';
import { press } from '../../../testing/dialog.ts';
import { clickOn, deep, deskDeal, drawIn, longName, summaries, words } from '../../../testing/portal.ts';
import { PorticoDeskDeal } from './deal.ts';

const template = html`<portico-desk-deal .dealId=${'deal_1'}></portico-desk-deal>`;
const answers = (changes: Parameters<typeof deskDeal>[0] = {}): Answers => ({
  'desk.get': deskDeal(changes),
  'deals.timeline': history,
});

const fourDaysAgo = new Date(Date.now() - 4 * 86_400_000).toISOString();

test('a deal says what is claimed, which clock runs and what happened, without an accessibility fault', async () => {
  await drawIn(
    answers({ customerName: longName, overdue: true, decisionDueAt: fourDaysAgo }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Decision: 4 days overdue');
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
  await press('d');
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

test('taking a deal that one may not decide shows the refusal', async () => {
  const { portal } = await drawIn(answers(), [PorticoDeskDeal], template);
  portal.answer('desk.take', { ok: false, refusal: { rule: 'DM9', key: 'own_deal' } });
  await clickOn('Take it T');
  await expect.poll(() => words()).toContain('You submitted this deal');
});

test('a letter does nothing where single-letter keys are switched off', async () => {
  onTestFinished(() => localStorage.clear());
  keepPreferences({ ...readPreferences(), letterKeys: false });
  await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  await press('a');
  expect(deep('dialog[open]')).toBeNull();
  expect(deep('kbd')).toBeNull();
  keepPreferences({ ...readPreferences(), letterKeys: true });
  await press('a');
  expect(deep('dialog[open]')).not.toBeNull();
});
