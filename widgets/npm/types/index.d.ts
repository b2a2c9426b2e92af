import type { Portal, PortalOptions } from './portal.js';

export type {
  AccountCheckAttributes,
  AccountCheckProperties,
  CheckedCustomer,
  DealAttributes,
  DealColumn,
  DealListAttributes,
  DealListFilters,
  DealListProperties,
  DealProperties,
  DealProtection,
  DealRegistrationAttributes,
  DealRegistrationProperties,
  DealReview,
  EmbedSession,
  FetchSession,
  PorticoAccountCheck,
  PorticoDeal,
  PorticoDealList,
  PorticoDealRegistration,
  WidgetAttributes,
  WidgetProperties,
} from './elements.js';
export type {
  AccountCheckEvents,
  CheckAnswer,
  DealEvents,
  DealListEvents,
  DealRegistrationEvents,
  FaultCode,
  PorticoAccountCheckedEvent,
  PorticoDealContinueEvent,
  PorticoDealOpenEvent,
  PorticoErrorEvent,
  PorticoEvents,
  PorticoReadyEvent,
  PorticoResizeEvent,
  PorticoSessionExpiredEvent,
  PorticoStateEvent,
  PorticoSubmittedEvent,
  WidgetEvents,
  WidgetPhase,
} from './events.js';
export type { PorticoElements } from './globals.js';
export type { EventOf, OpenDialog, OpenOptions, Portal, PortalOptions } from './portal.js';

/**
 * Connects the page to its portal, once, in the browser; widgets that are defined before or after it come to life. Where the
 * page has the embed script too, that has connected it, and its portal is given.
 *
 * @throws Error when the page was connected to another portal or with another key before
 */
export function connectPortal(options: PortalOptions): Portal;

/** Registers `<portico-account-check>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineAccountCheck(): void;

/** Registers `<portico-deal>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDeal(): void;

/** Registers `<portico-deal-list>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDealList(): void;

/** Registers `<portico-deal-registration>`, now or as soon as the page is connected. Calling it again changes nothing. */
export function defineDealRegistration(): void;

/** Registers every widget. A page that shows one of them calls that one's function, and ships no other. */
export function defineAll(): void;
