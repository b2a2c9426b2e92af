/** Someone has signed in; the session is in the cookie. */
export class SignedInEvent extends Event {
  constructor() {
    super('portico-signed-in', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-signed-in': SignedInEvent;
  }
}
