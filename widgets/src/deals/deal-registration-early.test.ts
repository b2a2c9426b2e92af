import type { OutputOf } from '@portico/runtime/client';
import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import { draw, faults, inside } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeDeals, seller, setup } from '../testing/deals.ts';
import { PorticoDealRegistration } from './deal-registration.ts';

beforeEach(() => sessionStorage.clear());

/** A form whose server takes its time; `hear` lets it answer. */
async function drawEarly(portal: FakePortal, locale = 'en') {
  let hear = (_setup: OutputOf<'deals.form'>): void => {};
  const answer = new Promise<OutputOf<'deals.form'>>((resolve) => (hear = resolve));
  portal.answer('deals.form', () => answer);
  const host = await draw(
    [PorticoPortal, PorticoDealRegistration],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}>
      <portico-deal-registration></portico-deal-registration>
    </portico-portal>`,
  );
  const widget = host.querySelector('portico-deal-registration');
  if (!widget) throw new Error('no widget');
  return { widget, hear: () => hear(setup) };
}

const form = (widget: PorticoDealRegistration) => widget.renderRoot.querySelector('form');
const field = <T extends HTMLElement = HTMLInputElement>(widget: Element, name: string) =>
  inside<T>(widget, `[name=${name}]`);

test('what is typed before the server was heard stays where it is, and the choices fill in', async () => {
  const { widget, hear } = await drawEarly(fakeDeals());
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  expect(widget.phase).toBe('loading');
  const name = field(widget, 'customerName');
  name.focus();
  document.execCommand('insertText', false, 'Hagen');
  expect(field<HTMLSelectElement>(widget, 'productId').textContent).toContain('Working');
  hear();
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  expect(field(widget, 'customerName')).toBe(name);
  expect([name.value, widget.shadowRoot?.activeElement]).toEqual(['Hagen', name]);
  expect(field<HTMLSelectElement>(widget, 'productId').options).toHaveLength(setup.products.length + 1);
  // Under the name of the one who typed it.
  expect(sessionStorage.getItem(`portico:deal-registration:${seller.user.id}`)).toContain('Hagen');
});

test('the place of the form is the same before and after the server was heard', async () => {
  const { widget, hear } = await drawEarly(fakeDeals());
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  const tops = () =>
    [...widget.renderRoot.querySelectorAll('[name], button')].map((one) => one.getBoundingClientRect().top);
  const before = tops();
  hear();
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  expect(tops()).toEqual(before);
});

test('handed in before the server was heard, it says what is missing and sends nothing', async () => {
  const portal = fakeDeals();
  const { widget } = await drawEarly(portal);
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  inside(widget, 'form button').click();
  await vi.waitFor(() => expect(inside(widget, '#productId-error').textContent).toContain('choose'));
  expect(portal.calls.map(({ path }) => path)).not.toContain('deals.submit');
  expect(await faults()).toEqual([]);
});

test('what was typed is there again after a server in trouble was asked again', async () => {
  const portal = fakeDeals();
  const { widget, hear } = await drawEarly(portal);
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  field(widget, 'customerName').focus();
  document.execCommand('insertText', false, 'Hagen');
  portal.fail('deals.form', 'unexpected');
  widget.retry();
  await vi.waitFor(() => expect(widget.phase).toBe('error'));
  portal.fail('deals.form', null);
  hear();
  widget.retry();
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  expect(field(widget, 'customerName').value).toBe('Hagen');
});

test('a form that is drawn once more has all its countries', async () => {
  const portal = fakeDeals();
  const { widget, hear } = await drawEarly(portal);
  hear();
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  const countries = () => field<HTMLSelectElement>(widget, 'customerCountry').options.length;
  await vi.waitFor(() => expect(countries()).toBe(250));
  const before = form(widget);
  portal.fail('*', 'unexpected');
  widget.retry();
  await vi.waitFor(() => expect(widget.phase).toBe('error'));
  portal.fail('*', null);
  widget.retry();
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  expect(form(widget)).not.toBe(before);
  expect(countries()).toBe(250);
});

test('where the tab keeps a claim, no empty form is shown before it is known whose', async () => {
  sessionStorage.setItem(
    'portico:deal-registration:user_9',
    JSON.stringify({ claim: { customerName: 'Theirs' } }),
  );
  const { widget, hear } = await drawEarly(fakeDeals());
  await vi.waitFor(() => expect(widget.renderRoot.querySelector('[aria-busy]')).not.toBeNull());
  expect(form(widget)).toBeNull();
  hear();
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  expect(field(widget, 'customerName').value).toBe('');
});

test('in another language nothing is drawn in English first', async () => {
  const { widget } = await drawEarly(fakeDeals(), 'de');
  await vi.waitFor(() => expect(form(widget)).not.toBeNull());
  expect(inside(widget, 'h2').textContent).toBe('Deal registrieren');
});
