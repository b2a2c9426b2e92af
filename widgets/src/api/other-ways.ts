import { Fault } from '@portico/domain/fault';
import type { EmbedSession } from '@portico/runtime/session';
import type { Answered } from '../frame/messages.ts';
import type { EmbedSettings } from '../settings.ts';
import { wrongTag } from './config.ts';
import { showsSamples } from './local.ts';
import { signsInHere } from './sign-in-way.ts';

/** What a frame is told of an answer that gave no session. */
export async function tellAnswered(response: Response): Promise<Answered> {
  const { status, redirected } = response;
  return { status, redirected, isKeyRefused: await saysKeyRefused(response) };
}

/** Whether the host passed on the portal's own answer to a wrong secret key, under whichever status. */
async function saysKeyRefused(response: Response): Promise<boolean> {
  if (response.ok || response.bodyUsed) return false;
  const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
  return Fault.from(body?.error).detail.fields?.some(({ key }) => key === 'secret_key') ?? false;
}

/**
 * A session where the host's server gave none: by a pop-up, where the tag says so; for samples, on the machine of whoever
 * builds the page; else the reason.
 *
 * @param answered undefined when there was no address to ask, null when it did not answer
 * @throws Fault `signed_out`, `bad_input`, `unavailable` or `offline`
 */
export async function otherWay(
  settings: EmbedSettings,
  answered: Answered | Response | null | undefined,
): Promise<EmbedSession> {
  if (answered === undefined) {
    if (showsSamples(settings)) return (await import('../samples/samples.ts')).showSamples(settings);
    if (signsInHere(settings)) return (await import('../connect/connect.ts')).connect(settings);
    throw wrongTag('data-session', 'required');
  }
  const told = answered instanceof Response ? await tellAnswered(answered) : answered;
  const { status, redirected, isKeyRefused } = told ?? { status: 0, redirected: false };
  if (isKeyRefused) throw wrongTag('data-session', 'secret_key');
  if (status === 0 && !navigator.onLine) throw new Fault('offline');
  if (status === 0 || status >= 500 || status === 429) throw new Fault('unavailable');
  // Many hosts send who is not signed in to a page to do so.
  if (status === 401 || status === 403 || redirected) throw new Fault('signed_out');
  throw wrongTag('data-session', `${status}`);
}
