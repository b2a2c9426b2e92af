import type { Database } from './database.ts';
import { engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Where the data lives: a PostgreSQL URL, or the SQLite file. */
export interface DatabaseLocation {
  url: string | null;
  file: string;
}

/** Opens the database this process was started for; `engine` was decided from the same environment. */
export function openDatabase(location: DatabaseLocation): Database {
  if (engine === 'sqlite') return openSqlite(location.file);
  if (location.url === null) throw new Error('PostgreSQL was chosen, but DATABASE_URL is not set');
  return openPostgres(location.url);
}
