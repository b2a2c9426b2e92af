import { html } from 'lit';
import { expect, test } from 'vitest';
import { openPolicy } from '@portico/domain/embed/policy';
import { PageProblem, VisitProblem } from '@portico/domain/embed/check';
import type { Answers } from '@portico/runtime/testing';
import { faults } from '@portico/ui/testing/fixture';
import { now } from '@portico/widgets/testing/deals';
import { clickOn, deep, drawIn, drawn, me, typeInto, words } from '../../../testing/portal.ts';
import { findingWords } from './check-words.ts';
import { PorticoSiteCheck } from './site-check.ts';
import { PorticoSitePolicy } from './site-policy.ts';
import { PorticoSiteVitals } from './site-vitals.ts';

const framed = { widgets: openPolicy.widgets.slice(0, 3), framed: openPolicy.widgets.slice(2, 3) };

/** Chooses in the first select that fits, as a person does. */
async function choose(selector: string, value: string): Promise<void> {
  const select = deep(selector)?.shadowRoot?.querySelector('select');
  if (!select) throw new Error(`no ${selector}`);
  select.value = value;
  for (const type of ['input', 'change'])
    select.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  await drawn();
}

const drawPolicy = (answers: Answers) =>
  drawIn(
    { 'sites.policy': { siteId: 'site_1', version: 3, policy: framed }, ...answers },
    [PorticoSitePolicy],
    html`<portico-site-policy .siteId=${'site_1'} .siteVersion=${3}></portico-site-policy>`,
  );

test('a partner reads what the vendor decided about its site, and can change none of it', async () => {
  await drawPolicy({ 'session.me': me('partner', 'partner_admin') });
  expect(words()).toContain('List of deals Only in a frame');
  expect(words()).toContain('Is a customer free? Not allowed');
  expect(deep('portico-select, portico-button')).toBeNull();
  expect(await faults()).toEqual([]);
});

test('the vendor forces a widget into a frame, on the version it saw', async () => {
  const { portal } = await drawPolicy({ 'session.me': me('vendor', 'vendor_admin') });
  portal.answer('sites.govern', (input) => ({ siteId: input.siteId, version: 4, policy: input.policy }));
  await choose('portico-select', 'frame');
  expect(await faults()).toEqual([]);
  await clickOn('Save');
  await expect.poll(() => words()).toContain('Saved.');
  expect(portal.calls.find(({ path }) => path === 'sites.govern')?.input).toEqual({
    siteId: 'site_1',
    version: 3,
    policy: {
      widgets: framed.widgets,
      framed: ['portico-deal-registration', 'portico-deal-list'],
    },
  });
});

const drawCheck = (answers: Answers) =>
  drawIn(
    answers,
    [PorticoSiteCheck],
    html`<portico-site-check
      .siteId=${'site_1'}
      .origins=${['https://shop.example', 'https://b.example']}
    ></portico-site-check>`,
  );

test('a check says what is wrong with the page, what to do, and the words to add', async () => {
  const { portal } = await drawCheck({
    'sites.check': {
      address: 'https://shop.example/partners',
      checkedAt: now,
      findings: [
        { problem: 'csp_script', level: 'error', detail: 'script-src https://portal.example' },
        { problem: 'no_widget', level: 'warning', detail: null },
      ],
    },
  });
  await typeInto('Path of the page', 'partners');
  await clickOn('Check the site');
  expect(words()).toContain('Begin with a slash');
  await typeInto('Path of the page', '/partners');
  await clickOn('Check the site');
  await expect.poll(() => words()).toContain('script-src https://portal.example');
  expect(words()).toContain('No widget stands in the page’s markup');
  expect(words()).not.toContain('Nothing keeps the widgets');
  expect(portal.calls.at(-1)?.input).toEqual({
    siteId: 'site_1',
    origin: 'https://shop.example',
    path: '/partners',
  });
  expect(await faults()).toEqual([]);
});

test('a page that is well says so, also beside a warning', async () => {
  await drawCheck({
    'sites.check': {
      address: 'https://shop.example/',
      checkedAt: now,
      findings: [{ problem: 'no_widget', level: 'warning', detail: null }],
    },
  });
  await clickOn('Check the site');
  await expect.poll(() => words()).toContain('Nothing keeps the widgets from showing there');
});

test('a page that was not read is not called visited, and too many checks say just that', async () => {
  const { portal } = await drawCheck({
    'sites.check': {
      address: 'http://127.0.0.1/',
      checkedAt: now,
      findings: [{ problem: 'blocked_address', level: 'error', detail: null }],
    },
  });
  await clickOn('Check the site');
  await expect.poll(() => words()).toContain('Tried');
  expect(words()).not.toContain('Visited');
  portal.fail('sites.check', 'too_many_requests');
  await clickOn('Check the site');
  await expect.poll(() => words()).toContain('Too many checks in a row');
  expect(words()).not.toContain('What you typed is kept');
});

test('every finding there is has words of its own', () => {
  const problems = [...PageProblem.options, ...VisitProblem.options];
  const said = problems.map((problem) => {
    const { heading, next } = findingWords({ problem, level: 'error', detail: 'x' });
    return `${heading} ${next}`;
  });
  // One text for the three directives, whose words to add differ.
  expect(new Set(said).size).toBe(problems.length - 2);
});

const times = (p75Ms: number | null, p95Ms: number | null, counts: number[]) => ({
  bounds: [100, 1000],
  counts,
  p75Ms,
  p95Ms,
});

test('vitals show how long each widget took and what failed, and nothing where nothing was counted', async () => {
  await drawIn(
    {
      'embed.vitals': {
        from: '2026-11-01',
        sampled: 0.1,
        widgets: [
          {
            widget: 'portico-deal-registration',
            load: times(100, null, [80, 20, 2]),
            interaction: times(null, null, [0, 0, 0]),
            errors: { offline: 3 },
          },
        ],
      },
    },
    [PorticoSiteVitals],
    html`<portico-site-vitals .siteId=${'site_1'}></portico-site-vitals>`,
  );
  expect(words()).toContain('100 ms');
  expect(words()).toContain('over 1 sec');
  expect(words()).toContain('102');
  expect(words()).toContain('No connection: 3');
  expect(await faults()).toEqual([]);
});

test('a site without visits says when figures come, and asks for another period when told', async () => {
  const { portal } = await drawIn(
    { 'embed.vitals': { from: '2026-11-01', sampled: 0.1, widgets: [] } },
    [PorticoSiteVitals],
    html`<portico-site-vitals .siteId=${'site_1'}></portico-site-vitals>`,
  );
  expect(words()).toContain('Nothing counted yet');
  await choose('portico-select', '90');
  await expect.poll(() => portal.calls.at(-1)?.input).toEqual({ siteId: 'site_1', days: 90 });
  expect(await faults()).toEqual([]);
});
