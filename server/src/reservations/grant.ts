import type { Deal } from '@portico/domain/deals/deal';
import { type Refusal, refuse } from '@portico/domain/refusal';
import { HELD_OPEN, type ReleaseReason, type Reservation } from '@portico/domain/reservations/reservation';
import type { Instant } from '@portico/domain/time';
import { Fault } from '@portico/domain/fault';
import { accountIdsOf, listSites, survivorOf } from '../accounts/store.ts';
import { isUniqueClash } from '../db/clash.ts';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { fillCells, freeCells, type HeldAccount, layCells } from './cells.ts';
import { dealTypeOf, scopeOfClaim } from './claim-scope.ts';
import { holdAccount } from './hold.ts';
import { keepsOut, mayShare, shareAll } from './share.ts';
import { insertReservation, listActive, listByOrigin, saveEnd } from './store.ts';

/** From when until when, and since when it is put down that whoever holds the customer shares it (RC32). */
export interface GrantTerms {
  from: Instant;
  until: Instant;
  agreedAt?: Instant | null | undefined;
}

/** What became of a grant: the reservation, null where there was none to change; or who said no. */
export type Granted =
  | {
      ok: true;
      reservation: Reservation | null;
      /** The reservations of other partners it is shared with from now on. */
      sharedWith?: readonly Reservation[];
    }
  | { ok: false; refusal: Refusal };

/** What is to be reserved; a reservation that has not been written yet. */
export type Wanted = Omit<Reservation, 'id' | 'version' | 'createdAt' | 'releasedFor' | 'exclusivity'> &
  Pick<GrantTerms, 'agreedAt'>;

/**
 * Reserves the customer of a deal for its partner, all of it in `tx`: holds the account, checks, takes the cells (RC24). What
 * the deal had reserved before, with another scope, is replaced. Refused (RC24, `already_reserved`) when another partner has
 * one of the sites and products and does not share it (RC32). Call it before the deal is saved: locks go account first.
 */
export async function grantForDeal(tx: Tx, deal: Deal, terms: GrantTerms): Promise<Granted> {
  if (deal.accountId === null) return refuse('RC24', 'no_account');
  const held = await holdCustomerAccount(tx, deal.accountId);
  const { claim, id: originId, partnerId } = deal;
  const scope = scopeOfClaim(claim, await listSites(tx, held.accountId));
  const wanted: Wanted = {
    ...scope,
    kind: dealTypeOf(claim) === 'renewal' ? 'renewal' : 'deal',
    partnerId,
    accountId: held.accountId,
    from: terms.from,
    until: terms.until,
    agreedAt: terms.agreedAt,
    originId,
  };
  return grant(tx, wanted, held);
}

/**
 * The same for anything else that reserves, as an account that a partner is given. The account must be held. What nobody else
 * has is exclusive, whatever it was before; what others share is shared.
 */
export async function grant(
  tx: Tx,
  { agreedAt = null, ...wanted }: Wanted,
  held: HeldAccount,
): Promise<Granted> {
  const { now, accountId } = held;
  const from = wanted.from < now ? now : wanted.from;
  if (wanted.until <= from) return refuse('RC25', 'ends_before_start', 'until');
  const active = await listActive(tx, await accountIdsOf(tx, accountId), now);
  const before = active.filter(({ originId }) => originId === wanted.originId);
  const rivals = active.filter((each) => each.partnerId !== wanted.partnerId && keepsOut(each, wanted));
  if (rivals.length > 0 && !(await mayShare(tx, { wanted, rivals, active, agreedAt })))
    return refuse('RC24', 'already_reserved');

  for (const one of before) await saveEnd(tx, one, { until: now, releasedFor: 'replaced' });
  await freeCells(
    tx,
    before.map(({ id }) => id),
  );
  const shared = await shareAll(tx, rivals);
  const exclusivity = shared.length > 0 ? 'shared' : 'exclusive';
  const reservation = await insertReservation(tx, { ...wanted, exclusivity, from, releasedFor: null });
  await layOrFault(tx, reservation, held);
  const others = active.map((each) => shared.find(({ id }) => id === each.id) ?? each);
  await fillCells(tx, cellHolders(others, before), { ...held, listedToo: before.length > 0 });
  for (const one of shared) if (!rivals.includes(one)) tell(tx, 'reservation.changed', one);
  tell(tx, 'reservation.granted', reservation);
  return { ok: true, reservation, sharedWith: shared };
}

