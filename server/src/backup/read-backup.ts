import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { BackupError, HEADER, type Manifest, manifestHash, ManifestLine, readRow, Tally } from './format.ts';

/** What a reader of a backup does with what it finds. */
export interface BackupVisitor {
  table(name: string): Promise<void>;
  row(row: unknown[]): Promise<void>;
  file(path: string): Promise<void>;
  piece(bytes: Buffer): Promise<void>;
}

const Section = v.union([v.strictObject({ table: v.string() }), v.strictObject({ file: v.string() })]);
const DAMAGED = 'The backup is damaged';

/**
 * Reads a backup from first to last line and proves it: every table and file of the manifest is there with the hash it
 * should have, and nothing else.
 *
 * @param visitor is shown each piece as it comes, before the end is known
 * @throws BackupError when it is no backup, or a damaged one
 */
export async function readBackup(file: string, visitor?: BackupVisitor): Promise<Manifest> {
  const proof = new Proof();
  let manifest: Manifest | null = null;
  let isFirst = true;
  for await (const line of linesOf(file)) {
    if (isFirst) checkHeader(line);
    else if (manifest) throw new BackupError(`${DAMAGED}: it goes on behind its end.`);
    else manifest = await proof.take(line, visitor);
    isFirst = false;
  }
  if (!manifest) throw new BackupError(`${DAMAGED}: it ends too early.`);
  proof.hold(manifest);
  return manifest;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  const lines = createInterface({ input: source.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY });
  // readline does not hand on errors of its input.
  const failed = new Promise<never>((_, reject) => gunzip.once('error', reject));
  failed.catch(() => undefined);
  const iterator = lines[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), failed]);
      if (next.done) break;
      yield next.value;
    }
    if (gunzip.errored) throw gunzip.errored;
  } catch (error) {
    throw readable(error);
  } finally {
    lines.close();
    source.destroy();
    gunzip.destroy();
  }
}

function readable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR')
    return new BackupError(`${DAMAGED} or is no backup: it cannot be unpacked.`, { cause: error });
  return error;
}

function checkHeader(line: string): void {
  if (line !== JSON.stringify(HEADER))
    throw new BackupError('This is not a backup of Portico, or one of a version to come.');
}

/** Tallies what was read, to be held against the manifest. */
class Proof {
  readonly #tables = new Map<string, Tally>();
  readonly #files = new Map<string, Tally>();
  #section: { kind: 'table' | 'file'; tally: Tally } | null = null;

  /** Takes a line; the manifest, when it was that. */
  async take(line: string, visitor: BackupVisitor | undefined): Promise<Manifest | null> {
    if (line.startsWith('[') && this.#section?.kind === 'table') {
      this.#section.tally.add(`${line}\n`, 1);
      await visitor?.row(readRow(line));
      return null;
    }
    if (line.startsWith('"') && this.#section?.kind === 'file') {
      const bytes = Buffer.from(String(JSON.parse(line)), 'base64');
      this.#section.tally.add(bytes, bytes.length);
      await visitor?.piece(bytes);
      return null;
    }
    return this.#begin(parsed(line), visitor);
  }

  async #begin(value: unknown, visitor: BackupVisitor | undefined): Promise<Manifest | null> {
    const last = v.safeParse(ManifestLine, value);
    if (last.success) {
      if (manifestHash(last.output.manifest) !== last.output.sha256)
        throw new BackupError(`${DAMAGED}: its list of contents was changed.`);
      return last.output.manifest;
    }
    const section = v.safeParse(Section, value);
    if (!section.success) throw new BackupError(`${DAMAGED}: a line cannot be read.`);
    const tally = new Tally();
    if ('table' in section.output) {
      this.#tables.set(section.output.table, tally);
      this.#section = { kind: 'table', tally };
      await visitor?.table(section.output.table);
    } else {
      this.#files.set(section.output.file, tally);
      this.#section = { kind: 'file', tally };
      await visitor?.file(section.output.file);
    }
    return null;
  }

  hold(manifest: Manifest): void {
    const tables = manifest.tables.map(({ name, rows, sha256 }) => ({ name, count: rows, sha256 }));
    const files = manifest.files.map(({ path, bytes, sha256 }) => ({ name: path, count: bytes, sha256 }));
    holdAgainst(this.#tables, tables, 'table');
    holdAgainst(this.#files, files, 'file');
  }
}

function holdAgainst(
  found: Map<string, Tally>,
  wanted: { name: string; count: number; sha256: string }[],
  kind: string,
): void {
  for (const { name, count, sha256 } of wanted) {
    const end = found.get(name)?.end();
    if (end?.count !== count || end.sha256 !== sha256)
      throw new BackupError(`${DAMAGED}: the ${kind} ${name} is not what it was.`);
    found.delete(name);
  }
  // A file that vanished while it was backed up leaves its heading and nothing under it.
  const extra = [...found].find(([, tally]) => kind === 'table' || tally.end().count > 0);
  if (extra)
    throw new BackupError(`${DAMAGED}: it holds the ${kind} ${extra[0]}, which its list does not name.`);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupError(`${DAMAGED}: a line cannot be read.`);
  }
}
