import * as v from 'valibot';
import type { DealType } from '../deals/claim.ts';
import { idSchema } from '../id.ts';
import { Instant } from '../time.ts';
import { type Coverage, coversAccount, isActive, isInTime } from './coverage.ts';
import {
  type Holder,
  type MatrixAnswer,
  precedence,
  readMatrix,
  type Sites,
  type Situation,
  type VerdictNote,
  type VerdictOption,
  type VerdictResult,
} from './matrix.ts';
import { firstRightUntil } from './first-right.ts';
import type { ConflictPolicy } from './policy.ts';
import type { Reservation } from './reservation.ts';
import { reservationHolder } from './reservation-holder.ts';
import { holdsAt, productsOverlap, type Scope, siteRelation } from './scope.ts';

/** How an account buys. */
export type BuyingMode = 'central' | 'by_site' | 'mixed';

/** An account as the verdict needs it. */
export interface JudgedAccount {
  id: string;
  country: string | null;
  segment: string | null;
  buyingMode: BuyingMode;
}

/** Another partner's claim, or one's own, that is still under review. */
export interface PendingClaim {
  dealId: string;
  partnerId: string;
  completeAt: Instant;
  scope: Scope;
  /** How its customer fits this claim's: the same, unless it says that it is only similar. */
  match?: 'similar' | undefined;
}

/** All a verdict is made of; plain data, kept with it so that it can be made again under another policy. */
export interface JudgeInput {
  claim: {
    /** Null for a question before there is a deal. */
    dealId: string | null;
    partnerId: string;
    dealType: DealType;
    scope: Scope;
    submittedAt: Instant;
    completeAt: Instant;
  };
  match: 'same' | 'similar' | 'related' | 'none';
  /** The account the customer is the same as. */
  account: JudgedAccount | null;
  /** Whether the corporate group as a whole buys centrally. */
  groupBuysCentrally: boolean;
  coverage: readonly Coverage[];
  /** Of the account and of the accounts of its family. */
  reservations: readonly Reservation[];
  claims: readonly PendingClaim[];
  now: Instant;
}

const Result = v.picklist(['clear', 'needs_review', 'soft_conflict', 'hard_conflict', 'not_available']);

/** Something that bears on a claim, and what it means for it. */
export const Finding = v.strictObject({
  kind: v.picklist(['coverage', 'reservation', 'claim', 'match']),
  /** The row, reservation or deal; empty for the match alone. */
  id: v.string(),
  rule: v.string(),
  result: Result,
});
export type Finding = v.InferOutput<typeof Finding>;

/** A remark, what it is about, and until when it matters. */
export const Remark = v.strictObject({
  key: v.picklist([
    'sibling_exists',
    'notify_owner',
    'late_coverage_ignored',
    'first_right_until',
    'earlier_complete_leads',
    'claim_behind',
  ] satisfies VerdictNote[]),
  id: v.string(),
  until: v.nullable(Instant),
});
export type Remark = v.InferOutput<typeof Remark>;

/** What a claim meets: the deciding rule, all that bears on it, remarks and ways out. */
export const Judgement = v.strictObject({
  result: Result,
  ruleId: v.string(),
  /** The deciding one first. What leaves the claim clear is among them when it has a rule of its own to tell. */
  opposing: v.array(Finding),
  notes: v.array(Remark),
  options: v.array(v.picklist(['split_by_site', 'cosell', 'referral'] satisfies VerdictOption[])),
});
export type Judgement = v.InferOutput<typeof Judgement>;

/** The id of a verdict. */
export const VerdictId = idSchema('verd');

/** A verdict as it is kept. */
export const Verdict = v.strictObject({
  ...Judgement.entries,
  id: VerdictId,
  dealId: v.string(),
  accountId: v.nullable(v.string()),
  match: v.picklist(['same', 'similar', 'related', 'none']),
  policyVersion: v.string(),
  inputsHash: v.string(),
  at: Instant,
});
export type Verdict = v.InferOutput<typeof Verdict>;