/**
 * Gives what a deal has reserved another end; null holds it open until it is decided, as while an extension is pending. A
 * reservation that has ended meanwhile goes back to the cells, and is refused when another partner has taken them (RC27).
 * A deal that reserved nothing has nothing to change.
 */
export async function changeEnd(tx: Tx, originId: string, until: Instant | null): Promise<Granted> {
  const [known] = await listByOrigin(tx, originId);
  if (!known) return { ok: true, reservation: null };
  const held = await holdCustomerAccount(tx, known.accountId);
  const [last] = await listByOrigin(tx, originId);
  if (!last || last.releasedFor !== null) return refuse('RC27', 'released');
  const end = until ?? HELD_OPEN;
  if (last.until <= held.now) {
    if (end <= held.now) return { ok: true, reservation: last };
    const {
      id: _id,
      version: _version,
      createdAt: _createdAt,
      releasedFor: _reason,
      exclusivity: _how,
      ...wanted
    } = last;
    const again = await grant(tx, { ...wanted, accountId: held.accountId, from: held.now, until: end }, held);
    return again.ok ? again : refuse('RC27', 'taken_meanwhile');
  }
  const changed = await saveEnd(tx, last, { until: end < held.now ? held.now : end, releasedFor: null });
  await freeCells(tx, [last.id]);
  await relay(tx, held);
  tell(tx, 'reservation.changed', changed);
  return { ok: true, reservation: changed };
}

/** RC28: ends what a deal has reserved, at once. */
export async function releaseForDeal(tx: Tx, originId: string, reason: ReleaseReason): Promise<void> {
  const [known] = await listByOrigin(tx, originId);
  if (!known) return;
  const held = await holdCustomerAccount(tx, known.accountId);
  const open = (await listByOrigin(tx, originId)).filter(({ until }) => until > held.now);
  for (const one of open)
    tell(tx, 'reservation.released', await saveEnd(tx, one, { until: held.now, releasedFor: reason }));
  await freeCells(
    tx,
    open.map(({ id }) => id),
  );
  if (open.length > 0) await relay(tx, held);
}

/** The account that stands for this one, held until the commit. */
export async function holdCustomerAccount(tx: Tx, accountId: string): Promise<HeldAccount> {
  for (let at = await survivorOf(tx, accountId); ;) {
    const now = await holdAccount(tx, at);
    // It may have been merged while this transaction waited.
    const survivor = await survivorOf(tx, at);
    if (survivor === at) return { accountId: at, now };
    at = survivor;
  }
}

/** Lays what cells active reservations lack, as after one of them went. */
async function relay(tx: Tx, held: HeldAccount): Promise<void> {
  const active = await listActive(tx, await accountIdsOf(tx, held.accountId), held.now);
  await fillCells(tx, cellHolders(active, []), { ...held, listedToo: true });
}

/** The active ones that take cells, without those that have just been replaced. */
export function cellHolders(active: readonly Reservation[], without: readonly Reservation[]): Reservation[] {
  return active.filter(
    (each) => each.exclusivity !== 'first_right' && !without.some(({ id }) => id === each.id),
  );
}

/** The check saw nobody and yet a cell is taken: somebody wrote past the lock. Nothing is granted; the caller may try again. */
async function layOrFault(tx: Tx, reservation: Reservation, held: HeldAccount): Promise<void> {
  try {
    await layCells(tx, reservation, held);
  } catch (error) {
    if (!isUniqueClash(error)) throw error;
    throw new Fault('unavailable', { retryAfterSeconds: 1 }, { cause: error });
  }
}

function tell(
  tx: Tx,
  name: 'reservation.granted' | 'reservation.changed' | 'reservation.released',
  reservation: Reservation,
): void {
  const { id, partnerId, accountId, originId, until, exclusivity, releasedFor } = reservation;
  publish(tx, {
    name,
    aggregate: { type: 'reservation', id },
    orgId: partnerId,
    ownerId: null,
    actorId: null,
    visibility: 'internal',
    payload: { accountId, originId, until, exclusivity, reason: releasedFor },
  });
}
