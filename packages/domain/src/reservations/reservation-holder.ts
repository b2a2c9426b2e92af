import type { Holder } from './matrix.ts';
import type { Reservation } from './reservation.ts';
import { holdsAt, isWithinScope } from './scope.ts';
import type { JudgeInput } from './verdict.ts';

/**
 * Who holds an account by a reservation, as seen from a claim. RC15: what partners share stands in the way of everybody they
 * do not share it with, as an exclusive one does.
 */
export function reservationHolder(held: Reservation, { claim, reservations, now }: JudgeInput): Holder {
  if (held.partnerId === claim.partnerId) return 'own';
  if (held.exclusivity !== 'shared') return held.exclusivity;
  const isOneOfThem = reservations.some(
    (own) =>
      own.partnerId === claim.partnerId &&
      own.accountId === held.accountId &&
      own.exclusivity === 'shared' &&
      holdsAt(own, now) &&
      isWithinScope(claim.scope, own),
  );
  return isOneOfThem ? 'shared' : 'exclusive';
}
