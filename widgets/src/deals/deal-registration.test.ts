import type { DealClaimInput } from '@portico/domain/deals/claim';
import { Fault } from '@portico/domain/fault';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { claim, dealView, fakeDeals, seller, setup } from '../testing/deals.ts';
import { PorticoDealRegistration } from './deal-registration.ts';

beforeEach(() => sessionStorage.clear());

async function drawForm(portal: FakePortal, locale = 'en', draftId = ''): Promise<PorticoDealRegistration> {
  const host = await draw(
    [PorticoPortal, PorticoDealRegistration],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}>
      <portico-deal-registration draft-id=${draftId}></portico-deal-registration>
    </portico-portal>`,
  );
  const widget = host.querySelector('portico-deal-registration');
  if (!widget) throw new Error('no widget');
  await vi.waitFor(() => expect(widget.phase).not.toBe('loading'));
  await widget.updateComplete;
  await settle(host);
  return widget;
}

/** Where a question is answered: a native control, or one of ours among what may be added. */
const control = (widget: Element, name: string) =>
  inside<HTMLInputElement & { error?: string }>(widget, `[name=${name}]`);
const errorAt = (widget: Element, name: string) =>
  control(widget, name).error ?? inside(widget, `#${name}-error`).textContent?.trim();
const text = (widget: Element) => inside(widget, 'form, .receipt').textContent?.replace(/\s+/g, ' ') ?? '';

/** Types into a control as a person does, and leaves it. */
function type(widget: Element, name: string, value: string): void {
  const field = control(widget, name);
  const native = field.shadowRoot?.querySelector<HTMLInputElement>('#control') ?? field;
  if (native.type === 'checkbox') native.checked = true;
  else native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
}

async function fill(widget: PorticoDealRegistration, changes: Partial<DealClaimInput> = {}): Promise<void> {
  for (const [name, value] of Object.entries({ ...claim, ...changes }))
    type(widget, name, typeof value === 'string' ? value : '');
  await widget.updateComplete;
}

const submit = (widget: Element) => inside(widget, 'form button').click();
const submissions = (portal: FakePortal) => portal.calls.filter(({ path }) => path === 'deals.submit');

test('the first screen asks eight things and a statement, the rest is folded away', async () => {
  const widget = await drawForm(fakeDeals());
  const names = [...inside(widget, '.fields').querySelectorAll('[name]')]
    .filter((one) => !one.closest('details'))
    .map((one) => one.getAttribute('name'));
  expect(names).toEqual(Object.keys(claim).toSorted((a, b) => names.indexOf(a) - names.indexOf(b)));
  expect(inside<HTMLDetailsElement>(widget, 'details').open).toBe(false);
  expect(await faults()).toEqual([]);
});

test('countries stand in the reader’s order with the visitor’s own first, products under their family', async () => {
  const widget = await drawForm(fakeDeals(), 'de');
  const countries = [...control(widget, 'customerCountry').querySelectorAll('option')].map(
    (option) => option.textContent,
  );
  expect(countries).toHaveLength(250);
  expect(countries).toContain('Österreich');
  expect(countries.slice(2)).toEqual(countries.slice(2).toSorted(new Intl.Collator('de').compare));
  const families = [...control(widget, 'productId').querySelectorAll('optgroup')].map((group) => group.label);
  expect(families).toEqual(['City bikes', 'Cargo bikes']);
});

test('a field that was left says what is wrong, and the words go while it is mended', async () => {
  const widget = await drawForm(fakeDeals());
  type(widget, 'customerWeb', 'someone@gmail.com');
  await vi.waitFor(() => expect(errorAt(widget, 'customerWeb')).toContain('free mail'));
  expect(errorAt(widget, 'customerName')).toBe('');
  type(widget, 'customerWeb', 'acme.com');
  await widget.updateComplete;
  expect(errorAt(widget, 'customerWeb')).toBe('');
});

test('an unfinished form is not sent: every problem is shown, counted aloud, and the first one has the focus', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  type(widget, 'customerName', 'Acme');
  submit(widget);
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.getAttribute('name')).toBe('customerWeb'));
  expect(inside<HTMLElement & { heading: string }>(widget, 'portico-problem').heading).toBe(
    '7 answers need a look.',
  );
  expect(submissions(portal)).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('a finished form is registered, and the receipt shows number, times and hash', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  const told = vi.fn();
  widget.addEventListener('portico-submitted', told);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
  expect(submissions(portal)[0]?.input).toMatchObject({ claim });
  expect(text(widget)).toContain('5d41402abc4b');
  expect(told.mock.calls[0]?.[0]).toMatchObject({
    dealId: dealView().id,
    number: 'D-2026-000123',
    composed: true,
  });
  expect(widget.shadowRoot?.activeElement?.localName).toBe('h2');
  expect(await faults()).toEqual([]);
});

