import { type Actor, can, type Reach, reachOf } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { Hono } from 'hono';
import type { Database } from '../db/database.ts';
import { csvAnswer } from '../export/csv.ts';
import type { HttpEnv } from '../http/headers.ts';
import { listProbes } from './store.ts';
import { linesOf } from './views.ts';

/** What the routes of pre-checks are made of. */
export interface PrecheckRoutesParts {
  db: Database;
  actorOf: (headers: Headers) => Promise<Actor>;
}

const PAGE_ROWS = 100;

/**
 * `GET /api/v1/prechecks/log.csv`: every question partners asked, newest first (PC4), as CSV that is safe to open in a
 * spreadsheet. Whoever may not read the log finds none.
 */
export function precheckRoutes({ db, actorOf }: PrecheckRoutesParts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/prechecks/log.csv', async function downloadLog(c) {
    const actor = await actorOf(c.req.raw.headers);
    if (actor.kind !== 'user') throw new Fault('signed_out');
    if (!can(actor, 'precheck.report')) throw new Fault('not_found');
    return csvAnswer('pre-checks.csv', {
      header: [
        'asked_at',
        'person',
        'organisation',
        'customer',
        'country',
        'answer',
        'rule',
        'account',
        'decoy',
      ],
      pages: pagesOf(db, reachOf(actor, 'precheck.report')),
      cells: (line) => [
        line.at,
        line.userName,
        line.orgName,
        line.customerName,
        line.customerCountry,
        line.answer,
        line.ruleId,
        line.accountName,
        line.touchesCanary,
      ],
    });
  });
  return routes;
}

async function* pagesOf(db: Database, reach: Reach) {
  let cursor: string | undefined;
  do {
    const page = await listProbes(reach, db.read, { cursor, limit: PAGE_ROWS });
    yield await linesOf(db.read, page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
