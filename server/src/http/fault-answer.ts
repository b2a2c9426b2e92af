import type { Fault } from '@portico/domain/fault';
import type { Context } from 'hono';
import { type HttpEnv, JSON_TYPE, setHeaders } from './headers.ts';
import { restWords } from './rest-words.ts';

/** A fault as an HTTP answer outside tRPC: `{ "error": { "code": …, "message": … } }`, with the request's id to quote. */
export function faultAnswer(c: Context<HttpEnv>, fault: Fault, requestId: string): Response {
  const { retryAfterSeconds } = fault.detail;
  setHeaders(c, {
    'Cache-Control': 'no-store',
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
  });
  return c.body(
    JSON.stringify({ error: { ...fault.toJSON(), ...restWords(fault), requestId } }),
    (fault.status || 500) as 500,
    JSON_TYPE,
  );
}
