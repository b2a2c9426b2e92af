import { Fault } from '@portico/domain/fault';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import { draw, faults, inside } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { claim, fakeDeals } from '../testing/deals.ts';
import { PorticoDealRegistration } from './deal-registration.ts';

// The line breaks after the form has come: nothing of what it fetches later can be had.
vi.mock('./fetch-rest.ts', async () => {
  const { Fault } = await import('@portico/domain/fault');
  return { fetchRest: () => Promise.reject(new Fault('offline')) };
});

beforeEach(() => sessionStorage.clear());

async function drawForm(portal = fakeDeals()) {
  const host = await draw(
    [PorticoPortal, PorticoDealRegistration],
    html`<portico-portal .fetch=${portal.fetch}>
      <portico-deal-registration></portico-deal-registration>
    </portico-portal>`,
  );
  const widget = host.querySelector('portico-deal-registration');
  if (!widget) throw new Error('no widget');
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  return { portal, widget };
}

function answer(widget: Element, name: string, value: string | boolean): void {
  const control = inside<HTMLInputElement>(widget, `[name=${name}]`);
  if (typeof value === 'boolean') control.checked = value;
  else control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

const answerAll = (widget: Element) =>
  Object.entries(claim).forEach(([name, value]) => answer(widget, name, value as string | boolean));
const submit = (widget: Element) => inside(widget, 'form button').click();
const submissions = ({ calls }: ReturnType<typeof fakeDeals>) =>
  calls.filter(({ path }) => path === 'deals.submit');

test('alone, the form says at its fields what is missing or no address, and sends nothing', async () => {
  const { portal, widget } = await drawForm();
  answer(widget, 'customerWeb', 'acme');
  answer(widget, 'contactEmail', 'jo@acme');
  submit(widget);
  await vi.waitFor(() => expect(widget.shadowRoot?.activeElement?.id).toBe('customerName'));
  const wrong = (name: string) => inside(widget, `#${name}-error`).textContent?.trim();
  expect(wrong('customerName')).toBe('Please fill this in.');
  expect(wrong('customerWeb')).toContain('Enter a website');
  expect(wrong('contactEmail')).toContain('Enter a whole e-mail address');
  expect(wrong('productId')).toBe('Please choose one.');
  expect(wrong('contactAgreed')).toContain('Please ask the contact first');
  expect(submissions(portal)).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('alone, a finished form is registered and says so with its number', async () => {
  const { portal, widget } = await drawForm();
  answerAll(widget);
  submit(widget);
  await vi.waitFor(() => expect(inside(widget, '.receipt').textContent).toContain('D-2026-000123'));
  expect(submissions(portal)[0]?.input).toMatchObject({ claim });
});

test('alone, a lost answer keeps what was typed, and the next try goes under the same key', async () => {
  const { portal, widget } = await drawForm();
  answerAll(widget);
  portal.answer('deals.submit', () => {
    throw new Fault('offline');
  });
  submit(widget);
  await vi.waitFor(() => expect(submissions(portal)).toHaveLength(1));
  await vi.waitFor(() => expect(inside(widget, '.fields').inert).toBe(false));
  expect(inside<HTMLInputElement>(widget, '[name=customerName]').value).toBe(claim.customerName);
  submit(widget);
  await vi.waitFor(() => expect(submissions(portal)).toHaveLength(2));
  const [first, second] = submissions(portal);
  expect(second?.key).toBe(first?.key);
});
