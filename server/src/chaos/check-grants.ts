import { epochMs } from '@portico/domain/time';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { events } from '../outbox/table.ts';
import { reservationCells, reservations } from '../reservations/table.ts';
import type { GrantLine, GrantVariant, Prize } from './grant-orders.ts';
import type { Findings } from './kill-loop.ts';

type Grant = Extract<GrantLine, { kind: 'grant' }>;
type Row = typeof reservations.$inferSelect;

/**
 * Compares what writers were told of their grants with what the database holds, and with true time: the machine's monotonic
 * clock for how long each held, the database's own for when it says it began.
 */
export async function checkGrants(
  db: Database,
  lines: readonly GrantLine[],
  { variant, prizes }: { variant: GrantVariant; prizes: readonly Prize[] },
): Promise<Findings> {
  const rows = await db.read.select().from(reservations).orderBy(asc(reservations.startsAt));
  const cells = await db.read.select().from(reservationCells);
  const told = await db.read
    .select({ id: events.aggregateId })
    .from(events)
    .where(eq(events.name, 'reservation.granted'));
  const grants = lines.filter((line) => line.kind === 'grant');
  const hasRogue = variant === 'besieged' || variant === 'no-constraint';
  return [
    ...lost(rows, grants),
    ...doubledInTheRecord(rows, prizes),
    ...doubledInTrueTime(lines, grants),
    ...wrongClock(grants),
    ...halfDone(rows, cells),
    ...untold(rows, told),
    ...(hasRogue ? [] : clashes(lines)),
  ];
}

function lost(rows: readonly Row[], grants: readonly Grant[]): Findings {
  const ids = new Set(rows.map(({ id }) => id));
  return grants
    .filter(({ reservationId }) => !ids.has(reservationId))
    .map(({ reservationId }) => `lost: ${reservationId} was acknowledged and is not there`);
}

/** Two partners' reservations of one site at one time, as the database itself has it. */
function doubledInTheRecord(rows: readonly Row[], prizes: readonly Prize[]): Findings {
  const findings: Findings = [];
  for (const { accountId, munich, lyon } of prizes)
    for (const site of ['*', munich, lyon]) {
      const held = rows.filter((row) => row.accountId === accountId && covers(row, site));
      for (const [one, other] of overlapping(held, ({ startsAt, endsAt }) => [
        epochMs(startsAt),
        epochMs(endsAt),
      ]))
        findings.push(`double: ${one.id} and ${other.id} hold ${site} at one time in the record`);
    }
  return findings;
}

function covers({ sites }: Row, site: string): boolean {
  return sites.kind === 'all' || (sites.kind === 'sites' && sites.siteIds.includes(site));
}

/** Neither engine's milliseconds nor two processes' acknowledgements are finer than this. */
const TOLERANCE_NS = 2_500_000;

/**
 * Two partners that both held one site at one moment of true time. A grant held at the least from its acknowledgement until as
 * long after it was asked for as it was told to last, or until its release was begun.
 */
function doubledInTrueTime(lines: readonly GrantLine[], grants: readonly Grant[]): Findings {
  const released = new Map<string, number>();
  const extended = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === 'releasing') released.set(line.reservationId, Number(line.began));
    if (line.kind === 'extended') extended.set(line.reservationId, line.until);
  }
  const spanOf = (grant: Grant): [number, number] => {
    const until = extended.get(grant.reservationId) ?? grant.until;
    const lastsNs = (epochMs(until) - epochMs(grant.from)) * 1e6;
    const end = Math.min(Number(grant.began) + lastsNs, released.get(grant.reservationId) ?? Infinity);
    return [Number(grant.done) + TOLERANCE_NS, end - TOLERANCE_NS];
  };
  const bySite = Map.groupBy(
    grants.flatMap((grant) => grant.sites.map((site) => ({ ...grant, key: `${grant.accountId} ${site}` }))),
    ({ key }) => key,
  );
  return [...bySite.values()].flatMap((held) =>
    overlapping(held, spanOf).map(
      ([one, other]) => `double: ${one.reservationId} and ${other.reservationId} held at one time in truth`,
    ),
  );
}

/** Pairs of different partners whose spans have a moment in common; empty spans have none. */
function overlapping<T extends { partnerId: string }>(
  held: readonly T[],
  spanOf: (one: T) => [number, number],
): [T, T][] {
  const spans = held
    .map((one) => ({ one, span: spanOf(one) }))
    .filter(({ span }) => span[0] < span[1])
    .toSorted((a, b) => a.span[0] - b.span[0]);
  const pairs: [T, T][] = [];
  let open: typeof spans = [];
  for (const next of spans) {
    open = open.filter(({ span }) => span[1] > next.span[0]);
    for (const before of open)
      if (before.one.partnerId !== next.one.partnerId) pairs.push([before.one, next.one]);
    open.push(next);
  }
  return pairs;
}

/** A grant begins between the database's time before the call and after it. */
function wrongClock(grants: readonly Grant[]): Findings {
  return grants
    .filter(
      ({ from, clockBefore, clockAfter }) =>
        epochMs(from) < epochMs(clockBefore) - 1 || epochMs(from) > epochMs(clockAfter) + 1,
    )
    .map(
      ({ reservationId, from, clockBefore, clockAfter }) =>
        `clock: ${reservationId} begins ${from}, which is not between ${clockBefore} and ${clockAfter}`,
    );
}

/** A cell belongs to a reservation of the same partner that ends with it. */
function halfDone(rows: readonly Row[], cells: readonly (typeof reservationCells.$inferSelect)[]): Findings {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return cells
    .filter(({ reservationId }) => !reservationId.startsWith('rsv_deal_'))
    .filter(({ reservationId, partnerId, endsAt }) => {
      const row = byId.get(reservationId);
      return !row || row.partnerId !== partnerId || row.endsAt !== endsAt;
    })
    .map(
      ({ reservationId, siteKey }) => `half: the cell ${siteKey} of ${reservationId} has no such reservation`,
    );
}

function untold(rows: readonly Row[], told: readonly { id: string }[]): Findings {
  const byId = Map.groupBy(told, ({ id }) => id);
  return rows
    .filter(({ id, partnerId }) => !partnerId.startsWith('rogue-') && byId.get(id)?.length !== 1)
    .map(({ id }) => `event: ${id} has ${byId.get(id)?.length ?? 0} events instead of one`);
}

/** With a lock, whoever comes second is refused by the check; the constraint is never asked. */
function clashes(lines: readonly GrantLine[]): Findings {
  return lines
    .filter((line) => line.kind === 'clash')
    .map(({ accountId }) => `clash: a grant in ${accountId} was stopped by the constraint, not by the check`);
}
