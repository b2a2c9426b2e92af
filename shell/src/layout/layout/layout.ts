import { html, nothing, type TemplateResult } from 'lit';
import { consume } from '@lit/context';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import type { Client } from '@portico/runtime/client';
import { clientContext, liveContext } from '@portico/runtime/contexts';
import type { Live } from '@portico/runtime/live';
import type { Me } from '@portico/runtime/session';
import { define } from '@portico/ui/define';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { moreIcon, searchIcon } from '@portico/ui/icon/icons';
import { isAt, type PortalApp } from '../../apps.ts';
import { navigate, RouteController } from '../../routing/navigate.ts';
import { SignOutEvent } from '../../session/sign-out-event.ts';
import { bellIcon, leaveIcon, offlineIcon } from '../icons.ts';
import { commandKey, isShortcut } from '../keys/shortcuts.ts';
import { drawMark } from '../mark.ts';
import { layoutStyles } from './layout.styles.ts';

/** How many entries a phone's bar has room for without cutting words. */
const BAR_PLACES = 5;

/**
 * @summary The frame around every section: navigation, search, notifications, and who one is.
 *
 * @event portico-sign-out - Leave the portal (`SignOutEvent`).
 * @slot - The section shown.
 */
export class PorticoLayout extends PorticoElement {
  static readonly tag = 'portico-layout';
  static override styles = [PorticoElement.styles, layoutStyles];

  @consume({ context: clientContext, subscribe: true }) private client?: Client;
  @consume({ context: liveContext, subscribe: true }) private live?: Live;

  @state() private unread = 0;
  @state() private isOffline = !navigator.onLine;

  /** The applications of this person, in the order of the navigation. */
  @property({ attribute: false }) apps: readonly PortalApp[] = [];

  /** Who it is; null while that is not known. */
  @property({ attribute: false }) me: Me | null = null;

  /** Loads an application ahead of time. */
  @property({ attribute: false }) prefetch: (name: string) => void = () => {};

