import { consume } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isolated } from '@portico/ui/isolated';
import { msg } from '@portico/ui/msg';
import type { DealSummary } from '@portico/domain/deals/views';
import type { Client } from '@portico/runtime/client';
import { clientContext } from '@portico/runtime/contexts';
import type { Me } from '@portico/runtime/session';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { searchIcon } from '@portico/ui/icon/icons';
import type { PortalApp } from '../../apps.ts';
import { dealPath } from '../../routing/deal-path.ts';
import { navigate } from '../../routing/navigate.ts';
import { dealsIcon, plusIcon } from '../icons.ts';
import { paletteStyles } from './palette.styles.ts';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  readonly href: string;
}

/**
 * @summary Everything by name: sections, actions, and deals by customer or number.
 *
 * Keyboard: arrows move, Enter goes, Esc leaves.
 */
export class PorticoPalette extends PorticoElement {
  static readonly tag = 'portico-palette';
  static override styles = [PorticoElement.styles, paletteStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;

  @state() private words = '';
  @state() private at = 0;
  @state() private deals: readonly DealSummary[] = [];

  /** Where one may go. */
  @property({ attribute: false }) apps: readonly PortalApp[] = [];

  /** Who asks. */
  @property({ attribute: false }) me: Me | null = null;

  private asked: AbortController | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;

  /** Opens it, empty. */
  show(): void {
    this.words = '';
    this.at = 0;
    this.deals = [];
    void this.open();
  }

  private async open(): Promise<void> {
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog?.open) dialog?.showModal();
  }

  private onInput(event: Event): void {
    this.words = (event.currentTarget as HTMLInputElement).value;
    this.at = 0;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.findDeals(), 150);
  }

  private async findDeals(): Promise<void> {
    const search = this.words.trim();
    this.asked?.abort();
    this.asked = new AbortController();
    if (search.length < 2 || !this.me?.actions.includes('deal.read')) {
      this.deals = [];
      return;
    }
    const { signal } = this.asked;
    const found = await this.client?.deals.list.query({ search, limit: 6 }, { signal }).catch(() => null);
    if (!signal.aborted) this.deals = found?.rows ?? [];
  }

  private onKey(event: KeyboardEvent): void {
    const { length } = this.choices();
    if (event.key === 'ArrowDown') this.at = (this.at + 1) % Math.max(length, 1);
    else if (event.key === 'ArrowUp') this.at = (this.at - 1 + length) % Math.max(length, 1);
    else if (event.key === 'Enter' && !event.isComposing) this.go(this.choices()[this.at]);
    else return;
    event.preventDefault();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  private onBackdrop(event: MouseEvent): void {
    if (event.target === event.currentTarget) this.close();
  }

  private go(choice: Choice | undefined): void {
    if (!choice) return;
    this.close();
    navigate(choice.href);
  }

  private close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  private choices(): readonly Choice[] {
    const words = this.words.trim().toLocaleLowerCase();
    const fits = ({ label }: Choice): boolean => label.toLocaleLowerCase().includes(words);
    const isVendor = this.me?.organisation.kind === 'vendor';
    const deals = this.deals.map(({ id, customerName, partner, number }) => ({
      id,
      label: customerName,
      detail: [isVendor ? isolated(partner.name) : '', number ?? ''].filter(Boolean).join(' · '),
      icon: dealsIcon,
      href: dealPath(this.me?.actions ?? [], id),
    }));
    return [...this.places().filter(fits), ...deals];
  }

  private places(): readonly Choice[] {
    const may = (action: string): boolean => this.me?.actions.includes(action) ?? false;
    const action = (allowed: boolean, id: string, label: string, href: string): Choice[] =>
      allowed
        ? [{ id, label, detail: msg('Action', { id: 'shell.palette.action' }), icon: plusIcon, href }]
        : [];
    return [
      ...this.apps.map(({ name, title, path, icon }) => ({
        id: name,
        label: title(),
        detail: msg('Section', { id: 'shell.palette.section' }),
        icon,
        href: path,
      })),
      ...action(
        may('deal.register'),
        'register',
        msg('Register deal', { id: 'shell.deals.do' }),
        '/deals/new',
      ),
      ...action(
        may('deal.decide'),
        'mine',
        msg('Show my deals on the desk', { id: 'shell.palette.mine' }),
        '/desk?mine=1',
      ),
      ...action(
        may('people.manage'),
        'invite',
        msg('Invite someone', { id: 'settings.invite' }),
        '/settings/people?invite=1',
      ),
      ...action(
        may('site.manage'),
        'site',
        msg('Add a site', { id: 'settings.site.add' }),
        '/settings/sites?add=1',
      ),
    ];
  }

  override render(): TemplateResult {
    const choices = this.choices();
    const current = choices[this.at];
    const label = msg('Search and do', { id: 'shell.keys.palette' });
    return html`<dialog aria-label=${label} @click=${this.onBackdrop}>
      <div class="box">
        ${drawIcon(searchIcon)}
        <input
          role="combobox"
          aria-label=${label}
          aria-expanded="true"
          aria-controls="choices"
          aria-autocomplete="list"
          aria-activedescendant=${current ? `choice-${current.id}` : nothing}
          autocomplete="off"
          spellcheck="false"
          autofocus
          placeholder=${msg('Where to, or which deal?', { id: 'shell.palette.example' })}
          .value=${this.words}
          @input=${this.onInput}
          @keydown=${this.onKey}
        />
      </div>
      <div id="choices" role="listbox" aria-label=${label}>
        ${choices.map(
          (choice, at) =>
            html`<div
              id="choice-${choice.id}"
              role="option"
              aria-selected=${at === this.at ? 'true' : 'false'}
              @pointermove=${() => (this.at = at)}
              @click=${() => this.go(choice)}
            >
              ${drawIcon(choice.icon)}<span>${choice.label}</span><small>${choice.detail}</small>
            </div>`,
        )}
      </div>
      ${choices.length === 0 ? html`<p role="status">${msg('Nothing fits.', { id: 'shell.palette.none' })}</p>` : nothing}
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-palette': PorticoPalette;
  }
}
