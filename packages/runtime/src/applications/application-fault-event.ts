/** An application broke while it was shown: it threw while drawing. */
export class ApplicationFaultEvent extends Event {
  readonly error: unknown;

  constructor(error: unknown) {
    super('portico-application-fault', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-application-fault': ApplicationFaultEvent;
  }
}
