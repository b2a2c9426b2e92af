import type { DeskDealView } from '@portico/domain/deals/views';

/** A decision was made, or somebody else made one first: this is the deal as it is now. */
export class DealChangedEvent extends Event {
  readonly deal: DeskDealView;
  /** What to say about it; empty when it is only newer. */
  readonly said: string;

  constructor(deal: DeskDealView, said: string) {
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
