import type { PreparedParty } from './party.ts';

/** `same` customer; `similar`: a person should look; `related`: of the same corporate family; `none`. */
export type MatchKind = 'same' | 'similar' | 'related' | 'none';

/** One reason for or against, by a stable key that the screen translates. */
export interface Signal {
  readonly key: string;
  /** What it adds to the score, negative when it speaks against. */
  readonly weight: number;
  readonly detail?: string;
}

/** What the engine says of one account. */
export interface Match {
  readonly accountId: string;
  readonly kind: MatchKind;
  /** 0 to 1: how likely it is the same customer. */
  readonly score: number;
  readonly signals: readonly Signal[];
}

/** An account worth comparing. */
export interface Candidate {
  readonly id: string;
  readonly party: PreparedParty;
  readonly parentId: string | null;
  readonly ultimateParentId: string | null;
}