test('a double click registers one deal', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  submit(widget);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
  expect(submissions(portal)).toHaveLength(1);
});

test('an answer that was lost is asked for again under the same key with the same words', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  portal.answer('deals.submit', () => {
    portal.answer('deals.submit', () => ({ ok: true, deal: dealView() }));
    throw new Fault('offline');
  });
  submit(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('It goes on when you are back online'));
  expect(inside(widget, '.fields').inert).toBe(true);
  expect(await faults()).toEqual([]);
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
  const [first, second] = submissions(portal);
  expect(second).toEqual(first);
});

test('a submission under way is finished after a reload, under the same key', async () => {
  const portal = fakeDeals();
  const before = await drawForm(portal);
  await fill(before);
  portal.fail('deals.submit', 'offline');
  submit(before);
  await vi.waitFor(() => expect(submissions(portal)).toHaveLength(1));
  before.parentElement?.remove();
  portal.fail('deals.submit', null);
  const after = await drawForm(portal);
  await vi.waitFor(() => expect(text(after)).toContain('D-2026-000123'));
  const [first, second] = submissions(portal);
  expect(second?.key).toBe(first?.key);
  expect(second?.input).toEqual(first?.input);
});

test('a deal that was registered meanwhile is shown, not registered again', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('Draft saved'));
  portal.fail('deals.submit', 'stale_edit');
  submit(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
  expect(submissions(portal)).toHaveLength(1);
});

test('a draft is saved quietly after a field was left, with its version, and nothing twice', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  type(widget, 'customerName', 'Acme');
  type(widget, 'customerWeb', 'acme.com');
  await vi.waitFor(() => expect(text(widget)).toContain('Draft saved'));
  const saves = () => portal.calls.filter(({ path }) => path === 'deals.saveDraft');
  expect(saves().map(({ input }) => input)).toEqual([
    { claim: { customerName: 'Acme', customerWeb: 'acme.com' } },
  ]);
  type(widget, 'contactName', 'Jo');
  await vi.waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()[1]?.input).toMatchObject({ draft: { dealId: dealView().id, version: 1 } });
});

test('what was typed is there after a reload, for the same person only', async () => {
  const portal = fakeDeals();
  const before = await drawForm(portal);
  type(before, 'customerName', 'Acme');
  before.parentElement?.remove();
  const after = await drawForm(portal);
  expect(control(after, 'customerName').value).toBe('Acme');
  after.parentElement?.remove();
  portal.answer('session.me', { ...seller, user: { ...seller.user, id: 'user_2' } });
  expect(control(await drawForm(portal), 'customerName').value).toBe('');
});

test('a draft is opened by its id, and what is changed is saved to it', async () => {
  const portal = fakeDeals();
  portal.answer('deals.get', ({ dealId }) =>
    dealView({
      id: dealId,
      review: 'draft',
      version: 4,
      claim: { ...claim, customerName: 'From elsewhere' },
    }),
  );
  const widget = await drawForm(portal, 'en', 'deal_draft');
  expect(control(widget, 'customerName').value).toBe('From elsewhere');
  type(widget, 'contactName', 'Kim Berg');
  const saves = () => portal.calls.filter(({ path }) => path === 'deals.saveDraft');
  await vi.waitFor(() => expect(saves()).toHaveLength(1));
  expect(saves()[0]?.input).toMatchObject({
    draft: { dealId: 'deal_draft', version: 4 },
    claim: { customerName: 'From elsewhere', contactName: 'Kim Berg' },
  });
});

