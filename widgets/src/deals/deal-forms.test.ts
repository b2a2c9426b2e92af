import type { DealView } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import type { PorticoControl } from '@portico/ui/control';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  amendedDeal,
  appealedDeal,
  approvedDeal,
  disputeView,
  heldDeal,
  refusedDeal,
  revokingDeal,
  ruledDispute,
  sharedDeal,
} from '../testing/deal-states.ts';
import { askedDeal, dealView, fakeDeals, now, seller, setup } from '../testing/deals.ts';
import { PorticoDeal } from './deal.ts';

beforeEach(() => sessionStorage.clear());

const { id } = dealView();

async function drawDeal(portal: FakePortal, locale = 'en'): Promise<PorticoDeal> {
  const host = await draw(
    [PorticoPortal, PorticoDeal],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}
      ><portico-deal deal-id=${id}></portico-deal
    ></portico-portal>`,
  );
  const widget = host.querySelector('portico-deal');
  if (!widget) throw new Error('no widget');
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await vi.waitFor(() => expect(portal.calls.some(({ path }) => path === 'session.me')).toBe(true));
  // What comes after the first view is there too.
  await vi.waitFor(() => expect(widget.shadowRoot?.querySelector('.held')).toBeNull());
  await settle(host);
  return widget;
}

const text = (widget: Element): string =>
  [inside(widget, 'article'), ...(widget.shadowRoot?.querySelectorAll('portico-problem') ?? [])]
    .map(
      (one) =>
        `${one.textContent} ${'heading' in one ? String(one.heading) : ''} ${'detail' in one ? String(one.detail) : ''}`,
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ');
const buttons = (widget: Element): HTMLElement[] => [
  ...(widget.shadowRoot?.querySelectorAll<HTMLElement>('button, portico-button') ?? []),
];
const words = (widget: Element): string[] => buttons(widget).map(({ textContent }) => textContent.trim());
const press = (widget: Element, label: string): void => {
  const button = buttons(widget).find(({ textContent }) => textContent.trim() === label);
  if (!button) throw new Error(`no button ${label} among ${words(widget).join(', ')}`);
  button.click();
};
const sent = (portal: FakePortal, path: string): unknown[] =>
  portal.calls.filter((call) => call.path === path).map(({ input }) => input);
const errorAt = (widget: Element, name: string): string =>
  inside<PorticoControl>(widget, `form [name=${name}]`).error;

function write(widget: Element, name: string, value: string): void {
  const native = inside<HTMLInputElement>(inside<PorticoControl>(widget, `form [name=${name}]`), '#control');
  native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
}

async function opened(widget: Element, label: string): Promise<void> {
  await vi.waitFor(() => press(widget, label));
  await vi.waitFor(() => inside(widget, 'form'));
}

const states: [string, DealView][] = [
  ['expiring', approvedDeal(12)],
  ['held', heldDeal()],
  ['expired', approvedDeal(-3)],
  ['revoking', revokingDeal()],
  ['refused', refusedDeal()],
  ['appealed', appealedDeal()],
  ['amended', amendedDeal()],
  ['shared', sharedDeal()],
];

test.each(states)(
  'the state %s has no accessibility fault and fits 320 px in English, German and right to left',
  async (_, view) => {
    for (const locale of ['en', 'de', 'ar']) {
      const widget = await drawDeal(
        fakeDeals({ 'deals.get': view, 'disputes.list': { rows: [disputeView()], next: null } }),
        locale,
      );
      const main = widget.closest('main');
      if (main) main.style.width = '320px';
      await settle(document);
      expect(widget.scrollWidth).toBeLessThanOrEqual(320);
      expect(await faults()).toEqual([]);
      main?.remove();
    }
  },
);

const forms: [string, DealView, string][] = [
  ['objection', refusedDeal(), 'Object to the decision'],
  ['another round', refusedDeal(), 'Register again'],
  ['extension', approvedDeal(12), 'Ask for longer protection'],
  ['change', approvedDeal(), 'Change the deal'],
  ['win', approvedDeal(), 'We won it'],
  ['dispute', approvedDeal(), 'Raise a dispute'],
];

test.each(forms)(
  'the form of an %s takes the focus, has no fault and fits 320 px',
  async (_, view, label) => {
    for (const locale of ['en', 'ar']) {
      const widget = await drawDeal(fakeDeals({ 'deals.get': view }), locale);
      const main = widget.closest('main');
      if (main) main.style.width = '320px';
      await opened(widget, label);
      await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.closest('form')).not.toBeNull());
      await settle(document);
      expect(widget.scrollWidth).toBeLessThanOrEqual(320);
      expect(await faults()).toEqual([]);
      main?.remove();
    }
  },
);

test('one thing is next: longer protection near the end, an objection to a refusal, nothing while all is well', async () => {
  const primary = async (view: DealView): Promise<string[]> => {
    const widget = await drawDeal(fakeDeals({ 'deals.get': view }));
    await vi.waitFor(() => expect(words(widget)).toContain('Save receipt'));
    const found = buttons(widget).filter((one) => one.className === 'primary');
    widget.closest('main')?.remove();
    return found.map(({ textContent }) => textContent.trim());
  };
  expect(await primary(approvedDeal(12))).toEqual(['Ask for longer protection']);
  expect(await primary(refusedDeal())).toEqual(['Object to the decision']);
  expect(await primary(refusedDeal({ appealUntil: addDays(now, -1) }))).toEqual(['Register again']);
  expect(await primary(approvedDeal(90))).toEqual([]);
});

test('longer protection is asked for in its window alone, once at a time', async () => {
  const may = async (view: DealView): Promise<boolean> => {
    const widget = await drawDeal(fakeDeals({ 'deals.get': view }));
    await vi.waitFor(() => expect(words(widget)).toContain('We won it'));
    const offered = words(widget).includes('Ask for longer protection');
    widget.closest('main')?.remove();
    return offered;
  };
  expect(await may(approvedDeal(30))).toBe(false);
  expect(await may(approvedDeal(20))).toBe(true);
  expect(await may(approvedDeal(-6))).toBe(true);
  expect(await may(approvedDeal(-8))).toBe(false);
  expect(await may(approvedDeal(12, { extensionWindow: null }))).toBe(false);
  expect(await may(heldDeal())).toBe(false);
});

test('an extension goes with its evidence, and the wish that waits is shown', async () => {
  const portal = fakeDeals({
    'deals.get': approvedDeal(12),
    'deals.requestExtension': { ok: true, deal: heldDeal() },
  });
  const widget = await drawDeal(portal);
  const told = vi.fn();
  widget.addEventListener('portico-submitted', told);
  await opened(widget, 'Ask for longer protection');
  press(widget, 'Ask for longer protection');
  await vi.waitFor(() => expect(errorAt(widget, 'evidence')).toBe('Please fill this in.'));
  expect(widget.shadowRoot?.activeElement?.getAttribute('name')).toBe('evidence');
  expect(sent(portal, 'deals.requestExtension')).toEqual([]);
  write(widget, 'evidence', ' Two demos. ');
  inside<HTMLElement & { ids: readonly string[] }>(widget, 'form portico-evidence').ids = ['file_1'];
  portal.answer('deals.get', heldDeal());
  press(widget, 'Ask for longer protection');
  await vi.waitFor(() => expect(text(widget)).toContain('You asked for longer protection'));
  expect(sent(portal, 'deals.requestExtension')).toEqual([
    { dealId: id, version: 2, evidence: 'Two demos.', fileIds: ['file_1'] },
  ]);
  expect(told).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.localName).toBe('h2'));
});

test('an objection that is refused by a rule says what can be done, and keeps what was typed', async () => {
  const portal = fakeDeals({
    'deals.get': refusedDeal(),
    'deals.appeal': { ok: false, refusal: { rule: 'AP1', key: 'too_late' } },
  });
  const widget = await drawDeal(portal);
  await opened(widget, 'Object to the decision');
  write(widget, 'ground', 'The sites were attached.');
  press(widget, 'Send objection');
  await vi.waitFor(() => expect(text(widget)).toContain('The time to object is over.'));
  expect(inside<PorticoControl>(widget, '[name=ground]').value).toBe('The sites were attached.');
});

test('another round sends only what is new, and leads to the new deal', async () => {
  const next = 'deal_0192f0c1-2a3b-7c4d-8e5f-00000000000b';
  const again = dealView({ id: next, number: 'D-2026-000130' });
  const portal = fakeDeals({
    'deals.get': ({ dealId }) => (dealId === next ? again : refusedDeal()),
    'deals.resubmit': { ok: true, deal: again },
  });
  const widget = await drawDeal(portal);
  await opened(widget, 'Register again');
  press(widget, 'Register again');
  await vi.waitFor(() => expect(errorAt(widget, 'customerName')).toContain('Nothing has changed yet'));
  write(widget, 'contactName', 'Petra Sommer');
  press(widget, 'Register again');
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000130'));
  expect(sent(portal, 'deals.resubmit')).toEqual([
    { dealId: id, version: 2, claim: { ...refusedDeal().claim, contactName: 'Petra Sommer' } },
  ]);
  expect(widget.dealId).toBe(next);
});

test('a change names only the fields that differ, and what the server finds wrong stands at its field', async () => {
  const portal = fakeDeals({
    'deals.get': approvedDeal(),
    'deals.amend': { ok: false, problems: [{ field: 'estAmountMinor', key: 'below_minimum', rule: 'DR11' }] },
  });
  const widget = await drawDeal(portal);
  await opened(widget, 'Change the deal');
  write(widget, 'estAmountMinor', '80000');
  write(widget, 'reason', 'More bikes.');
  press(widget, 'Send the change');
  await vi.waitFor(() => expect(errorAt(widget, 'estAmountMinor')).not.toBe(''));
  expect(sent(portal, 'deals.amend')).toEqual([
    {
      dealId: id,
      version: 2,
      changes: { estAmountMinor: 8_000_000, estCurrency: setup.policy.currency },
      reason: 'More bikes.',
    },
  ]);
});

test('a change that counts at once says so', async () => {
  const amendment = { ...amendedDeal().amendment, status: 'approved' } as DealView['amendment'];
  const changed = approvedDeal(90, { amendment });
  const portal = fakeDeals({ 'deals.get': approvedDeal(), 'deals.amend': { ok: true, deal: changed } });
  const widget = await drawDeal(portal);
  await opened(widget, 'Change the deal');
  write(widget, 'contactName', 'Petra Sommer');
  write(widget, 'reason', 'New buyer.');
  press(widget, 'Send the change');
  await vi.waitFor(() => expect(text(widget)).toContain('The deal is changed'));
});

test('a question about a field mends that field; the same answer as before counts too', async () => {
  const asked = askedDeal();
  const info = asked.info && {
    ...asked.info,
    items: [
      {
        id: 'q1',
        question: 'When will they sign?',
        kind: 'clarifying' as const,
        field: 'closeQuarter' as const,
        answer: null,
      },
      {
        id: 'q2',
        question: 'Which depots?',
        kind: 'missing' as const,
        field: 'sites' as const,
        answer: null,
      },
      { id: 'q3', question: 'Who pays?', kind: 'clarifying' as const, answer: null },
    ],
  };
  const portal = fakeDeals({
    'deals.get': { ...asked, info },
    'deals.answerInfo': { ok: true, deal: dealView({ review: 'in_review' }) },
  });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => inside(widget, 'form'));
  write(widget, 'q1', setup.quarters[2] ?? '');
  write(widget, 'q2', 'Depot North, 20095, Hamburg\nDepot South');
  write(widget, 'q3', 'The city');
  portal.answer('deals.get', dealView({ review: 'in_review' }));
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(inside(widget, '.status').textContent).toBe('In review'));
  expect(sent(portal, 'deals.answerInfo')).toEqual([
    {
      dealId: id,
      version: 2,
      answers: { q3: 'The city' },
      changes: {
        closeQuarter: setup.quarters[2],
        sites: [{ name: 'Depot North', postcode: '20095', city: 'Hamburg' }, { name: 'Depot South' }],
      },
    },
  ]);
});

test('what the server finds wrong with an answered field stands at its question', async () => {
  const asked = askedDeal();
  const [first] = asked.info?.items ?? [];
  const info = asked.info && first && { ...asked.info, items: [{ ...first, field: 'customerWeb' as const }] };
  const portal = fakeDeals({
    'deals.get': { ...asked, info: info ?? null },
    'deals.answerInfo': { ok: false, refusal: { rule: 'DR2', key: 'web', field: 'customerWeb' } },
  });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => inside(widget, 'form'));
  write(widget, 'q1', 'nonsense');
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(errorAt(widget, 'q1')).toContain('Enter a website'));
});

test('a form can be left again; questions stand until they are answered', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': approvedDeal() }));
  await opened(widget, 'We lost it');
  press(widget, 'Cancel');
  await widget.updateComplete;
  expect(widget.shadowRoot?.querySelector('form')).toBeNull();
  expect(widget.shadowRoot?.activeElement?.localName).toBe('h2');
  const asked = await drawDeal(fakeDeals({ 'deals.get': askedDeal() }));
  await vi.waitFor(() => inside(asked, 'form'));
  expect(words(asked)).not.toContain('Cancel');
});

test('a new round of questions takes the place of the old one', async () => {
  const portal = fakeDeals({ 'deals.get': askedDeal() });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => inside(widget, '[name=q1]'));
  const asked = askedDeal();
  const items = [{ id: 'q1', question: 'And the budget?', kind: 'missing' as const, answer: null }];
  portal.answer('deals.get', {
    ...asked,
    info: asked.info && { ...asked.info, askedAt: addDays(now, 1), items },
  });
  portal.emit({ name: 'deal.info_requested', aggregate: { type: 'deal', id } });
  await vi.waitFor(() => expect(inside<PorticoControl>(widget, '[name=q1]').label).toBe('And the budget?'));
});

test('a form whose code or answers cannot be had says so, and trying again brings it', async () => {
  const portal = fakeDeals({ 'deals.get': approvedDeal() });
  portal.fail('deals.form', 'unavailable');
  const widget = await drawDeal(portal);
  await vi.waitFor(() => press(widget, 'Change the deal'));
  await vi.waitFor(() => expect(words(widget)).toContain('Try again'));
  portal.fail('deals.form', null);
  press(widget, 'Try again');
  await widget.updateComplete;
  await opened(widget, 'Change the deal');
});

test('a second partner reads the deal and can do nothing with it', async () => {
  const portal = fakeDeals({ 'deals.get': sharedDeal() });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(text(widget)).toContain('Shared with you'));
  expect(words(widget)).toEqual([]);
  expect(sent(portal, 'disputes.list')).toEqual([]);
});

test('benefits say what counts, what is outdone, and whether it is a preview or fixed', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': approvedDeal() }));
  for (const said of ['Fixed when the deal was approved', '€8,000.00', 'a better one counts', '€9,850.00'])
    expect(text(widget)).toContain(said);
  const preview = await drawDeal(
    fakeDeals({ 'deals.get': { ...approvedDeal(), review: 'submitted', benefitState: 'preview' } }),
  );
  expect(text(preview)).toContain('As it would be once approved');
});

test('a dispute is raised with its ground, shown with its evidence, and read once it is ruled', async () => {
  const portal = fakeDeals({
    'deals.get': approvedDeal(),
    'disputes.raise': { ok: true, dispute: disputeView() },
    'disputes.addEvidence': { ok: true, dispute: disputeView({ version: 2 }) },
  });
  const widget = await drawDeal(portal);
  await opened(widget, 'Raise a dispute');
  write(widget, 'ground', 'earlier_claim');
  write(widget, 'statement', 'We met in June.');
  portal.answer('disputes.list', { rows: [disputeView()], next: null });
  press(widget, 'Raise the dispute');
  await vi.waitFor(() => expect(text(widget)).toContain('Our proposal of 12 June.'));
  expect(sent(portal, 'disputes.raise')).toEqual([
    { dealIds: [id], ground: 'earlier_claim', statement: 'We met in June.' },
  ]);
  expect(words(widget)).not.toContain('Raise a dispute');

  await opened(widget, 'Add evidence');
  write(widget, 'kind', 'customer_choice');
  write(widget, 'text', 'Their letter');
  press(widget, 'Send evidence');
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { error: string }>(widget, 'form portico-evidence').error).toContain(
      'signed letter',
    ),
  );
  inside<HTMLElement & { ids: readonly string[] }>(widget, 'form portico-evidence').ids = ['file_2'];
  portal.answer('disputes.list', { rows: [ruledDispute('leads')], next: null });
  press(widget, 'Send evidence');
  await vi.waitFor(() => expect(text(widget)).toContain('This deal leads.'));
  expect(sent(portal, 'disputes.addEvidence')).toEqual([
    {
      disputeId: disputeView().id,
      version: 1,
      dealId: id,
      kind: 'customer_choice',
      text: 'Their letter',
      fileIds: ['file_2'],
    },
  ]);
  expect(text(widget)).toContain('The earlier complete registration leads');
});

test('who may not see disputes still reads the deal, and none is asked for', async () => {
  const actions = seller.actions.filter((action) => !action.startsWith('dispute'));
  const portal = fakeDeals({ 'deals.get': approvedDeal(), 'session.me': { ...seller, actions } });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(words(widget)).toContain('We won it'));
  expect(words(widget)).not.toContain('Raise a dispute');
  expect(sent(portal, 'disputes.list')).toEqual([]);
});

test('an extension in German is asked for in German', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': approvedDeal(12) }), 'de');
  await opened(widget, 'Um längeren Schutz bitten');
  await vi.waitFor(() => expect(text(widget)).toContain('Möglich bis'));
});
