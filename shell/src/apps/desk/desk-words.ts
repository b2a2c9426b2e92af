import { msg, str } from '@lit/localize';
import type { Relationship } from '@portico/domain/deals/claim';
import type { Review } from '@portico/domain/deals/deal';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import type { ShownReason } from '@portico/domain/deals/partner-reading';
import type { DealSummary } from '@portico/domain/deals/views';
import { currencyExponent } from '@portico/domain/money';
import { bandWords } from '@portico/widgets/deals/claim-words';
import { type Status, statusOf } from '@portico/widgets/deals/status-words';

/** Where a deal stands, as the desk says it: what waits for the partner's answer is not ours to do. */
export function deskStatus(deal: Pick<DealSummary, 'review' | 'outcome'>): Status {
  if (deal.review === 'info_requested')
    return { word: msg('With partner', { id: 'desk.status.waiting' }), tone: 'neutral' };
  if (deal.review === 'submitted') return { word: msg('New', { id: 'desk.status.new' }), tone: 'info' };
  return statusOf(deal);
}

/** The expected value in words; a dash where none is given. */
export function valueWords(code: string | null, locale: string): string {
  const band = defaultDealPolicy.valueBands.find((each) => each.code === code);
  return band ? bandWords(band, defaultDealPolicy.currency, locale) : '–';
}

/** The same in a few characters, for a column: "€50K – €250K". */
export function shortValueWords(code: string | null, locale: string): string {
  const { currency, valueBands } = defaultDealPolicy;
  const band = valueBands.find((each) => each.code === code);
  if (!band) return '–';
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 0,
  });
  const unit = 10 ** currencyExponent(currency);
  if (band.toMinor === null) return `> ${format.format(band.fromMinor / unit)}`;
  return band.fromMinor === 0
    ? `≤ ${format.format(band.toMinor / unit)}`
    : format.formatRange(band.fromMinor / unit, band.toMinor / unit);
}

/** The rule that a registration in the way stands on, in words. */
export function conflictWords(rule: 'DC1' | 'DC2', partner: string): string {
  return rule === 'DC1'
    ? msg(str`${partner} holds this customer under protection. Whoever was complete first leads.`, {
        id: 'desk.conflict.dc1',
      })
    : msg(str`${partner} has registered this customer before.`, { id: 'desk.conflict.dc2' });
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

/** The states a queue can be narrowed to, by what the address bar calls them. */
export const queueStates: Readonly<Record<string, readonly Review[]>> = {
  decide: ['submitted', 'in_review'],
  new: ['submitted'],
  review: ['in_review'],
  waiting: ['info_requested'],
  decided: ['approved', 'rejected', 'duplicate', 'withdrawn'],
  all: ['submitted', 'in_review', 'info_requested', 'approved', 'rejected', 'duplicate', 'withdrawn'],
};

/** The name of such a state. */
export function queueStateWords(state: string): string {
  switch (state) {
    case 'new':
      return msg('New', { id: 'desk.status.new' });
    case 'review':
      return msg('In review', { id: 'desk.queue.review' });
    case 'waiting':
      return msg('With partner', { id: 'desk.status.waiting' });
    case 'decided':
      return msg('Decided', { id: 'desk.queue.decided' });
    case 'all':
      return msg('All states', { id: 'desk.queue.all' });
    default:
      return msg('To decide', { id: 'home.to-decide' });
  }
}
