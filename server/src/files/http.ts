import { createHash } from 'node:crypto';
import { type Action, type Actor, type Reach, reachOf } from '@portico/domain/access';
import { holderOf } from '@portico/domain/embed/holder';
import { Fault } from '@portico/domain/fault';
import { checkFile } from '@portico/domain/files/check-file';
import { FILE_BYTES_MAX } from '@portico/domain/files/file';
import { Hono } from 'hono';
import type { Database } from '../db/database.ts';
import { readBytes } from '../http/body.ts';
import { type HttpEnv, JSON_TYPE, setHeaders } from '../http/headers.ts';
import { refuseForeign } from '../http/foreign.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { writeOnce } from '../trpc/idempotency.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { getReadableFile } from './readable.ts';
import * as store from './store.ts';

/** What the routes of files are made of. */
export interface FileRoutesParts {
  db: Database;
  portalUrl: string;
  actorOf: (headers: Headers) => Promise<Actor>;
}

const ID = /^file_[0-9a-f-]{36}$/;

/**
 * `POST /files?name=quote.pdf` with the file as body and an `Idempotency-Key`: `{ ok: true, file }`, or the rule that
 * refuses it. `GET /files/<id>`: its content, always as a download.
 *
 * The name goes in the address and not in a form: a multipart body would have to be taken apart first, and foreign pages
 * could send one without asking.
 */
export function fileRoutes({ db, portalUrl, actorOf }: FileRoutesParts): Hono<HttpEnv> {
  const byPerson = new TokenBuckets({ burst: 40, refillSeconds: 15 });
  const portalOrigin = new URL(portalUrl).origin;
  const routes = new Hono<HttpEnv>();

  routes.post('/files', async function uploadFile(c) {
    refuseForeign(c.req.raw, portalOrigin);
    const { actor } = authorised(await actorOf(c.req.raw.headers), ['deal.register', 'deal.decide']);
    const retryAfterSeconds = byPerson.take(actor.userId);
    if (retryAfterSeconds > 0) throw new Fault('too_many_requests', { retryAfterSeconds });
    const content = await readBytes(c.req.raw, FILE_BYTES_MAX);
    const checked = checkFile({ name: c.req.query('name') ?? '', bytes: content.length, content });
    const answer = checked.ok
      ? await writeOnce(
          db,
          {
            principal: `${actor.orgId}/${actor.userId}`,
            procedure: 'files.upload',
            key: c.req.header('idempotency-key') ?? '',
            holder: holderOf(actor),
            input: {
              name: checked.file.name,
              sha256: createHash('sha256').update(content).digest('hex'),
            },
          },
          async (tx) => ({
            ok: true as const,
            file: await store.saveFile(tx, actor, { ...checked.file, content }),
          }),
        )
      : checked;
    setHeaders(c, { 'Cache-Control': 'no-store' });
    return c.body(JSON.stringify(answer), 200, JSON_TYPE);
  });

  routes.get('/files/:id', async function downloadFile(c) {
    const { reach } = authorised(await actorOf(c.req.raw.headers), ['deal.read']);
    const id = c.req.param('id');
    if (!ID.test(id)) throw new Fault('not_found');
    const { file, content } = await getReadableFile(reach, db.read, id);
    setHeaders(c, {
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeFileName(file.name)}`,
      // Should a browser show it after all: nothing in it may run.
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    return c.body(new Uint8Array(content), 200, { 'Content-Type': file.type });
  });

  return routes;
}

/** The actor and their reach with the first of `actions` that gives any. */
function authorised(actor: Actor, actions: readonly Action[]): { actor: UserActor; reach: Reach } {
  if (actor.kind !== 'user') throw new Fault('signed_out');
  const reach = actions.map((action) => reachOf(actor, action)).find(({ kind }) => kind !== 'none');
  if (!reach) throw new Fault('not_found');
  return { actor, reach };
}

/** As RFC 8187 wants it: what `encodeURIComponent` leaves alone but the RFC does not. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
