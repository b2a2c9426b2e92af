import { Fault } from '@portico/domain/fault';

/** The largest body a request may have, in bytes. */
export const BODY_MAX_BYTES = 256 * 1024;

/**
 * A request's body as text, read no further than the limit.
 *
 * @throws Fault `too_large`, as soon as the declared or the real length passes 256 kB
 */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_MAX_BYTES) throw new Fault('too_large');
  if (request.headers.has('content-length')) return request.text();
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > BODY_MAX_BYTES) throw new Fault('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
