import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import * as v from 'valibot';
import { migrateDatabase } from '../db/migrate.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { BackupError } from './format.ts';

const Journal = v.looseObject({ entries: v.array(v.looseObject({ tag: v.string() })) });

/**
 * Makes the tables as they were when only the migrations with these hashes had run, so that rows of an older version
 * find the columns they had.
 *
 * @throws BackupError when they are not the first of `migrationsFolder`: the backup comes from another line of versions
 */
export async function migrateUpTo(
  location: DatabaseLocation,
  hashes: readonly string[],
  migrationsFolder: string,
): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash);
  if (hashes.some((hash, index) => hash !== known[index])) {
    throw new BackupError(
      'The backup was made by a version of Portico that this one does not know. Restore it with that version, or a newer one.',
    );
  }
  if (hashes.length === known.length) return migrateDatabase(location, migrationsFolder);
  const older = await firstMigrations(migrationsFolder, hashes.length);
  try {
    await migrateDatabase(location, older);
  } finally {
    await rm(older, { recursive: true, force: true });
  }
}

async function firstMigrations(folder: string, count: number): Promise<string> {
  const older = await mkdtemp(join(tmpdir(), 'portico-migrations-'));
  const journal = v.parse(Journal, JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')));
  const entries = journal.entries.slice(0, count);
  await mkdir(join(older, 'meta'));
  await writeFile(join(older, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) await copyFile(join(folder, `${tag}.sql`), join(older, `${tag}.sql`));
  return older;
}
