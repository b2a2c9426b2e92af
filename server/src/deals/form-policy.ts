import type { DealPolicy, Exclusion, FormPolicy, ValueBand } from '@portico/domain/deals/policy';

/** What of the policy a partner's form is told. Field by field: what decides is the vendor's affair. */
export function formPolicyOf(
  policy: DealPolicy,
): FormPolicy & { valueBands: ValueBand[]; exclusions: Exclusion[] } {
  const { version, currency, territory } = policy;
  const { protectionDays, expiringDays, decisionBusinessDays, infoDueBusinessDays } = policy;
  const { lapseDays, closeQuarters, minimumAmountMinor, appealDays } = policy;
  return {
    version,
    currency,
    valueBands: [...policy.valueBands],
    protectionDays,
    expiringDays,
    decisionBusinessDays,
    infoDueBusinessDays,
    lapseDays,
    closeQuarters,
    minimumAmountMinor,
    exclusions: [...policy.exclusions],
    territory,
    appealDays,
  };
}
