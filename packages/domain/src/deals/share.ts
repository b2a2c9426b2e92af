import { refuse } from '../refusal.ts';
import type { Deal } from './deal.ts';
import type { Ruling } from './moves.ts';

/** Lets a second partner read a deal that was handed in, or none any more (DM21). */
export function share(deal: Deal, partnerId: string | null): Ruling {
  if (deal.review === 'draft') return refuse('DM21', 'not_from_draft');
  if (partnerId === deal.partnerId) return refuse('DM21', 'same_partner', 'partnerId');
  if (partnerId === deal.secondPartnerId) return { ok: true, deal };
  return { ok: true, deal: { ...deal, secondPartnerId: partnerId } };
}
