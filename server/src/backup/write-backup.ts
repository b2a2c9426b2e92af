import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { engine } from '../db/engine.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { listDataFiles, recordFile } from './data-files.ts';
import { BackupError, type FileRecord, HEADER, type Manifest, manifestHash } from './format.ts';
import { recordTable } from './snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** What to back up, and where to. */
export interface BackupOptions {
  location: DatabaseLocation;
  dataFolder: string;
  /** The backup's file; must not exist yet. */
  file: string;
}

/** What a backup holds. */
export interface BackupSummary {
  file: string;
  bytes: number;
  manifest: Manifest;
}

/**
 * Backs up the database and the data folder into one file while the server goes on writing. The database is taken at one
 * moment after the call: every write that was acknowledged before is in it. The file appears when it is whole and on
 * disk, readable by this user only, for it holds secrets.
 *
 * @throws BackupError when the file exists already, or cannot be made
 */
export async function writeBackup({ location, dataFolder, file }: BackupOptions): Promise<BackupSummary> {
  if (await stat(file).catch(() => null))
    throw new BackupError(`${file} exists already. Choose a name that is free.`);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  try {
    const manifest = await write({ location, dataFolder, file, unfinished });
    await flush(unfinished);
    await rename(unfinished, file);
    return { file, bytes: (await stat(file)).size, manifest };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function write({
  location,
  dataFolder,
  file,
  unfinished,
}: BackupOptions & { unfinished: string }): Promise<Manifest> {
  const gzip = createGzip({ level: 6 });
  const sink = createWriteStream(unfinished, { mode: 0o600, flags: 'wx' });
  await once(sink, 'open').catch((cause: unknown) => {
    throw new BackupError(
      `${file} cannot be made. Name a folder that is there and that this user may write to.`,
      { cause },
    );
  });
  gzip.pipe(sink);
  sink.on('error', (error) => gzip.destroy(error));
  const put = async (line: string): Promise<void> => {
    if (!gzip.write(line)) await once(gzip, 'drain');
  };
  const putValue = (value: unknown): Promise<void> => put(`${JSON.stringify(value)}\n`);

  try {
    await putValue(HEADER);
    await using snapshot = await takeSnapshot(location);
    const tables = [];
    for (const table of snapshot.tables) {
      await putValue({ table: table.name });
      tables.push(await recordTable(snapshot, table, put));
    }
    const files: FileRecord[] = [];
    for (const path of await listDataFiles(
      resolve(dataFolder),
      new Set([resolve(file), resolve(unfinished)]),
    )) {
      await putValue({ file: path });
      const record = await recordFile(dataFolder, path, (piece) => putValue(piece.toString('base64')));
      if (record) files.push(record);
    }
    const { takenAt: createdAt, chain, migrations } = snapshot;
    const manifest: Manifest = {
      format: 1,
      engine,
      createdAt,
      chain,
      migrations: [...migrations],
      tables,
      files,
    };
    await putValue({ manifest, sha256: manifestHash(manifest) });
    gzip.end();
    await finished(sink);
    return manifest;
  } catch (error) {
    gzip.destroy();
    sink.destroy();
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
