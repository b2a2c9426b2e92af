import { createHash } from 'node:crypto';
import { isWithin, type Reach } from '@portico/domain/access';
import type { CheckedFile } from '@portico/domain/files/check-file';
import type { FileView } from '@portico/domain/files/file';
import { Fault } from '@portico/domain/fault';
import { eq, inArray } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { fileContents, files } from './table.ts';

/** Keeps a file that was checked. */
export async function saveFile(
  tx: Tx,
  owner: { orgId: string; userId: string },
  { name, type, content }: CheckedFile & { content: Buffer },
): Promise<FileView> {
  const file: FileView = {
    id: newId('file'),
    name,
    type,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    uploadedAt: tx.now,
  };
  await tx.insert(files).values({ ...file, orgId: owner.orgId, ownerId: owner.userId });
  await tx.insert(fileContents).values({ fileId: file.id, content });
  return file;
}

/** Files by id, as far as they are within reach, in the order asked for. */
export async function listFiles(reach: Reach, query: Query, ids: readonly string[]): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const rows = await query
    .select()
    .from(files)
    .where(inArray(files.id, [...new Set(ids)]))
    .limit(ids.length);
  const byId = new Map(
    rows
      .filter((row) => isWithin(reach, { orgId: row.orgId, userId: row.ownerId }))
      .map(({ id, name, type, bytes, sha256, uploadedAt }) => [
        id,
        { id, name, type, bytes, sha256, uploadedAt },
      ]),
  );
  return ids.map((id) => byId.get(id)).filter((file) => file !== undefined);
}

/**
 * A file with its content.
 *
 * @throws Fault `not_found`, also for one outside the reach
 */
export async function getFile(
  reach: Reach,
  query: Query,
  id: string,
): Promise<{ file: FileView; content: Buffer }> {
  const [file] = await listFiles(reach, query, [id]);
  const [stored] = file
    ? await query
        .select({ content: fileContents.content })
        .from(fileContents)
        .where(eq(fileContents.fileId, id))
        .limit(1)
    : [];
  if (!file || !stored) throw new Fault('not_found');
  return { file, content: stored.content };
}

/** The first of `ids` that is not within reach, or null: what refers to files may only name one's own. */
export async function findForeignFile(
  reach: Reach,
  query: Query,
  ids: readonly string[],
): Promise<string | null> {
  const known = new Set((await listFiles(reach, query, ids)).map(({ id }) => id));
  return ids.find((id) => !known.has(id)) ?? null;
}
