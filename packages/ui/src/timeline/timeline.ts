import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '../msg.ts';
import type { Tone } from '../badge/badge.ts';
import { PorticoElement } from '../element.ts';
import { PorticoTime } from '../time/time.ts';

/** One thing that happened. */
export interface TimelineEntry {
  /** Who did it: a person, an organisation, or the system's name. */
  readonly who: string;
  /** What was done, in past tense: "approved the registration". */
  readonly what: string;
  /** When, as ISO 8601 in UTC. */
  readonly when: string;
  /** Why, in the words of whoever did it. */
  readonly why?: string;
  /** The number of the rule it happened under. */
  readonly rule?: string;
  /** Where the evidence is. */
  readonly href?: string;
  /** What it means for the reader; colours the dot. */
  readonly tone?: Tone;
}

/**
 * @summary What happened, in order: who did what, when, why, and under which rule.
 *
 * Draws the entries in the order given; put the newest first where people come to see what is new.
 *
 * @csspart entry - One entry.
 */
export class PorticoTimeline extends PorticoElement {
  static readonly tag = 'portico-timeline';
  static override readonly uses = [PorticoTime];
  static override styles = [
    PorticoElement.styles,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        position: relative;
        padding-block-end: var(--portico-space-4);
        padding-inline-start: var(--portico-space-5);
        overflow-wrap: anywhere;
      }
      li:last-child {
        padding-block-end: 0;
      }
      li::before,
      li:not(:last-child)::after {
        content: '';
        position: absolute;
        inset-inline-start: 3px;
        inset-block-start: calc(0.5lh - 5px);
        inline-size: 10px;
        block-size: 10px;
        border-radius: 50%;
        background: var(--portico-tone-dot, var(--portico-neutral-8));
        forced-color-adjust: none;
      }
      li:not(:last-child)::after {
        inset-inline-start: 7.5px;
        inset-block: calc(0.5lh + 9px) calc(9px - 0.5lh);
        inline-size: 1px;
        block-size: auto;
        background: var(--portico-border);
      }
      .info {
        --portico-tone-dot: var(--portico-info);
      }
      .success {
        --portico-tone-dot: var(--portico-success);
      }
      .warning {
        --portico-tone-dot: var(--portico-warning);
      }
      .danger {
        --portico-tone-dot: var(--portico-danger);
      }
      b {
        font-weight: 500;
        unicode-bidi: isolate;
      }
      small {
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
      small > * + *::before {
        content: '·';
        margin-inline: 6px;
      }
      blockquote {
        margin: var(--portico-space-1) 0 0;
        color: var(--portico-text-muted);
      }
      /* In the direction of whoever wrote it, on the side of the rest. */
      p,
      blockquote {
        unicode-bidi: plaintext;
        text-align: -webkit-match-parent;
        text-align: match-parent;
      }
      a {
        color: var(--portico-accent-text);
      }
      p {
        margin: 0;
      }
    `,
  ];

  /** What happened. */
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];

  override render(): TemplateResult {
    return html`<ol role="list">
      ${this.entries.map((entry) => this.entry(entry))}
    </ol>`;
  }

  private entry({ who, what, when, why, rule, href, tone }: TimelineEntry): TemplateResult {
    const source = href
      ? html`<span><a href=${href}>${msg('See the evidence', { id: 'ui.timeline.evidence' })}</a></span>`
      : nothing;
    return html`<li part="entry" class=${tone ?? ''}>
      <p><b>${who}</b> ${what}</p>
      <small>
        <portico-time .at=${when}></portico-time>${
          rule ? html`<span>${msg(str`Rule ${rule}`, { id: 'ui.timeline.rule' })}</span>` : nothing
        }${source}
      </small>
      ${why ? html`<blockquote>${why}</blockquote>` : nothing}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-timeline': PorticoTimeline;
  }
}
