import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from './db/engine.ts';

/**
 * Makes the data folder and those above it, for this user alone. Part by part: where a file system refuses a name, Node's
 * own recursive `mkdir` tries for ever.
 *
 * @throws the file system's error, `ENOTDIR` when something else has the name
 */
export async function makeDataFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
  if (dirname(path) !== path) await makeDataFolder(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** In a folder that was restored: which database its rows went to. */
const ENGINE_FILE = 'engine';

/** The folder was restored for the other engine; the message is a sentence for the operator. */
export class OtherEngineError extends Error {}

/** Notes in a restored folder which engine it belongs to. */
export async function noteEngine(folder: string, engine: Engine): Promise<void> {
  await writeFile(join(folder, ENGINE_FILE), `${engine}\n`, { mode: 0o600 });
}

/**
 * Refuses a restored folder whose rows are in the other engine: started there, it would look empty.
 *
 * @throws OtherEngineError
 */
export async function refuseOtherEngine(folder: string, engine: Engine): Promise<void> {
  const noted = await readFile(join(folder, ENGINE_FILE), 'utf8').then(
    (text) => text.trim(),
    () => engine,
  );
  if (noted === engine) return;
  throw new OtherEngineError(
    noted === 'postgres'
      ? `${folder} was restored for PostgreSQL. Name the database it was restored into with DATABASE_URL=postgres://….`
      : `${folder} was restored for SQLite. Start it without DATABASE_URL.`,
  );
}
