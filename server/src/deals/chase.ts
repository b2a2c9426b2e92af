import { dueOfWaiting, type OverdueWaiting, waitingOf } from '@portico/domain/deals/waiting';
import type { Deal } from '@portico/domain/deals/deal';
import type { EventName } from '@portico/domain/event';
import type { Instant } from '@portico/domain/time';
import type { Database, Query } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { policiesOf } from '../policies/store.ts';
import { dealEvent } from './change.ts';
import { findSweepMark, moveSweepMark } from './deadline-store.ts';
import { findDeal } from './store.ts';
import { listWaiting } from './waiting-store.ts';

const PAGE = 200;

const eventOf: Record<OverdueWaiting['what'], EventName> = {
  appeal: 'deal.appeal_overdue',
  extension: 'deal.extension_overdue',
};

/** Tells once of each objection and each wish for longer protection whose time has passed without an answer (DS3). */
export async function tellOverdueWaiting(db: Database): Promise<void> {
  const until = await db.now();
  const from = (await findSweepMark(db.read, 'waiting'))?.until ?? null;
  // The very first sweep begins here and now: what passed before anyone watched is history, not news.
  const late = await listLate(db.read, { since: from ?? until, until });
  await db.write(async (tx) => {
    if (!(await moveSweepMark(tx, 'waiting', { from, until }))) return;
    for (const { deal, what, dueAt } of late) {
      const current = await findDeal({ kind: 'all' }, tx, deal.id);
      // Somebody may have answered meanwhile.
      const isStill = current !== null && waitingOf(current).some((waiting) => waiting.what === what);
      if (isStill)
        publish(tx, dealEvent(current, { name: eventOf[what], actorId: null, payload: { dueAt } }));
    }
  });
}

/** What passed its time after `since` and not after `until`; the desk's list of what waits is looked through whole. */
async function listLate(
  query: Query,
  { since, until }: { since: Instant; until: Instant },
): Promise<(OverdueWaiting & { deal: Deal })[]> {
  const late: (OverdueWaiting & { deal: Deal })[] = [];
  let cursor: string | undefined;
  do {
    const page = await listWaiting({ kind: 'all' }, query, { cursor, limit: PAGE });
    const policyOf = await policiesOf(query, page.rows);
    for (const deal of page.rows)
      late.push(
        ...dueOfWaiting(deal, policyOf(deal).deals)
          .filter(({ dueAt }) => dueAt > since && dueAt <= until)
          .map((due) => ({ ...due, deal })),
      );
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return late;
}
