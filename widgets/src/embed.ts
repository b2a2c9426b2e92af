import { Fault } from '@portico/domain/fault';
import { provide } from '@portico/runtime/portal/provide';
import type { EmbedSession, FetchSession } from '@portico/runtime/session';
import { define, type ElementClass } from '@portico/ui/define';

/** What the script tag says, and what was found on the page. */
export interface EmbedSettings {
  /** The origin the script came from, which is the server's. */
  server: string;
  /** `data-locale`: the language to speak. */
  locale?: string | undefined;
  /** `data-session`: an address of the host's own server that answers a POST with a session. */
  session?: string | undefined;
  /** Our elements on the page, so that one of them can bring its own `fetchSession`. */
  elements: ReadonlySet<Element>;
}

let provided = false;

/** Registers a widget, after making the page its provider. Called by the loader for every tag it meets. */
export function show(element: ElementClass, settings: EmbedSettings): void {
  if (!provided) {
    provided = true;
    const { server, locale } = settings;
    provide(document.documentElement, { server, locale, fetchSession: () => fetchSession(settings) });
  }
  define(element);
}

/**
 * One session for the page: from the first element that has the `fetchSession` property, else from the host's server at
 * `data-session`.
 */
async function fetchSession({ elements, session }: EmbedSettings): Promise<EmbedSession> {
  for (const element of elements as ReadonlySet<Element & { fetchSession?: FetchSession }>)
    if (element.isConnected && element.fetchSession) return element.fetchSession();
  if (!session) throw new Fault('signed_out');
  const response = await fetch(session, { method: 'POST', credentials: 'same-origin' });
  if (!response.ok) throw new Fault(response.status < 500 ? 'signed_out' : 'unavailable');
  return (await response.json()) as EmbedSession;
}
