import { type Fact, FACTS } from './evidence.ts';
import type { PreparedParty } from './party.ts';

/** An account worth comparing. */
export interface Candidate {
  readonly id: string;
  readonly party: PreparedParty;
  readonly parentId: string | null;
  readonly ultimateParentId: string | null;
}

/** A candidate with all that was found out about it. */
export interface Rated {
  readonly candidate: Candidate;
  readonly facts: Float64Array;
  /** Log-odds of the pair alone. */
  readonly odds: number;
  /** The score that a rule grants whatever the weights say (MA7), 0 when none does. */
  readonly certain: number;
  /** Whether a name is all that the query gave. */
  readonly alone: boolean;
  /** 1 the same number, -1 numbers of one make that differ, 0 not known. */
  readonly number: number;
}

const AT: ReadonlyMap<Fact, number> = new Map(FACTS.map((fact, index) => [fact, index]));

/** The value of one fact of a rated candidate. */
export function factOf(rated: Pick<Rated, 'facts'>, fact: Fact): number {
  return rated.facts[AT.get(fact) ?? -1] ?? 0;
}
