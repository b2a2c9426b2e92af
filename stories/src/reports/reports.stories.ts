import type { Answers } from '@portico/runtime/testing';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoDecisionTimes } from '@portico/shell/apps/reports/decision-times';
import { PorticoFairness } from '@portico/shell/apps/reports/fairness';
import { PorticoProbes } from '@portico/shell/apps/reports/probes';
import { coverageEdits, reportAnswers } from '@portico/shell/testing/reports';
import { me } from '@portico/shell/testing/people';
import { define } from '@portico/ui/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal, type Surroundings } from '../in-portal.ts';

for (const report of [PorticoFairness, PorticoDecisionTimes, PorticoProbes]) define(report);

const server = (changes: Answers = {}) =>
  createFakePortal(reportAnswers({ 'session.me': me('vendor', 'vendor_admin'), ...changes }));
const [from, until] = ['2025-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z'];

const drawFairness = (_: unknown, context: Surroundings): TemplateResult =>
  inPortal(context, html`<portico-fairness .from=${from} .until=${until}></portico-fairness>`);
const drawTimes = (_: unknown, context: Surroundings): TemplateResult =>
  inPortal(context, html`<portico-decision-times .from=${from} .until=${until}></portico-decision-times>`);
const drawProbes = (_: unknown, context: Surroundings): TemplateResult =>
  inPortal(context, html`<portico-probes></portico-probes>`);

async function stands(canvas: Element, phase: string): Promise<void> {
  const report = canvas.querySelector<PorticoFairness>(
    'portico-fairness, portico-decision-times, portico-probes',
  );
  await waitFor(() => expect(report?.phase).toBe(phase));
}

const meta: Meta = {
  title: 'Reports/Reports',
  ...answeredBy(() => server()),
  render: drawFairness,
  play: ({ canvasElement }) => stands(canvasElement, 'ready'),
};
export default meta;
type Story = StoryObj;

/** What stood in the way, what became of it, and who decided against the rules. */
export const Fairness: Story = {};

/** No coverage was entered near a submission. */
export const NoEdits: Story = {
  ...answeredBy(() => server({ 'reports.coverageEdits': { ...coverageEdits, rows: [] } })),
};

/** The shape of what is coming. */
export const Loading: Story = {
  ...answeredBy(() => server({ 'reports.fairness': () => new Promise(() => {}) })),
  play: ({ canvasElement }) => stands(canvasElement, 'loading'),
};

/** No answer came; it goes on by itself when there is a line again. */
export const Offline: Story = {
  ...answeredBy(() => {
    const portal = server();
    portal.fail('reports.fairness', 'offline');
    return portal;
  }),
  play: ({ canvasElement }) => stands(canvasElement, 'offline'),
};

/** Half of the decisions, and nine of ten, by reviewer. */
export const DecisionTimes: Story = { render: drawTimes };

/** Somebody asked about an account that alarms. */
export const Probes: Story = { render: drawProbes };

/** Nobody asked anything. */
export const NobodyAsked: Story = {
  render: drawProbes,
  ...answeredBy(() =>
    server({
      'prechecks.report': { people: [], submissions: [], refused: [] },
      'prechecks.log': { rows: [], next: null },
      'prechecks.canaries': [],
    }),
  ),
};
