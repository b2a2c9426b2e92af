import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { plainTable } from '../../layout/plain-table.styles.ts';
import { drawBar, drawDownload, periodWords, timeWords } from './figures.ts';
import { ReportView } from './report-view.ts';
import { reportStyles } from './reports.styles.ts';

type Period = OutputOf<'reports.decisionTimes'>['periods'][number];

/**
 * @summary How long decisions took: half of them, and nine of ten, by reviewer.
 */
export class PorticoDecisionTimes extends ReportView {
  static readonly tag = 'portico-decision-times';
  static override styles = [ReportView.styles, plainTable, reportStyles];

  @state() private periods: readonly Period[] = [];
  @state() private asOf = new Date();

  protected override async load(signal: AbortSignal): Promise<void> {
    const { periods } = await this.client.reports.decisionTimes.query(this.input(), { signal });
    this.periods = periods.toReversed();
    this.asOf = new Date();
  }

  protected override renderContent(): TemplateResult {
    const title = msg('Time to a decision', { id: 'report.times' });
    return html`<section aria-labelledby="times">
        <div class="head">
          <h2 id="times">${title}</h2>
          ${drawDownload('decision-times', this.input(), title)}
        </div>
        <p class="quiet">
          ${msg('Business time, Monday to Friday at 24 hours a day, without the time we waited for the partner. Half were decided within the first time (p50), nine of ten within the second (p90). Late means after the policy’s deadline.', { id: 'report.times.text' })}
        </p>
        ${this.periods.map((period) => this.period(period))}
      </section>
      <p class="quiet as-of">${this.asOfWords(this.asOf)}</p>`;
  }

  private period(period: Period): TemplateResult {
    if (period.rows.every(({ decided }) => decided === 0) && period.automatic === 0)
      return html`${this.periods.length > 1 ? html`<h3>${periodWords(period, this.locale)}</h3>` : nothing}
        <p class="quiet">${msg('Nothing was decided in this period.', { id: 'report.times.none' })}</p>`;
    const most = Math.max(...period.rows.map(({ p90Ms }) => p90Ms ?? 0));
    return html`${this.periods.length > 1 ? html`<h3>${periodWords(period, this.locale)}</h3>` : nothing}
    ${this.table(
      msg('Time to a decision by reviewer', { id: 'report.times.label' }),
      [
        msg('Reviewer', { id: 'report.reviewer' }),
        { end: msg('Decided', { id: 'report.decided' }) },
        { end: msg('Late', { id: 'report.late-count' }) },
        { end: msg('Half within', { id: 'report.p50' }) },
        { end: msg('9 of 10 within', { id: 'report.p90' }) },
        '',
      ],
      period.rows.map((row) => this.row(row, most)),
    )}
    ${
      period.automatic > 0
        ? html`<p class="quiet">
            ${msg(str`${period.automatic} more were approved without a person.`, { id: 'report.automatic' })}
          </p>`
        : nothing
    }`;
  }

  private row(
    { reviewer, decided, late, p50Ms, p90Ms }: Period['rows'][number],
    most: number,
  ): TemplateResult {
    const time = (ms: number | null): TemplateResult =>
      html`<td class="end ${ms === null ? 'few' : ''}">${timeWords(ms, this.locale)}</td>`;
    return html`<tr class=${reviewer ? '' : 'all'}>
      <th scope="row" class="name">
        ${reviewer?.name ?? msg('All reviewers', { id: 'report.all-reviewers' })}
      </th>
      <td class="end">${decided}</td>
      <td class="end">${late}</td>
      ${time(p50Ms)} ${time(p90Ms)}
      <td class="wide">${p90Ms === null ? nothing : drawBar(p90Ms, most)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-decision-times': PorticoDecisionTimes;
  }
}
