import { define, type ElementClass } from '@portico/ui/define';
import { show } from '../src/embed.ts';
import type { WidgetEntry } from '../src/registry.ts';
import type { EmbedSettings } from '../src/settings.ts';

/** A widget of the package: its class, and the height that is kept for it in a frame, in CSS pixels. */
interface Widget {
  readonly element: ElementClass;
  readonly blockSize: number;
}

const widgets: Widget[] = [];
let page: { settings: EmbedSettings; registry: Record<string, WidgetEntry> } | undefined;

/**
 * Makes a widget known. Its tag is registered as soon as the page is connected: an element that asks for its portal before
 * there is one would never be answered.
 */
export function know(element: ElementClass, blockSize: number): void {
  // A server that draws pages has no elements.
  if (typeof window === 'undefined' || widgets.some((one) => one.element === element)) return;
  widgets.push({ element, blockSize });
  if (page) take({ element, blockSize });
  // The page's script tag has connected it: its provider answers.
  else if (window.Portico && !Array.isArray(window.Portico)) define(element);
}

/** Registers what is known and what comes: from now on `settings` say how a widget gets what it needs. */
export function begin(settings: EmbedSettings, registry: Record<string, WidgetEntry>): void {
  page = { settings, registry };
  widgets.forEach(take);
}

function take({ element, blockSize }: Widget): void {
  if (!page) return;
  page.registry[element.tag] = { load: async () => element, blockSize };
  void show(element, page.settings);
  // It lets the page have a turn first. A framework that draws in this one asks the element what properties it has.
  define(element);
}
