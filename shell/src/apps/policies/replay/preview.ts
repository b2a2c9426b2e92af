import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { Client, OutputOf } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoCombobox } from '@portico/ui/combobox/combobox';
import type { Option } from '@portico/ui/question/option';
import { PorticoElement } from '@portico/ui/element';
import { localeOf } from '@portico/ui/locale/locale-of';
import { PorticoProblem } from '@portico/ui/problem/problem';
import { PorticoSkeleton } from '@portico/ui/skeleton/skeleton';
import { plainTable } from '../../../layout/plain-table.styles.ts';
import type { Trouble } from '../../settings/ask-server.ts';
import { currencyOf } from '../editor/document.ts';
import type { Reading } from '../editor/value-words.ts';
import { policyTrouble } from '../policy-trouble.ts';
import { aspectWords, outcomeWords } from './outcome-words.ts';
import { replayStyles } from './replay.styles.ts';

type Preview = Extract<OutputOf<'policies.preview'>, { ok: true }>;

/**
 * @summary What the document would make of one registration, beside what its own version does; also before it is saved.
 */
export class PorticoPolicyPreview extends PorticoElement {
  static readonly tag = 'portico-policy-preview';
  static override readonly uses = [PorticoCombobox, PorticoBadge, PorticoProblem, PorticoSkeleton];
  static override styles = [PorticoElement.styles, plainTable, replayStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private dealId = '';
  @state() private found: Preview | null = null;
  @state() private busy = false;
  @state() private trouble: Trouble | null = null;

  /** The document, kept or not. */
  @property({ attribute: false }) document: unknown;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('document') && this.dealId !== '') void this.look();
  }

  private readonly search = async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
    const page = await this.client?.deals.list.query({ search: text, limit: 20 }, { signal });
    return (page?.rows ?? [])
      .filter(({ submittedAt }) => submittedAt !== null)
      .map(({ id, number, customerName, partner }) => ({
        value: id,
        label: customerName,
        detail: [number, isolated(partner.name)].filter(Boolean).join(' · '),
      }));
  };

  private async look(): Promise<void> {
    const { client, dealId, document } = this;
    if (!client || dealId === '') return;
    this.busy = true;
    this.trouble = await policyTrouble(async () => {
      const answer = await client.policies.preview.mutate({ document, dealId });
      if (dealId === this.dealId) this.found = answer.ok ? answer : null;
      return answer;
    });
    this.busy = false;
  }

  private onChoose(event: Event): void {
    this.dealId = (event.currentTarget as PorticoCombobox).value;
    this.found = null;
    this.trouble = null;
    void this.look();
  }

  override render(): TemplateResult {
    const { trouble } = this;
    return html`<section class="part" aria-labelledby="preview">
      <h2 id="preview">${msg('Look at one registration', { id: 'policy.preview' })}</h2>
      <div class="ask">
        <portico-combobox
          label=${msg('Deal', { id: 'policy.deal' })}
          help=${msg('Also before the draft is saved.', { id: 'policy.preview.help' })}
          placeholder=${msg('Customer or number', { id: 'desk.search.example' })}
          .search=${this.search}
          @change=${this.onChoose}
        ></portico-combobox>
      </div>
      ${trouble ? html`<portico-problem .heading=${trouble.heading} .detail=${trouble.detail}></portico-problem>` : nothing}
      ${this.busy && !this.found ? html`<portico-skeleton lines="4"></portico-skeleton>` : nothing}
      ${this.found ? this.table(this.found) : nothing}
    </section>`;
  }

  private table({ aspects }: Preview): TemplateResult {
    const label = msg('This registration under both versions', { id: 'policy.preview.label' });
    const reading = {
      locale: localeOf(this) ?? 'en',
      currency: currencyOf(this.document),
    };
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${label}>
      <table aria-label=${label}>
        <thead>
          <tr>
            <th scope="col">${msg('Outcome', { id: 'policy.outcome' })}</th>
            <th scope="col">${msg('Then', { id: 'policy.then' })}</th>
            <th scope="col">${msg('Under this version', { id: 'policy.under' })}</th>
            <th scope="col">${msg('Rule', { id: 'policy.rule' })}</th>
          </tr>
        </thead>
        <tbody>
          ${aspects.map((each) => this.row(each, reading))}
        </tbody>
      </table>
    </div>`;
  }

  private row(
    { aspect, before, after, changes }: Preview['aspects'][number],
    reading: Reading,
  ): TemplateResult {
    const words = (outcome: typeof before): string =>
      outcome ? outcomeWords(aspect, outcome.value, reading) : '–';
    return html`<tr>
      <th scope="row">${aspectWords(aspect)}</th>
      <td class=${changes ? 'old' : ''}>${words(before)}</td>
      <td class=${changes ? 'new' : ''}>
        ${words(after)}
        ${changes ? html`<portico-badge tone="info">${msg('Different', { id: 'policy.different' })}</portico-badge>` : nothing}
      </td>
      <td>${after?.rule ?? before?.rule ?? ''}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-policy-preview': PorticoPolicyPreview;
  }
}
