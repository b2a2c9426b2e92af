import { css, html, type LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '../msg.ts';
import { PorticoButton } from '../button/button.ts';
import { PorticoElement } from '../element.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { closeIcon } from '../icon/icons.ts';

/**
 * @summary A question or a form that must be answered before going on.
 *
 * Modal: the page behind rests, Esc leaves, and the focus goes back to where it was. Put `autofocus` on the control to
 * start with; else the first one inside has the focus.
 *
 * @event cancel - Someone wants to leave by Esc or by the cross; prevent it to keep unsaved work.
 * @event close - It has closed; `returnValue` says how.
 * @slot - The content.
 * @slot footer - The buttons, the primary one last.
 * @csspart dialog - The native dialog.
 * @csspart body - The scrolling content.
 * @cssproperty --portico-dialog-width - Its width where there is room; 520px.
 */
export class PorticoDialog extends PorticoElement {
  static readonly tag = 'portico-dialog';
  static override readonly uses = [PorticoButton];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: contents;
      }
      dialog {
        inline-size: var(--portico-dialog-width, 520px);
        max-inline-size: calc(100vw - 32px);
        max-block-size: calc(100dvh - 64px);
        padding: 0;
        border: 1px solid transparent;
        border-radius: var(--portico-radius-card);
        background: var(--portico-surface-float);
        color: var(--portico-text);
        box-shadow: var(--portico-shadow);
        transition:
          opacity var(--portico-motion),
          translate var(--portico-motion);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      @starting-style {
        dialog[open] {
          opacity: 0;
          translate: 0 8px;
        }
      }
      ::backdrop {
        background: var(--portico-backdrop);
      }
      h2 {
        margin: 0;
        padding-block: 18px 0;
        padding-inline: var(--portico-space-5) 56px;
        font-size: var(--portico-text-size-title);
        font-weight: 600;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      [part='body'] {
        flex: 1;
        overflow: auto;
        overscroll-behavior: contain;
        padding: var(--portico-space-3) var(--portico-space-5) var(--portico-space-5);
      }
      dialog > portico-button {
        position: absolute;
        inset-block-start: 14px;
        inset-inline-end: 14px;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--portico-space-2);
      }
      footer.filled {
        padding: var(--portico-space-3) var(--portico-space-5);
        border-block-start: 1px solid var(--portico-border);
      }
      @media (max-width: 480px) {
        :host([sheet]) dialog {
          inline-size: 100%;
          max-inline-size: none;
          margin: auto 0 0;
          border-radius: var(--portico-radius-card) var(--portico-radius-card) 0 0;
        }
        h2 {
          padding-inline-start: var(--portico-space-4);
        }
        [part='body'],
        footer.filled {
          padding-inline: var(--portico-space-4);
        }
      }
    `,
  ];

  /** Whether the footer has buttons, and so a line above it. */
  @state() private filled = false;

  /** Whether it is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** What it asks or does, as its heading and name. */
  @property() heading = '';

  /** On a narrow screen it rises from the lower edge, in reach of the thumb. */
  @property({ type: Boolean, reflect: true }) sheet = false;

  /** How it was closed: what was given to `close`, empty when it was left. */
  returnValue = '';

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || !changed.has('open') || dialog.open === this.open) return;
    if (!this.open) dialog.close();
    else if (changed.get('open') === undefined) void this.openFilled(dialog);
    else this.present(dialog);
  }

  /** Drawn open at once, it is there before what is inside can take the focus. */
  private async openFilled(dialog: HTMLDialogElement): Promise<void> {
    for (const inner of this.querySelectorAll<LitElement>('*')) await inner.updateComplete;
    if (this.open && this.isConnected && !dialog.open) this.present(dialog);
  }

  private present(dialog: HTMLDialogElement): void {
    dialog.showModal();
    // The native search for `autofocus` does not look into slots.
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.open = false;
  }

  private onCancel(event: Event): void {
    // What is inside (a file picker, a menu) may be cancelled without meaning the dialog.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.leave();
  }

  private onClose(): void {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }

  private onFooter(event: Event): void {
    this.filled = event.target instanceof HTMLSlotElement && event.target.assignedElements().length > 0;
  }

  private leave(): void {
    if (this.dispatchEvent(new Event('cancel', { cancelable: true }))) this.close();
  }

  /** Opens it. */
  show(): void {
    this.returnValue = '';
    this.open = true;
  }

  /** Closes it without asking. */
  close(returnValue = ''): void {
    this.returnValue = returnValue;
    this.open = false;
  }

  override render(): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      @cancel=${this.onCancel}
      @close=${this.onClose}
    >
      <h2 id="heading">${this.heading}</h2>
      <div part="body"><slot></slot></div>
      <footer class=${this.filled ? 'filled' : ''}>
        <slot name="footer" @slotchange=${this.onFooter}></slot>
      </footer>
      <portico-button variant="quiet" small label=${msg('Close', { id: 'ui.close' })} @click=${this.leave}
        >${drawIcon(closeIcon)}</portico-button
      >
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-dialog': PorticoDialog;
  }
}
