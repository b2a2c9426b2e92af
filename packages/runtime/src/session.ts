import { Fault } from '@portico/domain/fault';
import { asFault } from './as-fault.ts';
import type { Client, OutputOf } from './client.ts';

/** Who the server says is asking. */
export type Me = OutputOf<'session.me'>;

/** Who is asking, as far as it is known. */
export type Session =
  | { status: 'loading' }
  | { status: 'known'; me: Me }
  | { status: 'unknown'; fault: Fault };

/** Asks the server who is asking. Never rejects: not knowing is a state of the session. */
export async function readSession(client: Client): Promise<Session> {
  try {
    return { status: 'known', me: await client.session.me.query() };
  } catch (error) {
    return { status: 'unknown', fault: asFault(error) };
  }
}

/** A short-lived permission for one page, as the host's own server got it from ours. */
export interface EmbedSession {
  token: string;
  /** When it ends, ISO-8601 in UTC. */
  expiresAt: string;
}

/** Fetches a session through the host's own server. Called again whenever one is about to end. */
export type FetchSession = () => Promise<EmbedSession>;

// Clocks differ and requests travel; a session this close to its end is renewed before it is used.
const marginMs = 30_000;

/**
 * Makes the bearer source of a client: one session for all, fetched when the first call needs it, renewed before it ends
 * or when the server refuses it, never twice at a time.
 *
 * @throws Fault `offline` when the host's server cannot be reached, `session_expired` when it gives no session
 */
export function createTokenSource(fetchSession: FetchSession): (stale?: string) => Promise<string> {
  let session: EmbedSession | undefined;
  let renewing: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    try {
      session = await fetchSession();
      return session.token;
    } catch (error) {
      const unreachable = error instanceof TypeError || !navigator.onLine;
      throw error instanceof Fault
        ? error
        : new Fault(unreachable ? 'offline' : 'session_expired', {}, { cause: error });
    } finally {
      renewing = undefined;
    }
  };
  return async (stale) => {
    const good = session && session.token !== stale && Date.parse(session.expiresAt) - Date.now() > marginMs;
    return good && session ? session.token : (renewing ??= renew());
  };
}
