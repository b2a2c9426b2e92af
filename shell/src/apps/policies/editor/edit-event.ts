/** The policy's document was edited. */
export class PolicyEditEvent extends Event {
  readonly document: unknown;

  constructor(document: unknown) {
    super('portico-policy-edit', { bubbles: true, composed: true });
    this.document = document;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-policy-edit': PolicyEditEvent;
  }
}
