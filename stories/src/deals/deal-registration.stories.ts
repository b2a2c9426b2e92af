import { Fault } from '@portico/domain/fault';
import type { FakePortal } from '@portico/runtime/testing';
import { define } from '@portico/ui/define';
import { brandDeclarations, brandScale } from '@portico/ui/tokens/brand-scale';
import { PorticoDealRegistration } from '@portico/widgets/deals/deal-registration';
import { claim, dealView, fakeDeals } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { answeredBy, inPortal, portalOf } from '../in-portal.ts';
import { drawn, enter, inside } from '../inside.ts';

define(PorticoDealRegistration);

interface Args {
  onSuccess: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Deals/Deal registration',
  component: PorticoDealRegistration.tag,
  args: { onSuccess: fn() },
  ...answeredBy(() => fakeDeals()),
  // What is typed is kept in the tab; each story begins with an empty form.
  beforeEach: () => sessionStorage.clear(),
  render: ({ onSuccess }, context) =>
    inPortal(
      context,
      html`<portico-deal-registration @portico-submitted=${onSuccess}></portico-deal-registration>`,
    ),
  play: async ({ canvasElement }) => void (await ready(canvasElement)),
};
export default meta;
type Story = StoryObj<Args>;

async function ready(canvas: HTMLElement): Promise<PorticoDealRegistration> {
  const widget = drawn(canvas, 'portico-deal-registration');
  await waitFor(() => expect(widget.phase).toBe('ready'));
  await widget.updateComplete;
  return widget;
}

async function fill(widget: PorticoDealRegistration): Promise<void> {
  for (const [name, value] of Object.entries(claim))
    enter(inside(widget, `[name=${name}]`), typeof value === 'string' ? value : 'true');
  await widget.updateComplete;
}

function submit(widget: PorticoDealRegistration): void {
  inside(widget, 'form button').click();
}

const said = (widget: Element): string => inside(inside(widget, 'portico-problem'), 'strong').textContent;

/** Eight questions and a statement; the rest is folded away. */
export const Ready: Story = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await expect(inside<HTMLDetailsElement>(widget, 'details').open).toBe(false);
  },
};

/** The shape of the form. */
export const Loading: Story = {
  ...answeredBy(() => {
    const portal = fakeDeals();
    portal.answer('deals.form', () => new Promise(() => {}));
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-deal-registration').phase).toBe('loading');
  },
};

/** What is typed saves itself, and says so quietly. */
export const DraftSaved: Story = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await userEvent.type(inside(widget, '[name=customerName]'), 'Hagen & Söhne GmbH');
    enter(inside(widget, '[name=customerWeb]'), 'hagen-soehne.de');
    await waitFor(() => expect(inside(widget, 'footer')).toHaveTextContent('Draft saved'), { timeout: 3000 });
  },
};

/** No line for the draft: what was typed stays in this tab. */
export const DraftKeptInTab: Story = {
  ...answeredBy(() => {
    const portal = fakeDeals();
    portal.fail('deals.saveDraft', 'offline');
    return portal;
  }),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    enter(inside(widget, '[name=customerName]'), 'Hagen & Söhne GmbH');
    await waitFor(() => expect(inside(widget, 'footer')).toHaveTextContent('Draft kept in this tab only'), {
      timeout: 3000,
    });
  },
};

/** A field that was left says what is wrong, while the others wait for their turn. */
export const FieldError: Story = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    enter(inside(widget, '[name=customerWeb]'), 'someone@gmail.com');
    await widget.updateComplete;
    await waitFor(() => expect(inside(widget, '#customerWeb-error')).toHaveTextContent('free mail service'));
    await expect(inside(widget, '#customerName-error').textContent.trim()).toBe('');
  },
};

/** Sent unfinished: every field says its own, and the first one has the focus. */
export const ManyErrors: Story = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    submit(widget);
    await waitFor(() => expect(widget.shadowRoot?.activeElement).toBe(inside(widget, '[name=customerName]')));
    await expect(said(widget)).toBe('8 answers need a look.');
  },
};

/** The optional part, open. */
export const MoreDetail: Story = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    inside(widget, 'summary').click();
    await waitFor(() => expect(inside(widget, '[name=estAmountMinor]').checkVisibility()).toBe(true));
  },
};

/** Registered: what the partner holds in hand. */
export const Receipt: Story = {
  play: async ({ canvasElement, args }) => {
    const widget = await ready(canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() => expect(inside(widget, '.receipt')).toHaveTextContent('D-2026-000123'));
    await expect(inside(widget, '.receipt')).toHaveTextContent('5d41402abc4b');
    await expect(args.onSuccess).toHaveBeenCalledOnce();
  },
};

