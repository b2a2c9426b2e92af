import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { Step } from '@portico/domain/reports/period';
import { PorticoView } from '../../applications/view.ts';

/** The head of a column: its words, and whether numbers stand below. */
export type Head = string | { readonly end: string };

function drawHead(head: Head): TemplateResult {
  if (head === '') return html`<td></td>`;
  return typeof head === 'string'
    ? html`<th scope="col">${head}</th>`
    : html`<th scope="col" class="end">${head.end}</th>`;
}

/** What reports over a span share: they load anew when another span is chosen, and draw their figures as native tables. */
export abstract class ReportView extends PorticoView {
  /** Its beginning, an instant. */
  @property() from = '';

  /** Its end, an instant that is no part of it. */
  @property() until = '';

  /** Whether and how it is cut. */
  @property() step: Step = 'all';

  protected override willUpdate(changed: PropertyValues): void {
    if (
      ['from', 'until', 'step'].some((name) => changed.get(name as keyof this) !== undefined) &&
      this.hasUpdated
    )
      this.retry();
  }

  /** The span as the server takes it. */
  protected input(): { from: string; until: string; step: Step } {
    const { from, until, step } = this;
    return { from, until, step };
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="10"></portico-skeleton>`;
  }

  /** When the figures were true. */
  protected asOfWords(asOf: Date): string {
    const time = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
      asOf,
    );
    return msg(str`As of ${time}. Shares are given from five cases on.`, { id: 'report.as-of' });
  }

  /** A table of figures in a box that scrolls where it is too wide; a head without words belongs to bars or buttons. */
  protected table(label: string, heads: readonly Head[], rows: readonly TemplateResult[]): TemplateResult {
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
      <table aria-label=${label}>
        <thead>
          <tr>
            ${heads.map(drawHead)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  }
}
