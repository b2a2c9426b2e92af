import { Fault } from '@portico/domain/fault';
import type { EmbedSession } from '@portico/runtime/session';
import { readConfig } from '../api/config.ts';
import type { EmbedSettings } from '../settings.ts';

/*
 * The person signs in here, for pages without a server of their own: a pop-up of the portal, a code with PKCE (RFC 7636),
 * and a handle that renews the session. The handle is good once and is kept in memory alone: a reload asks the portal
 * again, which then knows that the person agreed.
 */

/** Why there is no session yet. */
type Reason = 'needed' | 'blocked' | 'closed' | 'declined' | 'failed';

interface SignIn {
  brand: string;
  reason: Reason;
  verifier: string;
  challenge: string;
  session?: EmbedSession | undefined;
  renewal?: string | undefined;
  /** One at a time: frames of a page ask at the same moment, and a handle is good once. */
  renewing?: Promise<EmbedSession | null> | undefined;
}

const signIns = new WeakMap<EmbedSettings, SignIn>();

/**
 * The session that the person gave, renewed where it has been used up.
 *
 * @throws Fault `signed_out` as long as nobody has signed in, with why as `sign-in` and the vendor's name as `brand`;
 * `unavailable` or `offline` when it could not be renewed now: the handle is kept, and the next call tries again
 */
export async function connect(settings: EmbedSettings): Promise<EmbedSession> {
  const own = signIns.get(settings) ?? (await prepare(settings));
  const { session, renewal } = own;
  own.session = undefined;
  if (renewal && !session)
    own.renewing ??= renew(settings, own, renewal).finally(() => (own.renewing = undefined));
  const good = session ?? (await own.renewing);
  if (good) return good;
  throw new Fault('signed_out', {
    fields: [
      { path: 'sign-in', key: own.reason },
      { path: 'brand', key: own.brand },
    ],
  });
}

/** Trades a handle for a session and the next handle; null where the server does not take it. */
async function renew(settings: EmbedSettings, own: SignIn, renewal: string): Promise<EmbedSession | null> {
  const grant = { grant: 'renewal', renewal } as const;
  // The answer may have been lost on its way: for a minute the same handle is answered the same.
  const traded = await trade(settings, grant).catch(() => trade(settings, grant));
  // Whoever signed in meanwhile has brought another.
  if (own.renewal === renewal) own.renewal = traded?.renewal;
  if (!traded) own.reason = 'needed';
  return traded;
}

/**
 * Opens the pop-up and waits for its answer. Must be called while the browser still knows that somebody pressed a button.
 *
 * @param done is called when there is a session, or another reason why not
 */
export async function signIn(settings: EmbedSettings, done: () => void): Promise<void> {
  const own = signIns.get(settings);
  if (!own) return;
  const { verifier, challenge } = own;
  const state = random();
  const { server, key = '' } = settings;
  const query = new URLSearchParams({ key, origin: location.origin, challenge, state });
  const popup = open(`${server}/connect?${query}`, 'portico-connect', 'popup,width=480,height=720');
  const said = popup ? await answerOf(popup, server, state) : 'blocked';
  if (typeof said === 'string') own.reason = said;
  else {
    const traded = await trade(settings, { grant: 'code', code: said.code, verifier }).catch(() => null);
    own.session = traded ?? undefined;
    own.renewal = traded?.renewal;
    own.reason = traded ? 'needed' : 'failed';
    // A code and its verifier are good for one time.
    Object.assign(own, await makeChallenge());
  }
  done();
}

/** What the pop-up says, from exactly our server and exactly that window. */
function answerOf(popup: Window, server: string, state: string): Promise<{ code: string } | Reason> {
  const { promise, resolve } = Promise.withResolvers<{ code: string } | Reason>();
  const ended = new AbortController();
  const hear = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (origin !== server || source !== popup) return;
    const { type, code, state: theirs } = (data ?? {}) as Record<string, unknown>;
    if (theirs !== state) return;
    if (type === 'portico-declined') resolve('declined');
    if (type === 'portico-code' && typeof code === 'string') resolve({ code });
  };
  addEventListener('message', hear, { signal: ended.signal });
  // A window tells nobody of another origin that it was closed. What it said last may still be on its way then.
  const looking = setInterval(() => {
    if (popup.closed) setTimeout(() => resolve('closed'), 500);
  }, 250);
  return promise.finally(() => {
    ended.abort();
    clearInterval(looking);
  });
}

async function prepare(settings: EmbedSettings): Promise<SignIn> {
  const [config, challenge] = await Promise.all([readConfig(settings), makeChallenge()]);
  const own: SignIn = { brand: config?.brandName ?? 'Portico', reason: 'needed', ...challenge };
  signIns.set(settings, own);
  addEventListener('portico-sign-in', () => {
    const again = (): void => {
      for (const element of settings.elements as Iterable<Element & { retry?(): void }>) element.retry?.();
    };
    void signIn(settings, again);
  });
  return own;
}

type Grant = { grant: 'code'; code: string; verifier: string } | { grant: 'renewal'; renewal: string };

/**
 * @returns null when the server does not take it
 * @throws Fault `unavailable` when it is in trouble, `offline` when its answer did not come
 */
async function trade(
  { server, key }: EmbedSettings,
  grant: Grant,
): Promise<(EmbedSession & { renewal: string }) | null> {
  const response = await fetch(`${server}/api/v1/embed/token`, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ ...grant, key }),
  }).catch(noAnswer);
  const { ok, status } = response;
  if (status === 429 || status >= 500) throw new Fault('unavailable');
  return ok ? ((await response.json().catch(noAnswer)) as EmbedSession & { renewal: string }) : null;
}

function noAnswer(cause: unknown): never {
  throw new Fault(navigator.onLine ? 'unavailable' : 'offline', {}, { cause });
}

async function makeChallenge(): Promise<{ verifier: string; challenge: string }> {
  const verifier = random() + random();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(hash)) };
}

/** 43 characters that nobody can guess. */
function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
