import { Fault } from '@portico/domain/fault';
import { pickLocale } from '@portico/runtime/locale';
import { asFault } from '@portico/runtime/as-fault';
import { provide, type Provided } from '@portico/runtime/portal/provide';
import type { EmbedSession, FetchSession } from '@portico/runtime/session';
import { define, type ElementClass } from '@portico/ui/define';

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
  /** Our elements on the page, so that one of them can bring its own `fetchSession`. */
  elements: ReadonlySet<Element>;
}

/** The pages that have their provider, by what their tag says. */
const provided = new WeakSet<EmbedSettings>();

/** Registers a widget, after making the page its provider. Called by the loader for every tag it meets. */
export function show(element: ElementClass, settings: EmbedSettings): void {
  if (!provided.has(settings)) {
    provided.add(settings);
    const { server, locale } = settings;
    const fetchOwn = (): Promise<EmbedSession> => fetchSession(settings);
    const page = provide(document.documentElement, { server, locale, fetchSession: fetchOwn });
    // Beside the session, and nothing waits for it: a right key must not cost the first form a round trip.
    checkKey(settings, page).catch((error: unknown) => page.refuse(asFault(error)));
  }
  define(element);
}

/**
 * Asks the server once what this page may show, and in which languages.
 *
 * @throws Fault `bad_input` without a key, `origin_not_allowed` for a wrong one or on a page that is not listed
 */
async function checkKey({ server, key, locale }: EmbedSettings, page: Provided): Promise<void> {
  if (!key) throw badTag('data-key', 'required');
  const address = `${server}/api/v1/embed/config?key=${encodeURIComponent(key)}`;
  const ask = () => fetch(address, { credentials: 'omit' }).catch(() => null);
  let response = await ask();
  // A page that is not listed may not even read that it was refused, which looks like no line. Our scripts are open to all:
  // where they can be had and this cannot, twice, it is no matter of the line.
  const isOpen = !response && (await isReachable());
  if (isOpen) response = await ask();
  if (response ? response.status === 403 : isOpen) throw new Fault('origin_not_allowed');
  // Too busy to say, or no line: each call is checked by the server anyway.
  if (!response?.ok) return;
  const { locales } = (await response.json()) as { locales: readonly string[] };
  const wanted = pickLocale(locale);
  const fitting = pickLocale(locale, locales);
  if (fitting !== wanted) await page.setLocale(fitting);
}

async function isReachable(): Promise<boolean> {
  const answer = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer?.ok ?? false;
}

function badTag(path: string, key: string): Fault {
  return new Fault('bad_input', { fields: [{ path, key }] });
}

/**
 * One session for the page: from the first element that has the `fetchSession` property, else from the host's server at
 * `data-session`.
 *
 * @throws Fault `signed_out` when the host knows nobody, `bad_input` when its address gives no session, `unavailable` when
 * it is in trouble, `offline` without a line
 */
async function fetchSession({ elements, session }: EmbedSettings): Promise<EmbedSession> {
  for (const element of elements as ReadonlySet<Element & { fetchSession?: FetchSession }>)
    if (element.isConnected && element.fetchSession) return element.fetchSession();
  if (!session) throw badTag('data-session', 'required');
  const response = await fetch(session, { method: 'POST', credentials: 'same-origin' }).catch(() => null);
  if (!response && !navigator.onLine) throw new Fault('offline');
  if (!response || response.status >= 500 || response.status === 429) throw new Fault('unavailable');
  const { status, ok, redirected } = response;
  // Many hosts send who is not signed in to a page to do so.
  if (status === 401 || status === 403 || redirected) throw new Fault('signed_out');
  const answer = ok ? ((await response.json().catch(() => null)) as Partial<EmbedSession> | null) : null;
  const { token, expiresAt } = answer ?? {};
  if (!token || !expiresAt) throw badTag('data-session', `${status}`);
  return { token, expiresAt };
}
