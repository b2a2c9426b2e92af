import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from '@portico/domain/event';
import * as v from 'valibot';

/*
 * A backup is gzip over lines of JSON, the same for both engines, so that it can be read without us:
 *
 *   {"portico":"backup","format":1}
 *   {"table":"deal"}             then a line for each row: an array in the order of the table's columns
 *   {"file":"secret"}            then lines of base64, in pieces of 48 kB
 *   {"manifest":{…},"sha256":…}  last: what must be there, with a SHA-256 over the lines of each table and the bytes of each file
 *
 * Row values are the engine's own: SQLite's numbers, texts and nulls (bytes as {"base64":…}), PostgreSQL's text forms.
 */

const sha = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A table in a backup: its columns and what its rows hash to. */
export const TableRecord = v.strictObject({
  name: v.string(),
  columns: v.array(v.string()),
  rows: count,
  sha256: sha,
});
export type TableRecord = v.InferOutput<typeof TableRecord>;

/** A file of the data folder in a backup, its path relative to that folder with forward slashes. */
export const FileRecord = v.strictObject({
  path: v.pipe(
    v.string(),
    v.check(
      (path) =>
        path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && !path.includes('\\'),
    ),
  ),
  mode: count,
  bytes: count,
  sha256: sha,
});
export type FileRecord = v.InferOutput<typeof FileRecord>;

/** What a backup says of itself. */
export const Manifest = v.strictObject({
  format: v.literal(1),
  engine: v.picklist(['sqlite', 'postgres']),
  /** By the database's clock, when its content was frozen. */
  createdAt: v.string(),
  /** The end of the event chain. */
  chain: v.strictObject({ position: count, hash: sha }),
  /** The hashes of the migrations that had run, in order. */
  migrations: v.array(v.string()),
  tables: v.array(TableRecord),
  files: v.array(FileRecord),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** The last line of a backup. */
export const ManifestLine = v.strictObject({ manifest: Manifest, sha256: sha });

export const HEADER = { portico: 'backup', format: 1 } as const;

/** A backup or a restore that cannot be; the message is a sentence for the operator. */
export class BackupError extends Error {}

/** The SHA-256 over a manifest's canonical JSON, which its own line carries. */
export function manifestHash(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex');
}

/** Counts and hashes the lines of a table. */
export class Tally {
  readonly #hash: Hash = createHash('sha256');
  #count = 0;

  /** @param amount what this piece counts for: one row, or its bytes */
  add(piece: string | Uint8Array, amount: number): void {
    this.#hash.update(piece);
    this.#count += amount;
  }

  /** How many, and their hash; after this nothing can be added. */
  end(): { count: number; sha256: string } {
    return { count: this.#count, sha256: this.#hash.digest('hex') };
  }
}

/** A row as its line in the backup. */
export function rowLine(row: readonly unknown[]): string {
  return JSON.stringify(
    row.map((value) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    ),
  );
}

/** The row of a line. */
export function readRow(line: string): unknown[] {
  const row: unknown = JSON.parse(line);
  if (!Array.isArray(row)) throw new BackupError('The backup is damaged: a row is not a row.');
  return row.map((value: unknown) => (isBytes(value) ? Buffer.from(value.base64, 'base64') : value));
}

function isBytes(value: unknown): value is { base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
}
