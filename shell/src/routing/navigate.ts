import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The path the page was loaded at: whoever stands there has not come by a link of ours yet. */
export const loadedPath: string = location.pathname;

/** Told to the window when the address changed by `navigate`; the browser's own buttons tell `popstate`. */
const CHANGED = 'portico-navigated';

/**
 * Goes to a path of the portal without loading a page.
 *
 * @param replace leaves no entry in the history: for filters, which are looks of one place
 */
export function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(history.state, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
}

/**
 * Lets links be links: a plain click on one that leads into the portal changes the address without loading a page.
 * Clicks that ask for another tab, and links that ask for another target or a download, are left to the browser.
 *
 * @returns ends it
 */
export function followLinks(document: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement && node.hasAttribute('href'));
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
    const { origin, pathname, search, hash } = new URL(link.href);
    if (origin !== location.origin || /^\/(api|trpc|embed|assets)\//.test(pathname)) return;
    if (hash !== '' && pathname === location.pathname) return;
    event.preventDefault();
    navigate(`${pathname}${search}${hash}`);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

/**
 * Keeps a host drawn for the address, while the address lies under `base`; what is on its way out of the page keeps
 * what it showed.
 */
export class RouteController implements ReactiveController {
  /** The path below `base`, in parts: `/desk/deal_1` under `/desk` is `['deal_1']`. */
  parts: readonly string[] = [];
  /** What stands behind the question mark. */
  search: URLSearchParams = new URLSearchParams();

  private readonly host: ReactiveControllerHost;
  private readonly base: string;

  constructor(host: ReactiveControllerHost, base = '/') {
    this.host = host;
    this.base = base;
    this.read();
    host.addController(this);
  }

  hostConnected(): void {
    this.read();
    window.addEventListener('popstate', this.onChange);
    window.addEventListener(CHANGED, this.onChange);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.onChange);
    window.removeEventListener(CHANGED, this.onChange);
  }

  private readonly onChange = (): void => {
    if (this.read()) this.host.requestUpdate();
  };

  private read(): boolean {
    if (!isUnder(location.pathname, this.base)) return false;
    this.parts = location.pathname.slice(this.base.length).split('/').filter(Boolean).map(decoded);
    this.search = new URLSearchParams(location.search);
    return true;
  }
}

/** Whether `path` is `base` or lies below it; `/` is only itself, unless it is asked for with `/` as everything's base. */
export function isUnder(path: string, base: string): boolean {
  return base === '/' || path === base || path.startsWith(`${base}/`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
