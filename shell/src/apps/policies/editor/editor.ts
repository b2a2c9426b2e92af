import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import type { PolicyProblem } from '@portico/domain/policies/problem';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoCheck } from '@portico/ui/check/check';
import { PorticoElement } from '@portico/ui/element';
import { PorticoField } from '@portico/ui/field/field';
import { PorticoMoney } from '@portico/ui/money/money';
import { PorticoSelect } from '@portico/ui/select/select';
import { navigate } from '../../../routing/navigate.ts';
import { currencyOf, writeAt } from './document.ts';
import { drawRule, type Editing } from './draw-rule.ts';
import { editorStyles } from './editor.styles.ts';
import { PolicyEditEvent } from './edit-event.ts';
import { problemWords } from './problem-words.ts';
import type { RuleGroup, Section } from './rule.ts';
import { placeOf, sections } from './sections.ts';

/**
 * @summary The policy's numbers and choices, section by section. It says what is wrong at each field once it was left.
 *
 * @event portico-policy-edit - Something was changed (`PolicyEditEvent`).
 */
export class PorticoPolicyEditor extends PorticoElement {
  static readonly tag = 'portico-policy-editor';
  static override readonly uses = [PorticoField, PorticoMoney, PorticoSelect, PorticoCheck, PorticoButton];
  static override styles = [PorticoElement.styles, editorStyles];

  /** Paths of fields that were left. */
  @state() private left: ReadonlySet<string> = new Set();

  /** What is edited. */
  @property({ attribute: false }) document: unknown;

  /** Everything that is wrong in it. */
  @property({ attribute: false }) problems: readonly PolicyProblem[] = [];

  /** The paths of what differs from the version in force. */
  @property({ attribute: false }) differing: readonly string[] = [];

  /** The section that is shown, by its name; the first one by default. */
  @property() section = '';

  /** Where this editor stands: its sections are looks of that address. */
  @property() base = '';

  /** Shows what is wrong also in fields that nobody has left yet. */
  @property({ type: Boolean }) strict = false;

  /** Can be read, not changed. */
  @property({ type: Boolean }) readonly = false;

  /** The reader's locale, for numbers and money. */
  @property() locale = 'en';

  private get currency(): string {
    return currencyOf(this.document);
  }

  private readonly errorAt = (path: string, deep = false): string => {
    if (!this.strict && !this.left.has(path)) return '';
    const problem = this.problems.find(
      (each) => each.path === path || (deep && each.path.startsWith(`${path}.`)),
    );
    const { locale, currency } = this;
    return problem ? problemWords(problem, { locale, currency }, this.document) : '';
  };

  private readonly write = (path: string, value: unknown): void => {
    this.document = writeAt(this.document, path, value);
    this.dispatchEvent(new PolicyEditEvent(this.document));
  };

  private readonly leave = (path: string): void => {
    this.left = new Set([...this.left, path]);
  };

  private count(section: Section, paths: readonly string[]): number {
    return paths.filter((path) => placeOf(path, this.document)?.section === section).length;
  }

  private href(section: Section): string {
    return `${this.base}?section=${section.name}`;
  }

  override render(): TemplateResult | typeof nothing {
    const shown = sections.find(({ name }) => name === this.section) ?? sections[0];
    if (!shown) return nothing;
    return html`<portico-select
        class="sections"
        required
        label=${msg('Section', { id: 'policy.section' })}
        .options=${sections.map((section) => ({ value: section.name, label: section.title() }))}
        .value=${shown.name}
        @change=${(event: Event) => navigate(`${this.base}?section=${(event.currentTarget as PorticoSelect).value}`, { replace: true })}
      ></portico-select>
      <div class="editor">
        ${this.nav(shown)}
        <section aria-labelledby="title">
          <div class="intro">
            <h2 id="title">${shown.title()}</h2>
            <p class="quiet">${shown.lead()}</p>
          </div>
          ${shown.groups.map((group) => this.group(group))}
        </section>
      </div>`;
  }

  private nav(shown: Section): TemplateResult {
    const wrong = this.problems.map(({ path }) => path);
    return html`<nav aria-label=${msg('Sections of the policy', { id: 'policy.sections' })}>
      ${sections.map((section) => {
        const [faults, changes] = [this.count(section, wrong), this.count(section, this.differing)];
        return html`<a href=${this.href(section)} aria-current=${section === shown ? 'true' : nothing}
          >${section.title()}
          ${
            faults > 0
              ? html`<small class="wrong">${msg(str`${faults} to mend`, { id: 'policy.to-mend' })}</small>`
              : changes > 0
                ? html`<small>${msg(str`${changes} changed`, { id: 'policy.changed' })}</small>`
                : nothing
          }</a
        >`;
      })}
    </nav>`;
  }

  private group({ title, rules }: RuleGroup): TemplateResult {
    const editing: Editing = {
      document: this.document,
      currency: this.currency,
      locale: this.locale,
      readonly: this.readonly,
      errorAt: this.errorAt,
      write: this.write,
      leave: this.leave,
    };
    return html`<div class="group" role="group" aria-label=${title()}>
      <h3>${title()}</h3>
      <div class="fields">${rules.map((rule) => drawRule(rule, editing))}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-editor': PorticoPolicyEditor;
  }
}
