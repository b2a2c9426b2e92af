import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';

/** The person asks for the application once more. */
export class RetryEvent extends Event {
  constructor() {
    super('portico-retry', { bubbles: true, composed: true });
  }
}

/**
 * @summary The place of an application that failed: which, whom to tell, and the way on.
 *
 * @event portico-retry - Try again (`RetryEvent`).
 */
export class PorticoApplicationProblem extends PorticoElement {
  static readonly tag = 'portico-application-problem';
  static override readonly uses = [PorticoProblem, PorticoButton];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        max-inline-size: 640px;
        margin-inline: auto;
        padding: var(--portico-space-7) var(--portico-space-4);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--portico-space-2);
      }
      small {
        display: block;
        margin-block-start: var(--portico-space-2);
        color: var(--portico-text-muted);
        font-size: var(--portico-text-size-small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private busy = false;

  /** The application's title. */
  @property() name = '';

  /** Who looks after it. */
  @property() owner = '';

  /** What a person can tell the owner, so that the failure is found in the logs. */
  @property({ attribute: 'request-id' }) requestId = '';

  /** Trying again did not help: offers to load the whole page. */
  @property({ type: Boolean }) again = false;

  private onRetry(): void {
    this.busy = true;
    this.dispatchEvent(new RetryEvent());
  }

  override render(): TemplateResult {
    return html`<portico-problem heading=${msg(str`${this.name} did not open`, { id: 'shell.app-failed' })}>
      ${
        this.again
          ? msg('Trying again did not help. Load the page anew; the rest of the portal works meanwhile.', {
              id: 'shell.app-failed.again',
            })
          : msg('The rest of the portal works. Try again, or come back in a moment.', {
              id: 'shell.app-failed.text',
            })
      }
      <small>
        ${msg(str`Looked after by: ${this.owner}`, { id: 'shell.app-failed.owner' })}${
          this.requestId
            ? html` · ${msg(str`Reference: ${this.requestId}`, { id: 'shell.app-failed.reference' })}`
            : nothing
        }
      </small>
      <div slot="action" class="ways">
        <portico-button ?busy=${this.busy} @click=${this.onRetry}
          >${msg('Try again', { id: 'shell.retry' })}</portico-button
        >
        ${
          this.again
            ? html`<portico-button @click=${() => location.reload()}
                >${msg('Load the page anew', { id: 'shell.reload' })}</portico-button
              >`
            : nothing
        }
      </div>
    </portico-problem>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-application-problem': PorticoApplicationProblem;
  }
  interface HTMLElementEventMap {
    'portico-retry': RetryEvent;
  }
}
