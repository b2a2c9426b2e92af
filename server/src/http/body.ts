import { Fault } from '@portico/domain/fault';

/** The largest body a request may have, in bytes. */
export const BODY_MAX_BYTES = 256 * 1024;

/**
 * A request's body as text, read no further than the limit.
 *
 * @throws Fault `too_large`, as soon as the declared or the real length passes 256 kB
 */
export async function readBody(request: Request): Promise<string> {
  // The short way for nearly every request: Node holds a body to the length it declares.
  if (request.headers.has('content-length')) {
    refuseLonger(request, BODY_MAX_BYTES);
    return request.text();
  }
  return (await readBytes(request, BODY_MAX_BYTES)).toString('utf8');
}

/**
 * A request's body, read no further than `bytesMax`.
 *
 * @throws Fault `too_large`
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Buffer> {
  refuseLonger(request, bytesMax);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bytesMax) throw new Fault('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseLonger(request: Request, bytesMax: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw new Fault('too_large');
}
