import type { Deal, Protection } from '../deals/deal.ts';

/** Whether benefits are still to come, run or have stopped. */
export type BenefitState = 'none' | 'preview' | 'running' | 'stopped';

/**
 * How a deal's benefits read, from its protection as it reads at that moment (BN10): they stop when the deal is lost, has
 * expired or its revocation took effect; a deal that was won or went on into the CRM keeps them.
 */
export function benefitState(
  deal: Pick<Deal, 'benefits' | 'review' | 'outcome'>,
  protection: Protection,
): BenefitState {
  if (!deal.benefits) return protection === 'provisional' || deal.review === 'draft' ? 'preview' : 'none';
  if (protection === 'revoked' || protection === 'expired' || deal.outcome === 'lost') return 'stopped';
  return 'running';
}
