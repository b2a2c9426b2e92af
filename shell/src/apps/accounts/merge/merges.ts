import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { AccountView, MergeView } from '@portico/domain/accounts/views';
import { PorticoBadge } from '@portico/ui/badge/badge';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoTime } from '@portico/ui/time/time';
import { accountStyles } from '../accounts.styles.ts';
import { movedWords } from './moved-words.ts';
import { PorticoAccountUnmerge } from './unmerge.ts';

/**
 * @summary The merges an account took part in, each with the way back.
 *
 * @event portico-account-saved - One was undone (`AccountSavedEvent`).
 */
export class PorticoAccountMerges extends PorticoElement {
  static readonly tag = 'portico-account-merges';
  static override readonly uses = [PorticoBadge, PorticoButton, PorticoTime, PorticoAccountUnmerge];
  static override styles = [PorticoElement.styles, accountStyles];

  /** The account with its merges. */
  @property({ attribute: false }) view: AccountView | null = null;

  /** Whether the reader may undo them. */
  @property({ type: Boolean }) editable = false;

  override render(): TemplateResult {
    return html`<section class="card">
      <h2>${msg('Merges', { id: 'accounts.merges' })}</h2>
      <ul class="rows">
        ${(this.view?.merges ?? []).map((merge) => this.row(merge))}
      </ul>
      ${this.editable ? html`<portico-account-unmerge></portico-account-unmerge>` : nothing}
    </section>`;
  }

  private row(merge: MergeView): TemplateResult {
    const { survivor, merged, reason, at, by, undoneAt, moved } = merge;
    const isSurvivor = survivor.id === this.view?.account.id;
    const other = isSurvivor ? merged : survivor;
    return html`<li>
      <div>
        <span class="line"
          ><a href="/accounts/${other.id}">${other.legalName}</a>
          ${undoneAt ? html`<portico-badge>${msg('Undone', { id: 'accounts.undone' })}</portico-badge>` : nothing}</span
        >
        <span
          >${isSurvivor ? msg('Merged into this one', { id: 'accounts.merged-here' }) : msg('This one was merged into it', { id: 'accounts.merged-there' })}</span
        >
        ${reason ? html`<span>${reason}</span>` : nothing}
        <span class="quiet">${movedWords(moved)}</span>
        <span class="quiet">${by ?? ''} <portico-time .at=${at}></portico-time></span>
      </div>
      ${
        this.editable && !undoneAt
          ? html`<portico-button
              small
              @click=${() => this.renderRoot.querySelector('portico-account-unmerge')?.ask(merge)}
              >${msg('Undo', { id: 'accounts.undo' })}</portico-button
            >`
          : nothing
      }
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-account-merges': PorticoAccountMerges;
  }
}
