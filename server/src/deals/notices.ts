import { dueNotice, type Notice } from '@portico/domain/deals/notices';
import type { EventName } from '@portico/domain/event';
import type { Database, Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { policiesOf } from '../policies/store.ts';
import { dealEvent } from './change.ts';
import { listNoticed, listUnplanned, saveTold } from './notice-store.ts';

const PAGE = 200;

const eventOf: Record<Notice['kind'], EventName> = {
  expiring: 'deal.expiring',
  expired: 'deal.expired',
  revoked: 'deal.revoked',
};

/** Tells every notice that is due, each exactly once (DP8), until none is left. */
export async function tellNotices(db: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await db.write(planUnplanned)));
  while (!signal.aborted && (await db.write(tellDue)));
}

/** What passed before anyone planned notices is history, not news. @returns whether there may be more */
async function planUnplanned(tx: Tx): Promise<boolean> {
  const unplanned = await listUnplanned(tx, PAGE);
  const policyOf = await policiesOf(tx, unplanned);
  for (const deal of unplanned) await saveTold(tx, deal, { toldUntil: tx.now, policy: policyOf(deal).deals });
  return unplanned.length === PAGE;
}

/** Tells one notice of each deal that has one due. @returns whether there may be more */
async function tellDue(tx: Tx): Promise<boolean> {
  const due = await listNoticed(tx, tx.now, PAGE);
  const policyOf = await policiesOf(tx, due);
  for (const deal of due) {
    const policy = policyOf(deal).deals;
    const notice = dueNotice(deal, policy, tx.now);
    if (!notice || !(await saveTold(tx, deal, { toldUntil: notice.at, policy }))) continue;
    publish(
      tx,
      dealEvent(deal, {
        name: eventOf[notice.kind],
        actorId: null,
        payload: { protectionEnd: deal.protectionEnd, daysLeft: notice.daysLeft, at: notice.at },
      }),
    );
  }
  return due.length > 0;
}
