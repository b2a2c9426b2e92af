import type { OutputOf } from '@portico/runtime/client';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import type { PorticoControl } from '@portico/ui/control';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { refusedDeal, revokingDeal, sharedDeal } from '../testing/deal-states.ts';
import { askedDeal, dealView, fakeDeals, now, seller } from '../testing/deals.ts';
import { PorticoDeal } from './deal.ts';

beforeEach(() => sessionStorage.clear());

const { id } = dealView();
const approved = dealView({
  review: 'approved',
  protection: 'active',
  protectionEnd: now,
  protectionStart: now,
});

async function drawDeal(portal: FakePortal, locale = 'en'): Promise<PorticoDeal> {
  const host = await draw(
    [PorticoPortal, PorticoDeal],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}
      ><portico-deal deal-id=${id}></portico-deal
    ></portico-portal>`,
  );
  const widget = host.querySelector('portico-deal');
  if (!widget) throw new Error('no widget');
  await vi.waitFor(() => expect(widget.phase).not.toBe('loading'));
  await vi.waitFor(() => expect(portal.calls.some(({ path }) => path === 'session.me')).toBe(true));
  // What comes after the first view is there too.
  await vi.waitFor(() => expect(widget.shadowRoot?.querySelector('.held')).toBeNull());
  await settle(host);
  return widget;
}

const text = (widget: Element) => inside(widget, 'article').textContent?.replace(/\s+/g, ' ') ?? '';
/** Native ones in the deal itself, elements in what comes later. */
const buttons = (widget: Element) => [
  ...(widget.shadowRoot?.querySelectorAll<HTMLElement>('button, portico-button') ?? []),
];
const press = (widget: Element, words: string) => {
  const button = buttons(widget).find((one) => one.textContent?.trim() === words);
  if (!button) throw new Error(`no button ${words}`);
  button.click();
};
const sent = (portal: FakePortal, path: string) => portal.calls.filter((call) => call.path === path);

function write(widget: Element, name: string, value: string): void {
  const native = inside<HTMLTextAreaElement>(inside<PorticoControl>(widget, `[name=${name}]`), '#control');
  native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

test('a deal shows its state, what that means, its facts and its history', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': approved }));
  expect(inside(widget, '.status').textContent).toBe('Approved');
  for (const fact of ['D-2026-000123', 'Jonas Weber', 'Cargo Long', '€50,000', 'Germany'])
    expect(text(widget)).toContain(fact);
  expect(inside<HTMLElement & { entries: unknown[] }>(widget, 'portico-timeline').entries).toHaveLength(4);
  expect(await faults()).toEqual([]);
});

test('a second partner that is named is told from one who reads the deal, and the history says with whom it was shared', async () => {
  const claim = { ...dealView().claim, secondPartnerName: 'Südwind', secondPartnerRole: 'distributor' };
  const named = await drawDeal(fakeDeals({ 'deals.get': dealView({ claim }) }));
  await expect.poll(() => text(named)).toContain('not shared with anybody yet');
  named.closest('main')?.remove();
  const happened = { id: 'evt_9', name: 'deal.shared', at: now, actorName: null } as const;
  const widget = await drawDeal(
    fakeDeals({
      'deals.get': dealView({ claim, sharedWith: 'Südwind Mobil' }),
      'deals.timeline': [
        { ...happened, facts: { partnerName: 'Südwind Mobil' } },
        { ...happened, id: 'evt_10', facts: { partner: null } },
      ],
    }),
  );
  await expect.poll(() => text(widget)).toContain('Südwind Mobil');
  expect(text(widget)).not.toContain('not shared with anybody yet');
  const { entries } = inside<HTMLElement & { entries: { what: string }[] }>(widget, 'portico-timeline');
  expect(entries.map(({ what }) => what)).toEqual([
    'stopped sharing the deal with the second partner',
    'shared the deal with Südwind Mobil',
  ]);
  expect(await faults()).toEqual([]);
});

test('what stands above and among the facts comes with them, so that they stay where they are first seen', async () => {
  const tender = dealView({ claim: { ...dealView().claim, dealType: 'tender', tenderRef: 'Fleet 2027' } });
  for (const view of [approved, tender, refusedDeal(), revokingDeal(), sharedDeal()]) {
    const me = { ...seller, actions: ['deal.read'] as const };
    const portal = fakeDeals({ 'deals.get': view, 'session.me': { ...me, actions: [...me.actions] } });
    const edges = (widget: Element) => {
      const { top, bottom } = inside(widget, 'dl').getBoundingClientRect();
      return [top, bottom];
    };
    const first = new Promise<number[]>((resolve) => {
      const onReady = ({ target }: Event): void => resolve(target instanceof Element ? edges(target) : []);
      document.addEventListener('portico-ready', onReady, { once: true });
    });
    const widget = await drawDeal(portal);
    expect(edges(widget)).toEqual(await first);
    widget.closest('main')?.remove();
  }
});

const views: [string, OutputOf<'deals.get'>][] = [
  ['draft', dealView({ review: 'draft', protection: 'none', number: null, receipt: null })],
  ['submitted', dealView()],
  ['asked', askedDeal()],
  ['approved', approved],
  ['won', { ...approved, outcome: 'won', protection: 'released' }],
  [
    'rejected',
    dealView({
      review: 'rejected',
      protection: 'none',
      rejectReason: 'not_available',
      noteShared: 'Since 2019.',
    }),
  ],
  ['withdrawn', dealView({ review: 'withdrawn', protection: 'none', withdrawReason: 'no_answer' })],
];

test.each(views)(
  'the state %s has no accessibility fault and fits 320 px in English, German and right to left',
  async (_, view) => {
    for (const locale of ['en', 'de', 'ar']) {
      const widget = await drawDeal(fakeDeals({ 'deals.get': view }), locale);
      const main = widget.closest('main');
      if (main) main.style.width = '320px';
      expect(widget.scrollWidth).toBeLessThanOrEqual(320);
      expect(await faults()).toEqual([]);
      main?.remove();
    }
  },
);

test('what can be done has a box, and begins where the words begin', async () => {
  for (const view of [dealView(), approved]) {
    const widget = await drawDeal(fakeDeals({ 'deals.get': view }));
    const edge = (selector: string) => inside(widget, selector).getBoundingClientRect().left;
    expect(edge('.moves > :first-child')).toBe(edge('h2'));
    expect(edge('dd > button')).toBe(edge('div:has(> dd > button) > dt'));
    for (const button of widget.shadowRoot?.querySelectorAll('article button') ?? [])
      expect(getComputedStyle(button).borderWidth).toBe('1px');
    widget.closest('main')?.remove();
  }
});

test('what was asked and answered stays to be read after the decision', async () => {
  const { info } = askedDeal();
  const items = (info?.items ?? []).map((item) => ({ ...item, answer: `Answer to ${item.id}` }));
  const view = dealView({
    review: 'rejected',
    protection: 'none',
    rejectReason: 'incomplete',
    info: info && { ...info, items },
  });
  const widget = await drawDeal(fakeDeals({ 'deals.get': view }));
  await vi.waitFor(() => expect(text(widget)).toContain('Questions and answers'));
  for (const { question, answer } of items) {
    expect(text(widget)).toContain(question);
    expect(text(widget)).toContain(answer);
  }
  expect(await faults()).toEqual([]);
});

test('questions are answered in one act, none may be left out, and the focus goes to the first that is', async () => {
  const portal = fakeDeals({
    'deals.get': askedDeal(),
    'deals.answerInfo': { ok: true, deal: dealView({ review: 'in_review' }) },
  });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(text(widget)).toContain('The vendor asks'));
  write(widget, 'q1', 'Berlin and Hamburg');
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.getAttribute('name')).toBe('q2'));
  expect(sent(portal, 'deals.answerInfo')).toEqual([]);
  write(widget, 'q2', 'Ms Sommer');
  portal.answer('deals.get', dealView({ review: 'in_review' }));
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(inside(widget, '.status').textContent).toBe('In review'));
  expect(sent(portal, 'deals.answerInfo')[0]?.input).toEqual({
    dealId: id,
    version: 2,
    answers: { q1: 'Berlin and Hamburg', q2: 'Ms Sommer' },
  });
});

test('what is typed as an answer stays while the deal changes, and when sending fails', async () => {
  const portal = fakeDeals({ 'deals.get': askedDeal() });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(text(widget)).toContain('The vendor asks'));
  write(widget, 'q1', 'Berlin');
  write(widget, 'q2', 'Ms Sommer');
  portal.fail('deals.answerInfo', 'offline');
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(text(widget)).toContain('What you typed is kept'));
  portal.emit({ name: 'deal.taken', aggregate: { type: 'deal', id } });
  await vi.waitFor(() => expect(sent(portal, 'deals.get').length).toBeGreaterThan(1));
  expect(inside<PorticoControl>(widget, '[name=q1]').value).toBe('Berlin');
  press(widget, 'Send answers');
  await vi.waitFor(() => expect(sent(portal, 'deals.answerInfo')).toHaveLength(2));
  const [first, second] = sent(portal, 'deals.answerInfo');
  expect(second).toEqual(first);
});

test('withdrawing asks first, names a reason and happens once', async () => {
  const portal = fakeDeals({
    'deals.withdraw': { ok: true, deal: dealView({ review: 'withdrawn', protection: 'none' }) },
  });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => press(widget, 'Withdraw registration'));
  await vi.waitFor(() => expect(text(widget)).toContain('This cannot be undone'));
  expect(await faults()).toEqual([]);
  portal.answer('deals.get', dealView({ review: 'withdrawn', protection: 'none' }));
  await settle(document);
  press(widget, 'Withdraw');
  press(widget, 'Withdraw');
  await vi.waitFor(() => expect(inside(widget, '.status').textContent).toBe('Withdrawn'));
  expect(sent(portal, 'deals.withdraw').map(({ input }) => input)).toEqual([
    { dealId: id, version: 2, reason: 'customer_stopped' },
  ]);
});

test('an approved deal is closed only after a second yes, and a refusal says why', async () => {
  const portal = fakeDeals({
    'deals.get': approved,
    'deals.close': { ok: false, refusal: { rule: 'DM11', key: 'not_open' } },
  });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => press(widget, 'We won it'));
  expect(sent(portal, 'deals.close')).toEqual([]);
  await vi.waitFor(() => press(widget, 'Record as won'));
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { heading: string }>(widget, 'portico-problem').heading).toContain(
      'no longer possible',
    ),
  );
  expect(sent(portal, 'deals.close')[0]?.input).toMatchObject({ outcome: 'won' });
});

const draft = dealView({ review: 'draft', protection: 'none', number: null, receipt: null });

test('a draft is gone on with in its own place, with what was typed before', async () => {
  const portal = fakeDeals({ 'deals.get': { ...draft, claim: { customerName: 'Half a customer' } } });
  const widget = await drawDeal(portal);
  const told = vi.fn();
  widget.addEventListener('portico-deal-continue', told);
  await vi.waitFor(() => press(widget, 'Continue'));
  const form = () => inside(widget, 'portico-deal-registration');
  await vi.waitFor(() => expect(form().getAttribute('phase')).toBe('ready'));
  expect(told.mock.calls[0]?.[0]).toMatchObject({ dealId: id, composed: true, bubbles: true });
  expect(inside<PorticoControl>(form(), '[name=customerName]').value).toBe('Half a customer');
  await vi.waitFor(() => expect(form().shadowRoot?.activeElement?.getAttribute('name')).toBe('customerName'));
  expect(await faults()).toEqual([]);
});

test('a page that has a form of its own takes a draft over', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': draft }));
  widget.addEventListener('portico-deal-continue', (event) => event.preventDefault());
  await vi.waitFor(() => press(widget, 'Continue'));
  await settle(document);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(widget.shadowRoot?.querySelector('portico-deal-registration')).toBeNull();
  expect(text(widget)).toContain('This is a draft');
});

test('only a draft can be gone on with', async () => {
  const widget = await drawDeal(fakeDeals());
  await vi.waitFor(() => expect(text(widget)).toContain('Withdraw registration'));
  expect(text(widget)).not.toContain('Continue');
});

test('a reader who may not act sees no way to', async () => {
  const portal = fakeDeals({ 'deals.get': askedDeal(), 'session.me': { ...seller, actions: ['deal.read'] } });
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(sent(portal, 'session.me')).toHaveLength(1));
  expect(buttons(widget).map(({ textContent }) => textContent?.trim())).toEqual(['Save receipt']);
  expect(widget.shadowRoot?.querySelector('form')).toBeNull();
});

test('a decision appears without a reload; events of other deals change nothing', async () => {
  const portal = fakeDeals();
  const widget = await drawDeal(portal);
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  await vi.waitFor(() => expect(sent(portal, 'deals.get')).toHaveLength(2));
  portal.answer('deals.get', approved);
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: 'deal_other' } });
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id } });
  await vi.waitFor(() => expect(inside(widget, '.status').textContent).toBe('Approved'));
  expect(sent(portal, 'deals.get')).toHaveLength(3);
});

test('a deal of somebody else reads like one that does not exist', async () => {
  const portal = fakeDeals();
  portal.fail('deals.get', 'not_found');
  const widget = await drawDeal(portal);
  expect(widget.phase).toBe('refused');
  expect(await faults()).toEqual([]);
});

test('another id shows another deal', async () => {
  const portal = fakeDeals({
    'deals.get': ({ dealId }) => dealView({ id: dealId, customerName: `Customer of ${dealId}` }),
  });
  const widget = await drawDeal(portal);
  widget.dealId = 'deal_two';
  await vi.waitFor(() => expect(text(widget)).toContain('Customer of deal_two'));
});

test('what is taken back leaves nothing of the form that was open, and the deal comes anew', async () => {
  const widget = await drawDeal(fakeDeals({ 'deals.get': askedDeal() }));
  await vi.waitFor(() => expect(text(widget)).toContain('The vendor asks'));
  write(widget, 'q1', 'Berlin');
  widget.forget();
  await widget.updateComplete;
  expect(widget.shadowRoot?.querySelector('article, form')).toBeNull();
  widget.retry();
  await vi.waitFor(() => expect(text(widget)).toContain('The vendor asks'));
  expect(inside<PorticoControl>(widget, '[name=q1]').value).toBe('');
});
