import { provide } from '@portico/runtime/portal/provide';
import type { EmbedSession, FetchSession } from '@portico/runtime/session';
import { turn } from '@portico/runtime/turn';
import { define, type ElementClass } from '@portico/ui/define';
import type { EmbedSettings } from './settings.ts';

/**
 * Registers a widget, after making the page its provider. Called by the loader for every tag it meets.
 *
 * Lets the page have a turn before the widget is drawn: the reading of its code and the drawing are each a task, and a slow
 * machine is held up by neither for long.
 */
export async function show(element: ElementClass, settings: EmbedSettings): Promise<void> {
  if (!settings.page) {
    const { server, locale } = settings;
    const page = (settings.page = provide(document.querySelector('html') ?? document.documentElement, {
      server,
      locale,
      fetchSession: () => fetchSession(settings),
    }));
    // Beside the first widget, and nothing waits for it: a right key must not cost the first form a round trip.
    import('./api/attend.ts').then(({ attend }) => attend(settings, page)).catch(() => {});
  }
  await turn();
  define(element);
}

/**
 * One session for the page: by what the host gave to `Portico.identify`, else from the first element that has the
 * `fetchSession` property, else from the host's server at `data-session`, else in one of the ways without a server.
 *
 * @throws Fault `signed_out` when the host knows nobody, `bad_input` when its address gives no session, `unavailable` when
 * it is in trouble, `offline` without a line
 */
async function fetchSession(settings: EmbedSettings): Promise<EmbedSession> {
  const { elements, session } = settings;
  for (const one of [settings, ...elements] as { isConnected?: boolean; fetchSession?: FetchSession }[])
    if (one.isConnected !== false && one.fetchSession) return one.fetchSession();
  const response = session
    ? await fetch(session, { method: 'POST', credentials: 'same-origin' }).catch(() => null)
    : undefined;
  const answer: unknown = response?.ok && !response.redirected && (await response.json().catch(() => null));
  const { token, expiresAt } = (answer || {}) as Partial<EmbedSession>;
  if (token && expiresAt) return { token, expiresAt };
  return (await import('./api/other-ways.ts')).otherWay(settings, response);
}
