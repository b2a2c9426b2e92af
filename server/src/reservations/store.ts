import type { Coverage, CoveredAccount } from '@portico/domain/reservations/coverage';
import type { Reservation } from '@portico/domain/reservations/reservation';
import type { JudgeInput, Verdict } from '@portico/domain/reservations/verdict';
import type { Page } from '@portico/domain/page';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { coverageOf, reservationColumns, reservationOf, verdictOf } from './rows.ts';
import { coverageActivities, coverages, reservations, verdicts } from './table.ts';

const ROWS_MAX = 500;
const IDS_PER_READ = 500;
const ACTIVITIES_MAX = 50;

/** Rows of coverage with the newest of their activities. */
export async function withActivities(
  query: Query,
  rows: readonly (typeof coverages.$inferSelect)[],
): Promise<Coverage[]> {
  // Asked for none too: a pre-check does the same work for a customer that nobody holds (PC3).
  const found = await query
    .select()
    .from(coverageActivities)
    .where(inArray(coverageActivities.coverageId, rows.length > 0 ? rows.map(({ id }) => id) : ['']))
    .orderBy(desc(coverageActivities.enteredAt), desc(coverageActivities.id))
    .limit(Math.max(1, rows.length) * ACTIVITIES_MAX);
  const byRow = Map.groupBy(found, ({ coverageId }) => coverageId);
  return rows.map((row) => coverageOf(row, (byRow.get(row.id) ?? []).slice(0, ACTIVITIES_MAX)));
}

/** Coverage that may be about an account, under any of its ids; ended rows are left out. The domain decides whether it is. */
export async function listCoverageOf(
  query: Query,
  account: CoveredAccount & { ids: readonly string[] },
  now: Instant,
): Promise<Coverage[]> {
  const rows = await query
    .select()
    .from(coverages)
    .where(
      and(
        isNull(coverages.endedAt),
        or(isNull(coverages.endsAt), gt(coverages.endsAt, now)),
        or(
          inArray(coverages.accountId, account.ids.slice(0, IDS_PER_READ)),
          and(
            isNull(coverages.accountId),
            or(isNull(coverages.predicateCountry), eq(coverages.predicateCountry, account.country ?? '')),
            or(isNull(coverages.predicateSegment), eq(coverages.predicateSegment, account.segment ?? '')),
          ),
        ),
      ),
    )
    .orderBy(asc(coverages.enteredAt), asc(coverages.id))
    .limit(ROWS_MAX);
  return withActivities(query, rows);
}

/** Reservations of accounts that have not ended by `now`, oldest first. */
export async function listActive(
  query: Query,
  accountIds: readonly string[],
  now: Instant,
): Promise<Reservation[]> {
  const rows = await query
    .select()
    .from(reservations)
    .where(
      and(inArray(reservations.accountId, accountIds.slice(0, IDS_PER_READ)), gt(reservations.endsAt, now)),
    )
    .orderBy(asc(reservations.startsAt), asc(reservations.id))
    .limit(ROWS_MAX);
  return rows.map(reservationOf);
}

/** What a deal has reserved, newest first, ended ones too. */
export async function listByOrigin(query: Query, originId: string): Promise<Reservation[]> {
  const rows = await query
    .select()
    .from(reservations)
    .where(eq(reservations.originId, originId))
    .orderBy(desc(reservations.createdAt), desc(reservations.id))
    .limit(ROWS_MAX);
  return rows.map(reservationOf);
}

/** Active reservations of all products that take cells, anywhere; by account. */
export async function listOfAllProducts(query: Query, now: Instant): Promise<Reservation[]> {
  const rows = await query
    .select()
    .from(reservations)
    .where(and(gt(reservations.endsAt, now), ne(reservations.exclusivity, 'first_right')))
    .orderBy(asc(reservations.accountId), asc(reservations.id))
    .limit(100_000);
  return rows.map(reservationOf).filter(({ products }) => products.kind === 'all');
}