test('another draft takes the place of the first; words of a draft that is kept already stay', async () => {
  const portal = fakeDeals();
  portal.answer('deals.get', ({ dealId }) =>
    dealView({ id: dealId, review: 'draft', claim: { customerName: `Customer of ${dealId}` } }),
  );
  const widget = await drawForm(portal, 'en', 'deal_1');
  widget.draftId = 'deal_2';
  await vi.waitFor(() => expect(control(widget, 'customerName').value).toBe('Customer of deal_2'));
  type(widget, 'customerName', 'Typed here');
  widget.remove();
  const again = await drawForm(portal, 'en', 'deal_2');
  expect(control(again, 'customerName').value).toBe('Typed here');
});

test('a draft that is out of reach says so, and one that was handed in shows its receipt', async () => {
  const portal = fakeDeals();
  portal.fail('deals.get', 'not_found');
  const widget = await drawForm(portal, 'en', 'deal_of_others');
  expect(widget.shadowRoot?.querySelector('form')).toBe(null);
  portal.fail('deals.get', null);
  sessionStorage.clear();
  const handedIn = await drawForm(portal, 'en', dealView().id);
  await vi.waitFor(() => expect(text(handedIn)).toContain(dealView().number));
});

test('a draft that cannot be saved is kept in the tab and says so', async () => {
  const portal = fakeDeals();
  portal.fail('deals.saveDraft', 'offline');
  const widget = await drawForm(portal);
  type(widget, 'customerName', 'Acme');
  await vi.waitFor(() => expect(text(widget)).toContain('Draft kept in this tab only'));
});

test('a draft that was changed elsewhere is left alone, and this one goes on as its own', async () => {
  const portal = fakeDeals();
  portal.answer('deals.saveDraft', ({ draft }) => {
    if (draft) throw new Fault('stale_edit');
    return { dealId: 'deal_new', version: 1, savedAt: setup.now };
  });
  const widget = await drawForm(portal);
  type(widget, 'customerName', 'Acme');
  await vi.waitFor(() => expect(text(widget)).toContain('Draft saved'));
  type(widget, 'customerWeb', 'acme.com');
  await vi.waitFor(() =>
    expect(portal.calls.filter(({ path }) => path === 'deals.saveDraft')).toHaveLength(3),
  );
  expect(portal.calls.at(-1)?.input).toEqual({ claim: { customerName: 'Acme', customerWeb: 'acme.com' } });
});

test('what the server finds wrong stands at its field until that is changed', async () => {
  const portal = fakeDeals({
    'deals.submit': { ok: false, problems: [{ field: 'productId', key: 'product', rule: 'DR3' }] },
  });
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() => expect(errorAt(widget, 'productId')).toContain('no longer be registered'));
  type(widget, 'productId', 'prod_1');
  await widget.updateComplete;
  expect(errorAt(widget, 'productId')).toBe('');
  await vi.waitFor(() => expect(inside(widget, 'form button').ariaDisabled).toBe(null));
});

test('what the server finds wrong has the focus, and the form can be mended', async () => {
  const portal = fakeDeals({
    'deals.submit': { ok: false, problems: [{ field: 'productId', key: 'product', rule: 'DR3' }] },
  });
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.getAttribute('name')).toBe('productId'));
  expect(inside(widget, '.fields').inert).toBe(false);
});

test('a session that may register and not read registers, and has a new form after a reload', async () => {
  const portal = fakeDeals();
  portal.fail('session.me', 'not_found');
  portal.fail('deals.get', 'not_found');
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
  widget.parentElement?.remove();
  const after = await drawForm(portal);
  expect(after.phase).toBe('ready');
  expect(control(after, 'customerName').value).toBe('');
});

test('a refusal says why in words, and a fault keeps what was typed and offers to try again', async () => {
  const portal = fakeDeals({ 'deals.submit': { ok: false, refusal: { rule: 'DX1', key: 'something_new' } } });
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { heading: string }>(widget, 'portico-problem').heading).toContain(
      'rule DX1',
    ),
  );
  portal.fail('deals.submit', 'session_expired');
  submit(widget);
  await vi.waitFor(() => expect(text(widget)).toContain('What you typed is kept'));
  expect(control(widget, 'customerName').value).toBe(claim.customerName);
  portal.fail('deals.submit', null);
  portal.answer('deals.submit', { ok: true, deal: dealView() });
  inside(widget, 'portico-problem portico-button').click();
  await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
});

