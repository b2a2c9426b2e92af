import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { dealEvent } from '../deals/change.ts';
import { findSweepMark, moveSweepMark } from '../deals/deadline-store.ts';
import { findDeal } from '../deals/store.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { publish } from '../outbox/append.ts';
import { listDue } from './store.ts';

/** Tells of disputes that are not ruled on in time, each once (DX2). Nothing depends on it being on time. */
export const sweepDisputes = defineJob({
  name: 'sweep-disputes',
  payload: v.object({}),
  tries: 3,
  backoff: { firstSeconds: 5, maxSeconds: 60 },
});

/** The sweeper of disputes; one look at a time. The vendor's desk is told, no partner. */
export function sweepDisputesWith(db: Database): JobHandler<object> {
  return () =>
    db.write(async (tx) => {
      const from = (await findSweepMark(tx, 'disputes'))?.until ?? null;
      if (!(await moveSweepMark(tx, 'disputes', { from, until: tx.now }))) return;
      // The very first sweep begins here and now: what passed before anyone watched is history, not news.
      const since = from ?? tx.now;
      for (const { id, dueAt, deals } of await listDue(tx, { since, until: tx.now })) {
        const [first] = deals;
        const deal = first && (await findDeal({ kind: 'all' }, tx, first.dealId));
        if (!deal) continue;
        const payload = { disputeId: id, dueAt };
        publish(tx, {
          ...dealEvent(deal, { name: 'deal.dispute_overdue', actorId: null, payload }),
          visibility: 'internal',
        });
      }
    });
}