/** The decision comes in without a reload, on the receipt itself. */
export const ReceiptDecided: Story = {
  play: async (context) => {
    await Receipt.play?.(context);
    const portal = portalOf(context);
    await waitFor(() => expect(portal.listening).toBe(1));
    portal.answer(
      'deals.get',
      dealView({ review: 'approved', protection: 'active', protectionEnd: dealView().updatedAt }),
    );
    portal.emit({ aggregate: { type: 'deal', id: dealView().id }, name: 'deal.approved' });
    const widget = drawn(context.canvasElement, 'portico-deal-registration');
    await waitFor(() => expect(inside(widget, 'portico-badge')).toHaveTextContent('Approved'));
  },
};

/** Under way: the form waits, and a second click changes nothing. */
export const Sending: Story = {
  ...answeredBy(() => {
    const portal = fakeDeals();
    portal.answer('deals.submit', () => new Promise(() => {}));
    return portal;
  }),
  play: async (context) => {
    const widget = await ready(context.canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() => expect(inside(widget, '.fields').inert).toBe(true));
    submit(widget);
    await waitFor(() => expect(submissions(portalOf(context))).toHaveLength(1));
  },
};

function submissions(portal: FakePortal): unknown[] {
  return portal.calls.filter(({ path }) => path === 'deals.submit');
}

/** The line is lost while sending: it goes on by itself, under the same key. */
export const OfflineWhileSending: Story = {
  ...answeredBy(() =>
    fakeDeals({
      'deals.submit': () => {
        throw new Fault('offline');
      },
    }),
  ),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() => expect(said(widget)).toBe('No connection'));
    await expect(inside<HTMLElement & { value: string }>(widget, '[name=customerName]').value).toBe(
      claim.customerName,
    );
  },
};

/** Business says no: under which rule, and how to go on. */
export const RefusedByRule: Story = {
  ...answeredBy(() =>
    fakeDeals({ 'deals.submit': () => ({ ok: false, refusal: { rule: 'DC2', key: 'twice' } }) }),
  ),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() => expect(said(widget)).toContain('rule DC2'));
  },
};

/** The server found what the browser could not know. */
export const RefusedField: Story = {
  ...answeredBy(() =>
    fakeDeals({
      'deals.submit': () => ({ ok: false, problems: [{ field: 'productId', key: 'product', rule: 'DR2' }] }),
    }),
  ),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() =>
      expect(inside(widget, '#productId-error')).toHaveTextContent('can no longer be registered'),
    );
    await expect(said(widget)).toBe('One answer needs a look.');
  },
};

function failing(
  fault: Fault['code'],
  phase: PorticoDealRegistration['phase'],
): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() => {
      const portal = fakeDeals();
      portal.fail('deals.form', fault);
      return portal;
    }),
    play: async ({ canvasElement }) => {
      await waitFor(() => expect(drawn(canvasElement, 'portico-deal-registration').phase).toBe(phase));
    },
  };
}

export const Offline: Story = failing('offline', 'offline');
export const SessionExpired: Story = failing('session_expired', 'expired-session');
export const NoPermission: Story = failing('not_found', 'no-permission');
export const Refused: Story = failing('origin_not_allowed', 'refused');
export const Unexpected: Story = failing('unexpected', 'error');

const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland GmbH & Co';

/** A ninety-letter company, in German, on a phone, with every error shown. */
export const Overfull: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de', viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    enter(inside(widget, '[name=customerName]'), long);
    submit(widget);
    await waitFor(() => expect(said(widget)).toContain('7'));
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

/** The receipt with a ninety-letter company. */
export const OverfullReceipt: Story = {
  ...answeredBy(() =>
    fakeDeals({
      'deals.submit': () => ({ ok: true, deal: dealView({ customerName: long }) }),
      'deals.get': dealView({ customerName: long }),
    }),
  ),
  globals: { viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await fill(widget);
    submit(widget);
    await waitFor(() => expect(inside(widget, '.receipt')).toHaveTextContent(long));
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

export const German: Story = {
  globals: { locale: 'de' },
  tags: ['!autodocs'],
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await waitFor(() => expect(inside(widget, 'h2')).toHaveTextContent('registrieren'));
  },
};
export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    await expect((await ready(canvasElement)).matches(':dir(rtl)')).toBe(true);
  },
};
/** The accent of a brand: any colour becomes a scale that keeps its contrast. */
export const Branded: StoryObj<Args & { color: string }> = {
  args: { color: '#b3261e' },
  argTypes: { color: { control: 'color' } },
  render: ({ color }, context) =>
    inPortal(
      context,
      html`<portico-deal-registration
        style=${brandDeclarations(brandScale(color))}
      ></portico-deal-registration>`,
    ),
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    const button = inside(widget, 'button.primary');
    await expect(getComputedStyle(button).backgroundColor).toBe('rgb(179, 38, 30)');
  },
};

export const Dark: Story = { ...ManyErrors, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...ManyErrors, globals: { contrast: 'more' } };
