import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRecord } from './format.ts';

/** The database's own files, whose content is in the backup as rows, and the note that a restore leaves anew. */
const DATABASE_FILE = /^(portico\.db(-wal|-shm|-journal)?|engine)$/;
const PIECE_BYTES = 49_152;

/**
 * The files of the data folder that a backup takes along, as paths with forward slashes, in order: uploads, outgoing
 * letters, generated secrets. Links are not followed.
 *
 * @param except files that are no part of it, as the backup itself, by absolute path
 */
export async function listDataFiles(folder: string, except: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const relative = path.slice(join(folder, '/').length).replaceAll('\\', '/');
    if (entry.isFile() && !DATABASE_FILE.test(relative) && !except.has(path)) found.push(relative);
  }
  return found.toSorted();
}

/** Reads a file in pieces and tells what they hash to; null when it is gone by now. */
export async function recordFile(
  folder: string,
  path: string,
  write: (piece: Buffer) => Promise<void>,
): Promise<FileRecord | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const { mode } = await stat(join(folder, path));
    for await (const piece of createReadStream(join(folder, path), {
      highWaterMark: PIECE_BYTES,
    }) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      await write(piece);
    }
    return { path, mode: mode % 0o1000, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && bytes === 0) return null;
    throw error;
  }
}