interface Weighed extends Finding {
  rank: number;
  since: Instant;
  note: VerdictNote | null;
  options: readonly VerdictOption[];
  until: Instant | null;
}

/**
 * Judges a claim by the conflict matrix (RC1 to RC17) and the precedence (RC18). Pure: the same facts in any order give the
 * same answer (RC19).
 */
export function judgeClaim(input: JudgeInput, policy: ConflictPolicy): Judgement {
  const weighed = [
    matchAlone(input, policy),
    ...input.coverage.flatMap((row) => coverageFinding(row, input, policy)),
    ...input.reservations.flatMap((held) => reservationFinding(held, input, policy)),
    ...input.claims.flatMap((claim) => claimFinding(claim, input, policy)),
  ].toSorted(byPrecedence);
  const [first] = weighed;
  if (!first) throw new Error('the match alone is always a finding');
  const told = weighed.filter((finding) => finding.kind !== 'match' && isWorthTelling(finding));
  return {
    result: first.result,
    ruleId: first.rule,
    opposing: told.map(({ kind, id, rule, result }) => ({ kind, id, rule, result })),
    notes: weighed.flatMap(({ note, id, until }) => (note ? [{ key: note, id, until }] : [])),
    options: [
      ...new Set(weighed.filter(({ result }) => result !== 'clear').flatMap(({ options }) => options)),
    ],
  };
}

/** What a partner may learn of a verdict: the class of the answer, never who, what or by which rule. */
export type PartnerClass = 'clear' | 'needs_review' | 'not_available';

/** RC5: the class of a verdict. Of two claims under review nobody is out yet. */
export function partnerClassOf(verdict: Pick<Judgement, 'result' | 'ruleId'>): PartnerClass {
  if (verdict.result === 'clear') return 'clear';
  if (verdict.result === 'not_available') return 'not_available';
  return verdict.result === 'hard_conflict' && verdict.ruleId !== 'RC17' ? 'not_available' : 'needs_review';
}

const gravity: Record<VerdictResult, number> = {
  not_available: 0,
  hard_conflict: 1,
  soft_conflict: 2,
  needs_review: 3,
  clear: 4,
};

