import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoBadge } from '@portico/ui/badge/badge';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../applications/view.ts';
import { verdictWords } from '../policies/replay/outcome-words.ts';
import { reportStyles } from './reports.styles.ts';

type Line = OutputOf<'prechecks.log'>['rows'][number];

/**
 * @summary Every pre-check, newest first: who asked about whom, and what was answered by which rule.
 */
export class PorticoProbeLog extends PorticoView {
  static readonly tag = 'portico-probe-log';
  static override readonly uses = [...PorticoView.uses, PorticoTable, PorticoTime, PorticoBadge];

  static override styles = [PorticoView.styles, reportStyles];

  @state() private rows: readonly Line[] = [];
  @state() private next: string | null = null;
  @state() private isLoading = false;

  protected override async load(signal: AbortSignal): Promise<void> {
    const page = await this.client.prechecks.log.query({ limit: 50 }, { signal });
    this.rows = page.rows;
    this.next = page.next;
  }

  private async onMore(): Promise<void> {
    if (this.next === null || this.isLoading) return;
    this.isLoading = true;
    const page = await this.client.prechecks.log.query({ cursor: this.next, limit: 50 }).catch(() => null);
    this.isLoading = false;
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult {
    return html`<portico-table
      label=${msg('All questions', { id: 'report.log' })}
      .columns=${this.columns()}
      .rows=${this.rows}
      .rowKey=${({ id }: Line) => id}
      ?loading=${this.isLoading}
      ?more=${this.next !== null}
      @portico-more=${this.onMore}
    >
      <p slot="empty" class="quiet">${msg('No question yet.', { id: 'report.log.none' })}</p>
    </portico-table>`;
  }

  private columns(): readonly TableColumn<Line>[] {
    return [
      {
        key: 'customer',
        label: msg('Customer', { id: 'desk.column.customer' }),
        cell: ({ customerName, customerCountry }) => `${customerName} (${customerCountry})`,
      },
      {
        key: 'person',
        label: msg('Person', { id: 'report.person' }),
        card: true,
        cell: ({ userName, orgName }) =>
          [userName, orgName].flatMap((name) => (name ? isolated(name) : [])).join(' · '),
      },
      {
        key: 'answer',
        label: msg('Answer', { id: 'report.answer' }),
        card: true,
        cell: ({ answer, touchesCanary }) =>
          touchesCanary
            ? html`<portico-badge tone="danger">${msg('Alarm', { id: 'report.sign.canary' })}</portico-badge>`
            : verdictWords(answer),
      },
      { key: 'rule', label: msg('Rule', { id: 'policy.rule' }), cell: ({ ruleId }) => ruleId },
      {
        key: 'account',
        label: msg('Taken for', { id: 'report.taken' }),
        minor: true,
        cell: ({ accountName }) => accountName ?? '–',
      },
      {
        key: 'at',
        label: msg('Asked', { id: 'report.asked' }),
        card: true,
        cell: ({ at }) => html`<portico-time .at=${at}></portico-time>`,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-probe-log': PorticoProbeLog;
  }
}
