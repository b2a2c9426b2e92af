import { describe, expect, it } from 'vitest';
import {
  conflictMatrix,
  type Holder,
  type MatchKind,
  readMatrix,
  type Sites,
  type Situation,
  type VerdictResult,
} from './matrix.ts';
import { defaultConflictPolicy } from './policy.ts';

const matches: readonly MatchKind[] = ['same', 'similar', 'related', 'none'];
/** The columns of the tables below, in this order. */
const sites: readonly Sites[] = ['overlap', 'apart', 'one_budget', 'open'];
const products = ['same', 'other'] as const;
const businesses = ['new', 'renewal'] as const;

/** One letter for a result: clear, `?` for a review, soft, hard, not available, what the programme says. */
const letters = {
  C: 'clear',
  '?': 'needs_review',
  S: 'soft_conflict',
  H: 'hard_conflict',
  N: 'not_available',
} as const;
type Letter = keyof typeof letters | 'P';
type Row = readonly [Letter, Letter, Letter, Letter];
const clear: Row = ['C', 'C', 'C', 'C'];

/**
 * The table of domain.md, section 2, for a customer that is the same, written out by hand and not read from the matrix: for
 * each holder the results where sites overlap, lie apart, lie apart under one budget (`central` reads them as overlap, which
 * golden scenario 2 makes a soft conflict between partners), and where one side is a project or a site nobody knows yet.
 */
// oxfmt-ignore
const same: Record<Holder, { same: Row; other: Row; renewal?: Row }> = {
  //                     overlap apart budget open             overlap apart budget open
  blocked:       { same: ['N', 'C', 'N', 'N'],          other: clear },
  direct:        { same: ['N', 'C', 'N', 'S'],          other: clear },
  direct_idle:   { same: ['S', 'C', 'S', 'S'],          other: clear },
  entered_late:  { same: clear,                         other: clear },
  territory:     { same: ['S', 'S', 'S', 'S'],          other: clear },
  incumbent:     { same: clear,                         other: clear,                 renewal: ['S', 'C', 'S', 'S'] },
  exclusive:     { same: ['H', 'C', 'S', 'S'],          other: ['P', 'C', 'P', 'C'] },
  first_right:   { same: ['S', 'C', 'S', 'S'],          other: ['P', 'C', 'P', 'C'] },
  shared:        { same: clear,                         other: clear },
  own:           { same: clear,                         other: clear },
  earlier_claim: { same: ['H', 'C', 'S', 'S'],          other: clear },
  later_claim:   { same: clear,                         other: clear },
  nobody:        { same: clear,                         other: clear },
};
const holders = Object.keys(same) as readonly Holder[];

function expected(cell: Situation, program: VerdictResult): VerdictResult {
  const letter = letterOf(cell);
  return letter === 'P' ? program : letters[letter];
}

function letterOf({ match, holder, sites: lie, products: which, business }: Situation): Letter {
  if (match === 'none') return 'C';
  if (match === 'similar') return '?';
  // A family that buys as one, of which another partner holds one exclusively (golden scenario 2).
  if (match === 'related')
    return holder === 'exclusive' && lie === 'one_budget' && which === 'same' ? 'S' : 'C';
  const { same: row, other, renewal = row } = same[holder];
  const table = which === 'other' ? other : business === 'renewal' ? renewal : row;
  return table[sites.indexOf(lie)] ?? 'C';
}

const cells: readonly Situation[] = matches.flatMap((match) =>
  holders.flatMap((holder) =>
    sites.flatMap((lie) =>
      products.flatMap((which) =>
        businesses.map((business) => ({ match, holder, sites: lie, products: which, business })),
      ),
    ),
  ),
);

describe('every cell of the conflict matrix', () => {
  it('is there: match × holder × sites × products × business', () => {
    expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(4 * 13 * 4 * 2 * 2);
  });

  it.each(['clear', 'soft_conflict'] as const)(
    'is what the business says, where other products are %s by the programme',
    (otherProducts) => {
      const policy = { ...defaultConflictPolicy, otherProducts };
      const wrong = cells.flatMap((cell) => {
        const { result, rule } = readMatrix(cell, policy);
        const right = expected(cell, otherProducts);
        return result === right ? [] : [{ ...cell, result, rule, right }];
      });
      expect(wrong).toEqual([]);
    },
  );

  it('is decided by a row that some cell needs: no row is dead', () => {
    const firstFits = ({ match, holder, sites: lie, products: which, business }: Situation) =>
      conflictMatrix.find(
        (row) =>
          row.match === match &&
          (row.holder === 'any' || row.holder.includes(holder)) &&
          (row.sites === 'any' || row.sites.includes(lie)) &&
          (row.products === 'any' || row.products === which) &&
          (row.business === 'any' || row.business === business),
      );
    const used = new Set(cells.map(firstFits));
    expect(conflictMatrix.filter((row) => !used.has(row))).toEqual([]);
  });
});
