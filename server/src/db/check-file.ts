import { accessSync, constants, existsSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { driverError } from './clash.ts';

/** The SQLite file is none, or its pages contradict each other. */
export class DamagedDatabase extends Error {
  readonly file: string;
  readonly detail: string;

  constructor(file: string, detail: string) {
    super(`damaged database: ${detail}`);
    this.file = file;
    this.detail = detail;
  }
}

/** Larger files are not read through at every start; `pnpm portico verify` reads any. */
const CHECKED_BYTES_MAX = 200 * 1024 * 1024;

/**
 * Makes sure that an existing database file may be written, is a database and hangs together, before anything is written.
 *
 * @param options.whole also when reading it through takes long
 * @throws DamagedDatabase when it is not a database, or its pages contradict each other; else the file system's error
 */
export function checkDatabaseFile(file: string, options: { whole: boolean } = { whole: false }): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    // Asked here, where the answer names the file: the driver's own error does not.
    if (existsSync(part)) accessSync(part, constants.R_OK | constants.W_OK);
  }
  if (!existsSync(file) || statSync(file).size === 0) return;
  if (statSync(file).size > CHECKED_BYTES_MAX && !options.whole) return;
  try {
    const connection = new BetterSqlite3(file, { timeout: 5_000 });
    try {
      const answer: unknown = connection.pragma('quick_check(1)', { simple: true });
      if (answer !== 'ok') throw new DamagedDatabase(file, String(answer).split('\n')[0] ?? '');
    } finally {
      connection.close();
    }
  } catch (error) {
    const code = driverError(error)?.code;
    if (code === 'SQLITE_NOTADB') throw new DamagedDatabase(file, 'it is not a database');
    if (code === 'SQLITE_CORRUPT') throw new DamagedDatabase(file, 'parts of it are missing or unreadable');
    throw error;
  }
}
