import type { Fault } from '@portico/domain/fault';

const told = new WeakSet<Fault>();

/** What is wrong with a session, by the server's word for it. */
const sessionWords: Record<string, string> = {
  wrong_origin: `the session is bound to another origin than ${location.origin}, or its widget to a frame`,
  expired: 'the session has ended, or never was one; the callback or data-session has to give a fresh one',
  replayed:
    'a single-use id, code or handle came for the second time, or from somebody else; what it gave has ended',
  other_organisation: 'the person does not belong to the organisation of this site',
};

/**
 * Tells whoever builds the page, in the console and once for each fault, what of the page's set-up stands in the way.
 * Visitors read other words, the same for all of it.
 */
export function tellDeveloper(fault: Fault): void {
  const words = wordsFor(fault);
  if (!words || told.has(fault)) return;
  told.add(fault);
  console.error(`Portico: ${words}. See the guide “Embed in five minutes”.`);
}

/** Tells whoever builds a page with several embed scripts which of them serves it. */
export function tellWhichRuns(address: string): void {
  console.info(`Portico: this page has several embed scripts. The first serves every element: ${address}`);
}

function wordsFor({ code, detail }: Fault): string | undefined {
  const { path = '', key = '' } = detail.fields?.[0] ?? {};
  if (path === 'session') return sessionWords[key];
  if (path === 'data-frame') return `the page’s content security policy lacks frame-src ${key}`;
  if (path === 'sign-in' && key === 'closed')
    return 'the sign-in window was closed, or cut off: a page with Cross-Origin-Opener-Policy same-origin needs same-origin-allow-popups';
  if (path === 'data-connect') return `the page’s content security policy lacks connect-src ${key}`;
  if (path === 'data-blocked')
    return `something in this browser, often an ad blocker, holds back requests to ${key}`;
  if (path === 'data-key' && key === 'secret')
    return 'data-key holds a secret key, which anybody can read here; this secret has leaked: revoke it, and put the publishable key (pk_…) there';
  if (key === 'secret_key')
    return 'the portal refuses the secret key of this site’s server: revoked, expired or mistyped; make a new one in the portal’s settings';
  if (path.startsWith('data-'))
    return key === 'required'
      ? `the script tag has no ${path}`
      : `the address in ${path} gives no session (${key})`;
  if (code === 'origin_not_allowed')
    return `${location.origin} is not listed for this data-key, or the key is wrong or revoked`;
  return undefined;
}