/** A page of reservations, the latest end first. */
export async function listReservations(
  query: Query,
  filter: {
    accountIds?: readonly string[] | undefined;
    partnerId?: string | undefined;
    activeAt?: Instant | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<Reservation>> {
  const rows = await query
    .select()
    .from(reservations)
    .where(
      and(
        filter.accountIds ? inArray(reservations.accountId, [...filter.accountIds]) : undefined,
        filter.partnerId ? eq(reservations.partnerId, filter.partnerId) : undefined,
        filter.activeAt ? gt(reservations.endsAt, filter.activeAt) : undefined,
        after(filter.cursor, { value: reservations.endsAt, id: reservations.id }, 'descending'),
      ),
    )
    .orderBy(desc(reservations.endsAt), desc(reservations.id))
    .limit(filter.limit + 1);
  return pageOfRows(rows, filter.limit, { key: (row) => [row.endsAt, row.id], row: reservationOf });
}

/** Writes a new reservation. */
export async function insertReservation(
  tx: Tx,
  reservation: Omit<Reservation, 'id' | 'version' | 'createdAt'>,
): Promise<Reservation> {
  const fresh = { ...reservation, id: newId('rsv'), version: 1, createdAt: tx.now };
  await tx.insert(reservations).values({ ...reservationColumns(fresh), updatedAt: tx.now });
  return fresh;
}

/** Writes when a reservation ends, and why when before its time. Its account must be held. */
export async function saveEnd(
  tx: Tx,
  reservation: Reservation,
  end: Pick<Reservation, 'until' | 'releasedFor'>,
): Promise<Reservation> {
  const next = { ...reservation, ...end, version: reservation.version + 1 };
  await tx
    .update(reservations)
    .set({ endsAt: next.until, releasedFor: next.releasedFor, version: next.version, updatedAt: tx.now })
    .where(eq(reservations.id, reservation.id));
  return next;
}

/** Makes a reservation one that is shared (RC32). Its account must be held. */
export async function saveShared(tx: Tx, reservation: Reservation): Promise<Reservation> {
  const next: Reservation = { ...reservation, exclusivity: 'shared', version: reservation.version + 1 };
  await tx
    .update(reservations)
    .set({ exclusivity: next.exclusivity, version: next.version, updatedAt: tx.now })
    .where(eq(reservations.id, reservation.id));
  return next;
}

/** Keeps a verdict with what it was made of; the deal's next one, made at the time its facts were read. */
export async function insertVerdict(
  tx: Tx,
  verdict: Omit<Verdict, 'id' | 'at'>,
  inputs: JudgeInput,
): Promise<Verdict> {
  const fresh: Verdict = { ...verdict, id: newId('verd'), at: inputs.now };
  const round = sql<number>`(select coalesce(max(${verdicts.round}), 0) + 1 from ${verdicts} where ${eq(verdicts.dealId, verdict.dealId)})`;
  await tx.insert(verdicts).values({ ...fresh, round, inputs, submittedAt: inputs.claim.submittedAt });
  return fresh;
}

/** A verdict with its inputs, for judging again. */
export interface KeptVerdict {
  verdict: Verdict;
  inputs: JudgeInput;
}

/** The first verdict of each deal, the one of its submission; deals that were never judged lack. */
export async function listVerdictsOf(query: Query, dealIds: readonly string[]): Promise<KeptVerdict[]> {
  const first = new Map<string, KeptVerdict>();
  for (let from = 0; from < dealIds.length; from += IDS_PER_READ) {
    const rows = await query
      .select()
      .from(verdicts)
      .where(inArray(verdicts.dealId, dealIds.slice(from, from + IDS_PER_READ)))
      .orderBy(asc(verdicts.round))
      .limit(10_000);
    for (const row of rows)
      if (!first.has(row.dealId)) first.set(row.dealId, { verdict: verdictOf(row), inputs: row.inputs });
  }
  return [...first.values()];
}

/** The latest verdict of a deal; null when it was never judged. */
export async function findVerdict(query: Query, dealId: string): Promise<Verdict | null> {
  const [row] = await query
    .select()
    .from(verdicts)
    .where(eq(verdicts.dealId, dealId))
    .orderBy(desc(verdicts.round))
    .limit(1);
  return row ? verdictOf(row) : null;
}

/** A coverage row that was entered near a submission for the same account. */
export interface NearbyCoverage {
  coverageId: string;
  kind: Coverage['kind'];
  accountId: string;
  enteredAt: Instant;
  enteredById: string | null;
  dealId: string;
  submittedAt: Instant;
  result: Verdict['result'];
  /** Whether it came too late to count (RC7). */
  late: boolean;
}

/** RC7: coverage entered within `days` of a submission for its account, before or after it; newest first. */
export async function listCoverageNear(
  query: Query,
  span: { from: Instant; until: Instant; days: number; limit: number },
): Promise<NearbyCoverage[]> {
  const ms = span.days * 86_400_000;
  const rows = await query
    .select({
      coverageId: coverages.id,
      kind: coverages.kind,
      accountId: verdicts.accountId,
      enteredAt: coverages.enteredAt,
      enteredById: coverages.enteredById,
      dealId: verdicts.dealId,
      submittedAt: verdicts.submittedAt,
      result: verdicts.result,
    })
    .from(coverages)
    .innerJoin(verdicts, eq(verdicts.accountId, coverages.accountId))
    .where(
      and(
        gte(coverages.enteredAt, span.from),
        lte(coverages.enteredAt, span.until),
        isNotNull(verdicts.accountId),
        ne(coverages.kind, 'incumbent'),
      ),
    )
    .orderBy(desc(coverages.enteredAt), desc(coverages.id), asc(verdicts.at))
    .limit(10_000);
  const seen = new Set<string>();
  return rows
    .flatMap(({ accountId, ...row }) => {
      const key = `${row.coverageId} ${row.dealId}`;
      const apart = Math.abs(Date.parse(row.enteredAt) - Date.parse(row.submittedAt));
      if (accountId === null || apart > ms || seen.has(key)) return [];
      seen.add(key);
      return [{ ...row, accountId, late: row.enteredAt >= row.submittedAt }];
    })
    .slice(0, span.limit);
}

/** The deals behind findings: those of reservations, and those that are deals themselves. */
export async function listOrigins(query: Query, ids: readonly string[]): Promise<string[]> {
  const held = ids.filter((id) => id.startsWith('rsv_'));
  const rows =
    held.length === 0
      ? []
      : await query
          .select({ originId: reservations.originId })
          .from(reservations)
          .where(inArray(reservations.id, held))
          .limit(ROWS_MAX);
  const deals = ids.filter((id) => id.startsWith('deal_'));
  return [...new Set([...deals, ...rows.map(({ originId }) => originId)])].toSorted();
}
