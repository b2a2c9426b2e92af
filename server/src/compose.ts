import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import type { DatabaseLocation } from './db/open.ts';
import { SWEEP_EVERY_MS, sweepDeals, sweepDealsWith } from './deals/jobs.ts';
import { dealMail } from './deals/mail.ts';
import type { Environment } from './env.ts';
import { createApp } from './http/app.ts';
import { createMetrics } from './http/metrics.ts';
import { createIdentity } from './identity/identity.ts';
import { type JobDefinition, jobOf } from './jobs/define.ts';
import { openJobQueue } from './jobs/open.ts';
import { createLiveHub } from './live/hub.ts';
import { liveRoutes } from './live/http.ts';
import { dealLetterSubscription, mailJobs, workMail } from './mail/jobs.ts';
import { type Letter, sendLetter } from './mail/letter.ts';
import { openMailTransport } from './mail/transport.ts';
import { createRelay } from './outbox/relay.ts';
import { invitationLetters, sendInvitation, sendInvitationWith } from './people/jobs.ts';
import { appRouter } from './router.ts';
import { embedRoutes } from './sites/http.ts';
import { clearEmbedSessions, clearEmbedSessionsWith } from './sites/jobs.ts';
import { isAllowedOrigin } from './sites/store.ts';
import { clearIdempotencyKeys, clearIdempotencyKeysWith } from './trpc/jobs.ts';

/** Every kind of job there is; the command line lists and replays them by these. */
export const jobDefinitions: readonly JobDefinition[] = [...mailJobs, sendInvitation, clearEmbedSessions, clearIdempotencyKeys, sweepDeals];

const HOUR_MS = 3_600_000;

/** A server put together, not yet listening. */
export interface Server {
  fetch: ReturnType<typeof createApp>['fetch'];
  /** Starts what works in the background. */
  start(): Promise<void>;
  /** Takes no new traffic: readiness says so, and live streams end so that clients go elsewhere. */
  drain(): Promise<void>;
  /** Finishes what is under way and lets go of everything but the database. */
  stop(): Promise<void>;
}

/** Where the server's parts come together; each part knows only what it is handed here. */
export function composeServer(parts: { env: Environment; db: Database; location: DatabaseLocation; secret: string; log: Logger }): Server {
  const { env, db, location, secret, log } = parts;
  const { portalUrl } = env;
  let isDraining = false;

  const queue = openJobQueue(db, location, {
    definitions: jobDefinitions,
    onError: (error, job) => log.warn({ err: error, job }, job ? 'job failed' : 'job queue failed'),
  });
  const relay = createRelay({ db, queue, onError: (error) => log.warn({ err: error }, 'outbox relay failed') });
  const live = createLiveHub({ db, onError: (error) => log.warn({ err: error }, 'live updates failed') });
  const transport = openMailTransport({ smtpUrl: env.smtpUrl, from: env.mailFrom, dataFolder: resolve(env.dataFolder), portalUrl });
  const post = async (letter: Letter): Promise<void> => {
    await db.write((tx) => queue.enqueue(tx, jobOf(sendLetter, letter)));
    queue.wake();
  };
  const identity = createIdentity({
    db,
    portalUrl,
    secret,
    sendLetter: post,
    onError: (error) => log.warn({ err: error }, 'identity failed'),
  });

  workMail(queue, { db, transport, deals: dealMail(db, portalUrl) });
  queue.work(sendInvitation, sendInvitationWith({ db, invitationLink: (id) => identity.invitationLink(id), sendLetter: post }));
  queue.work(clearEmbedSessions, clearEmbedSessionsWith(db));
  queue.work(clearIdempotencyKeys, clearIdempotencyKeysWith(db));
  queue.work(sweepDeals, sweepDealsWith(db));
  queue.schedule(sweepDeals, {}, { everyMs: SWEEP_EVERY_MS });
  queue.schedule(clearEmbedSessions, {}, { everyMs: HOUR_MS });
  queue.schedule(clearIdempotencyKeys, {}, { everyMs: HOUR_MS });
  relay.subscribe(dealLetterSubscription);
  relay.subscribe(invitationLetters);

  const metrics = createMetrics();
  metrics.gauge('portico_live_connections', 'Open live streams', () => live.connections());
  metrics.gauge('portico_outbox_lag_events', 'Events the slowest consumer has not been given yet', async () =>
    Math.max(0, ...(await relay.lag()).map(({ behind }) => behind)),
  );
  metrics.gauge('portico_jobs_dead', 'Jobs that have given up', async () =>
    (await queue.counts()).filter(({ state }) => state === 'dead').reduce((sum, { count }) => sum + count, 0),
  );

  const app = createApp({
    db,
    router: appRouter,
    portalUrl,
    log,
    metrics,
    actorOf: (headers) => identity.actorOf(headers),
    auth: (request, clientIp) => identity.handler(request, clientIp),
    api: [
      embedRoutes({ db, portalUrl, brandName: 'Portico', locales: ['en', 'de'] }),
      liveRoutes(live, async (headers) => {
        const actor = await identity.actorOf(headers);
        return { actor, expiresAt: actor.kind === 'user' ? (actor.endsAt ?? null) : null };
      }),
    ],
    isAllowedOrigin: (origin) => isAllowedOrigin(db.read, origin),
    folders: { shell: builtFolder('shell'), widgets: builtFolder('widgets') },
    isDraining: () => isDraining,
  });

  return {
    fetch: app.fetch,
    start: async () => {
      await queue.start();
      await relay.start();
    },
    drain: async () => {
      isDraining = true;
      await live.stop();
    },
    stop: async () => {
      await identity.idle();
      await relay.stop();
      await queue.stop();
      transport.close();
    },
  };
}

function builtFolder(name: string): string {
  return join(fileURLToPath(new URL('../..', import.meta.url)), name, 'dist');
}
