import type { ReactiveControllerHost } from 'lit';
import type { Client } from './client.ts';
import { ContextValue, type Context } from './context.ts';
import type { Live } from './live.ts';
import type { Session } from './session.ts';

/*
 * What the provider gives to what is inside it. Narrow on purpose: who needs the language does not hear of the session.
 * Shared symbols, so that a widget of one bundle finds the provider of another.
 */

/** The one window onto the server. */
export const clientContext = Symbol.for('portico.client') as Context<Client>;
/** Who is asking; it changes when it is known, and when it is another. */
export const sessionContext = Symbol.for('portico.session') as Context<Session>;
/** What happens on the server, as it happens. */
export const liveContext = Symbol.for('portico.live') as Context<Live>;
/** The reader's language as BCP 47 tag; its texts are loaded when it is given. */
export const localeContext = Symbol.for('portico.locale') as Context<string>;

/** Follows who is asking, for an element that needs to know: `value`, and a new render when it changes. */
export function followSession(host: ReactiveControllerHost & HTMLElement): {
  readonly value: Session | undefined;
} {
  const session = new ContextValue(host, sessionContext, () => host.requestUpdate());
  host.addController(session);
  return session;
}
