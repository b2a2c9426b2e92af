import * as v from 'valibot';
import { idSchema } from '../id.ts';
import { Instant } from '../time.ts';
import { ProductScope, SiteScope } from './scope.ts';

/** The id of a reservation. */
export const ReservationId = idSchema('rsv');

/** What a reservation came from. */
export const ReservationKind = v.picklist(['account', 'deal', 'renewal']);
export type ReservationKind = v.InferOutput<typeof ReservationKind>;

/**
 * How far a reservation keeps others out. An exclusive one takes cells for itself alone, shared ones take theirs together
 * (RC24, RC32), a first right takes none.
 */
export const Exclusivity = v.picklist(['exclusive', 'first_right', 'shared']);
export type Exclusivity = v.InferOutput<typeof Exclusivity>;

/** Why a reservation ended before its time. */
export const ReleaseReason = v.picklist([
  'won',
  'lost',
  'converted',
  'withdrawn',
  'revoked',
  'expired',
  'ruling',
  'replaced',
]);
export type ReleaseReason = v.InferOutput<typeof ReleaseReason>;

/** An end that stands for "until it is decided", as while an extension is pending. */
export const HELD_OPEN: Instant = '9999-12-31T23:59:59.999Z';

/** A partner's hold on a customer. Whether it is active is read from its dates (RC25), never stored. */
export const Reservation = v.strictObject({
  id: ReservationId,
  version: v.number(),
  kind: ReservationKind,
  partnerId: v.string(),
  accountId: v.string(),
  sites: SiteScope,
  products: ProductScope,
  exclusivity: Exclusivity,
  from: Instant,
  /** Exclusive; the time of the release when it was released. */
  until: Instant,
  releasedFor: v.nullable(ReleaseReason),
  /** The deal, or what else it came from. */
  originId: v.string(),
  createdAt: Instant,
});
export type Reservation = v.InferOutput<typeof Reservation>;
