import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoChoice } from '@portico/ui/choice/choice';
import type { Option } from '@portico/ui/question/option';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';

/** From so many on, one searches rather than reads. */
const SEARCH_FROM = 10;

/**
 * @summary All of something, or chosen ones: sites, products. A long list can be searched; what is chosen stays on top of it.
 *
 * @event change - Something else is chosen; see `chosen`.
 */
export class PorticoScopeChoice extends PorticoElement {
  static readonly tag = 'portico-scope-choice';
  static override readonly uses = [PorticoChoice, PorticoCheck, PorticoField];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: grid;
        gap: var(--portico-space-2);
      }
      .options {
        display: grid;
        gap: var(--portico-space-2);
        max-block-size: 240px;
        padding: var(--portico-space-3);
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--portico-border);
        border-radius: var(--portico-radius);
      }
      p {
        margin: 0;
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      .error {
        color: var(--portico-danger-text);
      }
    `,
  ];

  /** What is chosen of, as the question's label: "Sites". */
  @property() label = '';

  /** The words for all of them. */
  @property() all = '';

  /** The words for chosen ones. */
  @property() some = '';

  /** What there is to choose from. */
  @property({ attribute: false }) options: readonly Option[] = [];

  /** The values that are chosen; null for all. */
  @property({ attribute: false }) chosen: readonly string[] | null = null;

  /** What is wrong and how to mend it. */
  @property() error = '';

  @state() private search = '';

  private choose(chosen: readonly string[] | null): void {
    this.chosen = chosen;
    this.dispatchEvent(new Event('change'));
  }

  private toggle(value: string, on: boolean): void {
    const chosen = this.chosen ?? [];
    this.choose(on ? [...chosen, value] : chosen.filter((each) => each !== value));
  }

  override render(): TemplateResult {
    return html`<portico-choice
        label=${this.label}
        .options=${[
          { value: 'all', label: this.all },
          { value: 'some', label: this.some, disabled: this.options.length === 0 },
        ]}
        .value=${this.chosen ? 'some' : 'all'}
        @input=${(event: Event) => this.choose((event.currentTarget as PorticoChoice).value === 'some' ? [] : null)}
      ></portico-choice>
      ${this.chosen ? this.list(this.chosen) : nothing}`;
  }

  private list(chosen: readonly string[]): TemplateResult {
    const words = this.search.trim().toLowerCase();
    const fits = ({ label, detail = '' }: Option): boolean =>
      `${label} ${detail}`.toLowerCase().includes(words);
    const shown = this.options.filter(fits);
    const count = chosen.length;
    return html`${
        this.options.length >= SEARCH_FROM
          ? html`<portico-field
              hide-label
              type="search"
              label=${msg(str`Search: ${this.label}`, { id: 'accounts.scope.search' })}
              placeholder=${msg('Search', { id: 'shell.search' })}
              .value=${this.search}
              @input=${(event: Event) => (this.search = (event.currentTarget as PorticoField).value)}
            ></portico-field>`
          : nothing
      }
      <div class="options" role="group" aria-label=${this.label}>
        ${shown.map(
          ({ value, label, detail }) =>
            html`<portico-check
              label=${label}
              help=${detail ?? ''}
              .checked=${chosen.includes(value)}
              @input=${(event: Event) => this.toggle(value, (event.currentTarget as PorticoCheck).checked)}
            ></portico-check>`,
        )}
        ${shown.length === 0 ? html`<p>${msg('Nothing fits this search.', { id: 'accounts.scope.nothing' })}</p>` : nothing}
      </div>
      <p class=${this.error ? 'error' : ''} role="status">
        ${this.error || msg(str`Chosen: ${count}`, { id: 'accounts.scope.chosen' })}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-scope-choice': PorticoScopeChoice;
  }
}
