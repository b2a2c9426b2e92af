/** A deal was chosen; show it with `<portico-deal deal-id>`. Where a widget would show it itself, preventing it stops that. */
export class DealOpenEvent extends Event {
  /** Which deal. */
  readonly dealId: string;

  constructor(dealId: string) {
    super('portico-deal-open', { bubbles: true, composed: true, cancelable: true });
    this.dealId = dealId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-deal-open': DealOpenEvent;
  }
}
