import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { Fault } from '@portico/domain/fault';
import { faultText } from '@portico/runtime/fault-text';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { PorticoProblem } from '@portico/ui/problem/problem';

/**
 * @summary Stands where the portal would, while the server cannot say who is asking.
 *
 * @event portico-retry - Ask again.
 */
export class PorticoUnreachable extends PorticoElement {
  static readonly tag = 'portico-unreachable';
  static override readonly uses = [PorticoProblem, PorticoButton];
  static override styles = [
    PorticoElement.styles,
    css`
      main {
        max-inline-size: 560px;
        margin: 15vh auto 0;
        padding: var(--portico-space-4);
      }
    `,
  ];

  /** What went wrong. */
  @property({ attribute: false }) fault = new Fault('unexpected');

  private onRetry(): void {
    this.dispatchEvent(new Event('portico-retry', { bubbles: true, composed: true }));
  }

  override render(): TemplateResult {
    const { heading, detail } = faultText(this.fault);
    return html`<main>
      <portico-problem .heading=${heading} .detail=${detail}>
        <portico-button slot="action" @click=${this.onRetry}
          >${msg('Try again', { id: 'shell.retry' })}</portico-button
        >
      </portico-problem>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-unreachable': PorticoUnreachable;
  }
}
