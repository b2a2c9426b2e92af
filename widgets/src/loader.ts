import type * as calls from './api/api.ts';
import type { PorticoApi } from './api/portico.ts';
import type { EmbedSettings } from './settings.ts';
import { registry } from './registry.ts';

/*
 * The embed script. A page names it once:
 *
 *   <script type="module" src="https://portal.example/embed/v1/portico.js" data-key="pk_…" data-session="/portico-session"></script>
 *
 * and places elements, `<portico-deal-registration>`. Their code is loaded when they come near the screen. The script makes
 * two globals: `Portico`, for the page to call, and `globalThis[Symbol.for('portico')]`, which keeps a second tag, of this
 * version or of another, from starting again: the first serves every element, and the console says which that is.
 */
const name = Symbol.for('portico');
const page = globalThis as { [name]?: number };
if (page[name]) (window.Portico as PorticoApi & Inner).again();
else page[name] = start();

/** @returns the version of the handshake */
function start(): number {
  const own = [...document.querySelectorAll('script')].find(({ src }) => src === import.meta.url);
  const tags = Object.keys(registry).join();
  const found = new Set<Element>();
  // One that comes near again is as it was; what was lost on the way is asked for again.
  const come = (entries: IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) load(target);
  };
  const near = new IntersectionObserver(come, { rootMargin: '400px' });

  const load = (element: Element): void => {
    const entry = registry[element.localName];
    if (!entry) return;
    const shown = element.matches(settings.framed)
      ? import('./frame/host.ts').then(({ frame }) =>
          frame(element as HTMLElement, settings, entry.blockSize),
        )
      : Promise.all([entry.load(), import('./embed.ts')]).then(([widget, { show }]) =>
          show(widget, settings),
        );
    shown.catch((error: unknown) => {
      // Lost on the way: when the network is back, the next try asks for the same file.
      addEventListener('online', () => load(element), { once: true });
      const link = document.createElement('a');
      Object.assign(link, { href: settings.server, textContent: 'Blocked. Open portal' });
      element.shadowRoot?.replaceChildren(link);
      throw error;
    });
  };

  const changes = new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(look);
  });

  /** Finds our elements in `node`, itself included, and in the open shadow roots below it. */
  const look = (node: Node | Element): void => {
    if (!('matches' in node)) return;
    for (const element of [node, ...node.querySelectorAll('*')]) {
      if (element.matches(tags)) hold(element);
      else if (element.shadowRoot) watch(element.shadowRoot);
      // Somebody else's element may get its shadow root when its own code arrives.
      else if (element.matches(':not(:defined)'))
        void customElements.whenDefined(element.localName).then(() => look(element));
    }
  };

  const watch = (root: Document | ShadowRoot): void => {
    changes.observe(root, { childList: true, subtree: true });
    [...root.children].forEach(look);
  };

  /** Keeps the place of an element and shows its shape, until its code draws it. */
  const hold = (element: Element): void => {
    found.forEach((other) => other.isConnected || found.delete(other));
    found.add(element);
    keepPlace(element);
    near.observe(element);
  };

  const settings: EmbedSettings = {
    ...(own?.dataset as object | undefined),
    server: new URL(import.meta.url).origin,
    elements: found,
    framed: '[isolation=frame]',
    registry,
  };

  const portico = offer(settings);
  // In a frame of ours the page around it is served first.
  if (settings.frame === undefined) watch(document);
  else void portico.serve(watch);
  return 1;
}

/** What is called here alone. */
interface Inner {
  serve(start: (root: Document) => void): unknown;
  queue(calls: unknown): unknown;
  again(): unknown;
}

/** Gives the page what it may call, which is loaded with the first call, and makes the calls it made before. */
function offer(settings: EmbedSettings): Inner {
  const early = window.Portico;
  const portico = new Proxy({} as PorticoApi & Inner, {
    get:
      (_, name: keyof typeof calls) =>
      (...given: unknown[]) =>
        import('./api/api.ts').then((api) =>
          (api[name] as (...all: unknown[]) => unknown)(settings, ...given),
        ),
  });
  if (early) void portico.queue(early);
  return (window.Portico = portico);
}

/** Gives an element that has no code yet its height and a sketch of what comes: one adopted sheet, no nodes. */
function keepPlace(element: Element): void {
  // What is drawn already has its root.
  if (element.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{display:block}a{float:left}:host::after{content:""!important;display:block!important;height:${registry[element.localName]?.blockSize}px!important;` +
      'background:repeating-linear-gradient(#8880 0 32px,#8882 0 72px)!important}',
  );
  element.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
}
