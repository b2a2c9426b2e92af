import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@portico/domain/access';
import { FILE_BYTES_MAX } from '@portico/domain/files/file';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { faultAnswer } from '../http/fault-answer.ts';
import type { HttpEnv } from '../http/headers.ts';
import { faultOf } from '../trpc/faults.ts';
import { callerFor } from '../trpc/testing.ts';
import { fileRoutes } from './http.ts';
import { filesRouter } from './router.ts';

const people = {
  anna: person('nord-anna', 'nord', 'seller'),
  colleague: person('nord-ben', 'nord', 'seller'),
  admin: person('nord-ada', 'nord', 'partner_admin'),
  rival: person('sued-eva', 'sued', 'partner_admin'),
  learner: person('nord-lea', 'nord', 'learner'),
  desk: person('desk', 'velo', 'deal_desk'),
} satisfies Record<string, Actor>;
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2000)]);

let test: TestDatabase;
let app: Hono<HttpEnv>;

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  const actorOf = (headers: Headers): Promise<Actor> =>
    Promise.resolve(
      new Map<string, Actor>(Object.entries(people)).get(headers.get('authorization') ?? '') ?? {
        kind: 'anonymous',
      },
    );
  app = new Hono<HttpEnv>();
  app.route('/api/v1', fileRoutes({ db: test.db, portalUrl: 'http://portal.test', actorOf }));
  app.onError((error, c) => faultAnswer(c, faultOf(error), 'request'));
});
afterAll(() => test[Symbol.asyncDispose]());

interface Uploaded {
  ok?: boolean;
  file?: { id: string; name: string; type: string; bytes: number; sha256: string };
  refusal?: { rule: string; key: string };
  error?: { code: string };
}

async function upload(
  who: string,
  name: string,
  { body = pdf, headers = {} }: { body?: Buffer; headers?: Record<string, string> } = {},
) {
  return app.request(`/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: who, 'idempotency-key': randomUUID(), ...headers },
    body: new Uint8Array(body),
  });
}
const answerOf = async (response: Response) => (await response.json()) as Uploaded;
const download = (who: string, id: string) =>
  app.request(`/api/v1/files/${id}`, { headers: { authorization: who } });

describe('attaching a file', () => {
  it('gives back the very bytes, as a download that cannot run anything', async () => {
    const { file } = await answerOf(await upload('anna', '../Angebot (1) für Müller.pdf'));
    expect(file).toMatchObject({
      name: 'Angebot (1) für Müller.pdf',
      type: 'application/pdf',
      bytes: pdf.length,
    });

    const answer = await download('anna', file?.id ?? '');

    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Angebot%20%281%29%20f%C3%BCr%20M%C3%BCller.pdf",
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('is done once for a key, and refused with another file under the same key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = [
      await answerOf(await upload('anna', 'a.pdf', { headers })),
      await answerOf(await upload('anna', 'a.pdf', { headers })),
    ];
    expect(again.file?.id).toBe(first.file?.id);
    const other = await upload('anna', 'a.pdf', { headers, body: Buffer.concat([pdf, pdf]) });
    expect((await answerOf(other)).error?.code).toBe('idempotency_key_reused');
  });

  it('is refused by rule when the content is not what the name says', async () => {
    const answer = await answerOf(await upload('anna', 'cat.png'));
    expect(answer).toEqual({ ok: false, refusal: { rule: 'FI2', key: 'file_content', field: 'file' } });
  });

  it('is stopped at ten megabytes, and needs a key, a person and a page of ours', async () => {
    const large = await upload('anna', 'a.pdf', { body: Buffer.alloc(FILE_BYTES_MAX + 1) });
    expect(large.status).toBe(413);
    const codes = await Promise.all([
      upload('anna', 'a.pdf', { headers: { 'idempotency-key': '' } }).then(answerOf),
      upload('', 'a.pdf').then(answerOf),
      upload('learner', 'a.pdf').then(answerOf),
      Promise.resolve(
        app.request('/api/v1/files?name=a.pdf', {
          method: 'POST',
          headers: { origin: 'https://elsewhere.example', cookie: 'x=y' },
          body: new Uint8Array(pdf),
        }),
      ).then(answerOf),
    ]);
    expect(codes.map(({ error }) => error?.code)).toEqual([
      'idempotency_key_missing',
      'signed_out',
      'not_found',
      'origin_not_allowed',
    ]);
  });
});

describe('who may read it', () => {
  it('is its owner, their administrators and the desk; nobody else learns that it exists', async () => {
    const id = (await answerOf(await upload('anna', 'a.pdf'))).file?.id ?? '';
    const status = async (who: string) => (await download(who, id)).status;
    expect(await Promise.all(['anna', 'admin', 'desk'].map(status))).toEqual([200, 200, 200]);
    expect(await Promise.all(['colleague', 'rival', 'learner'].map(status))).toEqual([404, 404, 404]);
    expect((await download('anna', 'file_x')).status).toBe(404);
    const unknown = await download(
      'rival',
      id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    );
    expect(await unknown.text()).toBe(await (await download('rival', id)).text());
  });

  it('holds for lists too', async () => {
    const id = (await answerOf(await upload('anna', 'a.pdf'))).file?.id ?? '';
    const listed = async (who: keyof typeof people): Promise<number> =>
      (await callerFor(filesRouter, { db: test.db, actor: people[who] }).list({ ids: [id] })).length;
    expect([await listed('anna'), await listed('rival')]).toEqual([1, 0]);
  });
});
