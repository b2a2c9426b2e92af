import type { Claimant } from '@portico/domain/deals/review-views';
import type { DeskDealView } from '@portico/domain/deals/views';
import { HELD_OPEN } from '@portico/domain/reservations/reservation';
import { timeWords } from '@portico/widgets/deals/time-words';

/** Who else holds a deal's customer now; undefined where nobody does. */
export function holderOf({ claimants }: Partial<Pick<DeskDealView, 'claimants'>>): Claimant | undefined {
  return claimants?.find(({ self, holds }) => holds && !self);
}

/** Who stands in the way of a claim by its verdict, with the deal's number; empty where that is no other deal. */
export function inTheWay(deal: Partial<Pick<DeskDealView, 'claimants' | 'judgement'>>): string {
  const deciding = deal.judgement?.opposing[0];
  const claimant = deal.claimants?.find(({ dealId }) => dealId === deciding?.id);
  const other = deciding?.kind === 'reservation' ? holderOf(deal) : claimant;
  return other ? [other.partner.name, other.number].filter(Boolean).join(' · ') : '';
}

/** The day from which a customer is free again: the one after the holder's last. Empty while that is undecided. */
export function freeFrom({ protectionEnd }: Claimant, locale: string): string {
  if (protectionEnd === null || protectionEnd >= HELD_OPEN) return '';
  const at = Date.parse(protectionEnd);
  // Reservations end with a day by UTC; what ends within one is said to the minute.
  if (at % 86_400_000 !== 0) return timeWords(protectionEnd, locale);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}
