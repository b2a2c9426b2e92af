import type { Instant } from '../time.ts';
import type { Holder } from './matrix.ts';
import type { Reservation } from './reservation.ts';
import { holdsAt, isWithinScope, type Scope } from './scope.ts';

/** What bears on it: whose claim for what, all reservations of the customer, and the time. */
export interface HeldCustomer {
  claim: { partnerId: string; scope: Scope };
  reservations: readonly Reservation[];
  now: Instant;
}

/**
 * Who holds an account by a reservation, as seen from a claim. RC15: what partners share stands in the way of everybody they
 * do not share it with, as an exclusive one does.
 */
export function reservationHolder(held: Reservation, { claim, reservations, now }: HeldCustomer): Holder {
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
