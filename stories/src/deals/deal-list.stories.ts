import { define } from '@portico/ui/define';
import { PorticoDealList } from '@portico/widgets/deals/deal-list';
import type { DealOpenEvent } from '@portico/widgets/deals/deal-open-event';
import { dealRows, fakeDeals } from '@portico/widgets/testing/deals';
import type { Fault } from '@portico/domain/fault';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { answeredBy, inPortal, portalOf } from '../in-portal.ts';
import { drawn, inside } from '../inside.ts';

define(PorticoDealList);

type Args = Pick<PorticoDealList, 'review' | 'search' | 'href'> & {
  onOpen: (event: DealOpenEvent) => string;
};

const meta: Meta<Args> = {
  title: 'Deals/Deal list',
  component: PorticoDealList.tag,
  args: { review: '', search: '', href: '', onOpen: fn(({ dealId }: DealOpenEvent) => dealId) },
  ...answeredBy(() => fakeDeals()),
  render: ({ review, search, href, onOpen }, context) =>
    inPortal(
      context,
      html`<portico-deal-list
        review=${review}
        search=${search}
        href=${href}
        @portico-deal-open=${onOpen}
      ></portico-deal-list>`,
    ),
  play: async ({ canvasElement }) => void (await ready(canvasElement)),
};
export default meta;
type Story = StoryObj<Args>;

async function ready(canvas: HTMLElement): Promise<PorticoDealList> {
  const list = drawn(canvas, 'portico-deal-list');
  await waitFor(() => expect(list.phase).toBe('ready'));
  return list;
}

/** Newest change first; opening a row tells which deal. */
export const Ready: Story = {
  play: async ({ canvasElement, args }) => {
    const list = await ready(canvasElement);
    inside(list, 'tbody .name').click();
    await expect(args.onOpen).toHaveReturnedWith('deal_0');
  },
};

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => {
    const portal = fakeDeals();
    portal.answer('deals.list', () => new Promise(() => {}));
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-deal-list').phase).toBe('loading');
  },
};

/** No deal yet: says what a registration is good for. */
export const Empty: Story = {
  ...answeredBy(() => fakeDeals({ 'deals.list': { rows: [], next: null } })),
  play: async ({ canvasElement }) => {
    const list = await ready(canvasElement);
    await expect(inside(list, '.empty strong')).toHaveTextContent('No deals yet');
  },
};

/** Nothing fits the words: the way out is to use fewer. */
export const NothingFits: Story = {
  args: { search: 'zzz' },
  ...answeredBy(() => fakeDeals({ 'deals.list': { rows: [], next: null } })),
  play: async ({ canvasElement }) => {
    const list = await ready(canvasElement);
    await expect(inside(list, '.empty strong')).toHaveTextContent('No deal fits');
  },
};

/** A state narrows the list on the server. */
export const Filtered: Story = {
  args: { review: 'approved' },
  ...answeredBy(() => {
    const rows = dealRows(12).filter(({ review }) => review === 'approved');
    return fakeDeals({ 'deals.list': { rows, next: null } });
  }),
  play: async (context) => {
    await ready(context.canvasElement);
    await expect(portalOf(context).calls.find(({ path }) => path === 'deals.list')?.input).toMatchObject({
      reviews: ['approved'],
    });
  },
};

/** Typing asks the server once the typing pauses. */
export const Searched: Story = {
  play: async (context) => {
    const list = await ready(context.canvasElement);
    await userEvent.type(inside(list, '#search'), 'hagen');
    const asked = (): unknown[] =>
      portalOf(context).calls.filter(({ input }) => (input as { search?: string } | undefined)?.search);
    await waitFor(() =>
      expect(asked()).toEqual([expect.objectContaining({ input: { search: 'hagen', limit: 25 } })]),
    );
  },
};

/** A hundred deals, a page at a time. */
export const SeveralPages: Story = {
  ...answeredBy(() => {
    const rows = dealRows(50);
    return fakeDeals({
      'deals.list': ({ cursor }) =>
        cursor ? { rows: rows.slice(25), next: null } : { rows: rows.slice(0, 25), next: 'page-2' },
    });
  }),
  play: async ({ canvasElement }) => {
    const list = await ready(canvasElement);
    list.scrollIntoView({ block: 'end' });
    await waitFor(() => expect(list.shadowRoot?.querySelectorAll('tbody tr[tabindex]')).toHaveLength(50));
  },
};

/** A change made elsewhere comes in by itself. */
export const ChangedElsewhere: Story = {
  play: async (context) => {
    const list = await ready(context.canvasElement);
    const portal = portalOf(context);
    await waitFor(() => expect(portal.listening).toBe(1));
    const [first, ...rest] = dealRows(3);
    if (first)
      portal.answer('deals.list', {
        rows: [{ ...first, customerName: 'Brand-new Motors' }, ...rest],
        next: null,
      });
    portal.emit({ aggregate: { type: 'deal', id: 'deal_0' }, name: 'deal.approved' });
    await waitFor(() => expect(inside(list, 'tbody .name')).toHaveTextContent('Brand-new Motors'));
  },
};

function failing(fault: Fault['code']): ReturnType<typeof answeredBy> {
  return answeredBy(() => {
    const portal = fakeDeals();
    portal.fail('deals.list', fault);
    return portal;
  });
}

/** Tries again by itself when the network is back. */
export const Offline: Story = {
  ...failing('offline'),
  play: async (context) => {
    const list = drawn(context.canvasElement, 'portico-deal-list');
    await waitFor(() => expect(list.phase).toBe('offline'));
    portalOf(context).fail('deals.list', null);
    dispatchEvent(new Event('online'));
    await ready(context.canvasElement);
    portalOf(context).fail('deals.list', 'offline');
    list.retry();
    await waitFor(() => expect(list.phase).toBe('offline'));
  },
};

const showsPhase =
  (phase: PorticoDealList['phase']): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-deal-list').phase).toBe(phase));
  };

export const SessionExpired: Story = { ...failing('session_expired'), play: showsPhase('expired-session') };
export const NoPermission: Story = { ...failing('not_found'), play: showsPhase('no-permission') };
export const Refused: Story = { ...failing('origin_not_allowed'), play: showsPhase('refused') };
export const Unexpected: Story = { ...failing('unexpected'), play: showsPhase('error') };

const longName =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland GmbH & Co';

/** A ninety-letter name in every row, in German. */
export const Overfull: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de' },
  ...answeredBy(() =>
    fakeDeals({
      'deals.list': { rows: dealRows(12).map((row) => ({ ...row, customerName: longName })), next: null },
    }),
  ),
  play: async ({ canvasElement }) => {
    const list = await ready(canvasElement);
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  },
};

/** Cards of the facts that matter. */
export const OnAPhone: Story = {
  globals: { viewport: { value: 'phone', isRotated: false } },
  play: async ({ canvasElement }) => {
    const list = await ready(canvasElement);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
    await expect(list.scrollWidth).toBeLessThanOrEqual(list.clientWidth);
  },
};

export const German: Story = { globals: { locale: 'de' }, tags: ['!autodocs'] };
export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    await expect((await ready(canvasElement)).matches(':dir(rtl)')).toBe(true);
  },
};
export const Dark: Story = { globals: { theme: 'dark' } };
export const HighContrast: Story = { globals: { contrast: 'more' } };
