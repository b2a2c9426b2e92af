import type { Actor } from '@portico/domain/access';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Background, composeBackground, type ServerParts } from './background.ts';
import { accountRoutes } from './accounts/http.ts';
import { frameRoutes } from './embed/frame.ts';
import { tokenRoutes } from './embed/http.ts';
import { openReleases } from './embed/releases.ts';
import { tableRoutes } from './export/http.ts';
import { fileRoutes } from './files/http.ts';
import { createApp } from './http/app.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { liveRoutes } from './live/http.ts';
import { replayRoutes } from './policies/http.ts';
import { receiptRoutes } from './receipts/http.ts';
import { precheckRoutes } from './prechecks/http.ts';
import { reportRoutes } from './reports/http.ts';
import { appRouter } from './router.ts';
import { embedRoutes } from './sites/http.ts';
import { isAllowedOrigin } from './sites/store.ts';

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

/** Who listens, and until when they may. */
function withEnd(actor: Actor) {
  return { actor, expiresAt: actor.kind === 'user' ? (actor.endsAt ?? null) : null };
}

/** Where the server's parts come together; each part knows only what it is handed here. */
export function composeServer(parts: ServerParts): Server {
  const { db, log } = parts;
  const { portalUrl, proxies } = parts.env;
  let isDraining = false;

  const background = composeBackground(parts);
  const { queue, relay, live, identity, transport } = background;
  const actorOf = (headers: Headers) => identity.actorOf(headers);
  const releases = openReleases({
    built: builtFolder('widgets'),
    kept: join(resolve(parts.env.dataFolder), 'embed'),
    moving: parts.env.embedRelease,
  });
  const app = createApp({
    db,
    router: appRouter,
    portalUrl,
    proxies,
    log,
    metrics: measure(background),
    actorOf,
    auth: (request, clientIp) => identity.handler(request, clientIp),
    api: [
      embedRoutes({ db, portalUrl, proxies, brandName: 'Portico', locales: ['en', 'de'] }),
      tokenRoutes({ db, proxies }),
      fileRoutes({ db, portalUrl, actorOf }),
      accountRoutes(db, actorOf),
      receiptRoutes(db),
      replayRoutes({ db, actorOf }),
      tableRoutes({ db, router: appRouter, actorOf }),
      reportRoutes({ db, actorOf }),
      precheckRoutes({ db, actorOf }),
      liveRoutes(live, async (headers) => withEnd(await actorOf(headers))),
    ],
    isAllowedOrigin: (origin) => isAllowedOrigin(db.read, origin),
    visitsLoopback: parts.env.visitsLoopback,
    pages: [frameRoutes({ db, releases, proxies })],
    shell: builtFolder('shell'),
    releases,
    isDraining: () => isDraining,
  });

  return {
    fetch: app.fetch,
    start: async () => {
      await releases.keep();
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

function measure({ live, relay, queue }: Background): Metrics {
  const metrics = createMetrics();
  metrics.gauge('portico_live_connections', 'Open live streams', () => live.connections());
  metrics.gauge('portico_outbox_lag_events', 'Events the slowest consumer has not been given yet', async () =>
    Math.max(0, ...(await relay.lag()).map(({ behind }) => behind)),
  );
  metrics.gauge('portico_jobs_dead', 'Jobs that have given up', async () =>
    (await queue.counts()).filter(({ state }) => state === 'dead').reduce((sum, { count }) => sum + count, 0),
  );
  return metrics;
}
