import type { Fault } from '@portico/domain/fault';
import { define } from '@portico/ui/define';
import { PorticoAccountCheck } from '@portico/widgets/prechecks/account-check';
import { fakePrechecks, reply, terms } from '@portico/widgets/testing/prechecks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn, enter, inside } from '../inside.ts';

define(PorticoAccountCheck);

type Args = Pick<PorticoAccountCheck, 'href'>;

const meta: Meta<Args> = {
  title: 'Pre-checks/Account check',
  component: PorticoAccountCheck.tag,
  args: { href: '#register' },
  ...answeredBy(() => fakePrechecks()),
  render: ({ href }, context) =>
    inPortal(context, html`<portico-account-check href=${href}></portico-account-check>`),
  play: async ({ canvasElement }) => void (await ready(canvasElement)),
};
export default meta;
type Story = StoryObj<Args>;

async function ready(canvas: HTMLElement): Promise<PorticoAccountCheck> {
  const check = drawn(canvas, 'portico-account-check');
  await waitFor(() => expect(check.phase).toBe('ready'));
  return check;
}

async function ask(canvas: HTMLElement): Promise<PorticoAccountCheck> {
  const check = await ready(canvas);
  enter(inside(check, '[name=customerName]'), 'Hagen & Söhne GmbH');
  enter(inside(check, '[name=customerCountry]'), 'DE');
  await check.updateComplete;
  inside<HTMLFormElement>(check, 'form').requestSubmit();
  return check;
}

const answered = (answer: Parameters<typeof reply>[0], words: string): Story => ({
  ...answeredBy(() => fakePrechecks({ 'prechecks.check': reply(answer) })),
  play: async ({ canvasElement }) => {
    const check = await ask(canvasElement);
    await waitFor(() => expect(inside(check, '.answers')).toHaveTextContent(words));
  },
});

/** Three questions, and what may still be asked today. */
export const Ready: Story = {};

/** Nobody holds the customer: the way to the registration follows. */
export const Clear = answered('clear', 'Free to register');

/** A person has to look; registering is still the way. */
export const NeedsReview = answered('needs_review', 'Needs a look');

/** Held: no name, no reason, and whom to talk to. */
export const NotAvailable = answered('not_available', 'Not available');

/** The vendor answers at fixed times. */
export const Waiting: Story = {
  ...answeredBy(() =>
    fakePrechecks({
      'prechecks.terms': { ...terms, answers: 'on_schedule' },
      'prechecks.check': {
        ok: true,
        id: 'probe_1',
        answer: null,
        answerAt: '2099-01-01T14:15:00.000Z',
        left: 29,
        pad: '.',
      },
    }),
  ),
  play: async ({ canvasElement }) => {
    const check = await ask(canvasElement);
    await waitFor(() => expect(inside(check, '.answers')).toHaveTextContent('Waiting'));
  },
};

/** Nothing left to ask today. */
export const BudgetUsed: Story = {
  ...answeredBy(() => fakePrechecks({ 'prechecks.terms': { ...terms, left: 0 } })),
};

/** What is missing is said at its field. */
export const Unanswered: Story = {
  play: async ({ canvasElement }) => {
    const check = await ready(canvasElement);
    inside<HTMLFormElement>(check, 'form').requestSubmit();
    await waitFor(() => expect(inside(check, '#customerName-error').textContent.trim()).not.toBe(''));
  },
};

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => fakePrechecks({ 'prechecks.terms': () => new Promise(() => {}) })),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-account-check').phase).toBe('loading');
  },
};

const failing = (fault: Fault['code'], phase: PorticoAccountCheck['phase']): Story => ({
  ...answeredBy(() => {
    const portal = fakePrechecks();
    portal.fail('prechecks.terms', fault);
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-account-check').phase).toBe(phase));
  },
});

export const Offline = failing('offline', 'offline');
export const SessionExpired = failing('session_expired', 'expired-session');
export const NoPermission = failing('not_found', 'no-permission');
export const Unexpected = failing('unexpected', 'error');

/** In German, in a narrow column. */
export const German: Story = {
  tags: ['!autodocs'],
  globals: { locale: 'de' },
  play: async ({ canvasElement }) => void (await ask(canvasElement)),
};
