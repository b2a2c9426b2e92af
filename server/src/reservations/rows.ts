import type { Coverage, CoverageDraft } from '@portico/domain/reservations/coverage';
import type { Reservation } from '@portico/domain/reservations/reservation';
import type { Verdict } from '@portico/domain/reservations/verdict';
import type { coverageActivities, coverages, reservations, verdicts } from './table.ts';

/** A coverage row without its activities, as its columns have it. */
export function coverageOf(
  row: typeof coverages.$inferSelect,
  activities: readonly (typeof coverageActivities.$inferSelect)[],
): Coverage {
  const { predicateCountry, predicateSegment, startsAt, endsAt, endedById: _endedBy, ...rest } = row;
  return {
    ...rest,
    predicate: row.accountId === null ? { country: predicateCountry, segment: predicateSegment } : null,
    from: startsAt,
    until: endsAt,
    activities: activities.map(({ happenedAt, enteredAt }) => ({ happenedAt, enteredAt })),
  };
}

/** The columns of what was typed. */
export function coverageColumns(draft: CoverageDraft) {
  const { predicate, from, until, ...rest } = draft;
  return {
    ...rest,
    predicateCountry: predicate?.country ?? null,
    predicateSegment: predicate?.segment ?? null,
    startsAt: from,
    endsAt: until,
  };
}

/** A reservation as its columns have it. */
export function reservationOf(row: typeof reservations.$inferSelect): Reservation {
  const { startsAt, endsAt, updatedAt: _updatedAt, ...rest } = row;
  return { ...rest, from: startsAt, until: endsAt };
}

/** The columns of a reservation. */
export function reservationColumns(reservation: Reservation) {
  const { from, until, ...rest } = reservation;
  return { ...rest, startsAt: from, endsAt: until };
}

/** A verdict without its inputs. */
export function verdictOf(row: typeof verdicts.$inferSelect): Verdict {
  const { inputs: _inputs, submittedAt: _submittedAt, round: _round, ...verdict } = row;
  return verdict;
}
