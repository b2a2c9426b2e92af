import type { Reach } from '@portico/domain/access';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Tx } from '../db/database.ts';
import { findForeignFile } from '../files/store.ts';

/** A check that every file somebody refers to is within their reach; files of others look like none. */
export function ownFiles(
  reach: Reach,
  fileIds: readonly string[],
  rule: string,
): (tx: Tx) => Promise<Refusal | null> {
  return async (tx) => {
    if (fileIds.length === 0) return null;
    const foreign = await findForeignFile(reach, tx, fileIds);
    return foreign === null ? null : refuse(rule, 'no_such_file', 'fileIds').refusal;
  };
}
