import { Fault } from '@portico/domain/fault';
import type { SiteLooks } from '../looks/site-looks.ts';
import type { EmbedSettings } from '../settings.ts';

/** What the server says of a page, as far as it is used here. */
export interface PageConfig extends SiteLooks {
  readonly brandName?: string;
  readonly locales: readonly string[];
  /** The share of visits that tell how their widgets fare, 0 to 1. */
  readonly vitals?: number;
  readonly widgets?: readonly { readonly widget: string; readonly isolation: string }[];
}

/** The fault of a script tag: which attribute, and what is wrong with it. */
export function wrongTag(path: string, key: string): Fault {
  return new Fault('bad_input', { fields: [{ path, key }] });
}

/** Whether a key is one that no page may hold: it must not travel any further, in no address. */
export function isSecret(key: string | undefined): boolean {
  return /^(sk|ak)_/.test(key ?? '');
}

/**
 * What the server says of the page with this key; null where it is too busy to say, or there is no line. Each call is
 * checked by the server anyway.
 *
 * @throws Fault `bad_input` without a key, for a secret one, and where the page's own policy or something in the browser
 * holds requests back; `origin_not_allowed` for a wrong key or on a page that is not listed
 */
export async function readConfig({ server, key }: EmbedSettings): Promise<PageConfig | null> {
  if (!key) throw wrongTag('data-key', 'required');
  if (isSecret(key)) throw wrongTag('data-key', 'secret');
  const address = `${server}/api/v1/embed/config?key=${encodeURIComponent(key)}`;
  const ask = () => fetch(address, { credentials: 'omit' }).catch(() => null);
  const policy = watchPolicy(server);
  let response = await ask();
  const why = response ? null : await whyUnread(server, address);
  // The browser tells of it after the requests have failed.
  if (!response) await new Promise((resolve) => setTimeout(resolve, 100));
  policy.end();
  if (policy.isBroken()) throw wrongTag('data-connect', server);
  if (why) response = await ask();
  if (response?.status === 403) throw new Fault('origin_not_allowed');
  if (why && !response) throw why;
  return response?.ok ? ((await response.json()) as PageConfig) : null;
}

/** Hears whether the page's own policy keeps requests to the server back, of which those learn nothing. */
function watchPolicy(server: string): { isBroken(): boolean; end(): void } {
  let isBroken = false;
  const hear = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
    const isOurs = effectiveDirective === 'connect-src' && blockedURI.startsWith(server);
    if (isOurs && disposition === 'enforce') isBroken = true;
  };
  document.addEventListener('securitypolicyviolation', hear);
  return {
    isBroken: () => isBroken,
    end: () => document.removeEventListener('securitypolicyviolation', hear),
  };
}

/**
 * Why an answer could not be had, though there is a line. A page that is not listed may not read that it was refused, but
 * that there was an answer; what holds requests back in a browser lets neither through, and our scripts are open to all.
 */
async function whyUnread(server: string, address: string): Promise<Fault | null> {
  if (await canFetch(address, { mode: 'no-cors' })) return new Fault('origin_not_allowed');
  // The loader, not this file: from npm this is one of the page's own.
  const isLoaderOpen = await canFetch(`${server}/embed/v1/portico.js`, { method: 'HEAD' });
  return isLoaderOpen ? wrongTag('data-blocked', server) : null;
}

function canFetch(address: string, how: RequestInit): Promise<boolean> {
  return fetch(address, { ...how, credentials: 'omit', cache: 'no-store' }).then(
    ({ ok, type }) => ok || type === 'opaque',
    () => false,
  );
}