/** RC18. What leaves the claim clear never goes before what does not. */
function byPrecedence(a: Weighed, b: Weighed): number {
  const order = (finding: Weighed): string =>
    [
      finding.result === 'clear' ? 1 : 0,
      finding.rank,
      gravity[finding.result],
      finding.since,
      finding.kind,
      finding.id,
    ].join(' ');
  const [left, right] = [order(a), order(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

function isWorthTelling(finding: Weighed): boolean {
  return finding.result !== 'clear' || finding.note !== null || finding.rule !== 'RC1';
}

/** RC1 to RC3 where nothing holds the customer. */
function matchAlone(input: JudgeInput, policy: ConflictPolicy): Weighed {
  const answer = readMatrix(situationOf(input, { holder: 'nobody', held: null, policy }), policy);
  return weigh(answer, { kind: 'match', id: '', holder: 'nobody', since: input.claim.submittedAt });
}

function coverageFinding(row: Coverage, input: JudgeInput, policy: ConflictPolicy): Weighed[] {
  const { account, claim, now } = input;
  if (input.match !== 'same' || !account || !coversAccount(row, account)) return [];
  const isStanding = row.from <= claim.submittedAt && (row.until === null || now < row.until);
  if (!isStanding || (row.endedAt !== null && row.endedAt <= now)) return [];
  const holder = coverageHolder(row, input, policy);
  const answer = readMatrix(situationOf(input, { holder, held: row, policy }), policy);
  const until = answer.note === 'first_right_until' ? firstRightUntil(input.claim.submittedAt, policy) : null;
  return [weigh(answer, { kind: 'coverage', id: row.id, holder, since: row.enteredAt, until })];
}

function coverageHolder(row: Coverage, { claim, now }: JudgeInput, policy: ConflictPolicy): Holder {
  const { submittedAt, partnerId } = claim;
  // RC16, and RC9 for the incumbent itself.
  if (row.partnerId === partnerId) return 'own';
  // RC7
  if (!isInTime(row, submittedAt)) return 'entered_late';
  switch (row.kind) {
    case 'blocked':
      return 'blocked';
    case 'vendor_direct':
    case 'house':
      return isActive(row, submittedAt, policy.directActivityDays) ? 'direct' : 'direct_idle';
    case 'territory_exclusive':
      return 'territory';
    case 'incumbent':
      return now < firstRightUntil(submittedAt, policy) ? 'incumbent' : 'nobody';
  }
}

function reservationFinding(held: Reservation, input: JudgeInput, policy: ConflictPolicy): Weighed[] {
  const { account, claim, now } = input;
  if (!holdsAt(held, now) || held.originId === claim.dealId) return [];
  if (input.match === 'none' || input.match === 'similar') return [];
  const isFamily = held.accountId !== account?.id;
  const holder = reservationHolder(held, input);
  if (isFamily && holder === 'own') return [];
  const situation = situationOf(isFamily ? { ...input, match: 'related' } : input, { holder, held, policy });
  return [
    weigh(readMatrix(situation, policy), { kind: 'reservation', id: held.id, holder, since: held.from }),
  ];
}

function claimFinding(rival: PendingClaim, input: JudgeInput, policy: ConflictPolicy): Weighed[] {
  const { claim } = input;
  if (rival.dealId === claim.dealId || rival.partnerId === claim.partnerId) return [];
  const mine = `${claim.completeAt} ${claim.dealId ?? '~'}`;
  const holder: Holder = `${rival.completeAt} ${rival.dealId}` < mine ? 'earlier_claim' : 'later_claim';
  // What claims say of one another's customer holds whether or not it is known, or a family's.
  const match = input.match === 'similar' ? 'similar' : 'same';
  const read = (as: JudgeInput['match']) =>
    readMatrix(situationOf({ ...input, match: as }, { holder, held: rival.scope, policy }), policy);
  // RC17: where the same customer would be in the way, a person says whether a similar one is.
  const answer = read(rival.match === 'similar' && read(match).result !== 'clear' ? 'similar' : match);
  return [weigh(answer, { kind: 'claim', id: rival.dealId, holder, since: rival.completeAt })];
}

/** RC5: whatever a claim calls itself, a project or a new site, lies inside an account that is the vendor's as a whole. */
function isAllVendors(holder: Holder, held: Scope): boolean {
  return (holder === 'direct' || holder === 'blocked') && held.sites.kind === 'all';
}

function situationOf(
  input: JudgeInput,
  { holder, held, policy }: { holder: Holder; held: Scope | null; policy: ConflictPolicy },
): Situation {
  const { claim, match } = input;
  const sites = held === null || isAllVendors(holder, held) ? 'overlap' : sitesOf(input, held, policy);
  const products = held === null || productsOverlap(held.products, claim.scope.products) ? 'same' : 'other';
  return {
    match,
    holder,
    sites,
    products,
    business: claim.dealType === 'renewal' ? 'renewal' : 'new',
  };
}

/** RC14, and RC3 for a group: where one budget pays for all offices, apart is not apart. */
function sitesOf(input: JudgeInput, held: Scope, policy: ConflictPolicy): Sites {
  const { claim, account, match, groupBuysCentrally } = input;
  if (match === 'related') return groupBuysCentrally ? 'one_budget' : 'apart';
  const relation = siteRelation(claim.scope.sites, held.sites);
  const mode = account?.buyingMode === 'mixed' ? policy.mixedBuying : account?.buyingMode;
  return relation === 'apart' && mode === 'central' ? 'one_budget' : relation;
}

function weigh(
  answer: MatrixAnswer,
  of: { kind: Finding['kind']; id: string; holder: Holder; since: Instant; until?: Instant | null },
): Weighed {
  return {
    kind: of.kind,
    id: of.id,
    rule: answer.rule,
    result: answer.result,
    rank: precedence[of.holder],
    since: of.since,
    note: answer.note,
    options: answer.options,
    until: of.until ?? null,
  };
}
