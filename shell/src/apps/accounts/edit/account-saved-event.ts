import type { AccountView } from '@portico/domain/accounts/views';

/** Something was done with an account; it is as the event says now. */
export class AccountSavedEvent extends Event {
  /** The account as it is now. */
  readonly account: AccountView;

  constructor(account: AccountView) {
    super('portico-account-saved', { bubbles: true, composed: true });
    this.account = account;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-account-saved': AccountSavedEvent;
  }
}
