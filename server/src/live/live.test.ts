import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Actor, Role } from '@portico/domain/access';
import { addMs, type Instant } from '@portico/domain/time';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { deskRouter } from '../deals/desk.ts';
import { dealsRouter } from '../deals/router.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { faultAnswer } from '../http/fault-answer.ts';
import type { HttpEnv } from '../http/headers.ts';
import { commitEvents, dealEvent } from '../outbox/testing.ts';
import { faultOf } from '../trpc/faults.ts';
import { callerFor } from '../trpc/testing.ts';
import { liveRoutes } from './http.ts';
import { createLiveHub, type LiveHub } from './hub.ts';

let test: TestDatabase;
let second: Database;
let hub: LiveHub;
let server: Server;
let expiresAt: Instant | null;
let errors: unknown[];
const readers: Reader[] = [];

beforeEach(async () => {
  test = await openTestDatabase();
  second = openDatabase(test.location);
  errors = [];
  expiresAt = null;
  hub = createLiveHub({ db: test.db, onError: (error) => errors.push(error), pollMs: 10, heartbeatMs: 25 });
  server = await serve(hub);
});
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await hub.stop();
  await new Promise((resolve) => server.close(resolve));
  await second.close();
  await test[Symbol.asyncDispose]();
});

/** Who asks is said in two headers here; the real session is the identity slice's business. */
function actorOf(headers: Headers): Actor {
  const [userId, orgId, role] = (headers.get('authorization') ?? '').split(' ');
  if (!userId || !orgId || !role) return { kind: 'anonymous' };
  return {
    kind: 'user',
    userId,
    name: userId,
    orgId,
    orgKind: orgId === 'velo' ? 'vendor' : 'partner',
    roles: [role as Role],
    grantedOrgIds: [],
    via: 'portal',
  };
}

async function serve(live: LiveHub): Promise<Server> {
  const app = new Hono<HttpEnv>();
  app.route(
    '/api/v1',
    liveRoutes(live, (headers) => Promise.resolve({ actor: actorOf(headers), expiresAt })),
  );
  app.onError((error, c) => faultAnswer(c, faultOf(error), 'test'));
  const listener = getRequestListener(app.fetch);
  const made = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made;
}

interface Message {
  id?: number;
  event: string;
  data: string;
}

/** Reads a stream of events as a browser would. */
class Reader {
  readonly messages: Message[] = [];
  comments = 0;
  ended = false;
  #text = '';
  readonly response: IncomingMessage;

  constructor(response: IncomingMessage) {
    this.response = response;
    readers.push(this);
    response.setEncoding('utf8');
    response.on('close', () => (this.ended = true)).on('error', () => undefined);
  }

  listen(): this {
    this.response.on('data', (chunk: string) => {
      this.#text += chunk;
      const blocks = this.#text.split('\n\n');
      this.#text = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    });
    return this;
  }

  #take(block: string): void {
    if (block.startsWith(':')) {
      this.comments += 1;
      return;
    }
    const fields = new Map(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const id = fields.get('id');
    this.messages.push({
      ...(id === undefined ? {} : { id: Number(id) }),
      event: fields.get('event') ?? '',
      data: fields.get('data') ?? '',
    });
  }

  ids(): (number | undefined)[] {
    return this.messages.filter((message) => message.event !== 'ready').map((message) => message.id);
  }

  close(): void {
    this.response.destroy();
  }
}

function open(who: string, headers: Record<string, string> = {}, query = ''): Promise<Reader> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get(
      {
        host: '127.0.0.1',
        port,
        path: `/api/v1/live${query}`,
        agent: false,
        headers: { authorization: who, ...headers },
      },
      (response) => resolve(new Reader(response)),
    ).on('error', reject);
  });
}

async function ready(who: string, headers?: Record<string, string>): Promise<Reader> {
  const reader = (await open(who, headers)).listen();
  await until(() => expect(reader.messages.some((message) => message.event === 'ready')).toBe(true));
  return reader;
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 10_000, interval: 5 });
const SELLER = 'sofia nord seller';
const DESK = 'dora velo deal_desk';

