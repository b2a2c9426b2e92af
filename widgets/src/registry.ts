import type { ElementClass } from '@portico/ui/define';

/** A widget as the loader knows it, before any of its code is there. */
export interface WidgetEntry {
  /** Loads its class. */
  load(): Promise<ElementClass>;
  /** The height that is held for it until it is drawn, in CSS pixels, so that the page does not jump. */
  blockSize: number;
}

/** Every widget a page may use, by tag. */
export const registry: Record<string, WidgetEntry> = {
  'portico-deal-registration': {
    load: () => import('./deals/deal-registration.ts').then((module) => module.PorticoDealRegistration),
    blockSize: 1240,
  },
  'portico-deal': {
    load: () => import('./deals/deal.ts').then((module) => module.PorticoDeal),
    blockSize: 700,
  },
  'portico-deal-list': {
    load: () => import('./deals/deal-list.ts').then((module) => module.PorticoDealList),
    blockSize: 700,
  },
  'portico-account-check': {
    load: () => import('./prechecks/account-check.ts').then((module) => module.PorticoAccountCheck),
    blockSize: 760,
  },
};
