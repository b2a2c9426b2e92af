import { type Refusal, refuse } from '../refusal.ts';

/** How many levels a chain of parents may have (AC5). */
export const FAMILY_LEVELS_MAX = 20;

/** Where an account would stand: the wished parent and all above it, and how many levels hang below the account. */
export interface Placing {
  accountId: string;
  /** The parent first, the top last; empty for no parent. */
  ancestors: readonly string[];
  /** 0 when it has no children. */
  levelsBelow: number;
}

/** Why an account cannot be placed there (AC5): `parent_cycle` or `parent_depth`; null when it can. */
export function whyNotThere({ accountId, ancestors, levelsBelow }: Placing): Refusal | null {
  if (ancestors.includes(accountId)) return refuse('AC5', 'parent_cycle', 'parentId').refusal;
  const levels = ancestors.length + 1 + levelsBelow;
  return levels > FAMILY_LEVELS_MAX ? refuse('AC5', 'parent_depth', 'parentId').refusal : null;
}

/** The ultimate parent of an account with these ancestors, the parent first (AC6); null when it is the top itself. */
export function ultimateParent(ancestors: readonly string[]): string | null {
  return ancestors.at(-1) ?? null;
}
