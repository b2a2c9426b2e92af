import { GENESIS_HASH } from '@portico/domain/event';
import { asc } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { deals } from '../deals/table.ts';
import { events } from '../outbox/table.ts';
import type { Findings } from './kill-loop.ts';
import type { Acknowledgement } from './orders.ts';

/**
 * Compares what writers were told with what the database holds. Time is judged by the writers' monotonic clock, which the
 * code under test cannot touch.
 */
export async function checkHistory(
  db: Database,
  acknowledged: readonly Acknowledgement[],
): Promise<Findings> {
  const rows = await db.read
    .select({ id: deals.id, key: deals.customerName, number: deals.number })
    .from(deals);
  const log = await db.read.select().from(events).orderBy(asc(events.position));
  const told = log.filter((event) => event.name === 'deal.submitted');
  return [
    ...lostOrDoubled(rows, acknowledged),
    ...rowsWithoutEvents(rows, told),
    ...brokenChain(log),
    ...outOfOrder(told, acknowledged),
  ];
}

type Row = { id: string; key: string | null; number: string | null };
type Event = typeof events.$inferSelect;

function lostOrDoubled(rows: Row[], acknowledged: readonly Acknowledgement[]): Findings {
  const findings: Findings = [];
  const byKey = Map.groupBy(rows, (row) => row.key ?? '');
  for (const { key, dealId } of acknowledged) {
    const found = byKey.get(key) ?? [];
    if (found.length === 0) findings.push(`lost: ${key} was acknowledged and is not there`);
    else if (dealId !== '' && !found.some((row) => row.id === dealId))
      findings.push(`lost: ${key} was acknowledged as ${dealId}, which is not there`);
  }
  for (const [key, found] of byKey)
    if (found.length > 1) findings.push(`doubled: ${key} was written ${found.length} times`);
  const numbers = Map.groupBy(rows, (row) => row.number);
  for (const [number, found] of numbers)
    if (number !== null && found.length > 1)
      findings.push(`doubled: number ${number} was given ${found.length} times`);
  return findings;
}

function rowsWithoutEvents(rows: Row[], told: Event[]): Findings {
  const byDeal = Map.groupBy(told, (event) => event.aggregateId);
  const ids = new Set(rows.map((row) => row.id));
  return [
    ...rows
      .filter((row) => (byDeal.get(row.id)?.length ?? 0) !== 1)
      .map((row) => `event: ${row.id} has ${byDeal.get(row.id)?.length ?? 0} events instead of one`),
    ...told
      .filter((event) => !ids.has(event.aggregateId))
      .map((event) => `event: ${event.id} tells of a deal that is not there`),
  ];
}

function brokenChain(log: Event[]): Findings {
  return log.flatMap((event, index) => {
    const before = log[index - 1];
    const isLinked =
      event.position === index + 1 &&
      event.previousHash === (before?.hash ?? GENESIS_HASH) &&
      event.at >= (before?.at ?? '');
    return isLinked ? [] : [`chain: position ${event.position} does not follow the one before`];
  });
}

/** A write that began after another was acknowledged stands behind it in the log. */
function outOfOrder(told: Event[], acknowledged: readonly Acknowledgement[]): Findings {
  // A write that was asked again is acknowledged twice; the first time is when it was known to be done.
  const first = new Map(acknowledged.toReversed().map((write) => [write.dealId, write]));
  const byPosition = told.flatMap(({ aggregateId, position }) => {
    const write = first.get(aggregateId);
    return write ? [{ position, began: BigInt(write.began), done: BigInt(write.done) }] : [];
  });
  const findings: Findings = [];
  let latestBegin = 0n;
  for (const write of byPosition) {
    if (write.done < latestBegin)
      findings.push(
        `order: position ${write.position} was acknowledged before an earlier position had begun`,
      );
    if (write.began > latestBegin) latestBegin = write.began;
  }
  return findings;
}
