import { msg } from '@portico/ui/msg';
import type { Relationship } from '@portico/domain/deals/claim';
import { Review } from '@portico/domain/deals/deal';
import type { ShownReason } from '@portico/domain/deals/partner-reading';
import type { Claimant } from '@portico/domain/deals/review-views';
import type { DealSummary } from '@portico/domain/deals/views';
import { bandWords } from '@portico/widgets/deals/claim-words';
import { type Status, statusOf } from '@portico/widgets/deals/status-words';

/** Where a deal stands, as the desk says it: what waits for the partner's answer is not ours to do. */
export function deskStatus(deal: Pick<DealSummary, 'review' | 'outcome'>): Status {
  if (deal.review === 'info_requested')
    return { word: msg('With partner', { id: 'desk.status.waiting' }), tone: 'neutral' };
  if (deal.review === 'submitted') return { word: msg('New', { id: 'desk.status.new' }), tone: 'info' };
  return statusOf(deal);
}

/** Where another claim of the same customer stands, in a word. */
export function claimantStatus({ review, protection }: Pick<Claimant, 'review' | 'protection'>): Status {
  if (protection === 'expired')
    return { word: msg('Protection over', { id: 'desk.status.expired' }), tone: 'neutral' };
  const known = Review.options.find((each) => each === review);
  return known ? deskStatus({ review: known, outcome: 'open' }) : { word: review, tone: 'neutral' };
}

/** The bounds of a deal's value, in the policy it was submitted under. */
export type ValueRange = DealSummary['valueRange'];

/** The expected value in words; a dash where none is given. */
export function valueWords(range: ValueRange, locale: string): string {
  return range ? bandWords({ code: '', ...range }, range.currency, locale) : '–';
}

/** How well the partner says to know the customer. The partner's own words ("our customer") would mean another here. */
export function deskRelationshipWords(relationship: Relationship): string {
  switch (relationship) {
    case 'none':
      return msg('No contact so far', { id: 'desk.relationship.none' });
    case 'existing_customer':
      return msg('Already the partner’s customer', { id: 'desk.relationship.customer' });
    case 'met':
      return msg('The partner has met them', { id: 'desk.relationship.met' });
    case 'demo':
      return msg('The partner has shown a demo', { id: 'desk.relationship.demo' });
    case 'proposal':
      return msg('The partner has made a proposal', { id: 'desk.relationship.proposal' });
  }
}

/** Why a registration is refused, as the vendor reads it; the partner reads less (DM49). */
export function reasonWords(reason: ShownReason): string {
  switch (reason) {
    case 'already_registered':
      return msg('Already registered', { id: 'desk.reason.registered' });
    case 'vendor_direct':
      return msg('We already work with this customer ourselves', { id: 'desk.reason.direct' });
    case 'existing_customer':
      return msg('Already a customer for this product', { id: 'desk.reason.customer' });
    case 'incomplete':
      return msg('Not complete enough to decide', { id: 'desk.reason.incomplete' });
    case 'out_of_territory':
      return msg('Outside the partner’s territory', { id: 'desk.reason.territory' });
    case 'not_eligible_product':
      return msg('The product cannot be registered', { id: 'desk.reason.product' });
    case 'below_minimum':
      return msg('Below the smallest value', { id: 'desk.reason.minimum' });
    case 'tender_already_public':
      return msg('The tender was already public', { id: 'desk.reason.tender' });
    case 'not_certified':
      return msg('The partner lacks the certificate', { id: 'desk.reason.certificate' });
    case 'not_genuine':
      return msg('Not a genuine opportunity', { id: 'desk.reason.genuine' });
    case 'not_available':
      return msg('Not available for registration', { id: 'desk.reason.unavailable' });
    case 'other':
      return msg('Another reason', { id: 'desk.reason.other' });
  }
}
