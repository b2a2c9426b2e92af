import { PorticoPortal } from '@portico/runtime/portal/portal';
import type { FakePortal } from '@portico/runtime/testing';
import type { PorticoControl } from '@portico/ui/control';
import { draw, faults, inside, settle } from '@portico/ui/testing/fixture';
import { html } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { claim, fakeDeals } from '../testing/deals.ts';
import { PorticoDealRegistration } from './deal-registration.ts';

beforeEach(() => sessionStorage.clear());

async function drawOpen(portal: FakePortal, locale = 'en', width = ''): Promise<PorticoDealRegistration> {
  const host = await draw(
    [PorticoPortal, PorticoDealRegistration],
    html`<portico-portal .fetch=${portal.fetch} .locale=${locale}>
      <portico-deal-registration></portico-deal-registration>
    </portico-portal>`,
  );
  const widget = host.querySelector('portico-deal-registration');
  if (!widget) throw new Error('no widget');
  if (host.parentElement) host.parentElement.style.width = width;
  await vi.waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  inside<HTMLDetailsElement>(widget, 'details').open = true;
  await vi.waitFor(() => expect(widget.shadowRoot?.querySelector('.more')).not.toBe(null));
  await settle(widget);
  return widget;
}

async function type(widget: PorticoDealRegistration, name: string, value: string): Promise<void> {
  const field = inside<HTMLInputElement & { updateComplete?: Promise<unknown> }>(widget, `[name="${name}"]`);
  await field.updateComplete;
  const native = field.shadowRoot ? inside<HTMLInputElement>(field, '#control') : field;
  if (native.type === 'checkbox') native.checked = true;
  else native.value = value;
  native.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  native.dispatchEvent(new Event('change', { bubbles: true }));
  await widget.updateComplete;
}

/** Answers what is asked first. */
async function answerAll(widget: PorticoDealRegistration): Promise<void> {
  for (const [name, value] of Object.entries(claim))
    await type(widget, name, typeof value === 'string' ? value : '');
}

async function handIn(widget: PorticoDealRegistration, portal: FakePortal): Promise<unknown> {
  await answerAll(widget);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  const submission = () => portal.calls.find(({ path }) => path === 'deals.submit');
  await vi.waitFor(() => expect(widget.shadowRoot?.querySelector('.receipt')).not.toBe(null));
  return (submission()?.input as { claim: unknown } | undefined)?.claim;
}

const shows = (widget: Element, name: string) =>
  widget.shadowRoot?.querySelector(`[name="${name}"]`) !== null;

test('a tender asks for its name and day, other business does not', async () => {
  const widget = await drawOpen(fakeDeals());
  expect(shows(widget, 'tenderRef')).toBe(false);
  await type(widget, 'dealType', 'tender');
  expect(shows(widget, 'tenderRef')).toBe(true);
  await type(widget, 'dealType', 'renewal');
  expect(shows(widget, 'tenderRef')).toBe(false);
});

test('places are typed one a line, and a product in detail opens the next row', async () => {
  const portal = fakeDeals();
  const widget = await drawOpen(portal);
  await type(widget, 'siteScope', 'listed');
  await type(widget, 'sites', 'Lyon\n\nWorks 2 Munich');
  await type(widget, 'lines.0.productId', 'prod_1');
  await type(widget, 'lines.0.quantity', '12');
  await type(widget, 'lines.1.productId', 'prod_2');
  expect(shows(widget, 'lines.2.productId')).toBe(true);
  expect(await handIn(widget, portal)).toMatchObject({
    siteScope: 'listed',
    sites: [{ name: 'Lyon' }, { name: 'Works 2 Munich' }],
    lines: [
      { productId: 'prod_1', quantity: 12 },
      { productId: 'prod_2', quantity: 1 },
    ],
  });
});

test('a row whose product is taken away is gone', async () => {
  const widget = await drawOpen(fakeDeals());
  await type(widget, 'lines.0.productId', 'prod_1');
  await type(widget, 'lines.0.productId', '');
  expect(shows(widget, 'lines.0.quantity')).toBe(false);
  expect(shows(widget, 'lines.1.productId')).toBe(false);
});

test('a place that is missing is asked for at its field before anything is sent', async () => {
  const portal = fakeDeals();
  const widget = await drawOpen(portal);
  await type(widget, 'siteScope', 'project');
  await answerAll(widget);
  inside<HTMLFormElement>(widget, 'form').requestSubmit();
  await vi.waitFor(() => expect(inside<PorticoControl>(widget, '[name=projectName]').error).not.toBe(''));
  expect(portal.calls.some(({ path }) => path === 'deals.submit')).toBe(false);
});

test('what the deal would bring is said once product and value are known, and kept up to date', async () => {
  const portal = fakeDeals({
    'deals.benefitPreview': (input) => {
      const isExact = 'claim' in input && Boolean(input.claim.estAmountMinor);
      return {
        benefits: {
          policyVersion: '2026-11',
          baseMinor: 5_000_000,
          baseFrom: isExact ? 'amount' : 'band',
          currency: 'EUR',
          lines: [],
          totalMinor: isExact ? 400_000 : 250_000,
          secondPartnerMinor: 0,
          capMinor: null,
        },
      };
    },
  });
  const widget = await drawOpen(portal);
  const said = () => inside(inside(widget, 'portico-benefit-preview'), '[role=status]').textContent.trim();
  await type(widget, 'productId', 'prod_3');
  expect(said()).toBe('');
  await type(widget, 'valueBand', '50k_to_250k');
  await vi.waitFor(() => expect(said()).toBe('Approved, this deal brings you at least €2,500.00.'));
  await type(widget, 'estAmountMinor', '80000');
  await vi.waitFor(() => expect(said()).toBe('Approved, this deal brings you €4,000.00.'));
});

test.each(['en', 'de', 'ar'])(
  'all that may be added has no accessibility fault in %s at 360 px',
  async (locale) => {
    const widget = await drawOpen(fakeDeals(), locale, '360px');
    await type(widget, 'dealType', 'tender');
    await type(widget, 'siteScope', 'listed');
    await type(widget, 'lines.0.productId', 'prod_1');
    await settle(widget);
    expect(widget.scrollWidth).toBeLessThanOrEqual(360);
    expect(await faults()).toEqual([]);
  },
);
