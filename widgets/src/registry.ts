import type { ElementClass } from '@portico/ui/define';

/** A widget as the loader knows it, before any of its code is there. */
export interface WidgetEntry {
  /** Loads its class. */
  load(): Promise<ElementClass>;
  /** The height that is held for it until it is drawn, in CSS pixels, so that the page does not jump. */
  blockSize: number;
}

/** Every widget a page may use, by tag. */
export const registry: Readonly<Record<string, WidgetEntry>> = {
  'portico-deal-registration': {
    load: () => withShared(import('./deals/deal-registration.ts')).then((module) => module.PorticoDealRegistration),
    blockSize: 1180,
  },
  'portico-deal': {
    load: () => withShared(import('./deals/deal.ts')).then((module) => module.PorticoDeal),
    blockSize: 480,
  },
  'portico-deal-list': {
    load: () => withShared(import('./deals/deal-list.ts')).then((module) => module.PorticoDealList),
    blockSize: 420,
  },
};

/** Asks for what a slice shares together with the widget, not after reading the widget: a round trip less. */
async function withShared<T>(widget: Promise<T>): Promise<T> {
  await import('./texts.ts');
  return widget;
}
