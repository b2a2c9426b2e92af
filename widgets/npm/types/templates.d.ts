import type {
  AccountCheckAttributes,
  AccountCheckProperties,
  DealAttributes,
  DealListAttributes,
  DealListProperties,
  DealProperties,
  DealRegistrationAttributes,
  DealRegistrationProperties,
} from './elements.js';
import type { AccountCheckEvents, DealEvents, DealListEvents, DealRegistrationEvents } from './events.js';
import type { PorticoElements } from './globals.js';

/** What a template may give to each widget, attributes and properties alike. */
interface Given {
  'portico-account-check': AccountCheckAttributes & AccountCheckProperties;
  'portico-deal': DealAttributes & DealProperties;
  'portico-deal-list': DealListAttributes & DealListProperties;
  'portico-deal-registration': DealRegistrationAttributes & DealRegistrationProperties;
}

/** What each widget sends. */
interface Sent {
  'portico-account-check': AccountCheckEvents;
  'portico-deal': DealEvents;
  'portico-deal-list': DealListEvents;
  'portico-deal-registration': DealRegistrationEvents;
}

/** The tag of a widget. */
export type Tag = keyof PorticoElements;

/** A listener as React and Svelte name it: `on` and the event's name as it is. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type Pascal<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** A listener as Vue's compiler names it: `@portico-ready` is `onPorticoReady`. */
type VueListeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};

/** What React and Svelte take on a tag, over what they take on every element. */
export type Props<Name extends Tag, Ground> = Given[Name] &
  Listeners<Sent[Name]> &
  Omit<Ground, keyof Given[Name]>;

/** What Vue takes on a tag, over what it takes on every element. */
export type VueProps<Name extends Tag, Ground> = Given[Name] &
  VueListeners<Sent[Name]> &
  Omit<Ground, keyof Given[Name]>;
