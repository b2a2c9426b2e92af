import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { loadedPath } from '../../routing/navigate.ts';
import { forwardIcon } from '../icons.ts';

/** A step on the way here. */
export interface Crumb {
  readonly title: string;
  readonly href: string;
}

// The path whose heading had the focus last; a page that was loaded keeps the browser's own focus.
let focusedPath = loadedPath;

/**
 * @summary One view of an application: where one is, its heading, what can be done, and the content.
 *
 * Gives the document its title, and the heading the focus when the reader came here without a page being loaded.
 *
 * @slot - The content.
 * @slot beside - Beside the heading: a state.
 * @slot actions - What can be done with the whole of it, the primary action last.
 * @cssproperty --portico-page-width - How wide its content may get; as wide as the page by itself.
 */
export class PorticoPage extends PorticoElement {
  static readonly tag = 'portico-page';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        inline-size: 100%;
        max-inline-size: 1200px;
        margin-inline: auto;
        padding-block: var(--portico-space-6) var(--portico-space-8);
        padding-inline: var(--portico-space-6);
      }
      /* A narrower page begins where every page begins, so that headings do not jump from one to the next. */
      .sheet {
        max-inline-size: var(--portico-page-width, none);
      }
      nav {
        margin-block-end: var(--portico-space-2);
        font-size: var(--portico-text-size-small);
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 2px;
        color: var(--portico-text-muted);
      }
      li svg {
        inline-size: 16px;
        block-size: 16px;
      }
      :host(:dir(rtl)) li svg {
        scale: -1 1;
      }
      a {
        border-radius: 2px;
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        color: var(--portico-text);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: var(--portico-space-3) var(--portico-space-5);
        margin-block-end: var(--portico-space-5);
      }
      header.quiet {
        position: absolute;
        clip-path: inset(50%);
      }
      .title {
        display: flex;
        flex: 1 1 260px;
        flex-wrap: wrap;
        align-items: center;
        align-self: center;
        gap: var(--portico-space-2) var(--portico-space-3);
        min-inline-size: 0;
      }
      /* In the direction of the words, on the side of the rest. */
      h1,
      .lead {
        unicode-bidi: plaintext;
        text-align: -webkit-match-parent;
        text-align: match-parent;
      }
      h1 {
        min-inline-size: 0;
        margin: 0;
        border-radius: 2px;
        font-size: 24px;
        font-weight: 600;
        line-height: 1.25;
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      h1:focus {
        outline: none;
      }
      .lead {
        flex-basis: 100%;
        margin: 0;
        color: var(--portico-text-muted);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--portico-space-2);
      }
      @media (max-width: 899px) {
        :host {
          padding-block-start: var(--portico-space-5);
          padding-inline: var(--portico-space-5);
        }
      }
      @media (max-width: 480px) {
        :host {
          padding-block-start: var(--portico-space-4);
          padding-inline: var(--portico-space-4);
        }
        h1 {
          font-size: 20px;
        }
      }
    `,
  ];

  /** What this is. */
  @property() heading = '';

  /** One quiet sentence under the heading: the answer to the page's question. */
  @property() lead = '';

  /** Keeps the heading for screen readers and the title: what is inside shows its own. */
  @property({ type: Boolean }) quiet = false;

  /** The steps on the way here, the portal's sections first. */
  @property({ attribute: false }) crumbs: readonly Crumb[] = [];

  protected override updated(changed: PropertyValues): void {
    if (!this.heading) return;
    const place = this.crumbs.at(-1)?.title;
    const names = [this.heading, ...(place ? [place] : []), msg('Partner portal', { id: 'shell.portal' })];
    document.title = names.join(' · ');
    if (!changed.has('heading') || focusedPath === location.pathname) return;
    focusedPath = location.pathname;
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  override render(): TemplateResult {
    return html`<div class="sheet">
      ${this.crumbs.length > 0 ? this.way() : nothing}
      <header class=${this.quiet ? 'quiet' : ''}>
        <div class="title">
          <h1 tabindex="-1">${this.heading}</h1>
          <slot name="beside"></slot>
          ${this.lead ? html`<p class="lead">${this.lead}</p>` : nothing}
        </div>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      <slot></slot>
    </div>`;
  }

  private way(): TemplateResult {
    return html`<nav aria-label=${msg('You are here', { id: 'shell.crumbs' })}>
      <ol>
        ${this.crumbs.map(({ title, href }) => html`<li><a href=${href}>${title}</a>${drawIcon(forwardIcon)}</li>`)}
        <li aria-current="page">${this.heading}</li>
      </ol>
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-page': PorticoPage;
  }
}
