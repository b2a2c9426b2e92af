import { consume } from '@lit/context';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Action } from '@portico/domain/access';
import { sessionContext } from '@portico/runtime/contexts';
import type { Session } from '@portico/runtime/session';
import type { ElementClass } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { PorticoPage } from '../../layout/page/page.ts';
import { RouteController } from '../../routing/navigate.ts';
import { PorticoDecisionTimes } from './decision-times.ts';
import { PorticoFairness } from './fairness.ts';
import { spanOf } from './period.ts';
import { PorticoPeriodChoice } from './period-choice.ts';
import { tabs } from '../../layout/tabs.styles.ts';
import { PorticoProbes } from './probes.ts';

interface Report {
  readonly path: string;
  readonly title: () => string;
  readonly action: Action;
}

const reports: readonly Report[] = [
  { path: 'fairness', title: () => msg('Fairness', { id: 'report.fairness' }), action: 'report.read' },
  {
    path: 'decisions',
    title: () => msg('Time to a decision', { id: 'report.times' }),
    action: 'report.read',
  },
  { path: 'probes', title: () => msg('Pre-checks', { id: 'policy.prechecks' }), action: 'precheck.report' },
];

/**
 * @summary Figures about the channel: fairness, the time to a decision, and pre-checks, each at `/reports/:report`.
 */
class PorticoReports extends PorticoElement {
  static readonly tag = 'portico-reports';
  static override readonly uses: readonly ElementClass[] = [
    PorticoPage,
    PorticoPeriodChoice,
    PorticoFairness,
    PorticoDecisionTimes,
    PorticoProbes,
  ];
  static override styles = [
    PorticoElement.styles,
    tabs,
    css`
      portico-period-choice {
        margin-block-end: var(--portico-space-5);
      }
    `,
  ];

  /** Who is signed in. */
  @consume({ context: sessionContext, subscribe: true })
  @property({ attribute: false })
  session: Session = { status: 'loading' };

  private readonly route = new RouteController(this, '/reports');
  private readonly opened = new Date();

  override render(): TemplateResult | typeof nothing {
    if (this.session.status !== 'known') return nothing;
    const { actions } = this.session.me;
    const open = reports.filter(({ action }) => actions.includes(action));
    const shown = open.find(({ path }) => path === this.route.parts[0]) ?? open[0];
    return html`<portico-page heading=${msg('Reports', { id: 'shell.reports' })}>
      <nav class="tabs" aria-label=${msg('Reports', { id: 'shell.reports' })}>
        ${open.map(
          (report) =>
            html`<a href="/reports/${report.path}" aria-current=${report === shown ? 'page' : nothing}
              >${report.title()}</a
            >`,
        )}
      </nav>
      ${shown ? this.report(shown.path) : nothing}
    </portico-page>`;
  }

  protected override updated(): void {
    // On a phone the tabs are wider than the screen.
    this.renderRoot
      .querySelector('.tabs [aria-current]')
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }

  private report(path: string): TemplateResult {
    if (path === 'probes') return html`<portico-probes></portico-probes>`;
    const span = spanOf(this.route.search, this.opened);
    const { from, until, step } = span;
    return html`<portico-period-choice .span=${span} .base=${`/reports/${path}`}></portico-period-choice> ${
        path === 'decisions'
          ? html`<portico-decision-times
              .from=${from}
              .until=${until}
              .step=${step}
            ></portico-decision-times>`
          : html`<portico-fairness .from=${from} .until=${until} .step=${step}></portico-fairness>`
      }`;
  }
}

export const application: ElementClass = PorticoReports;
