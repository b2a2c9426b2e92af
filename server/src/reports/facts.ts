import type { Stretch } from '@portico/domain/reports/business-time';
import type { Decision } from '@portico/domain/reports/decision-times';
import { countIn, emptyTally, type Fairness, fairnessOf } from '@portico/domain/reports/fairness';
import type { Instant } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { type DecidedDeal, listDecided, listSubmittedFates } from '../deals/report-store.ts';
import { listNamedEvents } from '../outbox/named-store.ts';
import { listFirstResults } from '../reservations/result-store.ts';

const PAGE = 500;

/** The fairness of a period, from every registration submitted in it (RP2). */
export async function fairnessWithin(query: Query, period: Stretch, now: Instant): Promise<Fairness> {
  const tally = emptyTally();
  const pages = inPages((page) => listSubmittedFates(query, { ...period, now }, page));
  for await (const fates of pages) {
    const first = await listFirstResults(
      query,
      fates.map(({ id }) => id),
    );
    for (const { id, verdict, ...fate } of fates)
      countIn(tally, { ...fate, first: first.get(id) ?? null, last: verdict });
  }
  return fairnessOf(tally);
}

/** Every decision taken in a period, with the times the vendor waited for the partner (RP6). */
export async function decisionsWithin(query: Query, period: Stretch): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for await (const decided of inPages((page) => listDecided(query, period, page))) {
    const waits = await listNamedEvents(
      query,
      decided.map(({ id }) => id),
      ['deal.info_requested', 'deal.info_answered'],
    );
    for (const deal of decided) {
      const { reviewerId, submittedAt, at: decidedAt, dueAt } = deal;
      const pauses = pausesOf(waits.get(deal.id) ?? [], deal);
      decisions.push({ reviewerId, submittedAt, decidedAt, dueAt, pauses });
    }
  }
  return decisions;
}

/** From each question to its answer. One that was never answered stood until the decision. */
function pausesOf(
  events: readonly { name: string; at: Instant }[],
  { at: decidedAt }: DecidedDeal,
): Stretch[] {
  const pauses: Stretch[] = [];
  let asked: Instant | null = null;
  for (const { name, at } of events) {
    if (name === 'deal.info_requested') asked ??= at;
    else if (asked !== null) {
      pauses.push({ from: asked, until: at });
      asked = null;
    }
  }
  return asked === null ? pauses : [...pauses, { from: asked, until: decidedAt }];
}

/** Page after page, letting others go first in between. */
async function* inPages<R extends { id: string; at: Instant }>(
  read: (page: { after: { at: Instant; id: string } | null; limit: number }) => Promise<R[]>,
): AsyncGenerator<R[]> {
  let after: { at: Instant; id: string } | null = null;
  for (;;) {
    const rows: R[] = await read({ after, limit: PAGE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.at, id: last.id };
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
