/** Where a widget stands, for the page's CSS too: `portico-deal[phase=loading]`. */
export type WidgetPhase =
  | 'loading'
  | 'ready'
  | 'refused'
  | 'no-permission'
  | 'expired-session'
  | 'offline'
  | 'error';

/** What did not work, for a program; the widget itself tells the person. */
export type FaultCode =
  | 'bad_input'
  | 'idempotency_key_missing'
  | 'signed_out'
  | 'session_expired'
  | 'origin_not_allowed'
  | 'not_found'
  | 'in_flight'
  | 'stale_edit'
  | 'already_exists'
  | 'too_large'
  | 'idempotency_key_reused'
  | 'too_many_requests'
  | 'unexpected'
  | 'unavailable'
  | 'offline';

/** All that is ever said of a customer who was asked about. */
export type CheckAnswer = 'clear' | 'needs_review' | 'not_available';

/** `portico-ready`: the widget has what it needs and is drawn. */
export interface PorticoReadyEvent extends Event {
  readonly type: 'portico-ready';
}

/** `portico-submitted`: what the person handed in was accepted and is stored. */
export interface PorticoSubmittedEvent extends Event {
  readonly type: 'portico-submitted';
  readonly dealId: string;
  readonly number: string | null;
}

/** `portico-state`: the widget loads, is ready, or says why not. */
export interface PorticoStateEvent extends Event {
  readonly type: 'portico-state';
  readonly state: WidgetPhase;
}

/** `portico-session-expired`: the session has ended and could not be renewed. What was typed is kept. */
export interface PorticoSessionExpiredEvent extends Event {
  readonly type: 'portico-session-expired';
}

/** `portico-error`: something did not work. */
export interface PorticoErrorEvent extends Event {
  readonly type: 'portico-error';
  readonly code: FaultCode;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Whether the same may work later. */
  readonly retryable: boolean;
}

/** `portico-resize`: the widget takes another size, in whole CSS pixels. */
export interface PorticoResizeEvent extends Event {
  readonly type: 'portico-resize';
  readonly width: number;
  readonly height: number;
}

/** `portico-deal-open`: a deal was chosen. Where a widget would show it itself, preventing the default stops that. */
export interface PorticoDealOpenEvent extends Event {
  readonly type: 'portico-deal-open';
  readonly dealId: string;
}

/** `portico-deal-continue`: somebody goes on with a draft. A page with a form of its own prevents the default. */
export interface PorticoDealContinueEvent extends Event {
  readonly type: 'portico-deal-continue';
  readonly dealId: string;
}

/** `portico-account-checked`: a customer was asked about. Says nothing of the customer. */
export interface PorticoAccountCheckedEvent extends Event {
  readonly type: 'portico-account-checked';
  /** Null while the answer waits for its time. */
  readonly answer: CheckAnswer | null;
}

/** The events that every widget sends. Each bubbles and crosses shadow roots. */
export interface WidgetEvents {
  'portico-ready': PorticoReadyEvent;
  'portico-state': PorticoStateEvent;
  'portico-session-expired': PorticoSessionExpiredEvent;
  'portico-error': PorticoErrorEvent;
  'portico-resize': PorticoResizeEvent;
}

/** The events of `<portico-deal-registration>`. */
export interface DealRegistrationEvents extends WidgetEvents {
  'portico-submitted': PorticoSubmittedEvent;
}

/** The events of `<portico-deal>`. */
export interface DealEvents extends WidgetEvents {
  'portico-submitted': PorticoSubmittedEvent;
  'portico-deal-open': PorticoDealOpenEvent;
  'portico-deal-continue': PorticoDealContinueEvent;
}

/** The events of `<portico-deal-list>`. */
export interface DealListEvents extends WidgetEvents {
  'portico-deal-open': PorticoDealOpenEvent;
}

/** The events of `<portico-account-check>`. */
export interface AccountCheckEvents extends WidgetEvents {
  'portico-account-checked': PorticoAccountCheckedEvent;
}

/** Every event there is. */
export interface PorticoEvents extends DealRegistrationEvents, DealEvents, AccountCheckEvents {}
