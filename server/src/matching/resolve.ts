import type { Match } from '@portico/domain/matching/match';
import type { Party } from '@portico/domain/matching/party';
import type { Query } from '../db/database.ts';
import { databaseSource } from './database-source.ts';
import { type ResolveOptions, resolveIn } from './resolve-in.ts';

/**
 * Finds the accounts that a party may be, best first; none when there is nothing like it.
 *
 * With a transaction it sees what that has indexed itself. The answer follows from what the database holds at that moment
 * and from nothing else, so that it is the same in every process and on both engines: key frequencies are those of the
 * generation the database is in, a little old until the next count and equally old for all.
 *
 * @throws Fault('unavailable') while the index is being built
 */
export function resolve(query: Query, typed: Party, options: ResolveOptions = {}): Promise<Match[]> {
  return resolveIn(databaseSource(query), typed, options);
}
