/** What the pop-up tells the page that opened it. */
export type ConnectMessage =
  | { readonly type: 'portico-code'; readonly code: string; readonly state: string }
  | { readonly type: 'portico-declined'; readonly state: string };

/** Whether a page waits for what this window has to say. */
export function isAwaited(): boolean {
  return openerOf() !== null;
}

/**
 * Tells the page that opened this window, if it is at exactly `origin`; a page elsewhere gets nothing, which the browser
 * sees to.
 *
 * @param origin as the server answered it, never as an address named it
 * @returns false when the page has been left meanwhile
 */
export function tellOpener(message: ConnectMessage, origin: string): boolean {
  const opener = openerOf();
  opener?.postMessage(message, origin);
  return opener !== null;
}

function openerOf(): Window | null {
  const opener: unknown = window.opener;
  // A window of another origin is no instance of this page's `Window`; that it is open is all that may be asked.
  const page = opener as Window | null;
  return page && !page.closed ? page : null;
}
