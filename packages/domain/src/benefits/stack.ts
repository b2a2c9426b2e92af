import type { Currency } from '../currency.ts';
import { BASIS_POINTS, type Benefit, type BenefitLine, type BenefitStatement } from './benefit.ts';
import type { BenefitPolicy } from './policy.ts';

/** The facts of a deal that its benefits depend on. */
export interface BenefitBase {
  baseMinor: number;
  baseFrom: BenefitStatement['baseFrom'];
  currency: Currency;
  hasSecondPartner: boolean;
}

/** Which benefits there are, in which currency, under which version's name. */
export interface BenefitTerms {
  version: string;
  currency: Currency;
  benefits: BenefitPolicy;
}

/**
 * What a deal brings under a policy (BN1 to BN6). Pure and in whole minor units, so that the preview before submitting and
 * the statement that is frozen at the approval are one reckoning (BN7).
 */
export function stackBenefits(
  base: BenefitBase,
  { version, currency, benefits }: BenefitTerms,
): BenefitStatement {
  const isHome = base.currency === currency;
  const reckoned = benefits.benefits.map((benefit) => ({ benefit, minor: worth(benefit, base, isHome) }));
  const best = bestOfGroups(reckoned);
  const capMinor = programCap(base, benefits, isHome);
  const kept = cut(
    reckoned.filter(({ benefit }) => best.has(benefit.code)),
    capMinor,
  );
  const lines = reckoned.map(({ benefit, minor }) =>
    lineOf(benefit, { minor, kept: kept.get(benefit.code), hasSecond: base.hasSecondPartner }),
  );
  return {
    policyVersion: version,
    baseMinor: base.baseMinor,
    baseFrom: base.baseFrom,
    currency: base.currency,
    lines,
    totalMinor: sum(lines.map((line) => line.amountMinor)),
    secondPartnerMinor: sum(lines.map((line) => line.secondPartnerMinor)),
    capMinor,
  };
}

interface Reckoned {
  benefit: Benefit;
  /** Null where the benefit is an amount of another currency. */
  minor: number | null;
}

/** BN1: rounded down to whole minor units, BN2: never above the benefit's own cap, BN6: money counts in its own currency. */
function worth(benefit: Benefit, { baseMinor }: BenefitBase, isHome: boolean): number | null {
  if (benefit.basis === 'fixed' && !isHome) return null;
  const full = benefit.basis === 'fixed' ? benefit.value : shareOf(baseMinor, benefit.value);
  return benefit.capMinor !== null && isHome ? Math.min(full, benefit.capMinor) : full;
}

/** BN3: of a group the one that is worth most, of equals the one with the smaller priority, then the earlier code. */
function bestOfGroups(reckoned: readonly Reckoned[]): ReadonlySet<string> {
  const ranked = reckoned
    .filter(({ minor }) => minor !== null)
    .toSorted(
      (a, b) =>
        (b.minor ?? 0) - (a.minor ?? 0) ||
        a.benefit.priority - b.benefit.priority ||
        (a.benefit.code < b.benefit.code ? -1 : 1),
    );
  const best = new Map<string, string>();
  for (const { benefit } of ranked) {
    // A benefit without a group is a group of its own (BN4); a group's name has no space.
    const group = benefit.stackGroup ?? `alone ${benefit.code}`;
    if (!best.has(group)) best.set(group, benefit.code);
  }
  return new Set(best.values());
}

/** BN5: the smaller of the programme's two caps. */
function programCap({ baseMinor }: BenefitBase, policy: BenefitPolicy, isHome: boolean): number | null {
  const caps = [
    ...(policy.capMinor !== null && isHome ? [policy.capMinor] : []),
    ...(policy.capShare === null ? [] : [shareOf(baseMinor, policy.capShare)]),
  ];
  return caps.length > 0 ? Math.min(...caps) : null;
}

/** BN5: the cap comes last and cuts what has the largest priority number first. */
function cut(counting: readonly Reckoned[], capMinor: number | null): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  let left = capMinor ?? Number.MAX_SAFE_INTEGER;
  const byPriority = counting.toSorted(
    (a, b) => a.benefit.priority - b.benefit.priority || (a.benefit.code < b.benefit.code ? -1 : 1),
  );
  for (const { benefit, minor } of byPriority) {
    const taken = Math.min(minor ?? 0, left);
    kept.set(benefit.code, taken);
    left -= taken;
  }
  return kept;
}

function lineOf(
  { code, kind, basis, value, stackGroup, secondPartnerShare }: Benefit,
  { minor, kept, hasSecond }: { minor: number | null; kept: number | undefined; hasSecond: boolean },
): BenefitLine {
  const amountMinor = kept ?? 0;
  return {
    code,
    kind,
    basis,
    value,
    stackGroup,
    amountMinor,
    // BN9
    secondPartnerMinor: hasSecond ? shareOf(amountMinor, secondPartnerShare) : 0,
    result:
      minor === null ? 'other_currency' : kept === undefined ? 'outdone' : kept < minor ? 'cut' : 'granted',
  };
}

/** `points` basis points of an amount, rounded down (BN1); in big integers, so that no amount is too large. */
function shareOf(minor: number, points: number): number {
  return Number((BigInt(minor) * BigInt(points)) / BigInt(BASIS_POINTS));
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
