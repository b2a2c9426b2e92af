import { Fault } from '@portico/domain/fault';
import type { FileView } from '@portico/domain/files/file';
import type { Refusal } from '@portico/domain/refusal';
import { type Client, type ClientOptions, optionsOf } from './client.ts';

/** How an upload is sent. */
export interface UploadOptions {
  signal?: AbortSignal | undefined;
  /** The idempotency key; keep it across retries of the same file. A fresh one by default. */
  key?: string | undefined;
}

/**
 * Brings a file to the server as `client` speaks to it: its name in the address, its bytes as the body.
 *
 * @returns the kept file, or the rule that refuses it (FI1, FI2)
 * @throws Fault as the client's calls do; `offline` when no answer came
 */
export async function uploadFile(
  client: Client,
  file: File,
  { signal, key = crypto.randomUUID() }: UploadOptions = {},
): Promise<{ ok: true; file: FileView } | { ok: false; refusal: Refusal }> {
  const answer = await ask(client, `/files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    ...(signal && { signal }),
  });
  return (await answer.json()) as Awaited<ReturnType<typeof uploadFile>>;
}

/**
 * Fetches a file and hands it to the browser as a download. Fetched, not linked to: a link would carry no bearer.
 *
 * @throws Fault as the client's calls do
 */
export async function downloadFile(
  client: Client,
  { id, name }: Pick<FileView, 'id' | 'name'>,
): Promise<void> {
  const answer = await ask(client, `/files/${id}`, {});
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}

interface Init extends RequestInit {
  headers?: Record<string, string>;
}

async function ask(client: Client, path: string, init: Init): Promise<Response> {
  const options = optionsOf(client) ?? { url: '' };
  const bearer = (await options.token?.()) ?? undefined;
  const answer = await send(options, path, { init, bearer });
  if (answer.status !== 401 || !bearer) return checked(answer);
  const renewed = (await options.token?.(bearer)) ?? undefined;
  return checked(await send(options, path, { init, bearer: renewed }));
}

async function send(
  { url, token, fetch: given }: ClientOptions,
  path: string,
  { init, bearer }: { init: Init; bearer: string | undefined },
): Promise<Response> {
  try {
    return await (given ?? fetch)(`${url}/api/v1${path}`, {
      ...init,
      credentials: token ? 'omit' : 'same-origin',
      headers: { ...init.headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
    });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Fault('offline', {}, { cause: error });
  }
}

async function checked(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => null)) as { error?: unknown } | null;
  throw Fault.from(said?.error ?? { code: 'unavailable' });
}
