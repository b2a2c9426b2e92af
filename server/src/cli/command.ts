import { Fault, type FaultCode } from '@portico/domain/fault';
import type { Database } from '../db/database.ts';
import type { DatabaseLocation } from '../db/open.ts';
import type { Environment } from '../env.ts';

/** Where a command writes: its answer to `out`, everything else to `err`. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
}

/** A command that cannot be done; the message is a sentence for the operator. */
export class CommandError extends Error {}

/** A command that was called wrongly in a way its options alone cannot tell. */
export class UsageError extends CommandError {}

/** What a command answers: `json` for machines under `--json`, else `text` for people. */
export interface Answer {
  json: unknown;
  text: string;
  /** It did what it could, and something is left for the operator; told by an exit code of its own. */
  isPartial?: boolean;
}

/** Thrown after an answer that is partial: it was said already, and only the exit code is left to give. */
export class PartlyDone extends Error {}

/** Whether a fault of this code was thrown, or stands behind what was. */
export function isFault(error: unknown, code: FaultCode): boolean {
  return [error, error instanceof Error ? error.cause : null].some(
    (inner) => inner instanceof Fault && inner.code === code,
  );
}

/**
 * What `work` finds by an id that the operator gave.
 *
 * @throws CommandError with `sentence` when it finds nothing
 */
export function orSay<T>(sentence: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw isFault(error, 'not_found') ? new CommandError(sentence) : error;
  });
}

/** Makes a commander action out of what a command does: it answers once, in the form that was asked for. */
export function answering<A extends unknown[]>(terminal: Terminal, work: (...args: A) => Promise<Answer>) {
  return async (...args: [...A, ...unknown[]]): Promise<void> => {
    const options = args.find(
      (argument) => typeof argument === 'object' && argument !== null && !Array.isArray(argument),
    );
    const answer = await work(...(args as unknown as A));
    const wantsJson =
      typeof options === 'object' && options !== null && 'json' in options && options.json === true;
    terminal.out(wantsJson ? `${JSON.stringify(answer.json)}\n` : `${answer.text}\n`);
    if (answer.isPartial) throw new PartlyDone();
  };
}

/** The settings and the place of the data. */
export interface Site {
  env: Environment;
  location: DatabaseLocation;
}

/** Reads the settings. The server is loaded here and not before: some options decide which database it is for. */
export async function openSite(): Promise<Site> {
  const [{ readEnvironment }, { join }] = await Promise.all([import('../env.ts'), import('node:path')]);
  const env = readEnvironment(process.env);
  return { env, location: { url: env.databaseUrl, file: join(env.dataFolder, 'portico.db') } };
}

/**
 * Makes sure that there is a database, and that it is the one the data folder belongs to.
 *
 * @throws CommandError when there is none yet
 */
export async function refuseMissingDatabase(site: Site): Promise<void> {
  const [{ existsSync }, { engine }, { refuseOtherEngine }] = await Promise.all([
    import('node:fs'),
    import('../db/engine.ts'),
    import('../data-folder.ts'),
  ]);
  await refuseOtherEngine(site.env.dataFolder, engine);
  if (site.location.url === null && !existsSync(site.location.file)) {
    throw new CommandError(
      `There is no database in ${site.env.dataFolder}. Make one with "pnpm portico migrate", or name another folder with PORTICO_DATA=….`,
    );
  }
}

/**
 * Opens the database for the length of `work`.
 *
 * @throws CommandError when there is none yet
 */
export async function withDatabase<T>(work: (db: Database, site: Site) => Promise<T>): Promise<T> {
  const [site, { openDatabase }] = await Promise.all([openSite(), import('../db/open.ts')]);
  await refuseMissingDatabase(site);
  const db = openDatabase(site.location);
  try {
    return await work(db, site);
  } finally {
    await db.close();
  }
}

/** Lines of columns, each as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
