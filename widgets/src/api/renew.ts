import { optionsOf } from '@portico/runtime/client';
import type { EmbedSettings } from '../settings.ts';

/** An element of ours: one in a frame renews there. */
type Ours = Element & { retry?(): void; renew?(): void };

/** Fetches another session by `fetchSession`, whatever the one before was good for, and lets every widget begin anew. */
export async function renew(settings: EmbedSettings): Promise<void> {
  const { page, elements, fetchSession } = settings;
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
  for (const element of elements as Iterable<Ours>) (element.renew ?? element.retry)?.call(element);
}
