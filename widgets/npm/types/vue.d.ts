import type { HTMLAttributes, PublicProps } from 'vue';
import type {
  AccountCheckAttributes,
  AccountCheckEvents,
  AccountCheckProperties,
  DealAttributes,
  DealEvents,
  DealListAttributes,
  DealListEvents,
  DealListProperties,
  DealProperties,
  DealRegistrationAttributes,
  DealRegistrationEvents,
  DealRegistrationProperties,
  PorticoAccountCheck,
  PorticoDeal,
  PorticoDealList,
  PorticoDealRegistration,
} from './index.js';

type Pascal<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** Vue's compiler writes `@portico-ready` as `onPorticoReady`. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};

interface Own<Element, Props, Events> {
  new (): Element & {
    /** Only for the checking of templates: the element has no such property. */
    $props: Props & Listeners<Events> & Omit<HTMLAttributes, keyof Props> & PublicProps;
  };
}

declare module 'vue' {
  interface GlobalComponents {
    'portico-account-check': Own<
      PorticoAccountCheck,
      AccountCheckAttributes & AccountCheckProperties,
      AccountCheckEvents
    >;
    'portico-deal': Own<PorticoDeal, DealAttributes & DealProperties, DealEvents>;
    'portico-deal-list': Own<PorticoDealList, DealListAttributes & DealListProperties, DealListEvents>;
    'portico-deal-registration': Own<
      PorticoDealRegistration,
      DealRegistrationAttributes & DealRegistrationProperties,
      DealRegistrationEvents
    >;
  }
}
