/** The person leaves. */
export class SignOutEvent extends Event {
  constructor() {
    super('portico-sign-out', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-sign-out': SignOutEvent;
  }
}
