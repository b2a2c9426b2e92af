import { canonicalJson } from '../event.ts';
import { refuse } from '../refusal.ts';
import { sumOfLines } from './amount.ts';
import { stepApproved } from './approved-moves.ts';
import { type ClaimField, claimFields, type DraftClaim } from './claim.ts';
import type { Deal } from './deal.ts';
import { protectionAt } from './deadlines.ts';
import type { RulingContext } from './step.ts';
import type { Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';
import { chainFor } from './signing.ts';

/** Fields that say who the customer is, and under what the deal was registered: another one is another registration (DM37). */
const fixed: ReadonlySet<ClaimField> = new Set<ClaimField>([
  'customerName',
  'customerWeb',
  'customerCountry',
  'customerRegistrationNo',
  'dealType',
  'tenderRef',
  'tenderPublishedOn',
]);

/** Fields that change nothing of what was decided. Amount, currency, band and lines are judged apart; all others are scope. */
const free: ReadonlySet<ClaimField> = new Set<ClaimField>([
  'contactName',
  'contactEmail',
  'contactAgreed',
  'closeQuarter',
  'relationship',
  'competitor',
  'compellingEvent',
  'customerCity',
  'customerPostcode',
  'parentName',
  'fileIds',
  'helpRequested',
]);
const measured: ReadonlySet<ClaimField> = new Set<ClaimField>([
  'estAmountMinor',
  'estCurrency',
  'valueBand',
  'lines',
]);

/** What a change of an approved deal needs: nothing, since there is none; to be told; a new look; a new registration. */
export type AmendmentWeight = 'none' | 'free' | 'review' | 'another_deal';

/** The fields in which two claims differ, in the order of the form. An empty text is as good as none. */
export function changedFields(before: DraftClaim, after: DraftClaim): ClaimField[] {
  const said = (value: unknown): string => canonicalJson(value === '' ? null : value);
  return claimFields.filter((field) => said(before[field]) !== said(after[field]));
}

/** How much a change weighs (DM37 to DM39). The amount is measured from the one that was approved, so that small steps do not add up. */
export function weighAmendment(
  deal: Pick<Deal, 'claim' | 'benefits'>,
  after: DraftClaim,
  policy: DealPolicy,
): AmendmentWeight {
  const changed = changedFields(deal.claim, after);
  if (changed.length === 0) return 'none';
  if (changed.some((field) => fixed.has(field))) return 'another_deal';
  if (changed.some((field) => !free.has(field) && !measured.has(field))) return 'review';
  if (productsOf(deal.claim) !== productsOf(after)) return 'review';
  const isMeasured = changed.some((field) => measured.has(field));
  if (!isMeasured) return 'free';
  return isNear(deal, after, policy) && !takesMoreSignatures(deal.claim, after, policy) ? 'free' : 'review';
}

/** DA1: however small the step, nobody grows past a limit without the signatures beyond it. */
function takesMoreSignatures(before: DraftClaim, after: DraftClaim, policy: DealPolicy): boolean {
  const given = new Set(chainFor(before, policy).map(({ role }) => role));
  return chainFor(after, policy).some(({ role }) => !given.has(role));
}

/** Wishes a change. A small one takes effect at once (DM38); any other waits for the desk, under protection (DM39). */
export function amend(
  deal: Deal,
  { claim, reason }: { claim: DraftClaim; reason: string },
  context: RulingContext,
): Ruling {
  const { policy, now, actorId } = context;
  return stepApproved(deal, 'amend', {
    context,
    change: () => {
      if (protectionAt(deal, policy, now) === 'expired') return refuse('DM39', 'expired');
      if (deal.amendment?.status === 'pending') return refuse('DM39', 'pending');
      const weight = weighAmendment(deal, claim, policy);
      if (weight === 'none') return refuse('DM38', 'nothing_changed');
      if (weight === 'another_deal') return refuse('DM37', 'another_deal', firstFixed(deal.claim, claim));
      const isFree = weight === 'free';
      return {
        claim: isFree ? claim : deal.claim,
        amendment: {
          claim,
          reason: reason.trim(),
          requestedById: actorId ?? deal.sellerId,
          requestedAt: now,
          status: isFree ? 'approved' : 'pending',
          decidedById: null,
          decidedAt: isFree ? now : null,
          noteShared: null,
          verdict: null,
          override: null,
          ...(isFree ? { before: deal.claim } : { chain: chainFor(claim, policy) }),
        },
      };
    },
  });
}

function firstFixed(before: DraftClaim, after: DraftClaim): ClaimField | undefined {
  return changedFields(before, after).find((field) => fixed.has(field));
}

/** The products a claim is for; how many of each is a question of the amount. */
function productsOf(claim: DraftClaim): string {
  return canonicalJson(
    [...new Set((claim.lines ?? []).map(({ productId }) => productId ?? ''))].toSorted((a, b) =>
      a < b ? -1 : 1,
    ),
  );
}

/** Whether the new amount lies within the policy's percent of the approved one or, where none was given then, within its band. */
function isNear(
  { claim, benefits }: Pick<Deal, 'claim' | 'benefits'>,
  after: DraftClaim,
  policy: DealPolicy,
): boolean {
  const currency = (of: DraftClaim) => of.estCurrency || policy.currency;
  if (currency(claim) !== currency(after)) return false;
  const frozen = benefits?.baseFrom === 'amount' ? benefits.baseMinor : null;
  const before = benefits ? frozen : amountOf(claim);
  const next = amountOf(after);
  if (before !== null && next !== null) {
    return Math.abs(next - before) * 100 <= before * policy.protection.amendFreePercent;
  }
  if (claim.valueBand !== after.valueBand) return false;
  const band = policy.valueBands.find(({ code }) => code === claim.valueBand);
  if (next === null || !band) return next === null;
  return next >= band.fromMinor && (band.toMinor === null || next < band.toMinor);
}

function amountOf(claim: DraftClaim): number | null {
  return sumOfLines(claim) ?? claim.estAmountMinor ?? null;
}
