import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import type { Client } from './client.ts';
import type { Live } from './live.ts';
import type { Session } from './session.ts';

/*
 * What the provider gives to what is inside it. Narrow on purpose: who needs the language does not hear of the session.
 * Shared symbols, so that a widget of one bundle finds the provider of another.
 */

/** The one window onto the server. */
export const clientContext = createContext<Client, symbol>(Symbol.for('portico.client'));
/** Who is asking; it changes when it is known, and when it is another. */
export const sessionContext = createContext<Session, symbol>(Symbol.for('portico.session'));
/** What happens on the server, as it happens. */
export const liveContext = createContext<Live, symbol>(Symbol.for('portico.live'));
/** The reader's language as BCP 47 tag; its texts are loaded when it is given. */
export const localeContext = createContext<string, symbol>(Symbol.for('portico.locale'));

/** Follows who is asking, for an element that needs to know: `value`, and a new render when it changes. */
export function followSession(host: ReactiveControllerHost & HTMLElement): { readonly value?: Session | undefined } {
  return new ContextConsumer(host, { context: sessionContext, subscribe: true, callback: () => host.requestUpdate() });
}
