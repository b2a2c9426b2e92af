import type { Provided } from '@portico/runtime/portal/provide';
import type { FetchSession } from '@portico/runtime/session';
import type { WidgetEntry } from './registry.ts';

/** What the script tag says, and what was found on the page. */
export interface EmbedSettings {
  /** The origin the script came from, which is the server's. */
  server: string;
  /** `data-key`: the publishable key of the site. */
  key?: string | undefined;
  /** `data-locale`: the language to speak. */
  locale?: string | undefined;
  /** `data-session`: an address of the host's own server that answers a POST with a session. */
  session?: string | undefined;
  /** `data-sign-in="popup"`: the person signs in here, in a pop-up of the portal. An element may say so too: `sign-in`. */
  signIn?: string | undefined;
  /** `data-frame`, on our own page in a frame: what the page around it decides is asked there. */
  frame?: string | undefined;
  /** Our elements on the page, so that one of them can bring its own `fetchSession`. */
  elements: ReadonlySet<Element>;
  /** The host's own way to a session, given to `Portico.identify`; goes before all others. */
  fetchSession?: FetchSession | undefined;
  /** Selects the elements whose widgets go into frames: those that ask for it, and what the vendor frames. */
  framed: string;
  /** Every widget there is, by tag. */
  registry: Record<string, WidgetEntry>;
  /** Asks the server what this page may show; set once that is seen to, beside the first widget. */
  check?: () => void;
  /** What ends with `Portico.destroy`. */
  ends?: (() => void)[];
  /** The page's provider, once a widget is shown in the page. */
  page?: Provided;
}
