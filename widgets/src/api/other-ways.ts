import { Fault } from '@portico/domain/fault';
import type { EmbedSession } from '@portico/runtime/session';
import type { EmbedSettings } from '../settings.ts';
import { wrongTag } from './config.ts';
import { showsSamples } from './local.ts';
import { signsInHere } from './sign-in-way.ts';

/** How the host's server answered; null when it did not. */
export type Answered = { readonly status: number; readonly redirected: boolean } | null;

/**
 * A session where the host's server gave none: by a pop-up, where the tag says so; for samples, on the machine of whoever
 * builds the page; else the reason.
 *
 * @param answered undefined when there was no address to ask
 * @throws Fault `signed_out`, `bad_input`, `unavailable` or `offline`
 */
export async function otherWay(
  settings: EmbedSettings,
  answered: Answered | undefined,
): Promise<EmbedSession> {
  if (answered === undefined) {
    if (showsSamples(settings)) return (await import('../samples/samples.ts')).showSamples(settings);
    if (signsInHere(settings)) return (await import('../connect/connect.ts')).connect(settings);
    throw wrongTag('data-session', 'required');
  }
  const { status, redirected } = answered ?? { status: 0, redirected: false };
  if (status === 0 && !navigator.onLine) throw new Fault('offline');
  if (status === 0 || status >= 500 || status === 429) throw new Fault('unavailable');
  // Many hosts send who is not signed in to a page to do so.
  if (status === 401 || status === 403 || redirected) throw new Fault('signed_out');
  throw wrongTag('data-session', `${status}`);
}
