import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromRoot } from './paths.ts';
import { findFreePorts } from './ports.ts';
import { type PostgresPrograms, findPrograms } from './postgres-programs.ts';
import { exitCode } from './run.ts';
import { type SystemUser, findServerUser } from './system-user.ts';

/** A PostgreSQL server for tests. Stops and leaves nothing behind at the end of `await using`. */
export interface PostgresServer extends AsyncDisposable {
  /** A superuser's connection address, for example `postgres://postgres@127.0.0.1:5433/postgres`. */
  readonly url: string;
  /** Stops the server and removes its data. Safe to call twice. */
  stop(): Promise<void>;
}

/** How a test server is run. */
export interface PostgresOptions {
  /** Keeps fsync on, for tests that pull the plug. Off otherwise: tests then run about twice as fast. */
  readonly durable?: boolean;
}

const startMsMax = 60_000;

/**
 * Gives a real PostgreSQL server: the one `PORTICO_TEST_POSTGRES_URL` names, an installed one, or the npm package's.
 *
 * The server listens on a free loopback port, trusts whoever connects, and lives in a temporary folder. PostgreSQL
 * refuses to run as root, so root starts it as another user. It also ends when this process is killed.
 *
 * @throws Error when no PostgreSQL is found or it does not come up within a minute
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const given = process.env['PORTICO_TEST_POSTGRES_URL'];
  if (given !== undefined && given !== '' && options.durable !== true) return borrow(given);

  const user = await findServerUser();
  const folder = await mkdtemp(join(tmpdir(), 'portico-pg-'));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  try {
    const programs = await findPrograms(folder, user);
    await initialise(programs, { folder, user });
    return await launch(programs, { folder, user, durable: options.durable === true });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Place {
  readonly folder: string;
  readonly user: SystemUser | undefined;
}

function borrow(url: string): PostgresServer {
  const stop = (): Promise<void> => Promise.resolve();
  return { url, stop, [Symbol.asyncDispose]: stop };
}

async function initialise(programs: PostgresPrograms, place: Place): Promise<void> {
  const args = [
    '-D',
    join(place.folder, 'data'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '-N',
  ];
  const child = spawn(programs.initdb, args, {
    cwd: place.folder,
    ...(place.user === undefined ? {} : { uid: place.user.uid, gid: place.user.gid }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const code = await exitCode(child);
  if (code !== 0) throw new Error(`initdb failed: ${Buffer.concat(errors).toString('utf8').trim()}`);
}

async function launch(
  programs: PostgresPrograms,
  place: Place & { durable: boolean },
): Promise<PostgresServer> {
  const port = await findFreePorts();
  const guard = fromRoot('packages/tools/src/postgres-guard.ts');
  const job = {
    program: programs.postgres,
    folder: place.folder,
    user: place.user,
    port,
    durable: place.durable,
  };
  // Detached, so that Ctrl-C reaches us first; the pipe's end tells the guard that we are gone, however we went.
  const child = spawn(process.execPath, [guard, JSON.stringify(job)], {
    cwd: place.folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = exitCode(child);
  const stop = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    await ended;
  };
  try {
    await waitUntilReady(child, place.folder);
  } catch (error) {
    await stop();
    throw error;
  }
  // A server that nobody stops does not keep its process alive; the guard then ends it.
  child.unref();
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop, [Symbol.asyncDispose]: stop };
}

/** The server writes `ready` into the last line of its pid file once it takes connections. */
async function waitUntilReady(guard: ChildProcess, folder: string): Promise<void> {
  const deadline = performance.now() + startMsMax;
  while (performance.now() < deadline) {
    const lines = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (lines[7]?.trim() === 'ready') return;
    if (guard.exitCode !== null) throw new Error('PostgreSQL ended while starting; its words are above.');
    await sleep(25);
  }
  throw new Error('PostgreSQL did not come up within a minute.');
}

if (import.meta.main) {
  const server = await startPostgres();
  process.stdout.write(`${server.url}\nCtrl-C stops it.\n`);
  const keepAlive = setInterval(() => undefined, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(keepAlive);
      void server.stop();
    });
  }
}
