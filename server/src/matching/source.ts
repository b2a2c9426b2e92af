import type { PreparedParty } from '@portico/domain/matching/party';
import type { Frequencies } from './frequencies.ts';

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

/**
 * Where an index is read from. The database and the memory of a command both are one, so that a query is answered by the
 * same steps, with the same answer.
 */
export interface MatchingSource {
  /** The key frequencies in force, and a number that no account's is above. */
  state(): Promise<{ frequencies: Frequencies; noMax: number }>;
  /** Accounts whose keys are not in the postings yet, under these keys. */
  fresh(keys: readonly number[]): Promise<{ key: number; accountId: string }[]>;
  /** The blocks of these buckets; those without a key lack. */
  blocks(buckets: readonly number[]): Promise<{ bucket: number; block: Uint8Array }[]>;
  /** The accounts with these numbers, as far as they still have them. */
  byNo(nos: readonly number[]): Promise<Profile[]>;
  byId(ids: readonly string[]): Promise<Profile[]>;
}
