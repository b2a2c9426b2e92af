import type { FetchSession } from './elements.js';
import type { PorticoEvents } from './events.js';

/** How a page reaches its portal, and how the person on it gets a session. */
export interface PortalOptions {
  /** The portal's address, `https://portal.example`. */
  readonly server: string;
  /** The publishable key of the site, `pk_…`. */
  readonly key: string;
  /** An address of the page's own server that answers a POST with a session. */
  readonly session?: string | undefined;
  /** Fetches a session in the page's own way; goes before `session`. */
  readonly fetchSession?: FetchSession | undefined;
  /** `popup`: the person signs in to the portal in a window of its own, for sites without a server. */
  readonly signIn?: 'popup' | undefined;
  /** The language to speak, `de-AT`; the page's by default. */
  readonly locale?: string | undefined;
}

/** How `open` shows a widget. Every other key is an attribute of it. */
export interface OpenOptions {
  /** In the middle of the page or at its end; `modal` by default. */
  as?: 'modal' | 'drawer';
  /** What the dialog is called when it is read out. */
  label?: string;
  [attribute: string]: string | boolean | undefined;
}

/** A widget that lies over the page. */
export interface OpenDialog {
  readonly element: HTMLElement;
  /** Closes it, gives the page back, and the focus to where it was. */
  close(): void;
  /** When it was closed, in whatever way. */
  readonly closed: Promise<void>;
}

type ShortName<Name> = Name extends `portico-${infer Rest}` ? Rest : never;

/** An event of a widget by its name, with or without `portico-`. */
export type EventOf<Name extends string> = Name extends keyof PorticoEvents
  ? PorticoEvents[Name]
  : `portico-${Name}` extends keyof PorticoEvents
    ? PorticoEvents[`portico-${Name}`]
    : never;

/** The page's grip on its widgets. What it does is loaded with the first call, so every call answers later. */
export interface Portal {
  /** Hears an event of every widget, by its name with or without `portico-`. What it answers ends it. */
  on<Name extends keyof PorticoEvents | ShortName<keyof PorticoEvents>>(
    name: Name,
    listener: (event: EventOf<Name>) => void,
  ): Promise<() => void>;
  /** Lays a widget over the page; what was open closes. Rejects when there is no such widget. */
  open(widget: string, options?: OpenOptions): Promise<OpenDialog>;
  /** From now on a session is had this way, and widgets that are shown begin anew. */
  identify(fetchSession: FetchSession): Promise<void>;
  /** Takes every widget off the page and ends what they do, until the page is loaded again. */
  destroy(): Promise<void>;
}
