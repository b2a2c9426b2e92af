import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { PolicyDifference } from '@portico/domain/policies/compare';
import { PorticoElement } from '@portico/ui/element';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { plainTable } from '../../../layout/plain-table.styles.ts';
import { differenceWords } from './difference-words.ts';

/**
 * @summary What differs between two documents, value by value, in words.
 */
export class PorticoPolicyChanges extends PorticoElement {
  static readonly tag = 'portico-policy-changes';
  static override readonly uses = [PorticoEmpty];
  static override styles = [
    PorticoElement.styles,
    plainTable,
    css`
      tbody td:nth-child(2) {
        color: var(--portico-text-muted);
      }
      tbody td:nth-child(3) {
        font-weight: 500;
      }
      .section {
        display: block;
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      a {
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
    `,
  ];

  /** What differs. */
  @property({ attribute: false }) differences: readonly PolicyDifference[] = [];

  /** The document it is compared with. */
  @property({ attribute: false }) old: unknown;

  /** The document it is about. */
  @property({ attribute: false }) next: unknown;

  /** The heads of the columns of values. */
  @property({ attribute: false }) heads: readonly [string, string] = ['', ''];

  /** Where the rules can be edited; no links without it. */
  @property() base = '';

  /** The reader's locale. */
  @property() locale = 'en';

  override render(): TemplateResult {
    if (this.differences.length === 0)
      return html`<portico-empty
        heading=${msg('Nothing differs', { id: 'policy.changes.none' })}
        text=${msg('Both versions say the same.', { id: 'policy.changes.none.text' })}
      ></portico-empty>`;
    const label = msg('What differs', { id: 'policy.changes.label' });
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
      <table aria-label=${label}>
        <thead>
          <tr>
            <th scope="col">${msg('Rule', { id: 'policy.rule' })}</th>
            <th scope="col">${this.heads[0]}</th>
            <th scope="col">${this.heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          ${this.differences.map((difference) => this.row(difference))}
        </tbody>
      </table>
    </div>`;
  }

  private row(difference: PolicyDifference): TemplateResult {
    const words = differenceWords(difference, { before: this.old, after: this.next, locale: this.locale });
    const name = this.base
      ? html`<a href="${this.base}?section=${words.sectionName}">${words.rule}</a>`
      : words.rule;
    return html`<tr>
      <th scope="row">
        ${words.section ? html`<span class="section">${words.section}</span>` : nothing}${name}
      </th>
      <td>${words.before}</td>
      <td>${words.after}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-changes': PorticoPolicyChanges;
  }
}
