import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const Integrity = v.object({
  version: v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/)),
  files: v.record(v.pipe(v.string(), v.regex(/^[\w./-]+\.js$/)), v.string()),
});
type Integrity = v.InferOutput<typeof Integrity>;

/** Where a file of the embed is, and whether its address will always give these bytes. */
export interface ReleaseFile {
  folder: string;
  path: string;
  forever: boolean;
}

/** The releases of the embed this server has: the one it was built with, and those it has served before. */
export interface Releases {
  /** Keeps the built release, so that its addresses outlive it. Throws an Error when the one to serve is not kept. */
  keep(): Promise<void>;
  /** Finds `/embed/<version>/<file>`: `v1` moves, every other version stands for ever (EM12). */
  find(version: string, file: string): Promise<ReleaseFile | null>;
}

/** The folders and the setting. */
export interface ReleasesParts {
  /** The built files, which hold `v1`. */
  built: string;
  /** Where releases are kept. */
  kept: string;
  /** The kept release that `v1` is, to roll back; null for the built one. */
  moving: string | null;
}

const MOVING = 'v1';

/** Opens the releases. Nothing is read before it is asked for. */
export function openReleases({ built, kept, moving }: ReleasesParts): Releases {
  const builtFolder = join(built, 'embed', MOVING);
  const movingFolder = moving === null ? builtFolder : join(kept, moving);
  const has = async (folder: string, file: string): Promise<boolean> =>
    (await stat(join(folder, file)).catch(() => null))?.isFile() ?? false;

  /** Chunks are named by their content, so that a page that loaded a release before it was moved finds the rest of it. */
  async function findChunk(file: string): Promise<ReleaseFile | null> {
    const older = (await readdir(kept).catch(() => [])).map((version) => join(kept, version));
    for (const folder of [movingFolder, builtFolder, ...older])
      if (await has(folder, file)) return { folder, path: file, forever: true };
    return null;
  }

  return {
    async keep() {
      const integrity = await readIntegrity(builtFolder);
      if (integrity) await keepRelease(builtFolder, join(kept, integrity.version), integrity);
      if (moving !== null && !(await readIntegrity(movingFolder)))
        throw new Error(`PORTICO_EMBED_RELEASE names ${moving}, which is not among the kept releases.`);
    },
    async find(version, file) {
      if (!isPlain(version) || !file.split('/').every(isPlain)) return null;
      if (version !== MOVING) {
        const folder = join(kept, version);
        return (await has(folder, file)) ? { folder, path: file, forever: true } : null;
      }
      if (file.startsWith('assets/')) return findChunk(file);
      return (await has(movingFolder, file)) ? { folder: movingFolder, path: file, forever: false } : null;
    },
  };
}

/** A name of one file or folder, none that leads elsewhere. */
function isPlain(name: string): boolean {
  return /^[\w-][\w.-]*$/.test(name);
}

async function readIntegrity(folder: string): Promise<Integrity | null> {
  const text = await readFile(join(folder, 'integrity.json'), 'utf8').catch(() => null);
  return text === null ? null : v.parse(Integrity, JSON.parse(text));
}

/** Copies a release once, whole or not at all, and only if its files are those it names. */
async function keepRelease(from: string, to: string, { files, version }: Integrity): Promise<void> {
  if (await stat(to).catch(() => null)) return;
  for (const [file, hash] of Object.entries(files)) {
    const content = await readFile(join(from, file));
    if (`sha384-${createHash('sha384').update(content).digest('base64')}` !== hash)
      throw new Error(
        `The release ${version} of the embed is damaged: ${file} is not what was built. Build it anew.`,
      );
  }
  const part = `${to}.${process.pid}.part`;
  await mkdir(part, { recursive: true });
  await cp(from, part, { recursive: true });
  // Another process may have been faster; what it kept is the same.
  await rename(part, to).catch(() => rm(part, { recursive: true, force: true }));
}
