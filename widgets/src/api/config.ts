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
 * @throws Fault `bad_input` without a key and for a secret one, `origin_not_allowed` for a wrong one or on a page that is not listed
 */
export async function readConfig({ server, key }: EmbedSettings): Promise<PageConfig | null> {
  if (!key) throw wrongTag('data-key', 'required');
  if (isSecret(key)) throw wrongTag('data-key', 'secret');
  const address = `${server}/api/v1/embed/config?key=${encodeURIComponent(key)}`;
  const ask = () => fetch(address, { credentials: 'omit' }).catch(() => null);
  let response = await ask();
  // A page that is not listed may not even read that it was refused, which looks like no line. Our scripts are open to all:
  // where they can be had and this cannot, twice, it is no matter of the line.
  const isOpen = !response && (await isReachable(server));
  if (isOpen) response = await ask();
  if (response ? response.status === 403 : isOpen) throw new Fault('origin_not_allowed');
  return response?.ok ? ((await response.json()) as PageConfig) : null;
}

/** Asks for the loader, not for this file: from npm this is one of the page's own. */
async function isReachable(server: string): Promise<boolean> {
  const answer = await fetch(`${server}/embed/v1/portico.js`, { method: 'HEAD', cache: 'no-store' }).catch(
    () => null,
  );
  return answer?.ok ?? false;
}
