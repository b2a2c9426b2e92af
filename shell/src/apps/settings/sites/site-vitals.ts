import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Fault } from '@portico/domain/fault';
import type { OutputOf } from '@portico/runtime/client';
import { faultText } from '@portico/runtime/fault-text';
import { msg, str } from '@portico/ui/msg';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoSelect } from '@portico/ui/select/select';
import type { TableColumn } from '@portico/ui/table/table-column';
import { PorticoTable } from '@portico/ui/table/table';
import { PorticoView } from '../../../applications/view.ts';
import { widgetWords } from '../../../embeds/widget-words.ts';
import { settingsStyles } from '../settings.styles.ts';

type Vitals = OutputOf<'embed.vitals'>;
type WidgetVitals = Vitals['widgets'][number];
type Times = WidgetVitals['load'];

/**
 * @summary How a site's widgets fared with real visitors: how long they took to load and to answer, and what failed (EM14).
 */
export class PorticoSiteVitals extends PorticoView {
  static readonly tag = 'portico-site-vitals';
  static override readonly uses = [...PorticoView.uses, PorticoTable, PorticoEmpty, PorticoSelect];
  static override styles = [PorticoView.styles, settingsStyles];

  @state() private vitals: Vitals | null = null;
  @state() private days = 28;

  /** Which site. */
  @property({ attribute: false }) siteId = '';

  protected override async load(signal: AbortSignal): Promise<void> {
    const asked = { siteId: this.siteId, days: this.days };
    this.vitals = await this.client.embed.vitals.query(asked, { signal });
  }

  private onDays(event: Event): void {
    this.days = Number((event.currentTarget as PorticoSelect).value);
    void this.reload().catch((error: unknown) => this.fail(error));
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-table loading .columns=${this.columns()}></portico-table>`;
  }

  protected override renderContent(): TemplateResult | typeof nothing {
    const { vitals } = this;
    if (!vitals) return nothing;
    const percent = new Intl.NumberFormat(this.locale, { style: 'percent' }).format(vitals.sampled);
    return html`<div class="bar">
        <p class="quiet">
          ${msg(str`${percent} of visits tell us, without saying whose. Visitors who ask not to be followed are not counted.`, { id: 'settings.vitals.text' })}
        </p>
        <portico-select
          required
          label=${msg('Period', { id: 'settings.vitals.period' })}
          .options=${[7, 28, 90].map((days) => ({
            value: String(days),
            label: msg(str`Last ${days} days`, { id: 'settings.vitals.days' }),
          }))}
          .value=${String(this.days)}
          @change=${this.onDays}
        ></portico-select>
      </div>
      <portico-table
        label=${msg('Vitals', { id: 'settings.vitals' })}
        .columns=${this.columns()}
        .rows=${vitals.widgets}
        .rowKey=${(row: WidgetVitals) => row.widget}
      >
        <portico-empty
          slot="empty"
          heading=${msg('Nothing counted yet', { id: 'settings.vitals.none' })}
          text=${msg('Figures come with the first visits. One in ten reports when the visitor leaves the page.', { id: 'settings.vitals.none.text' })}
        ></portico-empty>
      </portico-table>`;
  }

  private columns(): readonly TableColumn<WidgetVitals>[] {
    const most = msg('3 in 4 within', { id: 'settings.vitals.p75' });
    const nearlyAll = msg('19 in 20 within', { id: 'settings.vitals.p95' });
    return [
      {
        key: 'widget',
        label: msg('Widget', { id: 'settings.vitals.widget' }),
        cell: ({ widget }) => widgetWords(widget),
      },
      {
        key: 'load75',
        label: msg(str`Loaded, ${most}`, { id: 'settings.vitals.loaded' }),
        align: 'end',
        card: true,
        cell: ({ load }) => this.time(load, load.p75Ms),
      },
      {
        key: 'load95',
        label: nearlyAll,
        align: 'end',
        minor: true,
        cell: ({ load }) => this.time(load, load.p95Ms),
      },
      {
        key: 'answer75',
        label: msg(str`Answered, ${most}`, { id: 'settings.vitals.answered' }),
        align: 'end',
        card: true,
        cell: ({ interaction }) => this.time(interaction, interaction.p75Ms),
      },
      {
        key: 'answer95',
        label: nearlyAll,
        align: 'end',
        minor: true,
        cell: ({ interaction }) => this.time(interaction, interaction.p95Ms),
      },
      {
        key: 'visits',
        label: msg('Counted', { id: 'settings.vitals.counted' }),
        align: 'end',
        cell: ({ load }) => total(load).toLocaleString(this.locale),
      },
      {
        key: 'errors',
        label: msg('Errors', { id: 'settings.vitals.errors' }),
        card: true,
        cell: ({ errors }) => this.errorsOf(errors),
      },
    ];
  }

  private time(times: Times, ms: number | null): string | TemplateResult {
    if (total(times) === 0) return html`<span class="quiet">–</span>`;
    return ms === null
      ? msg(str`over ${this.span(times.bounds.at(-1) ?? 0)}`, { id: 'settings.vitals.over' })
      : this.span(ms);
  }

  private span(ms: number): string {
    const [value, unit] = ms < 1000 ? [ms, 'millisecond'] : [ms / 1000, 'second'];
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  }

  private errorsOf(errors: WidgetVitals['errors']): string | TemplateResult {
    const codes = Object.entries(errors).toSorted(([, a], [, b]) => b - a);
    if (codes.length === 0)
      return html`<span class="quiet">${msg('None', { id: 'settings.vitals.errors.none' })}</span>`;
    return codes
      .map(
        ([code, count]) => `${faultText(Fault.from({ code })).heading}: ${count.toLocaleString(this.locale)}`,
      )
      .join(' · ');
  }
}

function total({ counts }: Times): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-site-vitals': PorticoSiteVitals;
  }
}
