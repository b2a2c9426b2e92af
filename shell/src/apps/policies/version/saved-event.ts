import type { OutputOf } from '@portico/runtime/client';

/** A version was kept, published or taken back. */
export class PolicySavedEvent extends Event {
  readonly version: OutputOf<'policies.get'>;

  constructor(version: OutputOf<'policies.get'>) {
    super('portico-policy-saved', { bubbles: true, composed: true });
    this.version = version;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-policy-saved': PolicySavedEvent;
  }
}
