import type { Answers } from '@portico/runtime/testing';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoPolicyLeave } from '@portico/shell/apps/policies/version/leave';
import { PorticoPolicyVersion } from '@portico/shell/apps/policies/version/version';
import { draftDocument, policyAnswers, policyView, replayView } from '@portico/shell/testing/policies';
import { me } from '@portico/shell/testing/people';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { arrived, drawn, inside } from '../inside.ts';

define(PorticoPolicyVersion);
define(PorticoPolicyLeave);

type Args = Pick<PorticoPolicyVersion, 'tab'>;

const server = (changes: Answers = {}) =>
  createFakePortal(policyAnswers({ 'session.me': me('vendor', 'vendor_admin'), ...changes }));

const meta: Meta<Args> = {
  title: 'Policies/One version',
  component: PorticoPolicyVersion.tag,
  args: { tab: 'rules' },
  ...answeredBy(() => server()),
  render: ({ tab }, context) =>
    inPortal(
      context,
      html`<portico-policy-version .version=${'2027-spring'} .tab=${tab}></portico-policy-version>`,
    ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-policy-version').phase).toBe('ready'));
  },
};
export default meta;
type Story = StoryObj<Args>;

/** A draft as it is edited: each number with its unit, each section with what changed in it. */
export const Draft: Story = {};

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => server({ 'policies.get': () => new Promise(() => {}) })),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-policy-version').phase).toBe('loading');
  },
};

/** Something is wrong: the section says how much, and publishing says what. */
export const ToMend: Story = {
  ...answeredBy(() =>
    server({
      'policies.get': policyView({
        document: { ...draftDocument, deals: { ...draftDocument.deals, expiringDays: 90 } },
      }),
    }),
  ),
};

/** Published: to read, not to change. */
export const InForce: Story = {
  ...answeredBy(() =>
    server({
      'policies.get': policyView({
        status: 'published',
        inForce: true,
        effectiveFrom: '2026-11-01T00:00:00.000Z',
      }),
    }),
  ),
};

/** For who may read the policy and nothing else. */
export const Reading: Story = {
  ...answeredBy(() => server({ 'session.me': me('vendor', 'analyst') })),
};

/** What differs from the version in force. */
export const Changes: Story = { args: { tab: 'changes' } };

/** What the past would have been under it. */
export const Replayed: Story = { args: { tab: 'replay' } };

/** A replay that is under way. */
export const Replaying: Story = {
  args: { tab: 'replay' },
  ...answeredBy(() =>
    server({ 'policies.replayed': replayView({ status: 'running', judged: 61, changed: 4, changes: [] }) }),
  ),
};

/** Nothing would have been different. */
export const NothingChanged: Story = {
  args: { tab: 'replay' },
  ...answeredBy(() => server({ 'policies.replayed': replayView({ changed: 0, changes: [] }) })),
};

/** The server has no such version, or not for this reader. */
export const NotThere: Story = {
  ...answeredBy(() => {
    const portal = server();
    portal.fail('policies.get', 'not_found');
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-policy-version').phase).toBe('no-permission'));
  },
};

/** No answer came; it goes on by itself when there is a line again. */
export const Offline: Story = {
  ...answeredBy(() => {
    const portal = server();
    portal.fail('policies.get', 'offline');
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-policy-version').phase).toBe('offline'));
  },
};

/** On the way to another page with changes that are not saved: stay, discard, or save and go. */
export const Leaving: Story = {
  render: (_, context) =>
    inPortal(context, html`<portico-policy-leave dirty version="2027-spring"></portico-policy-leave>`),
  play: async ({ canvasElement }) => {
    const leave = drawn(canvasElement, 'portico-policy-leave');
    await leave.updateComplete;
    // Any way out of the page is asked about before it is taken.
    history.pushState(null, '', location.href);
    await waitFor(() => expect(inside(leave, 'portico-dialog')).toHaveAttribute('open'));
    await arrived(leave);
  },
};
