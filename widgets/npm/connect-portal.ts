import type * as calls from '../src/api/api.ts';
import type { PorticoApi } from '../src/api/portico.ts';
import type { WidgetEntry } from '../src/registry.ts';
import type { EmbedSettings } from '../src/settings.ts';
import { begin } from './known.ts';
import type { PortalOptions } from './types/portal.js';

/** The page's grip on its widgets: what the embed script offers as `window.Portico`. */
export type Portal = Omit<PorticoApi, 'push'>;

const scriptName = Symbol.for('portico');
let connected: { portal: Portal; server: string; key: string } | undefined;

/**
 * Connects the page to its portal, once, in the browser; widgets that are defined before or after it come to life. Where the
 * page has the embed script too, that has connected it, and its portal is given.
 *
 * @throws Error when the page was connected to another portal or with another key before
 */
export function connectPortal(options: PortalOptions): Portal {
  const server = new URL(options.server, location.href).origin;
  const { key } = options;
  if (connected) {
    if (connected.server !== server || connected.key !== key)
      throw new Error(`This page is connected to ${connected.server} already, and to one portal at a time.`);
    return connected.portal;
  }
  const { Portico: script } = window;
  if (script && !Array.isArray(script)) return script;
  // A script tag that comes later leaves the page as it is.
  (globalThis as { [scriptName]?: number })[scriptName] ??= 1;
  const registry: Record<string, WidgetEntry> = {};
  const found = new Set<Element>();
  const settings: EmbedSettings = {
    ...options,
    server,
    elements: found,
    framed: '[isolation=frame]',
    registry,
  };
  addEventListener('context-request', (event) => meet(event, settings, found), { capture: true });
  connected = { portal: portalOf(settings), server, key };
  begin(settings, registry);
  return connected.portal;
}

/**
 * Every widget asks for its portal when it enters the page, also inside shadow roots: that is how it is found. One that
 * belongs in a frame is not answered, and so never runs here.
 */
function meet(event: Event, settings: EmbedSettings, found: Set<Element>): void {
  const [element] = event.composedPath();
  const entry = element instanceof HTMLElement ? settings.registry[element.localName] : undefined;
  if (!(element instanceof HTMLElement) || !entry) return;
  for (const other of found) if (!other.isConnected) found.delete(other);
  found.add(element);
  if (!element.matches(settings.framed)) return;
  event.stopImmediatePropagation();
  void import('../src/frame/host.ts').then(({ frame }) => frame(element, settings, entry.blockSize));
}

function portalOf(settings: EmbedSettings): Portal {
  const call = async <Answer>(make: (api: typeof calls) => Answer): Promise<Awaited<Answer>> =>
    await make(await import('../src/api/api.ts'));
  return {
    on: (name, listener) => call((api) => api.on(settings, name, listener)),
    open: (widget, options) => call((api) => api.open(settings, widget, options)),
    identify: (fetchSession) => call((api) => api.identify(settings, fetchSession)),
    destroy: () => call((api) => api.destroy(settings)),
  };
}
