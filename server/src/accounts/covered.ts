import { type Column, not, type SQL } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { isCovered } from '../reservations/coverage-store.ts';

/** A filter of accounts whose wish for covered ones, or for the others, is a condition, by the coverage that stands now. */
export async function withCoverage<F extends { hasCoverage?: boolean | undefined }>(
  db: Database,
  { hasCoverage, ...filter }: F,
): Promise<Omit<F, 'hasCoverage'> & { only?: (id: Column) => SQL }> {
  if (hasCoverage === undefined) return filter;
  const now = await db.now();
  return {
    ...filter,
    only: (id: Column) => {
      const covered = isCovered(db.read, id, now);
      return hasCoverage ? covered : not(covered);
    },
  };
}
