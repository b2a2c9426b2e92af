import type { PreparedParty } from '@portico/domain/matching/party';
import { bytes, index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** The index as a whole; one row, with id 1. */
export const matchState = table('match_state', {
  id: int().primaryKey(),
  /** The `matchingVersion` its rows were written by; 0 while it is being built. */
  version: int().notNull(),
  /** Which key frequencies are in force; a new id with every count. */
  generation: text().notNull(),
  /** How many accounts there were at that count. */
  total: int().notNull(),
  /** The number the next account gets that is written into the postings, now and at that count. */
  nextNo: int().notNull(),
  countedNo: int().notNull(),
  /** When the postings were last written to. */
  touchedAt: instant().notNull(),
});

/** What the judge needs to know of an account. */
export const matchProfiles = table(
  'match_profile',
  {
    accountId: text().primaryKey(),
    /** What it is called in the postings; null while its keys are among the fresh ones. A number is never used again. */
    no: int(),
    party: json<PreparedParty>().notNull(),
    parentId: text(),
    ultimateParentId: text(),
  },
  (t) => [uniqueIndex('match_profile_no').on(t.no)],
);

/** Keys of new and changed accounts, one row each, until a job puts them into the postings. */
export const matchFresh = table('match_fresh', { key: int().notNull(), accountId: text().notNull() }, (t) => [
  primaryKey({ columns: [t.key, t.accountId] }),
  index('match_fresh_account').on(t.accountId),
]);

/** The numbers of the accounts under each key, packed: a block holds the keys of one bucket. */
export const matchPostings = table('match_posting', { bucket: int().primaryKey(), block: bytes().notNull() });

/** How many accounts are under each key that several share, packed by ranges of buckets: read once, at start. */
export const matchFrequencies = table(
  'match_frequency',
  { generation: text().notNull(), part: int().notNull(), block: bytes().notNull() },
  (t) => [primaryKey({ columns: [t.generation, t.part] })],
);
