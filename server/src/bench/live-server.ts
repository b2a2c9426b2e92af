import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import type { HttpEnv } from '../http/headers.ts';
import { liveRoutes } from '../live/http.ts';
import { createLiveHub } from '../live/hub.ts';
import { publish } from '../outbox/append.ts';
import { plainActor } from './plain.ts';

/** The product's hub, or a loop that writes the same bytes to bare responses. */
export type LiveKind = 'hub' | 'raw';

/** What the bench asks of a server. */
export type LiveQuestion = 'tell' | 'state';

/** A server's answer: when the event was on disk, by the machine's monotonic clock, or what the process has used. */
export interface LiveAnswer {
  committed?: string;
  cpu?: number;
  rss?: number;
}

const [kind, location] = JSON.parse(process.argv[2] ?? '[]') as [LiveKind, DatabaseLocation];
const { tell, handler } = kind === 'hub' ? hub() : raw();

const server = createServer(handler);
// A thousand connections come at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.on('disconnect', () => process.exit(0));
process.on('message', (question: LiveQuestion) => {
  if (question === 'tell')
    void tell().then((committed) => process.send?.({ committed: String(committed) } satisfies LiveAnswer));
  else process.send?.(state());
});

function state(): LiveAnswer {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, rss: process.memoryUsage.rss() };
}

interface LiveServer {
  /** Lets something happen; resolves with the time of its commit, before anybody was told. */
  tell: () => Promise<bigint>;
  handler: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
}

function hub(): LiveServer {
  const db = openDatabase(location);
  let committed = 0n;
  // Before the hub's own, so that its work is all in the time.
  db.onCommit(() => (committed = process.hrtime.bigint()));
  const live = createLiveHub({ db, onError: (error) => process.stderr.write(`${String(error)}\n`) });
  const app = new Hono<HttpEnv>();
  app.route(
    '/',
    liveRoutes(live, () => Promise.resolve({ actor: plainActor, expiresAt: null })),
  );
  const listener = getRequestListener(app.fetch);
  let told = 0;
  return {
    handler: (incoming, outgoing) => void listener(incoming, outgoing),
    tell: async () => {
      told += 1;
      await db.write(async (tx) =>
        publish(tx, {
          name: 'deal.submitted',
          aggregate: { type: 'deal', id: `deal_${told}` },
          orgId: 'nord',
          ownerId: 'anna',
          actorId: 'anna',
          visibility: 'both',
          payload: {},
        }),
      );
      return committed;
    },
  };
}

function raw(): LiveServer {
  const open: ServerResponse[] = [];
  let told = 0;
  return {
    handler: (_incoming, outgoing) => {
      outgoing.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      outgoing.write('event: ready\ndata: {}\n\n');
      open.push(outgoing);
    },
    tell: () => {
      told += 1;
      const data = { aggregate: { type: 'deal', id: `deal_${told}` }, at: new Date().toISOString() };
      const frame = Buffer.from(`id: ${told}\nevent: deal.submitted\ndata: ${JSON.stringify(data)}\n\n`);
      const began = process.hrtime.bigint();
      for (const outgoing of open) outgoing.write(frame);
      return Promise.resolve(began);
    },
  };
}
