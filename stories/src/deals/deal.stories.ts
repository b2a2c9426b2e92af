import type { DealView } from '@portico/domain/deals/views';
import type { Answers, FakePortal } from '@portico/runtime/testing';
import { define } from '@portico/ui/define';
import { PorticoDeal } from '@portico/widgets/deals/deal';
import { approvedDeal } from '@portico/widgets/testing/deal-states';
import { askedDeal, dealView, fakeDeals, now, seller } from '@portico/widgets/testing/deals';
import type { Fault } from '@portico/domain/fault';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { historyOf } from './history.ts';
import { answeredBy, inPortal, portalOf } from '../in-portal.ts';
import { drawn, enter, inside, press } from '../inside.ts';

define(PorticoDeal);

interface Args {
  dealId: string;
}

const meta: Meta<Args> = {
  title: 'Deals/Deal',
  component: PorticoDeal.tag,
  args: { dealId: dealView().id },
  ...answeredBy(() => dealPortal(dealView())),
  render: ({ dealId }, context) => inPortal(context, html`<portico-deal deal-id=${dealId}></portico-deal>`),
  play: async ({ canvasElement }) => void (await ready(canvasElement)),
};
export default meta;
type Story = StoryObj<Args>;

async function ready(canvas: HTMLElement): Promise<PorticoDeal> {
  const deal = drawn(canvas, 'portico-deal');
  await waitFor(() => expect(deal.phase).toBe('ready'));
  await waitFor(() =>
    expect(inside(deal, 'portico-timeline').shadowRoot?.querySelector('li')).not.toBe(null),
  );
  return deal;
}

/** A portal that answers with one deal and a history that fits it. */
function dealPortal(deal: DealView, more: Answers = {}): FakePortal {
  return fakeDeals({ 'deals.get': deal, 'deals.timeline': historyOf(deal), ...more });
}

/** A story of a deal in one state, which says the state in a word. */
function inState(deal: DealView, word: string): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() => dealPortal(deal)),
    play: async ({ canvasElement }) => {
      await expect(inside(await ready(canvasElement), '.status')).toHaveTextContent(word);
    },
  };
}

/** Held for the partner until the decision. */
export const Submitted: Story = inState(dealView(), 'Submitted');

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => {
    const portal = fakeDeals();
    portal.answer('deals.get', () => new Promise(() => {}));
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-deal').phase).toBe('loading');
  },
};

export const Draft: Story = inState(
  dealView({ review: 'draft', protection: 'none', number: null, receipt: null, submittedAt: null }),
  'Draft',
);

export const InReview: Story = inState(
  dealView({ review: 'in_review', reviewerName: 'Priya Natarajan' }),
  'In review',
);

/** The vendor asks; the answers go in one act, and none may be left out. */
export const InfoRequested: Story = {
  ...answeredBy(() => dealPortal(askedDeal())),
  play: async ({ canvasElement }) => {
    const deal = await ready(canvasElement);
    await waitFor(() => inside(deal, 'form'));
    enter(inside(deal, '[name=q1]'), 'Berlin and Hamburg');
    press(deal, 'Send answers');
    await waitFor(() => expect(deal.shadowRoot?.activeElement).toBe(inside(deal, '[name=q2]')));
    await expect(inside(inside(deal, '[name=q2]'), '.error')).toHaveTextContent(
      'Please answer this question.',
    );
  },
};

/** After sending, the deal goes on where it stood. */
export const Answered: Story = {
  ...answeredBy(() =>
    dealPortal(askedDeal(), {
      'deals.answerInfo': () => ({ ok: true, deal: dealView({ review: 'in_review' }) }),
    }),
  ),
  play: async (context) => {
    const deal = await ready(context.canvasElement);
    const portal = portalOf(context);
    await waitFor(() => inside(deal, 'form'));
    enter(inside(deal, '[name=q1]'), 'Berlin and Hamburg');
    enter(inside(deal, '[name=q2]'), 'Ms Sommer');
    portal.answer('deals.get', dealView({ review: 'in_review' }));
    press(deal, 'Send answers');
    await waitFor(() => expect(inside(deal, '.status')).toHaveTextContent('In review'));
    await expect(portal.calls.find(({ path }) => path === 'deals.answerInfo')?.input).toMatchObject({
      answers: { q1: 'Berlin and Hamburg', q2: 'Ms Sommer' },
    });
  },
};

const approved = approvedDeal(90, { noteShared: 'Good luck with the cargo fleet.' });

export const Approved: Story = inState(approved, 'Approved');

/** Thirty days before the end, the clock is shown. */
export const Expiring: Story = inState(approvedDeal(12), 'Approved');
export const Expired: Story = inState(approvedDeal(-3), 'Expired');
export const Won: Story = inState({ ...approved, outcome: 'won', protection: 'released' }, 'Won');
export const Lost: Story = inState({ ...approved, outcome: 'lost', protection: 'released' }, 'Lost');

