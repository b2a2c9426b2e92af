/**
 * Somebody goes on with a draft. A page that shows its own `<portico-deal-registration draft-id>` prevents the default;
 * else `<portico-deal>` shows the form in its own place.
 */
export class DealContinueEvent extends Event {
  /** Which draft. */
  readonly dealId: string;

  constructor(dealId: string) {
    super('portico-deal-continue', { bubbles: true, composed: true, cancelable: true });
    this.dealId = dealId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-deal-continue': DealContinueEvent;
  }
}
