import * as v from 'valibot';
import type { Deal } from '../deals/deal.ts';
import { VerdictResult } from '../deals/verdict.ts';
import { shareOf } from './figures.ts';

/** What of a verdict the report looks at. */
export interface ReportedVerdict {
  result: VerdictResult;
  ruleId: string;
}

/** A registration as the fairness report sees it. */
export interface FairnessFact extends Pick<Deal, 'review' | 'outcome' | 'rejectReason' | 'reviewerId'> {
  /** The verdict of its submission; null when it was never judged (RP2). */
  first: ReportedVerdict | null;
  /** The verdict it was decided under; null as before. */
  last: ReportedVerdict | null;
  /** Who gave the reason where it was approved against the verdict (DA8); null where it was not. */
  overriddenById: string | null;
}

/** What stood in a registration's way when it was submitted (RP3). */
export const Standing = v.picklist(['vendor_direct', 'something_else', 'nothing', 'not_judged']);
export type Standing = v.InferOutput<typeof Standing>;

const count = v.number();
const share = v.nullable(v.number());

/** The figures of a period. */
export const Fairness = v.object({
  submitted: count,
  /** Verdicts of the submission by result, each result once (RP2). */
  conflicts: v.array(v.object({ result: v.picklist([...VerdictResult.options, 'not_judged']), count })),
  /** What became of registrations by what stood in their way (RP3). */
  outcomes: v.array(
    v.object({
      standing: Standing,
      submitted: count,
      approved: count,
      /** Rejected, or closed as a duplicate. */
      refused: count,
      withdrawn: count,
      /** Not decided yet. */
      open: count,
      won: count,
      lost: count,
      /** Approved of those approved or refused, 0 to 1; null for fewer than five (RP1). */
      approvedShare: share,
      /** Won of those won or lost. */
      wonShare: share,
    }),
  ),
  /** Decisions against the verdict by person, most first (RP4). */
  overrides: v.array(
    v.object({
      personId: v.string(),
      decided: count,
      forPartner: count,
      againstPartner: count,
      /** Overrides of all they decided, 0 to 1; null for fewer than five. */
      share,
    }),
  ),
});
export type Fairness = v.InferOutput<typeof Fairness>;

type Figures = Record<'submitted' | 'approved' | 'refused' | 'withdrawn' | 'open' | 'won' | 'lost', number>;

/** What has been counted so far. One registration after the other goes in, so that a long period needs no memory. */
export interface FairnessTally {
  results: Map<string, number>;
  standings: Map<Standing, Figures>;
  people: Map<string, { decided: number; forPartner: number; againstPartner: number }>;
}

/** A tally of nothing. */
export function emptyTally(): FairnessTally {
  return { results: new Map(), standings: new Map(), people: new Map() };
}

/** Counts one registration in. */
export function countIn(tally: FairnessTally, fact: FairnessFact): void {
  const result = fact.first?.result ?? 'not_judged';
  tally.results.set(result, (tally.results.get(result) ?? 0) + 1);

  const standing = standingOf(fact.first);
  const figures = tally.standings.get(standing) ?? noFigures();
  tally.standings.set(standing, figures);
  figures.submitted += 1;
  figures[fateOf(fact)] += 1;
  if (fact.outcome === 'won' || fact.outcome === 'lost') figures[fact.outcome] += 1;

  if (!isDecided(fact)) return;
  const override = overrideOf(fact);
  const overrider = override === 'forPartner' ? fact.overriddenById : fact.reviewerId;
  // Who gave the reason and who signed last both had the decision in hand.
  for (const id of new Set([fact.reviewerId, overrider])) {
    if (id === null) continue;
    const person = tally.people.get(id) ?? { decided: 0, forPartner: 0, againstPartner: 0 };
    tally.people.set(id, person);
    person.decided += 1;
    if (override && id === overrider) person[override] += 1;
  }
}

/** The figures of what was counted. */
export function fairnessOf(tally: FairnessTally): Fairness {
  const results = [...VerdictResult.options, 'not_judged'] as const;
  return {
    submitted: [...tally.results.values()].reduce((sum, one) => sum + one, 0),
    conflicts: results.map((result) => ({ result, count: tally.results.get(result) ?? 0 })),
    outcomes: Standing.options.map((standing) => {
      const figures = tally.standings.get(standing) ?? noFigures();
      const { approved, refused, won, lost } = figures;
      return {
        standing,
        ...figures,
        approvedShare: shareOf(approved, approved + refused),
        wonShare: shareOf(won, won + lost),
      };
    }),
    overrides: [...tally.people]
      .map(([personId, { decided, forPartner, againstPartner }]) => ({
        personId,
        decided,
        forPartner,
        againstPartner,
        share: shareOf(forPartner + againstPartner, decided),
      }))
      .filter(({ forPartner, againstPartner }) => forPartner + againstPartner > 0)
      .toSorted(
        (a, b) =>
          b.forPartner + b.againstPartner - (a.forPartner + a.againstPartner) ||
          (a.personId < b.personId ? -1 : 1),
      ),
  };
}

/** RP4: how a decision went against the verdict; null when it did not. */
export function overrideOf(
  fact: Pick<FairnessFact, 'review' | 'rejectReason' | 'last' | 'overriddenById'>,
): 'forPartner' | 'againstPartner' | null {
  if (fact.review === 'approved') return fact.overriddenById === null ? null : 'forPartner';
  if (fact.last?.result !== 'clear' || (fact.review !== 'rejected' && fact.review !== 'duplicate'))
    return null;
  return overHolder.some((reason) => reason === fact.rejectReason) ? 'againstPartner' : null;
}

/** Reasons that say somebody holds the customer. */
const overHolder = ['already_registered', 'vendor_direct', 'existing_customer'] as const;

function standingOf(first: ReportedVerdict | null): Standing {
  if (!first) return 'not_judged';
  if (first.ruleId === 'RC5' || first.ruleId === 'RC6') return 'vendor_direct';
  return first.result === 'clear' ? 'nothing' : 'something_else';
}

function isDecided({ review }: Pick<FairnessFact, 'review'>): boolean {
  return review === 'approved' || review === 'rejected' || review === 'duplicate';
}

function fateOf({ review }: Pick<FairnessFact, 'review'>): 'approved' | 'refused' | 'withdrawn' | 'open' {
  if (review === 'approved' || review === 'withdrawn') return review;
  return review === 'rejected' || review === 'duplicate' ? 'refused' : 'open';
}

function noFigures(): Figures {
  return { submitted: 0, approved: 0, refused: 0, withdrawn: 0, open: 0, won: 0, lost: 0 };
}
