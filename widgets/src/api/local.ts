import type { EmbedSettings } from '../settings.ts';

/** Whether the page is on the machine of whoever builds it. */
export function isLocal(): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
}

/**
 * Whether widgets show samples: the page is on its developer's own machine, and nothing on it says how a session is had.
 * Anywhere else such a page is told what it lacks. A frame does as the page around it.
 */
export function showsSamples({
  frame,
  fetchSession,
  session,
  signIn,
  key,
  elements,
}: EmbedSettings): boolean {
  const isWithout = !fetchSession && !session && !(key && signIn === 'popup');
  const ways = [...elements] as { fetchSession?: unknown; isConnected?: boolean }[];
  return frame === undefined && isLocal() && isWithout && !ways.some((one) => one.fetchSession);
}
