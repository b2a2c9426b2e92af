import type { ConflictPolicy } from './policy.ts';

/** How a customer fits an account of the register. */
export type MatchKind = 'same' | 'similar' | 'related' | 'none';

/** Who or what holds the account, as seen from the claim: `shared` is what the claim's own partner shares with the holder (RC15). */
export type Holder =
  | 'blocked'
  | 'direct'
  | 'direct_idle'
  | 'entered_late'
  | 'territory'
  | 'incumbent'
  | 'exclusive'
  | 'first_right'
  | 'shared'
  | 'own'
  | 'earlier_claim'
  | 'later_claim'
  | 'nobody';

/** How the sites lie: over each other, apart, apart with one budget (RC14), or so that only a person can tell (RC12). */
export type Sites = 'overlap' | 'apart' | 'one_budget' | 'open';

/** What stands in the way, from nothing to everything. */
export type VerdictResult = 'clear' | 'needs_review' | 'soft_conflict' | 'hard_conflict' | 'not_available';

/** What is remarked beside the result. */
export type VerdictNote =
  | 'sibling_exists'
  | 'notify_owner'
  | 'late_coverage_ignored'
  | 'first_right_until'
  | 'earlier_complete_leads'
  | 'claim_behind';

/** What could be done instead. */
export type VerdictOption = 'split_by_site' | 'cosell' | 'referral';

/** The cases the matrix tells apart. */
export interface Situation {
  match: MatchKind;
  holder: Holder;
  sites: Sites;
  products: 'same' | 'other';
  business: 'renewal' | 'new';
}

/** One row: where everything that is not `any` fits, the rule speaks. */
interface MatrixRow {
  match: MatchKind;
  holder: readonly Holder[] | 'any';
  sites: readonly Sites[] | 'any';
  products: 'same' | 'other' | 'any';
  business: 'renewal' | 'new' | 'any';
  result: VerdictResult | 'by_program';
  rule: string;
  note?: VerdictNote;
  options?: readonly VerdictOption[];
}

/** The rank of a finding (RC18); the lowest decides. */
export const precedence: Record<Holder, number> = {
  blocked: 1,
  direct: 2,
  exclusive: 3,
  first_right: 3,
  shared: 3,
  direct_idle: 4,
  territory: 5,
  incumbent: 6,
  earlier_claim: 7,
  later_claim: 7,
  own: 8,
  nobody: 8,
  entered_late: 9,
};

const one = (holder: Holder, ...more: Holder[]): readonly Holder[] => [holder, ...more];
const at = (site: Sites, ...more: Sites[]): readonly Sites[] => [site, ...more];
const split: readonly VerdictOption[] = ['split_by_site'];

/**
 * The conflict matrix of the business (domain.md, section 2) as one table; the first row that fits speaks. It is total:
 * the last row of each match fits whatever is left.
 */
