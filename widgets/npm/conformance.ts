import type { PorticoErrorEvent, PorticoReadyEvent, PorticoSubmittedEvent } from '@portico/runtime/events';
import type {
  PorticoResizeEvent,
  PorticoSessionExpiredEvent,
  PorticoStateEvent,
} from '@portico/runtime/page-events';
import type { OpenOptions } from '../src/api/api.ts';
import type { OpenDialog } from '../src/api/dialog.ts';
import type { DealContinueEvent } from '../src/deals/deal-continue-event.ts';
import type { PorticoDealList } from '../src/deals/deal-list.ts';
import type { DealOpenEvent } from '../src/deals/deal-open-event.ts';
import type { PorticoDealRegistration } from '../src/deals/deal-registration.ts';
import type { PorticoDeal } from '../src/deals/deal.ts';
import type { AccountCheckedEvent } from '../src/prechecks/checked-event.ts';
import type { PorticoAccountCheck } from '../src/prechecks/account-check.ts';
import type { FetchSession } from '@portico/runtime/session';
import type { Portal } from './connect-portal.ts';
import type * as elements from './types/elements.js';
import type * as events from './types/events.js';
import type * as portal from './types/portal.js';

/*
 * What the package says of itself is written by hand, so that it names nothing of ours. Here the compiler holds it against
 * the sources: each line is an error as soon as one of the two says something else.
 */

/** True where two types take the same values, else never. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** What an element has of its own, besides what every HTML element has. */
type Own<Element> = Omit<Element, keyof HTMLElement>;

/** True where the source's element has exactly what its type promises, each of the same type. */
type Promised<Source extends Promise_, Promise_> = Same<Pick<Source, keyof Own<Promise_>>, Own<Promise_>>;

/** True where the source's event has what its type promises, besides the word for its name. */
type Told<Source extends Omit<Promise_, 'type'>, Promise_> = Same<
  Omit<Pick<Source, keyof Promise_ & keyof Source>, 'type'>,
  Omit<Promise_, 'type'>
>;

type All = [
  Promised<PorticoDealRegistration, elements.PorticoDealRegistration>,
  Promised<PorticoDeal, elements.PorticoDeal>,
  Promised<PorticoDealList, elements.PorticoDealList>,
  Promised<PorticoAccountCheck, elements.PorticoAccountCheck>,
  Told<PorticoReadyEvent, events.PorticoReadyEvent>,
  Told<PorticoStateEvent, events.PorticoStateEvent>,
  Told<PorticoSessionExpiredEvent, events.PorticoSessionExpiredEvent>,
  Told<PorticoErrorEvent, events.PorticoErrorEvent>,
  Told<PorticoResizeEvent, events.PorticoResizeEvent>,
  Told<PorticoSubmittedEvent, events.PorticoSubmittedEvent>,
  Told<DealOpenEvent, events.PorticoDealOpenEvent>,
  Told<DealContinueEvent, events.PorticoDealContinueEvent>,
  Told<AccountCheckedEvent, events.PorticoAccountCheckedEvent>,
  Same<FetchSession, elements.FetchSession>,
  Same<OpenOptions, portal.OpenOptions>,
  Same<OpenDialog, portal.OpenDialog>,
  Same<keyof Portal, keyof portal.Portal>,
];

/** True as long as nothing above is an error: `never` is not `true`. */
export type TypesOfThePackageHold = All extends readonly true[] ? true : never;

/** Fails to compile when the types of the package do not hold. */
export const typesHold: TypesOfThePackageHold = true;
