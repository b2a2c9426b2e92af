import type { FetchSession } from '@portico/runtime/session';
import type { OpenOptions } from './api.ts';
import type { OpenDialog } from './dialog.ts';

/**
 * The page's own grip on its widgets, `window.Portico`. Its code is loaded with the first call, so every call answers
 * later. A page that calls before the script is there makes the queue itself:
 *
 * @example (window.Portico ??= []).push(['on', 'submitted', (event) => console.log(event.number)]);
 */
export interface PorticoApi {
  /** Hears an event of every widget, by its name with or without `portico-`. What it answers ends it. */
  on(name: string, listener: (event: Event) => void): Promise<() => void>;
  /** Lays a widget over the page; what was open closes. Rejects when there is no such widget. */
  open(widget: string, options?: OpenOptions): Promise<OpenDialog>;
  /** From now on a session is had this way, and widgets that are shown begin anew. */
  identify(fetchSession: FetchSession): Promise<void>;
  /** Takes every widget off the page and ends what they do, until the page is loaded again. */
  destroy(): Promise<void>;
  /** Calls one after the other, each a name and what goes with it. */
  push(...calls: readonly unknown[][]): Promise<void>;
}

declare global {
  interface Window {
    /** There once the embed script has run; before, a page may put a list of calls here. */
    Portico?: PorticoApi | unknown[][];
  }
}
