import { LitElement, type CSSResultGroup } from 'lit';
import type { ElementClass } from './define.ts';
import { onLanguage } from './msg.ts';
import { base } from './tokens/base.ts';

/**
 * What every element of the product stands on: the shared ground styles, a new render when the reader's language
 * changes, and the list of elements it uses.
 *
 * A subclass sets `static readonly tag` and adds to `static styles` with `[PorticoElement.styles, own]`.
 */
export class PorticoElement extends LitElement {
  /** Elements rendered by this one; registered together with it by `define`. */
  static readonly uses: readonly ElementClass[] = [];
  static override styles: CSSResultGroup = base;

  private endListening?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.endListening = onLanguage(() => this.requestUpdate());
    // The language may have changed while it was away.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endListening?.();
  }
}