describe('live updates', () => {
  it('tell of an event after its commit: what happened to which thing, and nothing of its contents', async () => {
    const reader = await ready(SELLER);
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    await commitEvents(test.db, dealEvent());
    await until(() => expect(reader.ids()).toEqual([1]));
    const [, told] = reader.messages;
    expect(told?.event).toBe('deal.submitted');
    expect(JSON.parse(told?.data ?? '')).toEqual({
      aggregate: { type: 'deal', id: 'deal_1' },
      at: expect.any(String) as string,
    });
  });

  it('DM49: tell a partner of a duplicate as of any refusal, live and on catching up, and the vendor of what it is', async () => {
    const [partner, vendor] = [await ready(SELLER), await ready(DESK)];
    await commitEvents(test.db, dealEvent({ name: 'deal.marked_duplicate' }));
    await until(() => expect([partner.ids(), vendor.ids()]).toEqual([[1], [1]]));
    const late = await ready(SELLER, { 'last-event-id': '0' });
    const told = [partner, vendor, late].map((reader) => reader.messages.find(({ id }) => id === 1)?.event);
    expect(told).toEqual(['deal.rejected', 'deal.marked_duplicate', 'deal.rejected']);
  });

  it('tell of what another process committed', async () => {
    const reader = await ready(SELLER);
    await commitEvents(second, dealEvent());
    await until(() => expect(reader.ids()).toEqual([1]));
  });

  it('DM21: tell a second partner of the deal it shares from then on, and nothing internal', async () => {
    await seedWorld(test.db);
    const [shares, other] = [await ready('sam sued partner_admin'), await ready('sara sued seller')];
    const deals = callerFor(dealsRouter, { db: test.db, actor: person('nord-anna', 'nord', 'seller') });
    const outcome = await deals.submit({ claim: await goodClaim(test.db) });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const desk = callerFor(deskRouter, { db: test.db, actor: person('velo-emil', 'velo', 'deal_desk') });
    const { id: dealId } = outcome.deal;
    const shared = await desk.share({ dealId, version: outcome.deal.version, partnerId: 'sued' });
    if (!shared.ok) throw new Error(JSON.stringify(shared));
    const { version } = shared.deal;
    const named = (reader: Reader) => reader.messages.map(({ event }) => event);
    await until(() => expect(named(shares)).toEqual(['ready', 'deal.shared']));
    const late = await ready('sofie sued partner_manager', { 'last-event-id': '0' });
    expect(named(late)).toEqual(['deal.submitted', 'deal.shared', 'ready']);
    await deals.withdraw({ dealId, version, reason: 'other' });
    for (const reader of [shares, late])
      await until(() => expect(named(reader).at(-1)).toBe('deal.withdrawn'));
    expect(named(other)).toEqual(['ready']);
  });

  it('never tell a partner of another partner’s events or of internal ones', async () => {
    const [nord, sued, desk] = await Promise.all([
      ready('petra nord partner_admin'),
      ready('sam sued partner_admin'),
      ready(DESK),
    ]);
    await commitEvents(
      test.db,
      dealEvent({ orgId: 'sued', ownerId: 'sam' }),
      dealEvent({ visibility: 'internal' }),
      dealEvent({ visibility: 'partner' }),
      dealEvent(),
      dealEvent({ orgId: 'sued', ownerId: 'sam', name: 'deal.approved' }),
    );
    await until(() => expect(desk.ids()).toEqual([1, 2, 4, 5]));
    await until(() => expect(sued.ids()).toEqual([1, 5]));
    await until(() => expect(nord.ids()).toEqual([3, 4]));
  });

  it('tell the vendor’s people who read accounts of every change and of how an import goes, and partners nothing', async () => {
    const [desk, partner] = [await ready(DESK), await ready('petra nord partner_admin')];
    const internal = { orgId: null, ownerId: null, visibility: 'internal' as const };
    const account = { ...internal, aggregate: { type: 'account', id: 'acc_1' } };
    const run = { ...internal, aggregate: { type: 'account_import', id: 'aimport_1' } };
    await commitEvents(
      test.db,
      dealEvent({ ...account, name: 'account.changed' }),
      dealEvent({ ...run, name: 'account.import_progressed' }),
      dealEvent(),
    );
    await until(() => expect(partner.ids()).toEqual([3]));
    await until(() => expect(desk.ids()).toEqual([1, 2, 3]));
    expect(
      desk.messages.slice(1, 3).map(({ event, data }) => [event, JSON.parse(data) as unknown]),
    ).toMatchObject([
      ['account.changed', { aggregate: account.aggregate }],
      ['account.import_progressed', { aggregate: run.aggregate }],
    ]);
  });

  it('resume behind the last event the reader has, without a gap and without a second time, while more is written', async () => {
    await commitEvents(test.db, ...Array.from({ length: 450 }, () => dealEvent()));
    const writing = Promise.all(Array.from({ length: 50 }, () => commitEvents(test.db, dealEvent())));
    const reader = (await open(SELLER, { 'last-event-id': '7' })).listen();
    await writing;
    await until(() => expect(reader.ids()).toEqual(Array.from({ length: 493 }, (_, n) => n + 8)));
    const byQuery = (await open(SELLER, {}, '?after=498')).listen();
    await until(() => expect(byQuery.ids()).toEqual([499, 500]));
  });

  it('go on from now when the last event is one that never was', async () => {
    await commitEvents(test.db, dealEvent());
    const reader = await ready(SELLER, { 'last-event-id': '999999' });
    await commitEvents(test.db, dealEvent());
    await until(() => expect(reader.ids()).toEqual([2]));
  });

  it('drop a reader who does not read, and no other', async () => {
    const slow = await open(DESK);
    const good = await ready(DESK);
    slow.response.pause();
    await until(() => expect(hub.connections()).toBe(2));
    const many = Array.from({ length: 500 }, () =>
      dealEvent({ aggregate: { type: 'deal', id: `deal_${'x'.repeat(3000)}` } }),
    );
    let sent = 0;
    while (hub.connections() === 2 && sent < 30_000) {
      await commitEvents(test.db, ...many);
      sent += many.length;
      const now = sent;
      await until(() => expect(good.ids()).toHaveLength(now));
    }
    expect(hub.connections()).toBe(1);
    expect(good.ended).toBe(false);
  });

  it('show that the line is alive', async () => {
    const reader = await ready(SELLER);
    await until(() => expect(reader.comments).toBeGreaterThan(2));
  });

  it('end with the session, and say so', async () => {
    expiresAt = addMs(await test.db.now(), 200);
    const reader = (await open(SELLER)).listen();
    await until(() => expect(reader.ended).toBe(true));
    expect(reader.messages.at(-1)?.event).toBe('session-ended');
    await until(() => expect(hub.connections()).toBe(0));
  });

  it('end after a while without a word, so that the reader comes back and is asked again who they are', async () => {
    const shortLived = createLiveHub({ db: test.db, onError: (error) => errors.push(error), lifeMs: 50 });
    const place = await serve(shortLived);
    const usual = server;
    server = place;
    const reader = (await open(SELLER)).listen();
    server = usual;
    await until(() => expect(reader.ended).toBe(true));
    expect(reader.messages.map((message) => message.event)).toEqual(['ready']);
    await shortLived.stop();
    await new Promise((resolve) => place.close(resolve));
  });

  it('end when the server stops, and forget a reader who leaves', async () => {
    const reader = await ready(SELLER);
    const leaving = await ready(SELLER);
    leaving.close();
    await until(() => expect(hub.connections()).toBe(1));
    await hub.stop();
    await until(() => expect(reader.ended).toBe(true));
    await until(() => expect(hub.connections()).toBe(0));
    expect((await open(SELLER)).response.statusCode).toBe(503);
    expect(errors).toEqual([]);
  });

  it('are for those who are signed in, and refuse a position that is none', async () => {
    expect((await open('')).response.statusCode).toBe(401);
    expect((await open(SELLER, { 'last-event-id': 'x' })).response.statusCode).toBe(400);
  });
});
