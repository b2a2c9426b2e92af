import { css, html, nothing, type TemplateResult } from 'lit';
import { msg } from '@portico/ui/msg';
import { PorticoDialog } from '@portico/ui/dialog/dialog';
import { PorticoElement } from '@portico/ui/element';
import { drawIcon } from '@portico/ui/icon/draw-icon';
import type { PortalApp } from '../../apps.ts';
import { SignOutEvent } from '../../session/sign-out-event.ts';
import { leaveIcon } from '../icons.ts';

/** A section as the sheet shows it. */
export interface MoreEntry {
  readonly app: PortalApp;
  readonly isHere: boolean;
}

/**
 * @summary The sections that a narrow screen's bar has no room for, and the way out of the portal.
 *
 * @event portico-sign-out - Leave the portal (`SignOutEvent`).
 */
export class PorticoMore extends PorticoElement {
  static readonly tag = 'portico-more';
  static override readonly uses = [PorticoDialog];
  static override styles = [
    PorticoElement.styles,
    css`
      :host {
        display: contents;
      }
      ul {
        display: grid;
        margin: 0;
        margin-inline: calc(-1 * var(--portico-space-3));
        padding: 0;
        list-style: none;
      }
      .last {
        margin-block-start: var(--portico-space-2);
        padding-block-start: var(--portico-space-2);
        border-block-start: 1px solid var(--portico-border);
      }
      :is(a, button) {
        all: unset;
        box-sizing: border-box;
        display: flex;
        align-items: center;
        gap: var(--portico-space-3);
        inline-size: 100%;
        min-block-size: 48px;
        padding-inline: var(--portico-space-3);
        border-radius: var(--portico-radius);
        font-weight: 500;
        cursor: pointer;
      }
      :is(a, button):hover {
        background: var(--portico-surface-hover);
      }
      [aria-current] {
        background: var(--portico-neutral-4);
      }
      :is(a, button):focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: -2px;
      }
      svg {
        flex: none;
        color: var(--portico-text-muted);
      }
      [aria-current] svg {
        color: var(--portico-accent-text);
      }
    `,
  ];

  /** What is in it, in the order of the navigation. */
  entries: readonly MoreEntry[] = [];

  /** Opens it. */
  show(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => this.dialog?.show());
  }

  private get dialog(): PorticoDialog | null {
    return this.renderRoot.querySelector('portico-dialog');
  }

  private onSignOut(): void {
    this.dialog?.close();
    this.dispatchEvent(new SignOutEvent());
  }

  override render(): TemplateResult {
    return html`<portico-dialog sheet heading=${msg('More', { id: 'shell.more' })}>
      <ul @click=${() => this.dialog?.close()}>
        ${this.entries.map(
          ({ app, isHere }) =>
            html`<li class=${app.place === 'own' ? 'last' : ''}>
              <a href=${app.path} aria-current=${isHere ? 'page' : nothing}
                >${drawIcon(app.icon)}${app.title()}</a
              >
            </li>`,
        )}
        <li>
          <button type="button" @click=${this.onSignOut}>
            ${drawIcon(leaveIcon)}${msg('Sign out', { id: 'shell.sign-out' })}
          </button>
        </li>
      </ul>
    </portico-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-more': PorticoMore;
  }
}
