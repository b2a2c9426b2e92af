import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '../msg.ts';
import { PorticoElement } from '../element.ts';
import { hasContent } from '../has-content.ts';
import { drawIcon } from '../icon/draw-icon.ts';
import { moreIcon } from '../icon/icons.ts';
import { popoverStyles } from '../popover.styles.ts';
import { MenuSelectEvent } from './menu-select-event.ts';

/** One action of a menu. */
export interface MenuItem {
  /** What `portico-select` tells. */
  readonly id: string;
  /** A verb and its object. */
  readonly label: string;
  /** An outline from `@portico/ui/icon/icons`. */
  readonly icon?: string;
  /** Takes something away; shown in the danger colour. */
  readonly danger?: boolean;
  /** Shown, not usable. */
  readonly disabled?: boolean;
}

/**
 * @summary A button that opens a list of actions.
 *
 * Keyboard: Enter, Space or arrow down opens; arrows, Home, End and first letters move; Esc closes and gives the focus back.
 *
 * @event portico-select - An action was chosen (`MenuSelectEvent`, with its `id`).
 * @slot - What the button shows; three dots by itself.
 * @csspart button - The native button.
 * @csspart list - The floating list.
 */
export class PorticoMenu extends PorticoElement {
  static readonly tag = 'portico-menu';
  static override styles = [
    PorticoElement.styles,
    popoverStyles,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      .anchor {
        all: unset;
        box-sizing: border-box;
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--portico-space-2);
        anchor-name: --anchor;
        min-inline-size: 28px;
        min-block-size: 28px;
        padding-inline: var(--portico-space-1);
        border-radius: var(--portico-radius);
        font-weight: 500;
        cursor: pointer;
      }
      .anchor:is(:hover, [aria-expanded='true']) {
        background: var(--portico-surface-hover);
      }
      @media (pointer: coarse) {
        .anchor {
          min-inline-size: 44px;
          min-block-size: 44px;
        }
      }
      slot + svg {
        stroke-width: 2.5;
      }
      [popover] {
        min-inline-size: 180px;
      }
      [role='menuitem']:is(:hover, :focus) {
        background: var(--portico-surface-hover);
      }
      [role='menuitem']:focus-visible {
        outline: 2px solid var(--portico-focus);
        outline-offset: -2px;
      }
      .danger {
        color: var(--portico-danger-text);
      }
      [aria-disabled] {
        opacity: 0.55;
        cursor: not-allowed;
      }
    `,
  ];

  @state() private open = false;

  /** What the button says to screen readers; needed while it shows only dots. */
  @property() label = '';

  /** The actions, the most used first, the dangerous last. */
  @property({ attribute: false }) items: readonly MenuItem[] = [];

  private onToggle(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    if (this.open) this.focusItem(0);
  }

  private onButtonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.list?.showPopover();
  }

  private onKey(event: KeyboardEvent): void {
    const { key } = event;
    const items = this.buttons;
    const at = items.findIndex((item) => item.matches(':focus'));
    if (key === 'ArrowDown') this.focusItem((at + 1) % items.length);
    else if (key === 'ArrowUp') this.focusItem((at - 1 + items.length) % items.length);
    else if (key === 'Home') this.focusItem(0);
    else if (key === 'End') this.focusItem(items.length - 1);
    else if (key === 'Tab') this.list?.hidePopover();
    else if (key.length === 1 && key !== ' ') this.focusLetter(key, at);
    else return;
    // Tab goes on from the button, everything else has been done.
    if (key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  private focusLetter(letter: string, from: number): void {
    const items = this.buttons;
    const ordered = [...items.slice(from + 1), ...items.slice(0, from + 1)];
    ordered.find((item) => item.innerText.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
  }

  private focusItem(at: number): void {
    this.buttons[at]?.focus();
  }

  private choose({ id, disabled }: MenuItem): void {
    if (disabled) return;
    this.list?.hidePopover();
    this.renderRoot.querySelector<HTMLElement>('.anchor')?.focus();
    this.dispatchEvent(new MenuSelectEvent(id));
  }

  private get list(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[popover]');
  }

  private get buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  override render(): TemplateResult {
    const label = this.label || msg('More actions', { id: 'ui.menu.more' });
    const filled = hasContent(this);
    return html`<button
        class="anchor"
        part="button"
        type="button"
        popovertarget="list"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${filled && !this.label ? nothing : label}
        @keydown=${this.onButtonKey}
      >
        <slot @slotchange=${() => this.requestUpdate()}></slot>${filled ? nothing : drawIcon(moreIcon)}
      </button>
      <div
        id="list"
        popover
        part="list"
        role="menu"
        aria-label=${label}
        @toggle=${this.onToggle}
        @keydown=${this.onKey}
      >
        ${this.items.map((item) => this.item(item))}
      </div>`;
  }

  private item(item: MenuItem): TemplateResult {
    return html`<button
      type="button"
      role="menuitem"
      tabindex="-1"
      class=${item.danger ? 'danger' : ''}
      aria-disabled=${item.disabled ? 'true' : nothing}
      @click=${() => this.choose(item)}
    >
      ${item.icon ? drawIcon(item.icon) : nothing}${item.label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portico-menu': PorticoMenu;
  }
}
