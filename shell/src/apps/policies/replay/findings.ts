import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { Aspect } from '@portico/domain/policies/outcome';
import type { OutputOf } from '@portico/runtime/client';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableColumn } from '@portico/ui/table/table-column';
import type { TableOpenEvent } from '@portico/ui/table/table.events';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoView } from '../../../applications/view.ts';
import { navigate } from '../../../routing/navigate.ts';
import { plainTable } from '../../../layout/plain-table.styles.ts';
import { aspectWords, kindWords, outcomeWords } from './outcome-words.ts';
import { replayStyles } from './replay.styles.ts';

type Row = OutputOf<'policies.replayRows'>['rows'][number];

/**
 * @summary The outcomes that a version would have made different: how many of which kind, and each of them.
 */
export class PorticoReplayFindings extends PorticoView {
  static readonly tag = 'portico-replay-findings';
  static override readonly uses = [...PorticoView.uses, PorticoTable, PorticoSelect, PorticoEmpty];
  static override styles = [PorticoView.styles, plainTable, replayStyles];

  @state() private rows: readonly Row[] = [];
  @state() private next: string | null = null;
  @state() private aspect = '';
  @state() private isLoading = false;

  /** The replay whose findings they are. */
  @property({ attribute: false }) replay: OutputOf<'policies.replayed'> | null = null;

  /** The currency of amounts. */
  @property() currency = 'EUR';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('replay');
    if (before && before.id !== this.replay?.id) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const page = await this.client.policies.replayRows.query(this.asked(), { signal });
    this.rows = page.rows;
    this.next = page.next;
  }

  private asked(cursor?: string) {
    const aspect = Aspect.options.find((each) => each === this.aspect);
    return {
      replayId: this.replay?.id ?? '',
      limit: 50,
      ...(aspect ? { aspect } : {}),
      ...(cursor === undefined ? {} : { cursor }),
    };
  }

  private async onMore(): Promise<void> {
    if (this.next === null || this.isLoading) return;
    this.isLoading = true;
    const page = await this.client.policies.replayRows.query(this.asked(this.next)).catch(() => null);
    this.isLoading = false;
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  private async onAspect(event: Event): Promise<void> {
    this.aspect = (event.currentTarget as PorticoSelect).value;
    this.isLoading = true;
    await this.refresh();
    this.isLoading = false;
  }

  private onOpen(event: TableOpenEvent): void {
    event.preventDefault();
    navigate(`/desk/${(event.row as Row).dealId}`);
  }

  private get reading() {
    return { locale: this.locale, currency: this.currency };
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { replay } = this;
    if (!replay) return nothing;
    if (replay.changes.length === 0)
      return html`<portico-empty
        heading=${msg('No outcome would be different', { id: 'policy.replay.same' })}
        text=${msg(str`All ${replay.total} registrations would have ended as they did.`, { id: 'policy.replay.same.text' })}
      ></portico-empty>`;
    return html`<div class="part">${this.summary()} ${this.list()}</div>`;
  }

  private summary(): TemplateResult {
    const label = msg('What would be different', { id: 'policy.replay.summary' });
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
      <table class="changes" aria-label=${label}>
        <thead>
          <tr>
            <th scope="col">${msg('Outcome', { id: 'policy.outcome' })}</th>
            <th scope="col">${msg('How', { id: 'policy.kind' })}</th>
            <th scope="col">${msg('Rule', { id: 'policy.rule' })}</th>
            <th scope="col" class="end">${msg('Registrations', { id: 'policy.replay.registrations' })}</th>
          </tr>
        </thead>
        <tbody>
          ${this.replay?.changes.map(
            ({ aspect, kind, rule, count }) =>
              html`<tr>
                <th scope="row">${aspectWords(aspect)}</th>
                <td>${kindWords(aspect, kind, this.reading)}</td>
                <td>${rule}</td>
                <td class="end">${count}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private list(): TemplateResult {
    const found = [...new Set(this.replay?.changes.map(({ aspect }) => aspect))];
    return html`<div class="bar">
        <portico-select
          label=${msg('Outcome', { id: 'policy.outcome' })}
          placeholder=${msg('All', { id: 'policy.all' })}
          .options=${found.map((aspect) => ({ value: aspect, label: aspectWords(aspect) }))}
          .value=${this.aspect}
          @change=${this.onAspect}
        ></portico-select>
        <a class="download" download href="/api/v1/policy-replays/${this.replay?.id}.csv"
          >${msg('Download as CSV', { id: 'policy.csv' })}</a
        >
      </div>
      <portico-table
        label=${msg('Changed outcomes', { id: 'policy.replay.rows' })}
        .columns=${this.columns()}
        .rows=${this.rows}
        .rowKey=${({ seq }: Row) => String(seq)}
        .href=${({ dealId }: Row) => `/desk/${dealId}`}
        ?loading=${this.isLoading}
        ?more=${this.next !== null}
        @portico-more=${this.onMore}
        @portico-open=${this.onOpen}
      ></portico-table>`;
  }

  private columns(): readonly TableColumn<Row>[] {
    return [
      {
        key: 'customer',
        label: msg('Customer', { id: 'desk.column.customer' }),
        cell: ({ customerName, number }) => customerName ?? number ?? '–',
      },
      {
        key: 'partner',
        label: msg('Partner', { id: 'desk.filter.partner' }),
        minor: true,
        cell: ({ partner }) => partner.name,
      },
      {
        key: 'aspect',
        label: msg('Outcome', { id: 'policy.outcome' }),
        card: true,
        cell: ({ aspect }) => aspectWords(aspect),
      },
      {
        key: 'before',
        label: msg('Then', { id: 'policy.then' }),
        card: true,
        cell: ({ aspect, before }) =>
          html`<span class="old">${outcomeWords(aspect, before, this.reading)}</span>`,
      },
      {
        key: 'after',
        label: msg('Under this version', { id: 'policy.under' }),
        card: true,
        cell: ({ aspect, after }) =>
          html`<span class="new">${outcomeWords(aspect, after, this.reading)}</span>`,
      },
      {
        key: 'rule',
        label: msg('Rule', { id: 'policy.rule' }),
        cell: ({ ruleBefore, ruleAfter }) =>
          ruleBefore === ruleAfter ? ruleAfter : `${ruleBefore} → ${ruleAfter}`,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-replay-findings': PorticoReplayFindings;
  }
}
