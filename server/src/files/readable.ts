import type { Reach } from '@portico/domain/access';
import type { FileView } from '@portico/domain/files/file';
import { Fault } from '@portico/domain/fault';
import type { Query } from '../db/database.ts';
import { listSharedFileIds } from '../deals/share-store.ts';
import { getFile, listFiles } from './store.ts';

/**
 * Files by id that may be read, in the order asked for: those within reach, and those of deals that are shared with the
 * reader's organisation (DM21). What refers to files still names one's own only.
 */
export async function listReadableFiles(
  reach: Reach,
  query: Query,
  ids: readonly string[],
): Promise<FileView[]> {
  const own = await listFiles(reach, query, ids);
  if (own.length === new Set(ids).size) return own;
  const shared = await sharedAmong(reach, query, ids);
  if (shared.length === 0) return own;
  const byId = new Map(
    [...own, ...(await listFiles({ kind: 'all' }, query, shared))].map((one) => [one.id, one]),
  );
  return ids.map((id) => byId.get(id)).filter((file) => file !== undefined);
}

/**
 * A file that may be read, with its content.
 *
 * @throws Fault `not_found`, also for one that may not be read
 */
export async function getReadableFile(reach: Reach, query: Query, id: string) {
  const [file] = await listReadableFiles(reach, query, [id]);
  if (!file) throw new Fault('not_found');
  return getFile({ kind: 'all' }, query, id);
}

async function sharedAmong(reach: Reach, query: Query, ids: readonly string[]): Promise<string[]> {
  if (reach.kind !== 'organisations' || reach.side !== 'partner') return [];
  const shared = await listSharedFileIds(query, reach.orgIds);
  return ids.filter((id) => shared.has(id));
}
