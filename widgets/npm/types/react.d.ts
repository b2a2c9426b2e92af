import type { DetailedHTMLProps, HTMLAttributes } from 'react';
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

/** React 19 hears an event of an element by `on` and its name as it is. */
type Listeners<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

type Own<Element, Props, Events> = Props &
  Listeners<Events> &
  Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Props>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
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
}
