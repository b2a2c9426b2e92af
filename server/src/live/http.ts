import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { Instant } from '@portico/domain/time';
import { Hono } from 'hono';
import { type HttpEnv, outgoingOf } from '../http/headers.ts';
import type { LiveHub } from './hub.ts';

/** Who a request comes from, and when their session ends if it does. */
export interface LiveSession {
  actor: Actor;
  expiresAt: Instant | null;
}

/**
 * `GET /live`: server-sent events (WHATWG HTML, section 9.2). `Last-Event-ID`, or `?after=` for clients that cannot set
 * headers, goes on behind that position; without either, only what happens from now on is told.
 *
 * @param sessionOf reads the session from the request's headers
 */
export function liveRoutes(
  hub: LiveHub,
  sessionOf: (headers: Headers) => Promise<LiveSession>,
): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/live', async (c) => {
    const { actor, expiresAt } = await sessionOf(c.req.raw.headers);
    if (actor.kind !== 'user') throw new Fault('signed_out');
    const after = readAfter(c.req.header('last-event-id') ?? c.req.query('after'));
    const outgoing = outgoingOf(c);
    if (!outgoing) throw new Error('live updates need a real server');
    await hub.handle(outgoing, { actor, after, expiresAt });
    return RESPONSE_ALREADY_SENT;
  });
}

/** A position out of a header or query; an empty one is none. */
function readAfter(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  if (!/^\d{1,15}$/.test(text)) throw new Fault('bad_input', { fields: [{ path: 'after', key: 'invalid' }] });
  return Number(text);
}
