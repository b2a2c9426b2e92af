import type { PrecheckAnswer } from '@portico/domain/prechecks/answer';

/** A customer was asked about. Says the answer and nothing of the customer. */
export class AccountCheckedEvent extends Event {
  /** Null while the answer waits for its time. */
  readonly answer: PrecheckAnswer | null;

  constructor(answer: PrecheckAnswer | null) {
    super('portico-account-checked', { bubbles: true, composed: true });
    this.answer = answer;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-account-checked': AccountCheckedEvent;
  }
}
