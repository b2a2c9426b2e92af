import type { Fault } from '@portico/domain/fault';

/*
 * What widgets tell the page. Each event bubbles and crosses shadow roots, and holds nothing that the page may not know:
 * names of states, ids and numbers, never a customer, a person or a token.
 */

/** An event of a widget: crosses shadow roots and bubbles to the page. */
abstract class WidgetEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The widget has what it needs and is drawn. */
export class PorticoReadyEvent extends WidgetEvent {
  constructor() {
    super('portico-ready');
  }
}

/** What the person handed in was accepted and is stored: which deal, under which number. */
export class PorticoSubmittedEvent extends WidgetEvent {
  readonly dealId: string;
  readonly number: string | null;

  constructor(dealId: string, number: string | null) {
    super('portico-submitted');
    this.dealId = dealId;
    this.number = number;
  }
}

/** Something did not work, in a form a program can read; the widget itself tells the person. */
export class PorticoErrorEvent extends WidgetEvent {
  /** What, from the table of faults: `offline`, `session_expired`. */
  readonly code: Fault['code'];
  /** Its HTTP status, 0 when no answer came. */
  readonly status: number;
  /** Whether the same may work later. */
  readonly retryable: boolean;

  constructor({ code, status, retryable }: Fault) {
    super('portico-error');
    this.code = code;
    this.status = status;
    this.retryable = retryable;
  }
}

declare global {
  interface HTMLElementEventMap {
    'portico-ready': PorticoReadyEvent;
    'portico-submitted': PorticoSubmittedEvent;
    'portico-error': PorticoErrorEvent;
  }
}
