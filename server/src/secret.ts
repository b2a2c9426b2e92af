import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that signs cookies and links: the given one, or one that is made once and kept in the data folder, readable
 * by this user only. Several processes that start at once agree on one.
 */
export async function readSecret(dataFolder: string, given: string | null): Promise<string> {
  if (given !== null) return given;
  await mkdir(dataFolder, { recursive: true });
  const file = join(dataFolder, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.length >= 32) return kept;
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, randomBytes(32).toString('base64url'), { mode: 0o600 });
  // A link is made whole or not at all, and only by the first.
  await link(unfinished, file).catch(() => undefined);
  await rm(unfinished);
  return readFile(file, 'utf8');
}
