import { refuse } from '../refusal.ts';
import { stepApproved } from './approved-moves.ts';
import type { Conversion } from './conversion.ts';
import type { Deal } from './deal.ts';
import { isRevoked } from './deadlines.ts';
import type { RulingContext } from './step.ts';
import type { Ruling } from './moves.ts';

/** What an approved deal becomes: an opportunity when exactly one contact of the CRM has its e-mail address, else a lead (DM47). */
export function conversionKind(contactMatches: number): Conversion['kind'] {
  return contactMatches === 1 ? 'opportunity' : 'lead';
}

/**
 * Records that a deal went on into the vendor's CRM (DM46). The registration is the key: told again it changes nothing,
 * but may bring the CRM's id later; another id for the same deal is refused.
 *
 * @returns the very same deal when there is nothing new
 */
export function convert(
  deal: Deal,
  { contactMatches, externalId }: { contactMatches: number; externalId: string | null },
  context: RulingContext,
): Ruling {
  const { now, actorId } = context;
  const known = deal.conversion;
  if (known && (externalId === null || externalId === known.externalId)) return { ok: true, deal };
  return stepApproved(deal, 'convert', {
    context,
    change: () => {
      if (known && known.externalId !== null) return refuse('DM46', 'converted_already');
      const kind = known?.kind ?? conversionKind(contactMatches);
      return {
        outcome: 'converted',
        extension: deal.extension?.status === 'pending' ? null : deal.extension,
        conversion: {
          kind,
          externalId,
          convertedById: known?.convertedById ?? actorId,
          convertedAt: known?.convertedAt ?? now,
        },
      };
    },
  });
}

/**
 * Records that the business was won or lost: only on an approved deal that is still open or went on into the CRM (DM11).
 * Told again, it changes nothing (DM48). What was still asked about the deal is settled with it.
 *
 * @returns the very same deal when there is nothing new
 */
export function close(deal: Deal, outcome: 'won' | 'lost', { now }: Pick<RulingContext, 'now'>): Ruling {
  if (deal.review === 'approved' && deal.outcome === outcome) return { ok: true, deal };
  const isOpen = deal.outcome === 'open' || deal.outcome === 'converted';
  if (deal.review !== 'approved' || !isOpen || isRevoked(deal, now)) return refuse('DM11', 'not_open');
  return {
    ok: true,
    deal: {
      ...deal,
      outcome,
      extension: deal.extension?.status === 'pending' ? null : deal.extension,
      amendment: deal.amendment?.status === 'pending' ? null : deal.amendment,
    },
  };
}
