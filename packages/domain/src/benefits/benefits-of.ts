import * as v from 'valibot';
import { Currency } from '../currency.ts';
import { sumOfLines } from '../deals/amount.ts';
import type { DraftClaim } from '../deals/claim.ts';
import type { DealPolicy } from '../deals/policy.ts';
import type { BenefitStatement } from './benefit.ts';
import type { BenefitPolicy } from './policy.ts';
import { type BenefitBase, stackBenefits } from './stack.ts';

/** The two parts of a channel's policy that benefits follow from. */
export interface BenefitRules {
  deals: Pick<DealPolicy, 'version' | 'currency' | 'valueBands'>;
  benefits: BenefitPolicy;
}

/**
 * The benefits of a claim under a policy (BN7): reckoned from the amount the partner expects, or, where they gave none,
 * from where their value band begins (BN8). Null while there is neither.
 */
export function benefitsOf(
  claim: DraftClaim,
  { deals, benefits }: BenefitRules,
  facts: { hasSecondPartner: boolean },
): BenefitStatement | null {
  const base = baseOf(claim, deals);
  if (!base) return null;
  // A second partner who is named but not known yet shares as one who is (BN9).
  const hasSecondPartner = facts.hasSecondPartner || (claim.secondPartnerName ?? '') !== '';
  return stackBenefits(
    { ...base, hasSecondPartner },
    { version: deals.version, currency: deals.currency, benefits },
  );
}

function baseOf(
  claim: DraftClaim,
  deals: BenefitRules['deals'],
): Omit<BenefitBase, 'hasSecondPartner'> | null {
  const given = sumOfLines(claim) ?? claim.estAmountMinor ?? null;
  const currency = v.safeParse(Currency, claim.estCurrency);
  if (given !== null && given >= 0) {
    return {
      baseMinor: given,
      baseFrom: 'amount',
      currency: currency.success ? currency.output : deals.currency,
    };
  }
  const band = deals.valueBands.find(({ code }) => code === claim.valueBand);
  return band ? { baseMinor: band.fromMinor, baseFrom: 'band', currency: deals.currency } : null;
}