/** The reason and the vendor's own words stand above the facts. */
export const Rejected: Story = inState(
  dealView({
    review: 'rejected',
    protection: 'none',
    decidedAt: now,
    rejectReason: 'not_available',
    noteShared: 'Please talk to your partner manager about other sites of this customer.',
  }),
  'Rejected',
);
export const Withdrawn: Story = inState(
  dealView({ review: 'withdrawn', protection: 'none', withdrawReason: 'customer_stopped' }),
  'Withdrawn',
);

/** The clock withdrew it: the questions stayed unanswered. */
export const Lapsed: Story = inState(
  dealView({ review: 'withdrawn', protection: 'none', withdrawReason: 'no_answer' }),
  'Withdrawn',
);

/** Asks before it is done, since it cannot be undone. */
export const Withdrawing: Story = {
  ...answeredBy(() =>
    dealPortal(dealView(), {
      'deals.withdraw': () => ({ ok: true, deal: dealView({ review: 'withdrawn', protection: 'none' }) }),
    }),
  ),
  play: async ({ canvasElement }) => {
    const deal = await ready(canvasElement);
    await waitFor(() => press(deal, 'Withdraw registration'));
    await waitFor(() => expect(inside(deal, 'form')).toHaveTextContent('This cannot be undone.'), {
      timeout: 5000,
    });
    await expect(inside<HTMLElement & { value: string }>(deal, '[name=reason]').value).toBe(
      'customer_stopped',
    );
  },
};

/** Business says no: the deal has moved on meanwhile. */
export const MoveRefused: Story = {
  ...answeredBy(() =>
    dealPortal(approvedDeal(), {
      'deals.close': () => ({ ok: false, refusal: { rule: 'DM11', key: 'not_from_withdrawn' } }),
    }),
  ),
  play: async ({ canvasElement }) => {
    const deal = await ready(canvasElement);
    await waitFor(() => press(deal, 'We won it'));
    await waitFor(() => press(deal, 'Record as won'), { timeout: 5000 });
    await waitFor(() =>
      expect(inside(inside(deal, 'portico-problem'), 'strong')).toHaveTextContent(
        'This is no longer possible',
      ),
    );
  },
};

/** The decision comes in without a reload. */
export const DecidedLive: Story = {
  play: async (context) => {
    const deal = await ready(context.canvasElement);
    const portal = portalOf(context);
    await waitFor(() => expect(portal.listening).toBe(1));
    portal.answer('deals.get', approved);
    portal.emit({ aggregate: { type: 'deal', id: dealView().id }, name: 'deal.approved' });
    await waitFor(() => expect(inside(deal, '.status')).toHaveTextContent('Approved'));
  },
};

/** Who may only read sees the questions' deal without a form. */
export const ReadOnly: Story = {
  ...answeredBy(() => dealPortal(askedDeal(), { 'session.me': { ...seller, actions: ['deal.read'] } })),
  play: async (context) => {
    const deal = await ready(context.canvasElement);
    await waitFor(() => expect(portalOf(context).calls.some(({ path }) => path === 'session.me')).toBe(true));
    await deal.updateComplete;
    await expect(deal.shadowRoot?.querySelector('form')).toBe(null);
  },
};

function failing(fault: Fault['code'], phase: PorticoDeal['phase']): Pick<Story, 'play' | 'loaders'> {
  return {
    ...answeredBy(() => {
      const portal = fakeDeals();
      portal.fail('deals.get', fault);
      return portal;
    }),
    play: async ({ canvasElement }) => {
      await waitFor(() => expect(drawn(canvasElement, 'portico-deal').phase).toBe(phase));
    },
  };
}

export const Offline: Story = failing('offline', 'offline');
export const SessionExpired: Story = failing('session_expired', 'expired-session');

/** Not found and not allowed look alike. */
export const NotFound: Story = failing('not_found', 'refused');
export const Refused: Story = failing('origin_not_allowed', 'refused');
export const Unexpected: Story = failing('unexpected', 'error');

const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesellschaft Süddeutschland GmbH & Co';

/** A ninety-letter company, in German, on a phone. */
export const Overfull: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de', viewport: { value: 'phone', isRotated: false } },
  ...answeredBy(() => {
    const deal = askedDeal();
    const claim = {
      ...deal.claim,
      customerName: long,
      contactEmail: `${'a'.repeat(60)}@rindfleisch.example`,
      competitor: long,
    };
    return dealPortal({ ...deal, customerName: long, claim });
  }),
  play: async ({ canvasElement }) => {
    const deal = await ready(canvasElement);
    await expect(inside(deal, '.status')).toHaveTextContent('Ihre Antwort');
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  },
};

export const German: Story = {
  ...inState(askedDeal(), 'Ihre Antwort'),
  globals: { locale: 'de' },
  tags: ['!autodocs'],
};
export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    await expect((await ready(canvasElement)).matches(':dir(rtl)')).toBe(true);
  },
};
export const Dark: Story = { ...Rejected, globals: { theme: 'dark' } };
export const HighContrast: Story = { ...Rejected, globals: { contrast: 'more' } };
