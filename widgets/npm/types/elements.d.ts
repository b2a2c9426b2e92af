import type { WidgetPhase } from './events.js';

/** A short-lived permission for one page, as the page's own server got it from the portal. */
export interface EmbedSession {
  token: string;
  /** When it ends, ISO-8601 in UTC. */
  expiresAt: string;
}

/** Fetches a session through the page's own server. Called again whenever one is about to end. */
export type FetchSession = () => Promise<EmbedSession>;

/** States of a deal's review. */
export type DealReview =
  | 'draft'
  | 'submitted'
  | 'in_review'
  | 'info_requested'
  | 'approved'
  | 'rejected'
  | 'duplicate'
  | 'withdrawn';

/** States of a deal's protection. */
export type DealProtection =
  | 'none'
  | 'provisional'
  | 'active'
  | 'expiring'
  | 'held'
  | 'expired'
  | 'released'
  | 'revoked';

/** What `<portico-deal-list>` can say of a deal besides its customer. */
export type DealColumn = 'state' | 'number' | 'product' | 'value' | 'protection' | 'updated';

/** A customer as far as the page knows them, for `<portico-account-check>`. */
export interface CheckedCustomer {
  readonly name?: string;
  /** A web address or a work e-mail address of theirs. */
  readonly web?: string;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly registrationNo?: string;
}

/** What every widget takes as an attribute. */
export interface WidgetAttributes {
  /** Its appearance; the page's own by default. Goes before the theme of the site. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  /** High contrast; without it as the reader's system asks for, or the theme of the site. */
  contrast?: 'more' | undefined;
  /** Puts the widget into a frame of the portal's origin, where the page cannot read what it shows. */
  isolation?: 'frame' | undefined;
  /** People sign in here, in a pop-up of the portal. One element says so for all of a page. */
  'sign-in'?: 'popup' | undefined;
}

/** What every widget takes as a property. */
export interface WidgetProperties {
  /** Fetches a session, for this page; `connectPortal` can do the same once for all. */
  fetchSession?: FetchSession | undefined;
}

/** `<portico-deal-registration>`: attributes. */
export interface DealRegistrationAttributes extends WidgetAttributes {
  /** A draft to go on with, by its deal's id; without it, what this tab keeps. */
  'draft-id'?: string | undefined;
}

/** `<portico-deal-registration>`: properties. */
export interface DealRegistrationProperties extends WidgetProperties {
  /** A draft to go on with, by its deal's id. */
  draftId?: string | undefined;
}

/** `<portico-deal>`: attributes. */
export interface DealAttributes extends WidgetAttributes {
  /** Which deal: the `dealId` of `portico-submitted` and of `portico-deal-open`. */
  'deal-id'?: string | undefined;
}

/** `<portico-deal>`: properties. */
export interface DealProperties extends WidgetProperties {
  /** Which deal. */
  dealId?: string | undefined;
}

/** `<portico-deal-list>`: what is an attribute and a property of the same name. */
export interface DealListFilters {
  /** Shows only deals in this state; empty for all. */
  review?: DealReview | '' | undefined;
  /** Shows only deals whose protection is like this; empty for all. */
  protection?: DealProtection | '' | undefined;
  /** Shows only the organisation's own deals, or only those shared with it; empty for both. */
  whose?: 'own' | 'shared' | '' | undefined;
  /** Shows only deals whose customer, number or product has these words. */
  search?: string | undefined;
  /** Where a deal leads, with `{id}` for its id; without it a row only sends `portico-deal-open`. */
  href?: string | undefined;
}

/** `<portico-deal-list>`: attributes. Its children stand beside the filters: a link to register a deal. */
export interface DealListAttributes extends WidgetAttributes, DealListFilters {}

/** `<portico-deal-list>`: properties. */
export interface DealListProperties extends WidgetProperties, DealListFilters {
  /** What is said of each deal besides its customer, in this order; all there is when it is empty. */
  columns?: readonly DealColumn[] | undefined;
}

/** `<portico-account-check>`: attributes. */
export interface AccountCheckAttributes extends WidgetAttributes {
  /** Where a deal is registered; without it the answers show no way there. */
  href?: string | undefined;
}

/** `<portico-account-check>`: properties. */
export interface AccountCheckProperties extends WidgetProperties {
  /** Where a deal is registered. */
  href?: string | undefined;
  /** Whom the form begins with; the person may change it. */
  customer?: CheckedCustomer | undefined;
}

/** What every widget is. */
interface Widget extends HTMLElement {
  /** Where it stands; only to read. */
  readonly phase: WidgetPhase;
  fetchSession?: FetchSession | undefined;
  /** Loads again from the start. */
  retry(): void;
}

/** `<portico-deal-registration>` registers a deal. */
export interface PorticoDealRegistration extends Widget {
  draftId: string;
}

/** `<portico-deal>` shows one deal and what can be done with it. */
export interface PorticoDeal extends Widget {
  dealId: string;
}

/** `<portico-deal-list>` lists the partner's deals. */
export interface PorticoDealList extends Widget {
  review: DealReview | '';
  protection: DealProtection | '';
  whose: 'own' | 'shared' | '';
  search: string;
  href: string;
  columns: readonly DealColumn[];
}

/** `<portico-account-check>` asks whether a customer is free. */
export interface PorticoAccountCheck extends Widget {
  href: string;
  customer: CheckedCustomer;
}
