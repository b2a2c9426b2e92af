import type { Fault } from '@portico/domain/fault';
import { createClient, type Client } from '../client.ts';
import { provideContext } from '../context.ts';
import { clientContext, liveContext, localeContext, sessionContext } from '../contexts.ts';
import { createLive } from '../live.ts';
import { pickLocale, setLocale } from '../locale.ts';
import { createTokenSource, readSession, type FetchSession, type Session } from '../session.ts';
import { registerOwnTexts } from '../texts.ts';

/** What a provider needs to know. */
export interface ProvideOptions {
  /** The server's origin; empty for the page's own. */
  server: string;
  /** Fetches a session for an embed; without it the portal's cookie speaks. */
  fetchSession?: FetchSession | undefined;
  /** The locale asked for; without it the page's or the browser's. */
  locale?: string | undefined;
  /** Another way to the server, for tests. */
  fetch?: typeof fetch | undefined;
}

/** A provider at work. */
export interface Provided {
  readonly client: Client;
  /** Speaks another language. */
  setLocale(locale?: string): Promise<string>;
  /** Asks again who is asking, after signing in or out. */
  readSession(): Promise<void>;
  /** Stops everything below: each widget shows `fault`, and nothing is asked of the server any more. */
  refuse(fault: Fault): void;
}

/** Gives client, session, live events and language to every widget below `host`: an element, or the whole document's root. */
export function provide(host: HTMLElement, options: ProvideOptions): Provided {
  registerOwnTexts();
  const { server: url, fetch, fetchSession } = options;
  let refused: Fault | undefined;
  const source = fetchSession && createTokenSource(fetchSession);
  const token =
    source &&
    (async (stale?: string): Promise<string> => {
      if (refused) throw refused;
      return source(stale);
    });
  // One for all, so that whoever answers in the server's place (`optionsOf`) answers everything.
  const how = { url, token, fetch };
  const createOwn = (): Client => createClient(how);
  const client = createOwn();
  // Asked only when somebody wants to know, in the same batch as the first widget's own questions.
  let asked = false;
  const read = async (): Promise<void> => {
    asked = true;
    giveSession(await readSession(client));
  };
  const giveSession = provideContext<Session>(host, sessionContext, {
    value: { status: 'loading' },
    onAsked: () => {
      if (!asked) void read();
    },
  });
  const giveLocale = provideContext(host, localeContext, { value: pickLocale(options.locale) });
  provideContext(host, liveContext, { value: createLive(how) });
  const speak = async (wanted?: string): Promise<string> => {
    const tag = pickLocale(wanted);
    await setLocale(tag);
    giveLocale(tag);
    return tag;
  };
  void speak(options.locale).catch(() => {});
  // Last, since a widget starts when it has its client.
  const giveClient = provideContext(host, clientContext, { value: client });
  const refuse = (fault: Fault): void => {
    refused = fault;
    // A widget starts again with another client, and finds itself refused.
    giveClient(createOwn());
  };
  return { client, setLocale: speak, readSession: read, refuse };
}
