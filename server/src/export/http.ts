import type { Actor } from '@portico/domain/access';
import { Fault } from '@portico/domain/fault';
import { Hono } from 'hono';
import type { Database } from '../db/database.ts';
import type { HttpEnv } from '../http/headers.ts';
import type { AppRouter } from '../router.ts';
import { faultOf } from '../trpc/faults.ts';
import { csvAnswer, type CsvValue } from './csv.ts';
import { type Caller, type TableFile, tableFiles } from './tables.ts';

/** What the routes of tables are made of. */
export interface TableRoutesParts {
  db: Database;
  router: AppRouter;
  actorOf: (headers: Headers) => Promise<Actor>;
}

/**
 * `GET /api/v1/{deals|disputes|coverage|reservations}/export.csv?<filters of the list>`: the rows that the screen lists for this
 * reader, as CSV that is safe to open in a spreadsheet, at most 100,000. Flags are `true` or `false`, lists are parted by commas.
 * Each page is read when the one before is sent; a row that changes meanwhile stands where the list has it then.
 *
 * Errors: 401 signed out; 404 for whoever may not read the table; 400 for a filter that there is not, or not so.
 */
export function tableRoutes({ db, router, actorOf }: TableRoutesParts): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>();
  for (const [name, file] of Object.entries(tableFiles)) {
    routes.get(`/${name}/export.csv`, async function downloadTable(c) {
      const actor = await actorOf(c.req.raw.headers);
      if (actor.kind !== 'user') throw new Fault('signed_out');
      const filter = filterOf(file, c.req.query());
      const caller = router.createCaller({ db, actor, requestId: 'export', idempotencyKey: null });
      const pages = pagesOf(file, { caller, filter });
      // The first page is read before the answer begins, so that a refusal can still be one.
      const first = await pages.next();
      const day = (await db.now()).slice(0, 10);
      return csvAnswer(`${name}-${day}.csv`, {
        header: file.header,
        pages: after(first, pages),
        cells: (row: readonly CsvValue[]) => row,
      });
    });
  }
  return routes;
}

type Pages = AsyncGenerator<readonly CsvValue[][], void>;

async function* pagesOf(
  file: TableFile,
  { caller, filter }: { caller: Caller; filter: Readonly<Record<string, unknown>> },
): Pages {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<TableFile['page']>> = await file
      .page(caller, { filter, cursor })
      .catch((error: unknown) => {
        throw faultOf(error);
      });
    yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

async function* after(first: IteratorResult<readonly CsvValue[][], void>, rest: Pages): Pages {
  if (!first.done) yield first.value;
  yield* rest;
}

function filterOf({ filters }: TableFile, query: Readonly<Record<string, string>>): Record<string, unknown> {
  const read = Object.entries(query).map(([path, text]): [string, unknown] => {
    const kind = Object.hasOwn(filters, path) ? filters[path] : undefined;
    if (kind === undefined) throw new Fault('bad_input', { fields: [{ path, key: 'unknown_field' }] });
    if (kind === 'list') return [path, text.split(',')];
    if (kind === 'text') return [path, text];
    if (text !== 'true' && text !== 'false')
      throw new Fault('bad_input', { fields: [{ path, key: 'yes_or_no' }] });
    return [path, text === 'true'];
  });
  return Object.fromEntries(read);
}
