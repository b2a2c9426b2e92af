import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import { faults } from '@portico/ui/testing/fixture';
import type { Answers } from '@portico/runtime/testing';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { keepPreferences, readPreferences } from '../../../preferences.ts';
import { press } from '../../../testing/dialog.ts';
import {
  clickOn,
  deep,
  deskDeal,
  drawIn,
  drawn,
  longName,
  summaries,
  words,
} from '../../../testing/portal.ts';
import { DealChangedEvent } from '../decision/decision-events.ts';
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
  expect(words()).toMatch(/Protected until \w+ \d{1,2}, \d{4}/);
  expect(deep('portico-button[slot=actions]')).toBeNull();
});

test('the relationship is the partner’s, in words that cannot be read as the vendor’s own', async () => {
  const { claim } = deskDeal();
  await drawIn(
    answers({ claim: { ...claim, relationship: 'existing_customer' } }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Already the partner’s customer');
  expect(words()).not.toContain('our customer');
});

test('what was said of a decision goes when the deal moves on', async () => {
  const { element, portal } = await drawIn(answers({ version: 3 }), [PorticoDeskDeal], template);
  const decided = deskDeal({ version: 4, review: 'approved' });
  portal.answer('desk.get', decided);
  deep('portico-desk-approve')?.dispatchEvent(new DealChangedEvent(decided, 'Approved, and told.'));
  await drawn();
  await expect.poll(() => words()).toContain('Approved, and told.');
  portal.answer('desk.get', deskDeal({ version: 5, review: 'approved', outcome: 'won' }));
  await expect.poll(() => portal.listening).toBe(1);
  portal.emit({ name: 'deal.closed', aggregate: { type: 'deal', id: 'deal_1' } });
  await expect.poll(() => words(element)).not.toContain('Approved, and told.');
});

test.each(['not_found', 'bad_input'] as const)(
  'an address that is no deal’s (%s) shows the page for that',
  async (code) => {
    const hidden = () => {
      throw new Fault(code);
    };
    await drawIn({ 'desk.get': hidden, 'deals.timeline': hidden }, [PorticoDeskDeal], template);
    await expect.poll(() => words()).toContain('This page does not exist, or is not open to you');
  },
);

test('in one column the clock stands above the claim, and no word overlaps another', async () => {
  await page.viewport(320, 800);
  onTestFinished(() => page.viewport(1280, 800));
  await drawIn(answers({ partner: { id: 'org_1', name: longName } }), [PorticoDeskDeal], template);
  const top = (selector: string) => deep(selector)?.getBoundingClientRect().top ?? Number.NaN;
  expect(top('.clock')).toBeLessThan(top('.main'));
  const [term, value] = [deep('.narrow dt'), deep('.narrow dd')].map((each) => each?.getBoundingClientRect());
  expect(term?.bottom).toBeLessThanOrEqual((value?.top ?? 0) + 1);
  expect(deep('kbd')?.checkVisibility()).toBe(false);
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
