import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PorticoElement } from '@portico/ui/element';
import { msg } from '@portico/ui/msg';
import { PorticoSelect } from '@portico/ui/select/select';
import { settingsStyles } from '../../settings/settings.styles.ts';
import { PorticoCopy } from '../../settings/sites/copy.ts';
import { type SnippetChoice, snippetFor, type SnippetKind } from '../snippets.ts';

const kinds: readonly { value: SnippetKind; label: string }[] = [
  { value: 'html', label: 'HTML' },
  { value: 'react', label: 'React' },
  { value: 'vue', label: 'Vue' },
  { value: 'wordpress', label: 'WordPress' },
];

/**
 * @summary The lines to paste for what was chosen, for the kind of page they are pasted into.
 */
export class PorticoSnippet extends PorticoElement {
  static readonly tag = 'portico-snippet';
  static override readonly uses = [PorticoSelect, PorticoCopy];
  static override styles = [PorticoElement.styles, settingsStyles];

  @state() private kind: SnippetKind = 'html';

  /** What was chosen. */
  @property({ attribute: false }) choice: SnippetChoice | null = null;

  private onKind(event: Event): void {
    const { value } = event.currentTarget as PorticoSelect;
    this.kind = kinds.find((kind) => kind.value === value)?.value ?? 'html';
  }

  override render(): TemplateResult {
    if (!this.choice) return html``;
    const text = snippetFor(this.kind, this.choice);
    return html`<div class="bar">
        <portico-select
          required
          label=${msg('For', { id: 'embeds.snippet.for' })}
          .options=${kinds}
          .value=${this.kind}
          @change=${this.onKind}
        ></portico-select>
        <portico-copy .text=${text}></portico-copy>
      </div>
      <pre tabindex="0">${text}</pre>
      ${
        this.kind === 'wordpress'
          ? html`<p class="quiet">
              ${msg('Paste it into a Custom HTML block. WordPress keeps scripts only of people who may write unfiltered HTML.', { id: 'embeds.snippet.wordpress' })}
            </p>`
          : ''
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-snippet': PorticoSnippet;
  }
}
