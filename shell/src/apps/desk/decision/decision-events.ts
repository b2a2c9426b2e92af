import type { DealView, DeskDealView } from '@portico/domain/deals/views';

/** A deal that is decided on: as the desk sees it, or with less, as a manager who confirms does. */
export type DecidedDeal = DealView & Partial<DeskDealView>;

/** A decision was made, or somebody else made one first: this is the deal as it is now. */
export class DealChangedEvent extends Event {
  readonly deal: DecidedDeal;
  /** What to say about it; empty when it is only newer. */
  readonly said: string;

  constructor(deal: DecidedDeal, said: string) {
    super('portico-deal-changed', { bubbles: true, composed: true });
    this.deal = deal;
    this.said = said;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-deal-changed': DealChangedEvent;
  }
}
