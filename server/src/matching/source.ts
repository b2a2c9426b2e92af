import type { PreparedParty } from '@portico/domain/matching/party';
import type { Frequencies } from './frequencies.ts';
import type { WeightedKey } from './rank.ts';

/** What is kept of an account for the judge. */
export interface Profile {
  accountId: string;
  /** What it is called in the postings; null while its keys are fresh. */
  no: number | null;
  party: PreparedParty;
  parentId: string | null;
  ultimateParentId: string | null;
}

/** An account as it is put into the index. */
export interface IndexedAccount {
  id: string;
  party: PreparedParty;
  parentId: string | null;
  ultimateParentId: string | null;
}

/** What an index holds under the keys of a query, all of one moment. */
export interface Look {
  frequencies: Frequencies;
  keys: readonly WeightedKey[];
  /** Accounts whose keys are not in the postings yet. */
  fresh: readonly FreshKey[];
  /** The blocks of the keys' buckets; those without a key lack. */
  blocks: ReadonlyMap<number, Uint8Array>;
}

/** An account whose keys are not in the postings yet, under one of them. */
export interface FreshKey {
  key: number;
  accountId: string;
}

/**
 * Where an index is read from. The database and the memory of a command both are one, so that a query is answered by the
 * same steps, with the same answer.
 */
export interface MatchingSource {
  /**
   * Looks keys up.
   *
   * @param choose gives the keys by the frequencies in force; it may be asked again when they have just changed
   */
  look(choose: (frequencies: Frequencies) => readonly WeightedKey[]): Promise<Look>;
  fresh(keys: readonly WeightedKey[]): Promise<FreshKey[]>;
  /** The accounts with these numbers, as far as they still have them. */
  byNo(nos: readonly number[]): Promise<Profile[]>;
  byId(ids: readonly string[]): Promise<Profile[]>;
}
