import { registry } from './registry.ts';

/*
 * The embed script. A page names it once:
 *
 *   <script type="module" src="https://portal.example/embed/v1/portico.js" data-key="pk_…" data-session="/portico-session"></script>
 *
 * and places elements, `<portico-deal-registration>`. Their code is loaded when they come near the screen. The script makes
 * no global but `globalThis[Symbol.for('portico')]`, which keeps a second tag from starting it again.
 */
const name = Symbol.for('portico');
const page = globalThis as { [name]?: { version: number } };

page[name] ??= start();

function start(): { version: number } {
  const own = [...document.scripts].find(({ src }) => src === import.meta.url);
  const tags = Object.keys(registry).join();
  const found = new Set<Element>();
  const watched = new WeakSet<Node>();
  const { key, locale, session } = own?.dataset ?? {};
  const settings = { key, locale, session, server: new URL(import.meta.url).origin, elements: found };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        load(target.localName);
      }
    },
    { rootMargin: '400px' },
  );

  const load = (tag: string): void => {
    const entry = registry[tag];
    if (!entry || customElements.get(tag)) return;
    const loading = entry.load();
    const show = async (): Promise<void> => {
      const { show } = await import('./embed.ts');
      show(await loading, settings);
    };
    // Lost on the way: when the network is back, the next try asks for the same file.
    show().catch(() => addEventListener('online', () => load(tag), { once: true }));
  };

  const changes = new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(look);
  });

  /** Finds our elements in `node`, itself included, and in the open shadow roots below it. */
  const look = (node: Node): void => {
    if (!(node instanceof Element)) return;
    for (const element of [node, ...node.querySelectorAll('*')]) {
      if (element.matches(tags)) hold(element);
      else if (element.shadowRoot) watch(element.shadowRoot);
      // Somebody else's element may get its shadow root when its own code arrives.
      else if (element.matches(':not(:defined)'))
        void customElements.whenDefined(element.localName).then(() => look(element));
    }
  };

  const watch = (root: Document | ShadowRoot): void => {
    if (watched.has(root)) return;
    watched.add(root);
    changes.observe(root, { childList: true, subtree: true });
    [...root.children].forEach(look);
  };

  /** Keeps the place of an element and shows its shape, until its code draws it. */
  const hold = (element: Element): void => {
    if (found.has(element)) return;
    found.forEach((other) => other.isConnected || found.delete(other));
    found.add(element);
    keepPlace(element);
    near.observe(element);
  };

  watch(document);
  return { version: 1 };
}

/** Gives an element that has no code yet its height and a sketch of what comes: one adopted sheet, no nodes. */
function keepPlace(element: Element): void {
  const entry = registry[element.localName];
  if (!entry || element.shadowRoot || customElements.get(element.localName)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{display:block;max-width:560px;min-height:${entry.blockSize}px;` +
      'background:repeating-linear-gradient(#8880 0 12px,#8882 0 24px,#8880 0 32px,#8882 0 72px,#8880 0 88px)}',
  );
  element.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
}
