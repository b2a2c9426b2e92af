import * as v from 'valibot';
import type { EventName } from '../event.ts';
import type { Deal, Review } from './deal.ts';
import { RejectReason } from './reasons.ts';

/**
 * What tells of a customer's ties with others: with another partner, or with the vendor itself. Told apart, refusals would
 * let a partner find out the vendor's customers by registering one after the other.
 */
const ties = ['already_registered', 'vendor_direct', 'existing_customer'] as const satisfies RejectReason[];
type Tie = (typeof ties)[number];

/** A reason as it is read: the code at the vendor, and at the partner one class for all that tells of ties (DM49). */
export const ShownReason = v.picklist([...RejectReason.options, 'not_available']);
export type ShownReason = v.InferOutput<typeof ShownReason>;

/** A reason as a partner reads it. */
export type PartnerReason = Exclude<ShownReason, Tie>;

/** The reason as a partner reads it (DM49). */
export function reasonForPartner(reason: RejectReason | null): PartnerReason | null {
  if (reason === null) return null;
  return isTie(reason) ? 'not_available' : reason;
}

const undecided = new Set<Review>(['submitted', 'in_review', 'info_requested', 'withdrawn']);

/**
 * The deal with its state as a partner reads it: a duplicate is a refusal like any other (DM49), and what the rules found
 * comes with the decision (DM50).
 */
export function dealForPartner(deal: Deal): Deal {
  const { review, appeal } = deal;
  return {
    ...deal,
    verdict: undecided.has(review) ? null : deal.verdict,
    review: review === 'duplicate' ? 'rejected' : review,
    appeal: appeal && { ...appeal, against: appeal.against === 'duplicate' ? 'rejection' : appeal.against },
  };
}

/** The states that a partner who asks for `reviews` asks for. */
export function reviewsBehind(reviews: readonly Review[]): Review[] {
  return reviews.flatMap((review): Review[] => {
    if (review === 'duplicate') return [];
    return review === 'rejected' ? ['rejected', 'duplicate'] : [review];
  });
}

/** An event as a partner reads it: its name, and the facts that would tell more (DM49). What a panel ruled, the vendor did (DX11). */
export function eventForPartner<E extends { name: EventName; payload: Readonly<Record<string, unknown>> }>(
  event: E,
): E {
  const { name, payload } = event;
  const { reason, against } = payload;
  // Who of the vendor's sat on a panel is not for the parties (DX11): to them the vendor ruled.
  if ('ruledBy' in payload) {
    const { ruledBy: _panel, ...told } = payload;
    return eventForPartner({ ...event, payload: { ...told, byVendor: true } });
  }
  const tells = typeof reason === 'string' && isTie(reason);
  const isDuplicate = name === 'deal.marked_duplicate';
  if (!tells && !isDuplicate && against !== 'duplicate') return event;
  return {
    ...event,
    name: isDuplicate ? 'deal.rejected' : name,
    payload: {
      ...payload,
      ...(tells ? { reason: 'not_available' } : {}),
      ...(against === 'duplicate' ? { against: 'rejection' } : {}),
    },
  };
}

function isTie(reason: string): reason is Tie {
  return ties.some((tie) => tie === reason);
}
