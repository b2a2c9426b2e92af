import type { Context } from 'hono';
import type { HttpEnv } from './headers.ts';

/**
 * Which address a request comes from, for counting attempts.
 *
 * Behind proxies the socket is theirs: each adds the address it was called from to the right of `X-Forwarded-For`, so with
 * `proxies` of our own in front, the caller stands that many places from the right. What stands further left, anybody can
 * have written. Without proxies the header is not read at all.
 *
 * @param proxies how many of our own stand in front (`PORTICO_PROXIES`)
 */
export function clientAddress(c: Context<HttpEnv>, proxies: number): string {
  const env = c.env as Partial<HttpEnv['Bindings']> | undefined;
  const socket = env?.incoming?.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return socket;
  const passed = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return passed.at(-proxies) || socket;
}