test('a customer one had not long ago is refused in the words of that rule, with what can be done', async () => {
  const portal = fakeDeals({
    'deals.submit': { ok: false, refusal: { rule: 'DM45', key: 'too_soon', field: 'fileIds' } },
  });
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() =>
    expect(inside<HTMLElement & { heading: string }>(widget, 'portico-problem').heading).toBe(
      'You had this customer not long ago. Add new evidence to register them again now.',
    ),
  );
});

test('after a definite fault the same words go under another key, and after a lost answer under the same', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  const handInAgain = async (times: number) => {
    submit(widget);
    await vi.waitFor(() => expect(submissions(portal)).toHaveLength(times));
    await vi.waitFor(() => expect(inside(widget, '.fields').inert).toBe(false));
  };
  portal.fail('deals.submit', 'session_expired');
  await handInAgain(1);
  portal.fail('deals.submit', 'unavailable');
  await handInAgain(2);
  await handInAgain(3);
  const [first, second, third] = submissions(portal).map(({ key }) => key);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
});

test('an amount that cannot be read is pointed at, a readable one goes in minor units with its currency', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  inside<HTMLDetailsElement>(widget, 'details').open = true;
  await vi.waitFor(() => expect(customElements.get('portico-money')).toBeDefined());
  await settle(widget.shadowRoot as unknown as Element);
  type(widget, 'estAmountMinor', 'a lot');
  submit(widget);
  await vi.waitFor(() => expect(errorAt(widget, 'estAmountMinor')).toContain('Enter an amount'));
  expect(inside<HTMLDetailsElement>(widget, 'details').open).toBe(true);
  type(widget, 'estAmountMinor', '12,500');
  await widget.updateComplete;
  submit(widget);
  await vi.waitFor(() =>
    expect(submissions(portal)[0]?.input).toMatchObject({
      claim: { estAmountMinor: 1_250_000, estCurrency: 'EUR' },
    }),
  );
});

test('the receipt follows the decision live, stays over a reload, and gives way to another deal', async () => {
  const portal = fakeDeals();
  const widget = await drawForm(portal);
  await fill(widget);
  submit(widget);
  await vi.waitFor(() => expect(inside(widget, 'portico-badge').textContent).toBe('Submitted'));
  await vi.waitFor(() => expect(portal.listening).toBe(1));
  portal.answer(
    'deals.get',
    dealView({ review: 'approved', protection: 'active', protectionEnd: setup.now }),
  );
  portal.emit({ name: 'deal.approved', aggregate: { type: 'deal', id: dealView().id } });
  await vi.waitFor(() => expect(inside(widget, 'portico-badge').textContent).toBe('Approved'));
  widget.parentElement?.remove();
  const after = await drawForm(portal);
  await vi.waitFor(() => expect(inside(after, 'portico-badge').textContent).toBe('Approved'));
  inside(after, 'portico-button').click();
  await vi.waitFor(() => expect(after.shadowRoot?.activeElement?.getAttribute('name')).toBe('customerName'));
  expect(control(after, 'customerName').value).toBe('');
});

test.each(['en', 'de', 'ar'])(
  'form, problems and receipt in %s have no accessibility fault at 320 px and do not run over',
  async (locale) => {
    const portal = fakeDeals();
    const widget = await drawForm(portal, locale);
    if (widget.parentElement?.parentElement) widget.parentElement.parentElement.style.width = '320px';
    const fits = () => expect(widget.scrollWidth).toBeLessThanOrEqual(320);
    fits();
    submit(widget);
    await vi.waitFor(() => expect(widget.shadowRoot?.activeElement).not.toBeNull());
    expect(await faults()).toEqual([]);
    fits();
    await fill(widget);
    submit(widget);
    await vi.waitFor(() => expect(text(widget)).toContain('D-2026-000123'));
    expect(await faults()).toEqual([]);
    fits();
  },
);

test.each([
  'offline',
  'session_expired',
  'signed_out',
  'not_found',
  'origin_not_allowed',
  'unexpected',
] as const)('without a form because of %s it says so and axe finds nothing', async (code) => {
  const portal = fakeDeals();
  portal.fail('*', code);
  const widget = await drawForm(portal);
  await vi.waitFor(() => expect(inside(widget, 'portico-problem').textContent?.trim()).not.toBe(''));
  expect(await faults()).toEqual([]);
});
