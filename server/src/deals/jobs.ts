import { lapse } from '@portico/domain/deals/questions';
import type { Deal } from '@portico/domain/deals/deal';
import type { DealPolicy } from '@portico/domain/deals/policy';
import type { EventName, Visibility } from '@portico/domain/event';
import { addDays, type Instant } from '@portico/domain/time';
import * as v from 'valibot';
import type { Database, Tx } from '../db/database.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { publish } from '../outbox/append.ts';
import { currentPolicy } from '../policies/store.ts';
import { changeDeal, dealEvent } from './change.ts';
import { tellOverdueWaiting } from './chase.ts';
import { keepMissingKeys } from './claim-keys.ts';
import { endFirstRights } from './first-right.ts';
import { tellNotices } from './notices.ts';
import {
  BEHIND_ALL_IDS,
  findSweepMark,
  listLapsed,
  listPassed,
  saveSweepMark,
  type SweepKind,
} from './deadline-store.ts';

/**
 * Tells what deadlines did: questions that lapsed, decisions and answers that are overdue, protection that ends soon or has ended.
 * Nothing depends on it being on time: every reader evaluates deadlines itself (DP1, DP3).
 */
export const sweepDeals = defineJob({
  name: 'sweep-deals',
  payload: v.object({}),
  tries: 3,
  backoff: { firstSeconds: 5, maxSeconds: 60 },
});

/** How often the sweeper looks, in milliseconds. */
export const SWEEP_EVERY_MS = 60_000;

const PAGE = 200;

const sweeps: Record<
  SweepKind,
  {
    event: EventName;
    aheadDays: (policy: DealPolicy) => number;
    facts: (deal: Deal) => Record<string, string | null>;
    visibility: Visibility;
  }
> = {
  // DS1
  overdue: {
    event: 'deal.decision_overdue',
    aheadDays: () => 0,
    facts: (deal) => ({ dueAt: deal.decisionDueAt }),
    visibility: 'both',
  },
  // DS2
  escalated: {
    event: 'deal.decision_escalated',
    aheadDays: (policy) => -policy.escalateAfterDays,
    facts: (deal) => ({ dueAt: deal.decisionDueAt }),
    visibility: 'internal',
  },
};

/** Sweeps until nothing is left to tell. */
export function sweepDealsWith(db: Database): JobHandler<object> {
  return async ({ signal }) => {
    await withdrawLapsed(db, signal);
    await tellNotices(db, signal);
    await tellOverdueWaiting(db);
    await endFirstRights(db, signal);
    await keepMissingKeys(db, signal);
    for (const kind of Object.keys(sweeps) as SweepKind[]) {
      while (!signal.aborted && (await db.write((tx) => tellPassed(tx, kind))));
    }
  };
}

async function withdrawLapsed(db: Database, signal: AbortSignal): Promise<void> {
  for (;;) {
    const lapsed = await listLapsed(db.read, await db.now(), PAGE);
    for (const deal of lapsed) await db.write((tx) => withdrawOne(tx, deal.id));
    if (lapsed.length < PAGE || signal.aborted) return;
  }
}

/** Withdraws one deal, unless somebody has answered meanwhile. */
async function withdrawOne(tx: Tx, dealId: string): Promise<void> {
  const deal = (await listLapsed(tx, tx.now, PAGE)).find((lapsed) => lapsed.id === dealId);
  if (!deal) return;
  await changeDeal(
    tx,
    { dealId, version: deal.version },
    {
      reach: { kind: 'all' },
      actorId: null,
      rule: lapse,
      event: 'deal.lapsed',
      facts: () => ({ reason: 'no_answer' }),
    },
  );
}

/** Publishes an event for each deal whose deadline has passed since the last time. @returns whether there may be more */
async function tellPassed(tx: Tx, kind: SweepKind): Promise<boolean> {
  const { event, aheadDays, facts, visibility } = sweeps[kind];
  const upTo: Instant = addDays(tx.now, aheadDays((await currentPolicy(tx)).deals));
  // The very first sweep begins here and now: what passed before anyone watched is history, not news.
  const mark = (await findSweepMark(tx, kind)) ?? { until: upTo, lastId: BEHIND_ALL_IDS };
  const passed = await listPassed(tx, { mark, upTo, limit: PAGE });
  for (const deal of passed)
    publish(tx, { ...dealEvent(deal, { name: event, actorId: null, payload: facts(deal) }), visibility });
  const last = passed.at(-1);
  const isFull = passed.length === PAGE && last !== undefined;
  const until = isFull ? (last.decisionDueAt ?? upTo) : upTo;
  await saveSweepMark(tx, kind, { until, lastId: isFull ? last.id : BEHIND_ALL_IDS });
  return isFull;
}
