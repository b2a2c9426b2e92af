import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoDate } from '@portico/ui/date/date';
import { PorticoElement } from '@portico/ui/element';
import { PorticoSelect } from '@portico/ui/select/select';
import { navigate } from '../../routing/navigate.ts';
import { lastDay, type ReportSpan } from './period.ts';

/**
 * @summary Chooses the span of a report and how it is cut; the choice stands in the address bar.
 */
export class PorticoPeriodChoice extends PorticoElement {
  static readonly tag = 'portico-period-choice';
  static override readonly uses = [PorticoSelect, PorticoDate];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--portico-space-3);
      }
      portico-select {
        inline-size: min(220px, 100%);
      }
    `,
  ];

  /** What is chosen. */
  @property({ attribute: false }) span: ReportSpan | null = null;

  /** Where the report stands. */
  @property() base = '/reports';

  private choose(changes: Record<string, string>): void {
    const { span } = this;
    if (!span) return;
    const days = { from: span.from.slice(0, 10), until: lastDay(span.until) };
    const words = { span: span.name, step: span.step, ...days, ...changes };
    const search = new URLSearchParams(words);
    if (words.span !== 'custom') ['from', 'until'].forEach((name) => search.delete(name));
    navigate(`${this.base}?${search.toString()}`, { replace: true });
  }

  private onChange(name: string, event: Event): void {
    const { value } = event.currentTarget as PorticoSelect;
    if (value) this.choose({ [name]: value });
  }

  override render(): TemplateResult | typeof nothing {
    const { span } = this;
    if (!span) return nothing;
    const spans = [
      { value: 'quarter', label: msg('This quarter', { id: 'report.span.quarter' }) },
      { value: 'last_quarter', label: msg('Last quarter', { id: 'report.span.last' }) },
      { value: 'year', label: msg('Last 12 months', { id: 'report.span.year' }) },
      { value: 'custom', label: msg('Days of your own', { id: 'report.span.custom' }) },
    ];
    const steps = [
      { value: 'all', label: msg('As a whole', { id: 'report.step.all' }) },
      { value: 'quarter', label: msg('By quarter', { id: 'report.step.quarter' }) },
      { value: 'month', label: msg('By month', { id: 'report.step.month' }) },
    ];
    return html`<portico-select
        required
        label=${msg('Period', { id: 'report.span' })}
        .options=${spans}
        .value=${span.name}
        @change=${(event: Event) => this.onChange('span', event)}
      ></portico-select>
      ${
        span.name === 'custom'
          ? html`<portico-date
                label=${msg('From', { id: 'policy.from' })}
                .value=${span.from.slice(0, 10)}
                @change=${(event: Event) => this.onChange('from', event)}
              ></portico-date>
              <portico-date
                label=${msg('To', { id: 'report.to' })}
                .value=${lastDay(span.until)}
                @change=${(event: Event) => this.onChange('until', event)}
              ></portico-date>`
          : nothing
      }
      <portico-select
        required
        label=${msg('Shown', { id: 'report.step' })}
        .options=${steps}
        .value=${span.step}
        @change=${(event: Event) => this.onChange('step', event)}
      ></portico-select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-period-choice': PorticoPeriodChoice;
  }
}
