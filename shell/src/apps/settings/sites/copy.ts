import { css, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '@portico/ui/msg';
import { PorticoButton } from '@portico/ui/button/button';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import { checkIcon } from '@portico/ui/icon/icons';
import { copyIcon } from '../../../layout/icons.ts';

/**
 * @summary Puts a text on the clipboard and says so.
 */
export class PorticoCopy extends PorticoElement {
  static readonly tag = 'portico-copy';
  static override readonly uses = [PorticoButton];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: inline-block;
        flex: none;
      }
    `,
  ];

  @state() private done = false;

  /** What is copied. */
  @property() text = '';

  private async onClick(): Promise<void> {
    // Refused where the browser asks first; then it can still be selected and copied by hand.
    this.done = await navigator.clipboard.writeText(this.text).then(
      () => true,
      () => false,
    );
    if (this.done) setTimeout(() => (this.done = false), 2000);
  }

  override render(): TemplateResult {
    return html`<portico-button small @click=${this.onClick}
        >${drawIcon(this.done ? checkIcon : copyIcon)}
        ${this.done ? msg('Copied', { id: 'shell.copied' }) : msg('Copy', { id: 'shell.copy' })}</portico-button
      ><span class="hidden" role="status">${this.done ? msg('Copied', { id: 'shell.copied' }) : ''}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-copy': PorticoCopy;
  }
}
