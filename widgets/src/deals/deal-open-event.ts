/** A deal in a list was chosen; show it with `<portico-deal deal-id>`. */
export class DealOpenEvent extends Event {
  /** Which deal. */
  readonly dealId: string;

  constructor(dealId: string) {
    super('portico-deal-open', { bubbles: true, composed: true });
    this.dealId = dealId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-deal-open': DealOpenEvent;
  }
}
