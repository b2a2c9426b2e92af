import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIn, emptyTally, type FairnessFact, fairnessOf, overrideOf } from './fairness.ts';

const clear = { result: 'clear', ruleId: 'RC1' } as const;
const direct = { result: 'not_available', ruleId: 'RC5' } as const;
const idle = { result: 'soft_conflict', ruleId: 'RC6' } as const;
const held = { result: 'hard_conflict', ruleId: 'RC10' } as const;

function fact(changes: Partial<FairnessFact>): FairnessFact {
  const { first = clear, last = first, ...rest } = changes;
  const undecided = { review: 'submitted', outcome: 'open', rejectReason: null, reviewerId: null } as const;
  return { ...undecided, overriddenById: null, first, last, ...rest };
}

function reportOf(facts: readonly FairnessFact[]) {
  const tally = emptyTally();
  for (const one of facts) countIn(tally, one);
  return fairnessOf(tally);
}

const approved = (changes: Partial<FairnessFact> = {}) =>
  fact({ review: 'approved', reviewerId: 'ada', ...changes });
const refused = (changes: Partial<FairnessFact> = {}) =>
  fact({ review: 'rejected', rejectReason: 'vendor_direct', reviewerId: 'ben', ...changes });

describe('the fairness of a period', () => {
  it('RP2: counts conflicts by the verdict of the submission, each result once', () => {
    const { submitted, conflicts } = reportOf([
      fact({}),
      fact({ last: held }),
      fact({ first: direct }),
      fact({ first: held, last: clear }),
      fact({ first: null }),
    ]);
    expect(submitted).toBe(5);
    expect(conflicts).toEqual([
      { result: 'clear', count: 2 },
      { result: 'needs_review', count: 0 },
      { result: 'soft_conflict', count: 0 },
      { result: 'hard_conflict', count: 1 },
      { result: 'not_available', count: 1 },
      { result: 'not_judged', count: 1 },
    ]);
  });

  it('RP3, RP1: holds outcomes where the vendor sells itself against the others', () => {
    const { outcomes } = reportOf([
      approved({ first: direct }),
      approved({ first: idle, outcome: 'won' }),
      ...[1, 2, 3].map(() => refused({ first: direct })),
      fact({ first: direct, review: 'withdrawn' }),
      approved({ first: held }),
      refused({ first: held, review: 'duplicate', rejectReason: 'already_registered' }),
      ...[1, 2, 3, 4].map(() => approved({ outcome: 'won' })),
      approved({ outcome: 'lost' }),
      fact({ review: 'info_requested' }),
    ]);
    const nobody = { submitted: 0, approved: 0, refused: 0, withdrawn: 0, open: 0, won: 0, lost: 0 };
    expect(outcomes).toEqual([
      // 2 of 5 decided were approved; one was won, too few for a share.
      {
        ...nobody,
        standing: 'vendor_direct',
        submitted: 6,
        approved: 2,
        refused: 3,
        withdrawn: 1,
        won: 1,
        approvedShare: 0.4,
        wonShare: null,
      },
      {
        ...nobody,
        standing: 'something_else',
        submitted: 2,
        approved: 1,
        refused: 1,
        approvedShare: null,
        wonShare: null,
      },
      {
        ...nobody,
        standing: 'nothing',
        submitted: 6,
        approved: 5,
        open: 1,
        won: 4,
        lost: 1,
        approvedShare: 1,
        wonShare: 0.8,
      },
      { ...nobody, standing: 'not_judged', approvedShare: null, wonShare: null },
    ]);
  });

  it('RP4, RP1: names who gave the reason for an approval against the verdict or refused where nothing stood in the way, most first', () => {
    const { overrides } = reportOf([
      ...[1, 2, 3].map(() => approved()),
      approved({ last: direct, overriddenById: 'ada', reviewerId: 'cleo' }),
      approved({ first: clear, last: held, overriddenById: 'ada' }),
      // Not approved after all, and one whose verdict is no longer what was approved.
      fact({ review: 'in_review', last: held, overriddenById: 'ada' }),
      approved({ last: held, reviewerId: 'dan' }),
      refused(),
      refused({ rejectReason: 'incomplete' }),
      approved({ reviewerId: 'cleo' }),
    ]);
    expect(overrides).toEqual([
      { personId: 'ada', decided: 5, forPartner: 2, againstPartner: 0, share: 0.4 },
      { personId: 'ben', decided: 2, forPartner: 0, againstPartner: 1, share: null },
    ]);
  });

  it.each([
    ['approved', null, direct, null],
    ['approved', null, idle, null],
    ['approved', null, clear, null],
    ['rejected', 'vendor_direct', clear, 'againstPartner'],
    ['rejected', 'existing_customer', clear, 'againstPartner'],
    ['duplicate', 'already_registered', clear, 'againstPartner'],
    ['rejected', 'not_genuine', clear, null],
    ['rejected', 'vendor_direct', idle, null],
    ['approved', null, null, null],
    ['withdrawn', null, direct, null],
  ] as const)('RP4: %s for %s under %j is an override: %s', (review, rejectReason, last, override) => {
    expect(overrideOf({ review, rejectReason, last, overriddenById: null })).toBe(override);
  });

  it('RP4: an approval is one exactly where a reason was given for it', () => {
    for (const last of [direct, held, clear, null]) {
      const one = { review: 'approved', rejectReason: null, last } as const;
      expect(overrideOf({ ...one, overriddenById: 'ada' })).toBe('forPartner');
      expect(overrideOf({ ...one, overriddenById: null })).toBeNull();
    }
  });

  it('says the same whatever the order of registrations', () => {
    const kinds = [
      approved(),
      approved({ last: direct }),
      refused(),
      fact({ first: null }),
      fact({ first: held }),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 30 }), (facts) => {
        expect(reportOf(facts.toReversed())).toEqual(reportOf(facts));
      }),
    );
  });
});
