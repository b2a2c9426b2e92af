import { html } from 'lit';
import { Fault } from '@portico/domain/fault';
import { faults } from '@portico/ui/testing/fixture';
import type { Answers } from '@portico/runtime/testing';
import { history, now } from '@portico/widgets/testing/deals';
import { expect, onTestFinished, test } from 'vitest';
import type { PorticoMenu } from '@portico/ui/menu/menu';
import { page, userEvent } from 'vitest/browser';
import { keepPreferences, readPreferences } from '../../../preferences.ts';
import {
  candidates,
  chain,
  claimant,
  clearVerdict,
  deskDeal,
  disputeView,
  file,
  hardConflict,
  twoClaimants,
} from '../../../testing/claims.ts';
import { pick, press } from '../../../testing/dialog.ts';
import { clickOn, deep, drawIn, drawn, longName, summaries, words } from '../../../testing/portal.ts';
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

test('all who claim the customer stand side by side, who leads is marked, and the rule that decides is in words', async () => {
  const { portal } = await drawIn(
    {
      ...answers({ review: 'in_review', claimants: twoClaimants, judgement: hardConflict }),
      'files.list': [file],
    },
    [PorticoDeskDeal],
    template,
  );
  await expect.poll(() => words()).toContain('meeting-notes.pdf');
  expect(words()).toContain(
    'Two claims for the same places and products: the one that was complete first leads.',
  );
  expect(words()).toContain('Rule RC17');
  const first = deep('portico-desk-claimants')?.shadowRoot?.querySelector('li');
  expect(first?.textContent).toContain('Südwind Mobil');
  expect(first?.textContent).toContain('Leads');
  expect(first?.querySelector('a')?.getAttribute('href')).toBe('/desk/deal_2');
  expect(portal.calls.filter(({ path }) => path === 'files.list')).toHaveLength(1);
  expect(await faults()).toEqual([]);
});

test('claimants stand below each other where there is no room for two, and nothing scrolls sideways', async () => {
  await page.viewport(360, 800);
  onTestFinished(() => page.viewport(1280, 800));
  await drawIn(
    {
      ...answers({ review: 'in_review', claimants: twoClaimants, judgement: hardConflict }),
      'files.list': [file],
    },
    [PorticoDeskDeal],
    template,
  );
  const [one, two] = [...(deep('portico-desk-claimants')?.shadowRoot?.querySelectorAll('li') ?? [])];
  expect(two?.getBoundingClientRect().top).toBeGreaterThan(one?.getBoundingClientRect().bottom ?? 0);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
});

test('a deal that can repeat another can be marked so', async () => {
  const [other] = summaries('Hagen & Söhne');
  if (!other) throw new Error('a deal was made');
  await drawIn(
    answers({ review: 'in_review', conflicts: [{ rule: 'DC1', deal: other }] }),
    [PorticoDeskDeal],
    template,
  );
  await press('d');
  expect(words()).toContain('Which deal does it repeat?');
  expect(await faults()).toEqual([]);
});

test('a customer that is only similar to a known one asks which it is, with what speaks for and against', async () => {
  const { portal } = await drawIn(
    {
      ...answers({ judgement: { ...hardConflict, match: 'similar', result: 'needs_review', ruleId: 'RC2' } }),
      'accounts.resolve': candidates,
    },
    [PorticoDeskDeal],
    template,
  );
  await expect.poll(() => words()).toContain('Hagen Logistik GmbH');
  expect(words()).toContain('same city');
  expect(words()).toContain('− different domains');
  expect(words()).toContain('A new customer');
  expect(await faults()).toEqual([]);
  portal.answer('desk.chooseAccount', { ok: true, deal: deskDeal({ version: 3, judgement: clearVerdict }) });
  await clickOn('This is the customer');
  expect(words()).toContain('Choose an account, or a new customer.');
  await pick('portico-desk-account', 'acc_1');
  await clickOn('This is the customer');
  await expect.poll(() => words()).toContain('The claim is judged by this account now.');
  expect(portal.calls.find(({ path }) => path === 'desk.chooseAccount')?.input).toEqual({
    dealId: deskDeal().id,
    version: 2,
    accountId: 'acc_1',
  });
});

