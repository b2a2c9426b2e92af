import { nothing, render } from 'lit';
import { optionsOf } from '@portico/runtime/client';
import type { EmbedSettings } from '../settings.ts';

/** An element of ours: one in a frame renews there. */
type Ours = HTMLElement & {
  retry?(): void;
  renew?(): void;
  forget?(): void;
  connectedCallback?(): void;
  disconnectedCallback?(): void;
};

/** Fetches another session by `fetchSession`, whatever the one before was good for, and lets every widget begin anew. */
export async function renew(settings: EmbedSettings): Promise<void> {
  const { page, elements, fetchSession } = settings;
  // At once: whoever comes does not see what was typed before.
  const begin = clear(elements as Iterable<Ours>);
  const token = page && optionsOf(page.client)?.token;
  let isNew = false;
  if (fetchSession)
    settings.fetchSession = () => {
      isNew = true;
      return fetchSession();
    };
  const before = await token?.().catch(() => null);
  if (before && !isNew) await token?.(before).catch(() => null);
  settings.fetchSession = fetchSession;
  if (token) await page.readSession();
  begin();
}

/**
 * Empties every widget: what it does for the person before ends, what they typed goes from it, and what it drew is drawn
 * anew. What is kept in the tab is under that person's name, and comes back with them.
 *
 * @returns starts them again
 */
function clear(elements: Iterable<Ours>): () => void {
  const begun = [...elements].filter(({ retry }) => retry);
  const shown = begun.filter(({ renew: isFramed }) => !isFramed);
  // All of them first, so that the line that tells them of news ends too.
  for (const element of shown) element.disconnectedCallback?.();
  for (const element of shown) {
    element.setAttribute('phase', 'loading');
    element.forget?.();
    if (element.shadowRoot) render(nothing, element.shadowRoot);
  }
  return () => {
    for (const element of begun) {
      if (element.renew) element.renew();
      else if (element.isConnected) {
        element.connectedCallback?.();
        element.retry?.();
      }
    }
  };
}
