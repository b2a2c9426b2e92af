import { openPolicy } from '@portico/domain/embed/policy';
import type { Answers } from '@portico/runtime/testing';
import { createFakePortal } from '@portico/runtime/testing';
import { PorticoEmbedBuilder } from '@portico/shell/apps/embeds/builder/builder';
import { PorticoSiteCheck } from '@portico/shell/apps/settings/sites/site-check';
import { PorticoSitePolicy } from '@portico/shell/apps/settings/sites/site-policy';
import { PorticoSiteVitals } from '@portico/shell/apps/settings/sites/site-vitals';
import { me } from '@portico/shell/testing/people';
import { define } from '@portico/ui/define';
import { now } from '@portico/widgets/testing/deals';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { answeredBy, inPortal, type Surroundings } from '../in-portal.ts';

for (const view of [PorticoEmbedBuilder, PorticoSiteCheck, PorticoSitePolicy, PorticoSiteVitals])
  define(view);

const site = {
  id: 'site_1',
  version: 1,
  orgId: 'org_1',
  name: 'Our shop',
  origins: ['https://www.nordwind.example', 'https://shop.nordwind.example'],
  scopes: ['deals:read' as const, 'deals:register' as const],
  createdAt: now,
  updatedAt: now,
  archivedAt: null,
};
const vitals = {
  bounds: [100, 250, 500, 1000, 2500, 5000, 10_000],
  counts: [310, 420, 160, 60, 30, 12, 3, 1],
  p75Ms: 500,
  p95Ms: 1000,
};

const server = (changes: Answers = {}) =>
  createFakePortal({
    'session.me': me('vendor', 'vendor_admin'),
    'sites.list': { rows: [site], next: null },
    'keys.list': { rows: [], next: null },
    'themes.get': { siteId: site.id, version: 0, theme: null },
    'sites.policy': { siteId: site.id, version: 1, policy: openPolicy },
    'sites.check': {
      address: 'https://www.nordwind.example/partners',
      checkedAt: now,
      findings: [
        { problem: 'csp_script', level: 'error', detail: 'script-src https://portal.example' },
        { problem: 'no_widget', level: 'warning', detail: null },
      ],
    },
    'embed.vitals': {
      from: '2026-10-26',
      sampled: 0.1,
      widgets: [
        { widget: 'portico-deal-registration', load: vitals, interaction: vitals, errors: { offline: 4 } },
        { widget: 'portico-deal-list', load: vitals, interaction: vitals, errors: {} },
      ],
    },
    ...changes,
  });

const draw =
  (view: TemplateResult) =>
  (_: unknown, context: Surroundings): TemplateResult =>
    inPortal(context, view);

async function isReady(canvas: Element): Promise<void> {
  const view = canvas.querySelector('portico-portal')?.firstElementChild;
  await waitFor(() => expect(view?.getAttribute('phase')).toBe('ready'));
}

const meta: Meta = {
  title: 'Embeds/Sites',
  ...answeredBy(() => server()),
  play: ({ canvasElement }) => isReady(canvasElement),
};
export default meta;
type Story = StoryObj;

/** Widget, site, theme and language, with what they look like and the lines to paste. */
export const Builder: Story = { render: draw(html`<portico-embed-builder></portico-embed-builder>`) };

/** The vendor says where each widget may be. */
export const Isolation: Story = {
  render: draw(html`<portico-site-policy .siteId=${'site_1'} .siteVersion=${1}></portico-site-policy>`),
};

/** What keeps a page from working, and the words to add. */
export const Check: Story = {
  render: draw(html`<portico-site-check .siteId=${'site_1'} .origins=${site.origins}></portico-site-check>`),
  play: async ({ canvasElement }) => {
    await isReady(canvasElement);
    const form = canvasElement.querySelector('portico-site-check')?.shadowRoot;
    form?.querySelector('form')?.requestSubmit();
    await waitFor(() => expect(form?.querySelectorAll('li')).toHaveLength(2));
  },
};

/** How the widgets fared with real visitors. */
export const Vitals: Story = {
  render: draw(html`<portico-site-vitals .siteId=${'site_1'}></portico-site-vitals>`),
};

/** Nobody has come yet. */
export const NoVitals: Story = {
  render: draw(html`<portico-site-vitals .siteId=${'site_1'}></portico-site-vitals>`),
  ...answeredBy(() => server({ 'embed.vitals': { from: '2026-10-26', sampled: 0.1, widgets: [] } })),
};