test('a chain of signatures says who signed, and whom it waits for', async () => {
  await drawIn(
    answers({ review: 'in_review', chain, nextSignature: { name: 'finance', role: 'vendor_finance' } }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toContain('Waits for this signature');
  expect(words()).toContain('Robb Wong');
  // The next signature is not the desk's.
  const buttons = deep('portico-desk-deal')?.shadowRoot?.querySelectorAll('portico-button[slot=actions]');
  expect([...(buttons ?? [])].map(({ textContent }) => textContent?.trim())).toEqual([
    'Ask for information I',
    'Reject R',
  ]);
  expect(await faults()).toEqual([]);
});

test('a change that waits shows what is and what would be, line by line', async () => {
  const { claim } = deskDeal();
  const wished = { ...claim, estAmountMinor: 30_000_000, estCurrency: 'EUR' };
  await drawIn(
    answers({
      review: 'approved',
      protection: 'active',
      amendment: {
        claim: wished,
        reason: 'They need twice as many.',
        requestedAt: now,
        status: 'pending',
        decidedAt: null,
        noteShared: null,
      },
      amendmentNames: { productName: 'Cargo Short', valueRange: deskDeal().valueRange },
      amendmentVerdict: { result: 'clear', ruleId: 'RC1', at: now },
    }),
    [PorticoDeskDeal],
    template,
  );
  const rows = [...(deep('.changes tbody')?.querySelectorAll('tr') ?? [])].map((row) =>
    row.textContent?.replaceAll(/\s+/g, ' '),
  );
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('Product Cargo Long Cargo Short');
  expect(rows[1]).toContain('€300,000');
  expect(words()).toContain('Decide the change');
  expect(await faults()).toEqual([]);
});

test('claims that were complete within one second are told apart, and who shares the customer is not said to be shut out', async () => {
  const at = (millis: string) => ({ completeAt: `2026-11-20T08:00:00.${millis}Z`, holds: true });
  const claimants = [
    claimant({ ...at('120'), self: true, dealId: 'deal_1' }),
    claimant({ ...at('340'), verdict: { result: 'not_available', ruleId: 'RC15', at: now } }),
  ];
  await drawIn(answers({ claimants }), [PorticoDeskDeal], template);
  for (const said of ['and 120 ms', 'and 340 ms', 'Holds the customer together with another partner'])
    expect(words()).toContain(said);
  expect(words()).not.toContain('Not available');
  expect(await faults()).toEqual([]);
});

test('a deal that is taken back is protected to the end of the notice, and what is shared is not free after it', async () => {
  const revocation = {
    reason: 'no_activity' as const,
    noteShared: 'Nothing happened',
    confirmedAt: '2026-11-21T10:00:00.000Z',
    effectiveAt: '2026-11-28T00:00:00.000Z',
  };
  const approved = {
    review: 'approved' as const,
    protection: 'active' as const,
    protectionEnd: '2027-02-21T00:00:00.000Z',
  };
  const other = claimant({ self: false, holds: true, partner: { id: 'sued', name: 'Süd Räder' } });
  await drawIn(answers({ ...approved, revocation, claimants: [other] }), [PorticoDeskDeal], template);
  expect(words()).toContain('Taken back: protected until Nov 27, 2026');
  expect(words()).not.toContain('Feb 2');
  expect(words()).toContain('After that Süd Räder holds the customer alone');
});

test('what can be done follows the state: an approved deal offers what may follow, not the decision again', async () => {
  await drawIn(
    answers({ review: 'approved', protection: 'active', protectionEnd: now }),
    [PorticoDeskDeal],
    template,
  );
  expect(words()).toMatch(/Protected until \w+ \d{1,2}, \d{4}/);
  expect(words()).toContain('After that the customer is free for other partners.');
  expect(deep<PorticoMenu>('portico-menu')?.items.map(({ label }) => label)).toEqual([
    'Share with a second partner',
    'Propose revocation',
  ]);
  expect(deep('portico-button[slot=actions]')?.textContent).not.toContain('Approve');
  await press('a');
  expect(deep('dialog[open]')).toBeNull();
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

test('Esc closes the menu of rarer steps and stays on the page', async () => {
  await drawIn(answers({ review: 'in_review' }), [PorticoDeskDeal], template);
  const path = location.pathname;
  const menu = deep('portico-menu')?.shadowRoot;
  menu?.querySelector('button')?.click();
  await expect.poll(() => menu?.querySelector(':popover-open')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => menu?.querySelector(':popover-open')).toBeNull();
  expect(location.pathname).toBe(path);
});

test('an open dispute about the customer is said, and leads there', async () => {
  const dispute = disputeView({ id: 'disp_1' });
  await drawIn(
    { ...answers({ claimants: twoClaimants }), 'disputes.list': { rows: [dispute], next: null } },
    [PorticoDeskDeal],
    html`<portico-desk-deal
      .dealId=${'deal_1'}
      .reader=${{ may: ['deal.decide', 'dispute.read', 'dispute.manage'], roles: ['deal_desk'] }}
    ></portico-desk-deal>`,
  );
  expect(words()).toContain('A dispute about this customer is open');
  expect(deep<HTMLAnchorElement>('.dispute a')?.getAttribute('href')).toBe('/disputes/disp_1');
  expect(words()).not.toContain('Raise a dispute');
  expect(await faults()).toEqual([]);
});

test('an approval against the verdict says on what it stands, and who said so', async () => {
  const override = {
    ground: 'customer_choice' as const,
    text: null,
    note: 'The letter came on Monday.',
    byId: 'user_9',
    byName: 'Nia Okafor',
    at: now,
    result: 'hard_conflict' as const,
    ruleId: 'RC10',
  };
  await drawIn(answers({ judgement: clearVerdict, override }), [PorticoDeskDeal], template);
  expect(words()).toContain('The customer chose this partner');
  expect(words()).toContain('The letter came on Monday.');
  expect(words()).toContain('Nia Okafor');
  expect(await faults()).toEqual([]);
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
