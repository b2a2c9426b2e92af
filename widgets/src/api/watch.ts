import {
  PorticoResizeEvent,
  PorticoSessionExpiredEvent,
  PorticoStateEvent,
} from '@portico/runtime/page-events';
import type { WidgetPhase } from '@portico/runtime/widget';

/**
 * Tells the page of every widget's state, size and ended session. Begins with where each of `elements` stands now; one that
 * comes later is watched from its first own event on.
 *
 * @returns ends it
 */
export function watch(elements: Iterable<Element>): () => void {
  const watched = new WeakSet<Element>();
  const ended = new AbortController();
  const sizes = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      if (isFramed(target)) continue;
      const [box] = borderBoxSize;
      const { inlineSize = 0, blockSize = 0 } = box ?? {};
      target.dispatchEvent(new PorticoResizeEvent(Math.round(inlineSize), Math.round(blockSize)));
    }
  });
  const states = new MutationObserver((records) => {
    for (const element of new Set(records.map(({ target }) => target as Element))) tellState(element);
  });

  const add = (element: EventTarget | undefined): void => {
    if (!(element instanceof Element) || !element.hasAttribute('phase')) return;
    if (watched.has(element) || isFramed(element)) return;
    watched.add(element);
    tellState(element);
    if (element.getAttribute('phase') === 'expired-session')
      element.dispatchEvent(new PorticoSessionExpiredEvent());
    states.observe(element, { attributes: true, attributeFilter: ['phase'] });
    sizes.observe(element);
  };

  const { signal } = ended;
  addEventListener('portico-ready', (event) => add(event.composedPath()[0]), { signal });
  addEventListener(
    'portico-error',
    (event) => {
      const [element] = event.composedPath();
      if (element instanceof Element && isFramed(element)) return;
      const isNew = element instanceof Element && !watched.has(element);
      add(element);
      const { code } = event as Event & { code?: unknown };
      const isTold = isNew && element.getAttribute('phase') === 'expired-session';
      if (!isTold && (code === 'session_expired' || code === 'signed_out'))
        element?.dispatchEvent(new PorticoSessionExpiredEvent());
    },
    { signal },
  );
  for (const element of elements) add(element);
  return () => {
    ended.abort();
    states.disconnect();
    sizes.disconnect();
  };
}

/** What goes on in a frame is watched there. */
function isFramed({ shadowRoot }: Element): boolean {
  return shadowRoot?.firstElementChild instanceof HTMLIFrameElement;
}

function tellState(element: Element): void {
  if (isFramed(element)) return;
  element.dispatchEvent(new PorticoStateEvent(element.getAttribute('phase') as WidgetPhase));
}
