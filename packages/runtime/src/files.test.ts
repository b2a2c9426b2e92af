import { Fault } from '@portico/domain/fault';
import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { uploadFile } from './files.ts';

const file = new File(['%PDF-1.7'], 'Angebot & mehr.pdf');
const kept = { id: 'file_1', name: file.name, type: 'application/pdf', bytes: 8, sha256: '', uploadedAt: '' };

/** A server that answers in order and remembers what it was sent. */
function serverOf(...answers: (() => Response)[]) {
  const sent: { url: string; headers: Headers; body: unknown }[] = [];
  const fetchFake: typeof fetch = (url, init) => {
    sent.push({ url: url as string, headers: new Headers(init?.headers), body: init?.body });
    const answer = answers[sent.length - 1];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
  };
  return { sent, fetchFake };
}
const refused = (code: string, status: number) => () => Response.json({ error: { code } }, { status });

describe('uploading a file', () => {
  it('sends its name in the address, its bytes as they are, and the key it was given', async () => {
    const { sent, fetchFake } = serverOf(() => Response.json({ ok: true, file: kept }));
    const client = createClient({ url: 'https://portal.example', fetch: fetchFake });

    await expect(uploadFile(client, file, { key: 'key-of-a-test' })).resolves.toEqual({
      ok: true,
      file: kept,
    });

    expect(sent[0]?.url).toBe('https://portal.example/api/v1/files?name=Angebot%20%26%20mehr.pdf');
    expect(sent[0]?.body).toBe(file);
    expect(sent[0]?.headers.get('idempotency-key')).toBe('key-of-a-test');
  });

  it('renews an ended session once and sends again under the same key', async () => {
    const { sent, fetchFake } = serverOf(refused('session_expired', 401), () =>
      Response.json({ ok: true, file: kept }),
    );
    const token = (stale?: string) => Promise.resolve(stale ? 'fresh' : 'old');

    await uploadFile(createClient({ url: '', token, fetch: fetchFake }), file);

    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer fresh']);
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sent[1]?.headers.get('idempotency-key'));
  });

  it('fails with the server’s own fault, with `offline` without an answer, with `unavailable` when it is none of ours', async () => {
    const codeOf = async (...answers: (() => Response)[]) => {
      const client = createClient({ url: '', fetch: serverOf(...answers).fetchFake });
      const error: unknown = await uploadFile(client, file).catch((thrown: unknown) => thrown);
      return error instanceof Fault ? error.code : error;
    };
    expect(await codeOf(refused('too_large', 413))).toBe('too_large');
    expect(await codeOf()).toBe('offline');
    expect(await codeOf(() => new Response('<html>', { status: 502 }))).toBe('unavailable');
  });
});
