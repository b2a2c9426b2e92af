import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { noteEngine } from '../data-folder.ts';
import { engine } from '../db/engine.ts';
import { ourMigrations, migrateDatabase } from '../db/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import { verifyChain } from '../outbox/verify.ts';
import { BackupError, type Manifest } from './format.ts';
import { migrateUpTo } from './migrations.ts';
import { postgresTarget, refuseUsedPostgres } from './postgres-target.ts';
import { type BackupVisitor, readBackup } from './read-backup.ts';
import type { RestoreTarget } from './restore-target.ts';
import { recordTable } from './snapshot.ts';
import { sqliteTarget } from './sqlite-target.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** What to restore, and where to. */
export interface RestoreOptions {
  file: string;
  /** Becomes the data folder; must be new or empty. */
  folder: string;
  /** On PostgreSQL the database to fill; must be empty. */
  databaseUrl: string | null;
  /** This version's migrations, unless a test brings others. */
  migrationsFolder?: string;
}

/**
 * Restores a backup into a new folder (and on PostgreSQL an empty database), and proves it: the backup against its own
 * manifest before anything is written, then what was written against the manifest, row for row, and the event chain.
 * When anything is wrong nothing stays behind. An older version's backup is brought to this version's tables.
 *
 * @throws BackupError with a sentence that says what is wrong
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  const { databaseUrl, migrationsFolder = ourMigrations } = options;
  await refuseUsedFolder(folder);
  const manifest = await readBackup(options.file);
  if (manifest.engine !== engine) throw new BackupError(wrongEngine(manifest));
  if (engine === 'postgres') await refuseUsedPostgres(databaseUrl ?? '');

  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}.restoring-`);
  const location: DatabaseLocation = { url: databaseUrl, file: join(staging, 'portico.db') };
  let target: RestoreTarget | null = null;
  try {
    await migrateUpTo(location, manifest.migrations, migrationsFolder);
    target = await openTarget(location, manifest);
    await load(options.file, { target, staging, manifest });
    await prove(location, manifest, target);
    await migrateDatabase(location, migrationsFolder);
    await proveChain(location, manifest);
    await target.close();
    await noteEngine(staging, engine);
    await moveIntoPlace(staging, folder);
    return manifest;
  } catch (error) {
    await target?.abandon().then(() => target?.close());
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
}

function openTarget(location: DatabaseLocation, manifest: Manifest): Promise<RestoreTarget> {
  if (engine === 'sqlite') return Promise.resolve(sqliteTarget(location.file));
  return postgresTarget(location.url ?? '', {
    withJobs: manifest.tables.some((table) => table.name.startsWith('"pgboss".')),
  });
}

async function load(
  file: string,
  { target, staging, manifest }: { target: RestoreTarget; staging: string; manifest: Manifest },
): Promise<void> {
  let handle: FileHandle | null = null;
  const closeFile = async () => {
    await handle?.sync();
    await handle?.close();
    handle = null;
  };
  const visitor: BackupVisitor = {
    table: async (name) => {
      const table = manifest.tables.find((known) => known.name === name);
      if (table) await target.begin(table);
    },
    row: (row) => target.insert(row),
    file: async (path) => {
      await closeFile();
      const record = manifest.files.find((known) => known.path === path);
      if (!record) return;
      await mkdir(dirname(join(staging, path)), { recursive: true });
      handle = await open(join(staging, path), 'wx', record.mode);
    },
    piece: async (bytes) => void (await handle?.write(bytes)),
  };
  try {
    await readBackup(file, visitor);
  } finally {
    await closeFile();
  }
  await target.commit();
}

/** Reads everything back and holds it against the manifest. */
async function prove(location: DatabaseLocation, manifest: Manifest, target: RestoreTarget): Promise<void> {
  const damage = await target.findDamage();
  if (damage !== null) throw new BackupError(`The restored database is damaged: ${damage}.`);
  await using snapshot = await takeSnapshot(location);
  for (const wanted of manifest.tables) {
    const found = await recordTable(snapshot, wanted, () => Promise.resolve());
    if (found.rows !== wanted.rows || found.sha256 !== wanted.sha256) {
      throw new BackupError(`The restored table ${wanted.name} is not what was backed up.`);
    }
  }
}

async function proveChain(location: DatabaseLocation, { chain }: Manifest): Promise<void> {
  const db = openDatabase(location);
  try {
    const verdict = await verifyChain(db.read, chain);
    if (!verdict.ok)
      throw new BackupError(
        `The event chain in the backup is broken at event ${verdict.position} (${verdict.problem}).`,
      );
    if (verdict.head.position !== chain.position)
      throw new BackupError('The restored event chain ends elsewhere than the one backed up.');
  } finally {
    await db.close();
  }
}

async function refuseUsedFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries.length > 0)
    throw new BackupError(
      `${folder} is not empty. Restore into a new folder, then start with PORTICO_DATA set to it.`,
    );
}

async function moveIntoPlace(staging: string, folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
  await rename(staging, folder);
}

function wrongEngine(manifest: Manifest): string {
  return manifest.engine === 'postgres'
    ? 'This is a backup of PostgreSQL. Name the empty database to restore into with --database-url.'
    : 'This is a backup of SQLite. Restore it without DATABASE_URL and --database-url.';
}
