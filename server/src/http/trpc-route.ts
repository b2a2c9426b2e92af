import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import type { AnyTRPCRouter } from '@trpc/server';
import type { Context as HonoContext } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { answerTrpc } from '../trpc/edge.ts';
import { faultOf } from '../trpc/faults.ts';
import { isPlain, readPlain } from './plain-call.ts';
import { readBody } from './body.ts';
import { faultAnswer } from './fault-answer.ts';
import { refuseForeign } from './foreign.ts';
import { type HttpEnv, JSON_TYPE, setHeaders } from './headers.ts';

/** What the route needs of the rest of the server. */
export interface TrpcRouteNeeds {
  router: AnyTRPCRouter;
  db: Database;
  actorOf: (headers: Headers) => Promise<Actor>;
  portalOrigin: string;
  /** Only for development: checks of sites may visit this machine itself. */
  visitsLoopback: boolean;
  log: Logger;
}

/** Answers `/trpc/…`: who asks, is the request one of ours, then the procedure. */
export function trpcRoute(needs: TrpcRouteNeeds) {
  const visits = { portalOrigin: needs.portalOrigin, allowsLoopback: needs.visitsLoopback };
  return async function trpc(c: HonoContext<HttpEnv>): Promise<Response> {
    const request = c.req.raw;
    const requestId = c.get('requestId');
    try {
      const url = new URL(request.url);
      const asked = isPlain(request)
        ? await readPlain(request, url.searchParams)
        : {
            headers: request.headers,
            method: request.method,
            query: url.searchParams,
            body: request.method === 'POST' ? await readOurs(request, needs.portalOrigin) : '',
            idempotencyKey: request.headers.get('idempotency-key'),
          };
      const { headers: whose, idempotencyKey, ...wire } = asked;
      const actor = await needs.actorOf(whose);
      const answer = await answerTrpc(
        needs.router,
        { db: needs.db, actor, requestId, idempotencyKey, visits },
        {
          ...wire,
          path: url.pathname.slice('/trpc/'.length),
          signal: request.signal,
          onError: (error, path) => {
            const fault = faultOf(error);
            if (fault.status >= 500)
              needs.log.error({ err: fault.cause ?? error, requestId, path }, 'procedure failed');
          },
        },
      );
      const headers: Record<string, string> = { 'Cache-Control': 'no-store' };
      if (answer.retryAfterSeconds !== null) headers['Retry-After'] = String(answer.retryAfterSeconds);
      setHeaders(c, headers);
      return c.body(answer.body, answer.status as 200, JSON_TYPE);
    } catch (error) {
      const fault = faultOf(error);
      if (fault.status >= 500) needs.log.error({ err: fault.cause ?? error, requestId }, 'request failed');
      return faultAnswer(c, fault, requestId);
    }
  };
}

/**
 * The body of a POST that no foreign page could have sent with a person's cookie: JSON (so a plain form cannot make it)
 * and, unless it carries a bearer, from the portal's own origin.
 */
async function readOurs(request: Request, portalOrigin: string): Promise<string> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    throw new Fault('bad_input', { fields: [{ path: 'content-type', key: 'json' }] });
  refuseForeign(request, portalOrigin);
  return readBody(request);
}
