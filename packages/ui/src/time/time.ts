import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PorticoElement } from '../element.ts';
import { localeOf } from '../locale/locale-of.ts';
import { relativeTime } from './relative.ts';

// One clock for all, so that a table of a thousand times has one timer.
const running = new Set<PorticoTime>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * @summary When something happens: "2 days ago", with the exact time and its zone on hover and focus.
 *
 * Keeps itself right every half minute. Draws nothing for an instant it cannot read.
 *
 * @csspart exact - The exact time that appears on hover and focus.
 */
export class PorticoTime extends PorticoElement {
  static readonly tag = 'portico-time';
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: inline-block;
        color: inherit;
        font: inherit;
      }
      time {
        anchor-name: --time;
        border-radius: 2px;
        white-space: nowrap;
      }
      /* Laid out only while it shows: anchored boxes are placed anew at every frame of scrolling, and a long list has hundreds. */
      span {
        display: none;
        position: fixed;
        z-index: 2;
        position-anchor: --time;
        position-area: block-start span-inline-end;
        position-try-fallbacks:
          flip-inline,
          flip-block,
          flip-block flip-inline;
        margin-block: 4px;
        padding: 2px 8px;
        border-radius: var(--portico-radius);
        background: var(--portico-text);
        color: var(--portico-surface);
        font-size: var(--portico-text-size-small);
        font-weight: 400;
        white-space: nowrap;
        transition: opacity var(--portico-motion);
      }
      :is(time:hover, time:focus) + span {
        display: block;
        @starting-style {
          opacity: 0;
        }
      }
    `,
  ];

  /** The instant, as ISO 8601 in UTC. */
  @property() at = '';

  /** Shows the exact day instead of the distance, for records and lists by date. */
  @property({ type: Boolean }) exact = false;

  override connectedCallback(): void {
    super.connectedCallback();
    running.add(this);
    timer ??= setInterval(() => running.forEach((element) => element.requestUpdate()), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    running.delete(this);
    if (running.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const at = Date.parse(this.at);
    if (Number.isNaN(at)) return nothing;
    const locale = localeOf(this);
    const full = new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(at);
    const words = this.exact
      ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at)
      : relativeTime(at, Date.now(), locale);
    return html`<time datetime=${new Date(at).toISOString()} tabindex="0" aria-describedby="exact"
        >${words}</time
      ><span id="exact" role="tooltip" part="exact">${full}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-time': PorticoTime;
  }
}
