import type {
  PorticoAccountCheck,
  PorticoDeal,
  PorticoDealList,
  PorticoDealRegistration,
} from './elements.js';
import type { PorticoEvents } from './events.js';

/** The widgets by their tags. */
export interface PorticoElements {
  'portico-account-check': PorticoAccountCheck;
  'portico-deal': PorticoDeal;
  'portico-deal-list': PorticoDealList;
  'portico-deal-registration': PorticoDealRegistration;
}

declare global {
  interface HTMLElementTagNameMap extends PorticoElements {}

  // The ground of HTMLElementEventMap, DocumentEventMap and WindowEventMap: the events cross shadow roots and bubble.
  interface GlobalEventHandlersEventMap extends PorticoEvents {}
}