  private readonly route = new RouteController(this);
  // Long before any key: a page that has just come has heard no `g`.
  private goPressedAt = -Infinity;
  private stopListening: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    window.addEventListener('online', this.onLine);
    window.addEventListener('offline', this.onLine);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    window.removeEventListener('online', this.onLine);
    window.removeEventListener('offline', this.onLine);
    this.stopListening?.();
    this.stopListening = undefined;
  }

  protected override updated(): void {
    if (!this.me?.actions.includes('activity.read') || !this.live || this.stopListening) return;
    const count = (): void => void this.countUnread();
    const kinds = ['deal', 'site', 'key', 'person'].map((aggregate) => this.live?.on({ aggregate }, count));
    this.stopListening = () => kinds.forEach((stop) => stop?.());
    count();
  }

  private async countUnread(): Promise<void> {
    // A number on a bell is no reason to disturb anybody when it cannot be had.
    const counted = await this.client?.activity.unread.query().catch(() => null);
    if (counted) this.unread = counted.count;
  }

  private readonly onLine = (): void => {
    this.isOffline = !navigator.onLine;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { key } = event;
    if (!this.me) return;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && key.toLowerCase() === 'k') {
      event.preventDefault();
      void this.openPalette();
      return;
    }
    if (!isShortcut(event)) return;
    const isAfterGo = event.timeStamp - this.goPressedAt < 1500;
    this.goPressedAt = key === 'g' ? event.timeStamp : -Infinity;
    const app = isAfterGo ? this.apps.find((each) => each.key === key) : undefined;
    if (app) navigate(app.path);
    else if (key === '?') void this.openKeys();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** Opens the search over everything; its code comes when it is first asked for. */
  async openPalette(): Promise<void> {
    const { PorticoPalette } = await import('../palette/palette.ts');
    define(PorticoPalette);
    const palette = this.overlay('portico-palette');
    palette.apps = this.apps;
    palette.me = this.me;
    palette.show();
  }

  private async openKeys(): Promise<void> {
    const { PorticoKeys } = await import('../keys/keys.ts');
    define(PorticoKeys);
    const keys = this.overlay('portico-keys');
    keys.sections = this.apps.map(({ key, title }) => ({ keys: ['g', key], label: title() }));
    keys.show();
  }

  private async openNotifications(): Promise<void> {
    const { PorticoNotifications } = await import('../notifications/notifications.ts');
    define(PorticoNotifications);
    const panel = this.overlay('portico-notifications');
    panel.actions = this.me?.actions ?? [];
    panel.addEventListener('portico-seen', () => void this.countUnread());
    panel.show();
  }

  private async openMore(): Promise<void> {
    const { PorticoMore } = await import('../more/more.ts');
    define(PorticoMore);
    const sheet = this.overlay('portico-more');
    sheet.entries = this.moreApps().map((app) => ({ app, isHere: this.shows(app) }));
    sheet.show();
  }

  private overlay<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
    const found = this.renderRoot.querySelector<HTMLElementTagNameMap[Tag]>(tag);
    if (found) return found;
    const made = document.createElement(tag);
    this.renderRoot.append(made);
    return made;
  }

  private onSkip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  }

  override render(): TemplateResult {
    return html`<a class="skip" href="#content" @click=${this.onSkip}
        >${msg('Skip to the content', { id: 'shell.skip' })}</a
      >
      <aside>${this.brand()} ${this.side()}</aside>
      <div class="top">${this.brand()} ${this.find()} ${this.bell()}</div>
      <main id="content" tabindex="-1">
        ${
          this.isOffline
            ? html`<div class="banner" role="status">
                ${drawIcon(offlineIcon)}
                ${msg('You are offline. What you type is kept.', { id: 'shell.offline' })}
              </div>`
            : nothing
        }
        <slot></slot>
      </main>
      <nav class="bottom" aria-label=${msg('Sections', { id: 'shell.sections' })}>
        <ul>
          ${this.inBar().map((app) => html`<li>${this.link(app, app.short?.())}</li>`)}
          ${this.moreApps().length > 0 ? html`<li>${this.more()}</li>` : nothing}
        </ul>
      </nav>`;
  }

  /** What stands in the bottom bar: everything, or the first few where the rest goes behind `More`. */
  private inBar(): readonly PortalApp[] {
    return this.apps.length > BAR_PLACES ? this.apps.slice(0, BAR_PLACES - 1) : this.apps;
  }

  private moreApps(): readonly PortalApp[] {
    return this.apps.slice(this.inBar().length);
  }

  private more(): TemplateResult {
    const isHere = this.moreApps().some((app) => this.shows(app));
    return html`<button
      type="button"
      class="item ${isHere ? 'here' : ''}"
      aria-haspopup="dialog"
      @click=${this.openMore}
    >
      ${drawIcon(moreIcon)}<span>${msg('More', { id: 'shell.more' })}</span>
    </button>`;
  }

  private brand(): TemplateResult {
    return html`<div class="brand">
      ${drawMark()}<b title=${this.me?.organisation.name ?? ''}
        >${this.me?.organisation.name ?? msg('Partner portal', { id: 'shell.portal' })}</b
      >
    </div>`;
  }

  private side(): TemplateResult {
    const sections = this.apps.filter(({ place }) => place === 'sections');
    const own = this.apps.filter(({ place }) => place === 'own');
    return html`${this.find()}
      <nav aria-label=${msg('Sections', { id: 'shell.sections' })}>
        <ul>
          ${sections.map((app) => html`<li>${this.link(app)}</li>`)}
        </ul>
      </nav>
      ${
        this.me
          ? html`<div class="own">
              ${this.bell()} ${own.map((app) => this.link(app))}
              <button type="button" class="item" @click=${() => this.dispatchEvent(new SignOutEvent())}>
                ${drawIcon(leaveIcon)}<span>${msg('Sign out', { id: 'shell.sign-out' })}</span>
              </button>
              <div class="who">
                <b title=${this.me.user.name}>${this.me.user.name}</b
                ><small dir="ltr">${this.me.user.email}</small>
              </div>
            </div>`
          : nothing
      }`;
  }

  private find(): TemplateResult {
    return html`<button type="button" class="item find" @click=${this.openPalette}>
      ${drawIcon(searchIcon)}<span>${msg('Search', { id: 'shell.search' })}</span
      ><kbd aria-hidden="true">${commandKey()} K</kbd>
    </button>`;
  }

  private bell(): TemplateResult | typeof nothing {
    if (!this.me?.actions.includes('activity.read')) return nothing;
    const count = this.unread > 99 ? '99+' : String(this.unread);
    const unread = html`<i class="count">${count}</i
      ><span class="hidden">${msg('unread', { id: 'shell.notifications.unread' })}</span>`;
    return html`<button type="button" class="item" @click=${this.openNotifications}>
      ${drawIcon(bellIcon)}<span>${msg('Notifications', { id: 'shell.notifications' })}</span>${this.unread > 0 ? unread : nothing}
    </button>`;
  }

  private shows(app: PortalApp): boolean {
    return isAt(app, `/${this.route.parts.join('/')}`);
  }

  private link(app: PortalApp, word = app.title()): TemplateResult {
    const prefetch = (): void => this.prefetch(app.name);
    return html`<a
      class="item"
      href=${app.path}
      aria-current=${this.shows(app) ? 'page' : nothing}
      @pointerenter=${prefetch}
      @focus=${prefetch}
      >${drawIcon(app.icon)}<span>${word}</span></a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-layout': PorticoLayout;
  }
}
