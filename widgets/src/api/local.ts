import type { EmbedSettings } from '../settings.ts';
import { signsInHere } from './sign-in-way.ts';

/** Whether the page is on the machine of whoever builds it. */
export function isLocal(): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
}

/**
 * Whether widgets show samples: the page is on its developer's own machine, and nothing on it says how a session is had.
 * Anywhere else such a page is told what it lacks. A frame does as the page around it.
 */
export function showsSamples(settings: EmbedSettings): boolean {
  const { frame, fetchSession, session, key, elements } = settings;
  if (frame !== undefined || !isLocal() || fetchSession || session) return false;
  const ways = [...elements] as { fetchSession?: unknown }[];
  return !(key && signsInHere(settings)) && !ways.some((one) => one.fetchSession);
}
