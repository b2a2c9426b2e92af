import type { Answers } from '@portico/runtime/testing';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoPolicyVersions } from '@portico/shell/apps/policies/versions/versions';
import { policyAnswers } from '@portico/shell/testing/policies';
import { me } from '@portico/shell/testing/people';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal } from '../in-portal.ts';
import { drawn } from '../inside.ts';

define(PorticoPolicyVersions);

const server = (changes: Answers = {}) =>
  createFakePortal(policyAnswers({ 'session.me': me('vendor', 'vendor_admin'), ...changes }));

const meta: Meta = {
  title: 'Policies/Versions',
  component: PorticoPolicyVersions.tag,
  ...answeredBy(() => server()),
  render: (_, context) => inPortal(context, html`<portico-policy-versions></portico-policy-versions>`),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-policy-versions').phase).toBe('ready'));
  },
};
export default meta;
type Story = StoryObj;

/** What is in force, what comes, what is being written. */
export const Ready: Story = {};

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => server({ 'policies.list': () => new Promise(() => {}) })),
  play: async ({ canvasElement }) => {
    await expect(drawn(canvasElement, 'portico-policy-versions').phase).toBe('loading');
  },
};

/** The server has too much to do; it is asked again. */
export const Busy: Story = {
  ...answeredBy(() => {
    const portal = server();
    portal.fail('policies.list', 'unavailable');
    return portal;
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(drawn(canvasElement, 'portico-policy-versions').phase).toBe('error'));
  },
};
