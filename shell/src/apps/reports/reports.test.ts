import { html, type TemplateResult } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { expect, test } from 'vitest';
import { reportAnswers } from '../../testing/reports.ts';
import { clickOn, deep, drawIn, me, words } from '../../testing/portal.ts';
import { PorticoDecisionTimes } from './decision-times.ts';
import { PorticoFairness } from './fairness.ts';
import { PorticoProbes } from './probes.ts';

const answers = reportAnswers({ 'session.me': me('vendor', 'vendor_admin') });
const [from, until] = ['2025-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];
const fairness = (step = 'all'): TemplateResult =>
  html`<portico-fairness .from=${from} .until=${until} .step=${step}></portico-fairness>`;

test('fairness is told as tables, and a share is not given where too few cases stand behind it', async () => {
  const { portal } = await drawIn(answers, [PorticoFairness], fairness());
  expect(words()).toContain('Our own selling');
  expect(words()).toContain('Too few to say');
  expect(words()).toContain('80%');
  expect(words()).toContain('Too late to count');
  expect(portal.calls.find(({ path }) => path === 'reports.fairness')?.input).toEqual({
    from,
    until,
    step: 'all',
  });
  expect(await faults()).toEqual([]);
});

test('a sheet is downloaded over the very span that is shown', async () => {
  await drawIn(answers, [PorticoFairness], fairness('month'));
  const link = deep<HTMLAnchorElement>('a[href*="conflicts.csv"]');
  const { searchParams } = new URL(link?.href ?? '');
  expect(Object.fromEntries(searchParams)).toEqual({ from, until, step: 'month' });
  expect(link?.ariaLabel).toBe('Download as CSV: What stood in the way');
});

test('another span is asked for anew', async () => {
  const { element, portal } = await drawIn<PorticoFairness>(answers, [PorticoFairness], fairness());
  element.step = 'quarter';
  await expect.poll(() => portal.calls.filter(({ path }) => path === 'reports.fairness').length).toBe(2);
  expect(portal.calls.findLast(({ path }) => path === 'reports.fairness')?.input).toMatchObject({
    step: 'quarter',
  });
});

test('the time to a decision is told in business time, all reviewers first', async () => {
  await drawIn(
    answers,
    [PorticoDecisionTimes],
    html`<portico-decision-times .from=${from} .until=${until}></portico-decision-times>`,
  );
  expect(words()).toMatch(/All reviewers.*Laura Callahan.*Nancy Davolio/);
  expect(words()).toContain('4 hours');
  expect(words()).toContain('2.5 days');
  expect(words()).toContain('4 more were approved without a person.');
  expect(await faults()).toEqual([]);
});

test('who fishes is shown with the signs, and an alarm is told as one', async () => {
  const { portal } = await drawIn(answers, [PorticoProbes], html`<portico-probes></portico-probes>`);
  await expect.poll(() => words()).toContain('Zebra Werke AG');
  expect(words()).toContain('Alarm: 1 asked');
  for (const sign of ['Alarm', 'Many at once', 'By the alphabet']) expect(words()).toContain(sign);
  expect(deep('a[href="/api/v1/prechecks/log.csv"]')).not.toBe(null);
  expect(words()).toContain('75%');
  expect(words()).toContain('4 more questions were refused');
  expect(await faults()).toEqual([]);
  portal.answer('prechecks.liftCanary', { ok: true });
  portal.answer('prechecks.canaries', []);
  await clickOn('Remove');
  await expect.poll(() => words()).toContain('None yet.');
});
