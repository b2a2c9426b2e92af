import { accountKeys } from '@portico/domain/matching/keys';
import type { PreparedParty } from '@portico/domain/matching/party';
import { hashKey } from './key-hash.ts';

/** The hashed keys of an account, each once. */
export function hashedKeys({ party }: { party: PreparedParty }): Set<number> {
  return new Set(accountKeys(party).map(hashKey));
}
