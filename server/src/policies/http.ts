import { type Actor, can } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { Hono } from 'hono';
import type { Database, Query } from '../db/database.ts';
import { csvAnswer } from '../export/csv.ts';
import type { HttpEnv } from '../http/headers.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { getReplay, listReplayRows, type ReplayRow } from './replay-store.ts';

/** What the routes of replays are made of. */
export interface ReplayRoutesParts {
  db: Database;
  actorOf: (headers: Headers) => Promise<Actor>;
}

type NamedRow = ReplayRow & { partnerName: string };

const PAGE = 500;

/** `GET /api/v1/policy-replays/<id>.csv`: what a replay found, as CSV that is safe to open in a spreadsheet. */
export function replayRoutes({ db, actorOf }: ReplayRoutesParts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  routes.get('/policy-replays/:file{replay_[0-9a-f-]{36}\\.csv}', async function downloadReplay(c) {
    const actor = await actorOf(c.req.raw.headers);
    if (actor.kind !== 'user') throw new Fault('signed_out');
    if (!can(actor, 'policy.draft')) throw new Fault('not_found');
    const replay = await getReplay(db.read, c.req.param('file').replace(/\.csv$/, ''));
    return csvAnswer(`replay-${replay.version}.csv`, {
      header: 'deal number customer partner submitted_at aspect before after rule_before rule_after'.split(
        ' ',
      ),
      pages: pagesOf(db.read, replay.id),
      cells: (row: NamedRow) => [
        row.dealId,
        row.number,
        row.customerName,
        row.partnerName,
        row.submittedAt,
        row.aspect,
        row.before,
        row.after,
        row.ruleBefore,
        row.ruleAfter,
      ],
    });
  });
  return routes;
}

async function* pagesOf(query: Query, replayId: string): AsyncGenerator<NamedRow[]> {
  for (let afterSeq = 0; ;) {
    const rows = await listReplayRows(query, replayId, { afterSeq, limit: PAGE });
    const last = rows.at(-1);
    if (!last) return;
    const names = await listOrganisationNames(
      query,
      rows.map(({ partnerId }) => partnerId),
    );
    yield rows.map((row) => ({ ...row, partnerName: names.get(row.partnerId) ?? '' }));
    afterSeq = last.seq;
  }
}
