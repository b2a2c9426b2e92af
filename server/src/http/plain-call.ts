import { parseKey } from '@portico/domain/sites/key';
import * as v from 'valibot';
import { readBody } from './body.ts';
import { readJson } from './read-json.ts';

/** A call whose token stands in its body. `input` is as tRPC's wire has it, in a batch by place. */
const PlainCall = v.strictObject({
  token: v.pipe(v.string(), v.maxLength(60)),
  type: v.optional(v.picklist(['query', 'mutation']), 'query'),
  input: v.optional(v.unknown()),
  /** A mutation's single-use id. */
  key: v.optional(v.pipe(v.string(), v.maxLength(200, 'too_long'))),
});

/** A call as the edge answers it, and by which headers its caller is judged. */
export interface ReadCall {
  headers: Headers;
  method: string;
  query: URLSearchParams;
  body: string;
  idempotencyKey: string | null;
}

/** Whether a request is one that pages of other origins may send without asking first: a POST of plain text. */
export function isPlain(request: Request): boolean {
  return request.method === 'POST' && /^text\/plain\b/.test(request.headers.get('content-type') ?? '');
}

/**
 * Reads a call that needs no preflight (EM11): reads go this way until a widget can be used, for a preflight is a whole
 * round trip.
 *
 * Any page can make a browser send this, with our cookie on it. So the cookie is not read: whose call it is says the token
 * in the body alone, which another page does not have, and the session it names is bound to the origin that the browser
 * writes. What a forged call can do is what an anonymous one can: nothing.
 *
 * @throws Fault `bad_input`, `too_large`
 */
export async function readPlain(request: Request, query: URLSearchParams): Promise<ReadCall> {
  const { token, type, input, key = null } = readJson(PlainCall, await readBody(request));
  const text = input === undefined ? '' : JSON.stringify(input);
  const headers = new Headers({ authorization: `Bearer ${parseKey(token) === 'es' ? token : 'none'}` });
  for (const name of ['origin', 'sec-fetch-site']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const wire = new URLSearchParams(query.get('batch') === '1' ? { batch: '1' } : {});
  if (type === 'mutation') return { headers, method: 'POST', query: wire, body: text, idempotencyKey: key };
  if (text !== '') wire.set('input', text);
  return { headers, method: 'GET', query: wire, body: '', idempotencyKey: null };
}
