import type { Reach } from '@portico/domain/access';
import type { Deal } from '@portico/domain/deals/deal';
import type { Page } from '@portico/domain/page';
import { and, asc, isNotNull, type SQL } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { dealOf } from './row.ts';
import { within } from './reach.ts';
import { deals } from './table.ts';

/** Where a page of waiting deals goes on. */
interface WaitingPage {
  cursor?: string | undefined;
  limit: number;
}

/** Decided deals within reach of which something waits for the vendor, the longest waiting first. */
export function listWaiting(reach: Reach, query: Query, page: WaitingPage): Promise<Page<Deal>> {
  return listBy(isNotNull(deals.waitingSince), reach, { query, page });
}

/** Deals within reach whose revocation waits for a manager, the longest waiting first. */
export function listToConfirm(reach: Reach, query: Query, page: WaitingPage): Promise<Page<Deal>> {
  return listBy(and(isNotNull(deals.waitingSince), isNotNull(deals.revocationSince)), reach, { query, page });
}

async function listBy(
  condition: SQL | undefined,
  reach: Reach,
  { query, page }: { query: Query; page: WaitingPage },
): Promise<Page<Deal>> {
  const columns = { value: deals.waitingSince, id: deals.id };
  const rows = await query
    .select()
    .from(deals)
    .where(and(condition, within(reach), after(page.cursor, columns, 'ascending')))
    .orderBy(asc(deals.waitingSince), asc(deals.id))
    .limit(page.limit + 1);
  return pageOfRows(rows, page.limit, { key: (row) => [row.waitingSince ?? '', row.id], row: dealOf });
}