// oxfmt-ignore
export const conflictMatrix: readonly MatrixRow[] = [
  // how the customer fits, who holds it, how sites and products lie, which business → what it is, by which rule
  { match: 'none',    holder: 'any',                        sites: 'any',                      products: 'any',   business: 'any',     result: 'clear',         rule: 'RC1' },
  { match: 'similar', holder: 'any',                        sites: 'any',                      products: 'any',   business: 'any',     result: 'needs_review',  rule: 'RC2' },
  { match: 'related', holder: one('exclusive'),             sites: at('one_budget'),           products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC3', note: 'notify_owner', options: split },
  { match: 'related', holder: 'any',                        sites: 'any',                      products: 'any',   business: 'any',     result: 'clear',         rule: 'RC3', note: 'notify_owner' },

  { match: 'same',    holder: one('own'),                   sites: 'any',                      products: 'any',   business: 'any',     result: 'clear',         rule: 'RC16' },
  { match: 'same',    holder: one('entered_late'),          sites: 'any',                      products: 'any',   business: 'any',     result: 'clear',         rule: 'RC7', note: 'late_coverage_ignored' },

  { match: 'same',    holder: one('blocked'),               sites: at('overlap', 'one_budget', 'open'), products: 'same', business: 'any', result: 'not_available', rule: 'RC4' },
  { match: 'same',    holder: one('direct'),                sites: at('overlap', 'one_budget'), products: 'same', business: 'any',   result: 'not_available', rule: 'RC5', options: ['cosell', 'referral'] },
  { match: 'same',    holder: one('direct'),                sites: at('open'),                 products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC12', options: split },
  { match: 'same',    holder: one('direct_idle'),           sites: at('overlap', 'one_budget', 'open'), products: 'same', business: 'any', result: 'soft_conflict', rule: 'RC6' },
  { match: 'same',    holder: one('territory'),             sites: 'any',                      products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC8' },
  { match: 'same',    holder: one('incumbent'),             sites: at('overlap', 'one_budget', 'open'), products: 'same', business: 'renewal', result: 'soft_conflict', rule: 'RC9', note: 'first_right_until' },

  { match: 'same',    holder: one('exclusive'),             sites: at('overlap'),              products: 'same',  business: 'any',     result: 'hard_conflict', rule: 'RC10', note: 'earlier_complete_leads' },
  { match: 'same',    holder: one('exclusive', 'first_right'), sites: at('open'),              products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC12', options: split },
  { match: 'same',    holder: one('exclusive', 'first_right'), sites: at('one_budget'),        products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC14', options: split },
  { match: 'same',    holder: one('first_right'),           sites: at('overlap'),              products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC15' },
  { match: 'same',    holder: one('shared'),                sites: at('overlap', 'one_budget', 'open'), products: 'any', business: 'any', result: 'clear',        rule: 'RC15' },
  { match: 'same',    holder: one('exclusive', 'first_right', 'shared'), sites: at('apart'),   products: 'any',   business: 'any',     result: 'clear',         rule: 'RC11', note: 'sibling_exists' },
  { match: 'same',    holder: one('exclusive', 'first_right'), sites: at('overlap', 'one_budget'), products: 'other', business: 'any', result: 'by_program',    rule: 'RC13' },

  { match: 'same',    holder: one('earlier_claim'),         sites: at('overlap'),              products: 'same',  business: 'any',     result: 'hard_conflict', rule: 'RC17', note: 'earlier_complete_leads' },
  { match: 'same',    holder: one('earlier_claim'),         sites: at('open'),                 products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC12', options: split },
  { match: 'same',    holder: one('earlier_claim'),         sites: at('one_budget'),           products: 'same',  business: 'any',     result: 'soft_conflict', rule: 'RC14', options: split },
  { match: 'same',    holder: one('later_claim'),           sites: at('overlap', 'one_budget', 'open'), products: 'same', business: 'any', result: 'clear',        rule: 'RC17', note: 'claim_behind' },
  { match: 'same',    holder: one('earlier_claim', 'later_claim'), sites: at('apart'),         products: 'any',   business: 'any',     result: 'clear',         rule: 'RC11', note: 'sibling_exists' },

  // Whatever is left lies beside the claim: other sites, other products, other business.
  { match: 'same',    holder: 'any',                        sites: 'any',                      products: 'any',   business: 'any',     result: 'clear',         rule: 'RC1' },
];

/** What the matrix says of one situation. */
export interface MatrixAnswer {
  result: VerdictResult;
  rule: string;
  note: VerdictNote | null;
  options: readonly VerdictOption[];
}

/** Reads the matrix. RC13 asks the programme. */
export function readMatrix(situation: Situation, policy: ConflictPolicy): MatrixAnswer {
  const row = conflictMatrix.find((each) => fits(each, situation));
  if (!row) throw new Error('the conflict matrix is total');
  return {
    result: row.result === 'by_program' ? policy.otherProducts : row.result,
    rule: row.rule,
    note: row.note ?? null,
    options: row.options ?? [],
  };
}

function fits(row: MatrixRow, { match, holder, sites, products, business }: Situation): boolean {
  return (
    row.match === match &&
    (row.holder === 'any' || row.holder.includes(holder)) &&
    (row.sites === 'any' || row.sites.includes(sites)) &&
    (row.products === 'any' || row.products === products) &&
    (row.business === 'any' || row.business === business)
  );
}
