import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import { fakePrechecks, reply, terms } from '../testing/prechecks.ts';
import { PorticoAccountCheck } from './account-check.ts';

async function drawCheck(portal: FakePortal, locale = 'en', width = ''): Promise<PorticoAccountCheck> {
  const host = await draw(
    [PorticoPortal, PorticoAccountCheck],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}
      ><portico-account-check href="/register"></portico-account-check
    ></portico-portal>`,
  );
  const widget = host.querySelector('portico-account-check');
  if (!widget) throw new Error('no widget');
  if (host.parentElement) host.parentElement.style.width = width;
  await vi.waitFor(() => expect(widget.phase).not.toBe('loading'));
  await settle(host);
  return widget;
}

function fill(widget: Element, name: string, value: string): void {
  const native = inside<HTMLInputElement>(widget, `[name=${name}]`);
  native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
}

async function ask(widget: PorticoAccountCheck, name = 'Hagen & Söhne GmbH'): Promise<void> {
  fill(widget, 'customerName', name);
  fill(widget, 'customerCountry', 'DE');
  await settle(widget);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await settle(widget);
}

const answers = (widget: Element) => inside(widget, '.answers').textContent.replaceAll(/\s+/g, ' ').trim();

test.each([
  ['en', '1000px'],
  ['de', '360px'],
  ['ar', '320px'],
])('asking in %s at %s has no accessibility fault and does not run over', async (locale, width) => {
  const widget = await drawCheck(fakePrechecks(), locale, width);
  await ask(widget);
  await vi.waitFor(() => expect(answers(widget)).not.toBe(''));
  expect(widget.scrollWidth).toBeLessThanOrEqual(Number.parseInt(width, 10));
  expect(await faults()).toEqual([]);
});

test.each([
  ['clear', 'Free to register', true],
  ['needs_review', 'Needs a look', true],
  ['not_available', 'Not available', false],
] as const)(
  'the answer %s is said in words, with the way on where there is one',
  async (answer, words, goesOn) => {
    const portal = fakePrechecks({ 'prechecks.check': reply(answer) });
    const widget = await drawCheck(portal);
    const told = vi.fn();
    widget.addEventListener('portico-account-checked', told);
    await ask(widget);
    await vi.waitFor(() => expect(answers(widget)).toContain(words));
    expect(answers(widget)).toContain('Hagen & Söhne GmbH');
    expect(widget.shadowRoot?.querySelector('li portico-button') !== null).toBe(goesOn);
    expect(told.mock.calls[0]?.[0]).toMatchObject({ answer });
    expect(inside(widget, 'footer p').textContent).toContain('29 more times');
    expect(portal.calls.find(({ path }) => path === 'prechecks.check')?.input).toEqual({
      customerName: 'Hagen & Söhne GmbH',
      customerCountry: 'DE',
    });
  },
);

test('product, postcode and registration number go along when they are given', async () => {
  const portal = fakePrechecks();
  const widget = await drawCheck(portal);
  fill(widget, 'customerPostcode', '3011 AA');
  fill(widget, 'customerRegistrationNo', 'KVK 12345678');
  fill(widget, 'productId', 'prod_store');
  await ask(widget);
  await vi.waitFor(() => expect(answers(widget)).not.toBe(''));
  expect(portal.calls.find(({ path }) => path === 'prechecks.check')?.input).toEqual({
    customerName: 'Hagen & Söhne GmbH',
    customerCountry: 'DE',
    customerPostcode: '3011 AA',
    customerRegistrationNo: 'KVK 12345678',
    productId: 'prod_store',
  });
});

test('what is missing is said at its field, and nothing is asked', async () => {
  const portal = fakePrechecks();
  const widget = await drawCheck(portal);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await settle(widget);
  const said = (name: string) => inside(widget, `#${name}-error`).textContent.trim();
  expect([said('customerName'), said('customerWeb'), said('customerCountry')]).toEqual([
    'Please fill this in.',
    '',
    'Please fill this in.',
  ]);
  expect(inside(widget, '#customerName-error').part.contains('error')).toBe(true);
  expect(portal.calls.some(({ path }) => path === 'prechecks.check')).toBe(false);
});

test('an answer that waits comes by itself when its time is there', async () => {
  const portal = fakePrechecks({
    'prechecks.terms': { ...terms, answers: 'on_schedule' },
    'prechecks.check': reply(null),
    'prechecks.list': {
      rows: [
        { id: 'probe_1', at: '', userName: null, fingerprint: '', answer: 'not_available', answerAt: '' },
      ],
      next: null,
    },
  });
  const widget = await drawCheck(portal);
  await ask(widget);
  await vi.waitFor(() => expect(answers(widget)).toContain('Waiting'));
  await vi.waitFor(() => expect(answers(widget)).toContain('Not available'));
});

test('a used-up budget and a lost line each say the next step, and what was typed stays', async () => {
  const portal = fakePrechecks({
    'prechecks.check': { ok: false, refusal: { rule: 'PC2', key: 'user_budget_used' } },
  });
  const widget = await drawCheck(portal);
  await ask(widget);
  await vi.waitFor(() =>
    expect(inside(widget, 'portico-problem')).toHaveProperty(
      'heading',
      expect.stringContaining('Ask again tomorrow') as string,
    ),
  );
  portal.fail('prechecks.check', 'offline');
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await vi.waitFor(() => expect(inside(widget, 'portico-problem portico-button')).not.toBe(null));
  expect(inside(widget, '[name=customerName]')).toHaveProperty('value', 'Hagen & Söhne GmbH');
});

test('a page that knows the customer hands them over, and what a person types goes before that', async () => {
  const portal = fakePrechecks();
  const widget = await drawCheck(portal);
  widget.customer = { name: 'Contoso', country: 'AT', web: 'contoso.example' };
  await settle(widget);
  fill(widget, 'customerName', 'Contoso Wien');
  await settle(widget);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await vi.waitFor(() =>
    expect(portal.calls.find(({ path }) => path === 'prechecks.check')?.input).toEqual({
      customerName: 'Contoso Wien',
      customerCountry: 'AT',
      customerWeb: 'contoso.example',
    }),
  );
});
