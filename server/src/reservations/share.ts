import type { Reservation } from '@portico/domain/reservations/reservation';
import { isWithinScope, productsOverlap, type Scope, siteRelation } from '@portico/domain/reservations/scope';
import type { Instant } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { listByOrigin, saveShared } from './store.ts';

/*
 * Several partners on the same sites and products (RC32). Nobody comes in but by the holders' agreement, which a person has
 * put down (DA8), or back to what was shared with them before.
 */

/** Whether an active reservation keeps others from a site and a product that are wanted (RC10, RC32). */
export function keepsOut(reservation: Reservation, wanted: Scope): boolean {
  return (
    reservation.exclusivity !== 'first_right' &&
    siteRelation(reservation.sites, wanted.sites) === 'overlap' &&
    productsOverlap(reservation.products, wanted.products)
  );
}

/** What is wanted, who is in the way of it, and what its partner has on the account. */
export interface Entry {
  wanted: Scope & Pick<Reservation, 'partnerId' | 'originId' | 'accountId'>;
  /** Others' active reservations that keep it out. */
  rivals: readonly Reservation[];
  /** All active ones of the account. */
  active: readonly Reservation[];
  /** When it was put down that the holders share; null where nobody said so. */
  agreedAt: Instant | null;
}

/** RC32: whether all who are in the way have agreed, or share it with this partner already. */
export async function mayShare(tx: Tx, { wanted, rivals, active, agreedAt }: Entry): Promise<boolean> {
  const [last] = await listByOrigin(tx, wanted.originId);
  const own = [...active.filter(({ partnerId }) => partnerId === wanted.partnerId), ...(last ? [last] : [])];
  const wasIn = own.some((one) => one.exclusivity === 'shared' && isWithinScope(wanted, one));
  for (const rival of rivals) {
    if (rival.exclusivity === 'shared' && wasIn) continue;
    if (agreedAt === null || !(await isHeldSince(tx, rival, agreedAt))) return false;
  }
  return true;
}

/** Nobody agrees before they hold anything: who came after the agreement is not meant by it. */
async function isHeldSince(tx: Tx, { originId }: Reservation, at: Instant): Promise<boolean> {
  const first = (await listByOrigin(tx, originId)).at(-1);
  return first !== undefined && first.createdAt <= at;
}

/** Makes what is in the way shared. @returns the reservations as they are now */
export async function shareAll(tx: Tx, rivals: readonly Reservation[]): Promise<Reservation[]> {
  const shared = [];
  for (const rival of rivals)
    shared.push(rival.exclusivity === 'shared' ? rival : await saveShared(tx, rival));
  return shared;
}
