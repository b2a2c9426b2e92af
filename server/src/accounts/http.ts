import { type Actor, can } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { csvAnswer } from '../export/csv.ts';
import type { HttpEnv } from '../http/headers.ts';
import { fieldFaultsOf } from '../trpc/field-faults.ts';
import { withCoverage } from './covered.ts';
import { exportAccounts, exportProblems } from './export-rows.ts';
import { ListInput } from './schemas.ts';

const Filter = v.strictObject({
  ...v.omit(ListInput, ['cursor', 'limit', 'hasCoverage']).entries,
  hasCoverage: v.optional(
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
    ),
  ),
});
const Phase = v.optional(v.picklist(['check', 'import']), 'import');

/**
 * Files of accounts, for the vendor's people alone.
 *
 * `GET /accounts/export.csv?search=&country=&segment=&state=&hasCoverage=true|false`: the accounts that `accounts.list` would list, at most 100,000.
 * `GET /accounts/imports/{id}/problems.csv?phase=check|import`: the rows of a run that did not go in, with what is wrong.
 *
 * @param actorOf reads the session from the request's headers
 */
export function accountRoutes(db: Database, actorOf: (headers: Headers) => Promise<Actor>): Hono<HttpEnv> {
  const reader = async (headers: Headers): Promise<void> => {
    const actor = await actorOf(headers);
    if (actor.kind !== 'user') throw new Fault('signed_out');
    if (!can(actor, 'account.read')) throw new Fault('not_found');
  };
  return new Hono<HttpEnv>()
    .get('/accounts/export.csv', async (c) => {
      await reader(c.req.raw.headers);
      const filter = v.safeParse(Filter, c.req.query());
      if (!filter.success) throw new Fault('bad_input', { fields: fieldFaultsOf(filter.issues) });
      const day = (await db.now()).slice(0, 10);
      return csvAnswer(`accounts-${day}.csv`, exportAccounts(db.read, await withCoverage(db, filter.output)));
    })
    .get('/accounts/imports/:id/problems.csv', async (c) => {
      await reader(c.req.raw.headers);
      const phase = v.safeParse(Phase, c.req.query('phase'));
      if (!phase.success) throw new Fault('bad_input', { fields: [{ path: 'phase', key: 'choice' }] });
      const { fileName, file } = await exportProblems(db.read, c.req.param('id'), phase.output);
      return csvAnswer(fileName, file);
    });
}
