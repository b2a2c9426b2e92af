import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoEmpty } from '@portico/ui/empty/empty';
import { PorticoTime } from '@portico/ui/time/time';
import { PorticoView } from '../../applications/view.ts';
import { type Activity, activityHref, activityWords } from './activity-words.ts';

/**
 * @summary What happened, newest first; opening it marks what it shows as seen.
 *
 * @event portico-seen - What is shown counts as seen now.
 */
export class PorticoNotifications extends PorticoView {
  static readonly tag = 'portico-notifications';
  static override readonly uses = [...PorticoView.uses, PorticoDialog, PorticoEmpty, PorticoTime];
  static override styles = [
    PorticoView.styles,
    css`
      :host {
        display: contents;
      }
      ul {
        margin: 0 calc(var(--portico-space-3) * -1);
        padding: 0;
        list-style: none;
      }
      .row {
        display: grid;
        grid-template-columns: 8px minmax(0, 1fr);
        gap: 0 var(--portico-space-3);
        align-items: baseline;
        padding: var(--portico-space-2) var(--portico-space-3);
        border-radius: var(--portico-radius);
        color: inherit;
        text-decoration: none;
      }
      a.row:hover {
        background: var(--portico-surface-hover);
      }
      a.row:focus-visible {
        outline-offset: -2px;
      }
      i {
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
      }
      .fresh i {
        background: var(--portico-accent);
        forced-color-adjust: none;
      }
      .fresh b {
        font-weight: 600;
      }
      b {
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      small {
        grid-column: 2;
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
      }
    `,
  ];

  @state() private rows: readonly Activity[] = [];

  /** What the reader may do, which says where links lead. */
  @property({ attribute: false }) actions: readonly string[] = [];

  /** Opens it and reads anew. */
  show(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('portico-dialog')?.show());
    if (this.hasUpdated) this.retry();
  }

  protected override async load(signal: AbortSignal): Promise<void> {
    const { rows, next } = await this.client.activity.list.query({ limit: 30 }, { signal });
    // Drafts are somebody's own work in progress, and no news.
    this.rows = rows.filter(({ name }) => name !== 'deal.drafted');
    const newest = rows[0];
    // One's own deeds count as seen, and may stand above what is new, on further pages too.
    if (!newest || (next === null && rows.every(({ seen }) => seen))) return;
    // Not seen is shown once more next time; no reason to fail here.
    await this.client.activity.seen.mutate({ position: newest.position }, { signal }).catch(() => null);
    this.dispatchEvent(new Event('portico-seen'));
  }

  private onFollow(): void {
    this.renderRoot.querySelector('portico-dialog')?.close();
  }

  override render(): TemplateResult {
    return html`<portico-dialog heading=${msg('Notifications', { id: 'shell.notifications' })} sheet
      >${super.render()}</portico-dialog
    >`;
  }

  protected override renderSkeleton(): TemplateResult {
    return html`<portico-skeleton lines="8"></portico-skeleton>`;
  }

  protected override renderContent(): TemplateResult {
    if (this.rows.length === 0)
      return html`<portico-empty
        heading=${msg('Nothing has happened yet', { id: 'shell.notifications.none' })}
        text=${msg('Decisions, questions and answers appear here.', { id: 'shell.notifications.none.text' })}
      ></portico-empty>`;
    return html`<ul>
      ${this.rows.map((each) => {
        const href = activityHref(each, this.actions);
        const look = `row ${each.seen ? '' : 'fresh'}`;
        const line = html`<i></i><b>${activityWords(each)}</b>
          <small
            ><portico-time .at=${each.at}></portico-time>${
              each.seen ? nothing : html`<span class="hidden">${msg('New', { id: 'desk.status.new' })}</span>`
            }</small
          >`;
        return html`<li>
          ${href ? html`<a class=${look} href=${href} @click=${this.onFollow}>${line}</a>` : html`<div class=${look}>${line}</div>`}
        </li>`;
      })}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-notifications': PorticoNotifications;
  }
}
