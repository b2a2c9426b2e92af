import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '@portico/ui/element';
import { tokens } from '@portico/ui/tokens/tokens';
import type { Client } from '../client.ts';
import { directionOf } from '../locale.ts';
import type { FetchSession } from '../session.ts';
import { provide, type Provided } from './provide.ts';

/**
 * @summary Gives the widgets inside it their server, session, language and looks. A widget never knows where it runs.
 *
 * Set `server` and `fetchSession` before it enters the page; `locale` and `theme` may change at any time. One language is
 * spoken on a page at a time.
 *
 * @slot - The widgets.
 */
export class PorticoPortal extends PorticoElement {
  static readonly tag = 'portico-portal';
  static override styles = [
    PorticoElement.styles,
    tokens,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** The server's origin, `https://portal.example`; empty for the page's own. */
  @property() server = '';

  /** The language and region to speak, `de-AT`; the page's or the browser's by default. */
  @property() locale = '';

  /** `light`, `dark`, or `auto` for the page's own. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto';

  /** Fetches a session through the host's own server, for embeds. Without it the portal's cookie speaks. */
  @property({ attribute: false }) fetchSession?: FetchSession;

  /** Another way to the server, for tests and stories. */
  @property({ attribute: false }) fetch?: typeof fetch;

  private provided?: Provided;

  /** The one window onto the server; there once the element is in a page. */
  get client(): Client {
    if (!this.provided) throw new Error('a portal has its client once it is in a page');
    return this.provided.client;
  }

  override connectedCallback(): void {
    const { server, fetchSession, fetch, locale } = this;
    this.provided ??= provide(this, { server, fetchSession, fetch, locale });
    super.connectedCallback();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('locale')) void this.speak();
  }

  private async speak(): Promise<void> {
    const locale = await this.provided?.setLocale(this.locale);
    if (!locale) return;
    this.lang = locale;
    this.dir = directionOf(locale);
  }

  /** Asks again who is asking, after signing in or out. */
  async refreshSession(): Promise<void> {
    await this.provided?.readSession();
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-portal': PorticoPortal;
  }
}
