import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteEngine } from './data-folder.ts';
import type { Database } from './db/database.ts';
import { engine } from './db/engine.ts';
import { migrateDatabase } from './db/migrate.ts';
import { type DatabaseLocation, openDatabase } from './db/open.ts';
import { openTestDatabase, type TestDatabase } from './db/testing.ts';
import { testIdentity } from './identity/testing.ts';
import { listOrganisations } from './partners/store.ts';

let folder: string;
let test: TestDatabase | null;
let running: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-main-'));
  test = engine === 'postgres' ? await openTestDatabase() : null;
  running = [];
});
afterEach(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await test?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Process {
  child: ChildProcess;
  url: string;
  errors: () => string;
  /** What it told whoever started it. */
  said: unknown[];
  exit: Promise<number | null>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function launch(settings: Record<string, string> = {}, args: readonly string[] = []): Promise<Process> {
  const port = settings['PORT'] ?? String(await freePort());
  const env = {
    ...process.env,
    LOG_LEVEL: 'silent',
    PORT: port,
    PORTICO_DATA: folder,
    ...(test?.location.url ? { DATABASE_URL: test.location.url } : {}),
    ...settings,
  };
  const file = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  running.push(child);
  let errors = '';
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, url: `http://127.0.0.1:${port}`, errors: () => errors, said, exit };
}

const isReady = async ({ url }: Process) => (await fetch(`${url}/readyz`)).status === 200;
const untilReady = (server: Process) =>
  vi.waitUntil(() => isReady(server).catch(() => false), { timeout: 20_000, interval: 50 });

describe('the server’s process', () => {
  it('makes its database, answers, and on SIGTERM finishes what is under way and ends with 0', async () => {
    const server = await launch();
    await untilReady(server);
    const answers: number[] = [];
    let isOver = false;
    const client = async () => {
      while (!isOver) {
        const status = await fetch(`${server.url}/trpc/session.me`, {
          headers: { connection: 'close' },
        }).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 0) return;
        answers.push(status);
      }
    };
    const clients = Array.from({ length: 8 }, client);
    await vi.waitUntil(() => answers.length > 50, { timeout: 10_000, interval: 5 });
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    isOver = true;
    await Promise.all(clients);
    // Refused connections are for the one who restarts; whatever was accepted was answered.
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(server.errors()).toBe('');
  });

  it('keeps its secret and its data over a kill -9 and comes back', async () => {
    const first = await launch();
    await untilReady(first);
    const secret = await readFile(join(folder, 'secret'), 'utf8');
    first.child.kill('SIGKILL');
    await first.exit;
    const second = await launch();
    await untilReady(second);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(secret);
  });

  it('ends when the process that started it is gone', async () => {
    const server = await launch();
    await untilReady(server);
    server.child.disconnect();
    expect(await server.exit).toBe(0);
  });
});

/** Listens on a port whose neighbour below is free. */
async function takeTheSecondOfTwo(): Promise<Server> {
  for (;;) {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const probe = createServer().listen((other.address() as AddressInfo).port - 1, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    probe.close();
    if (isFree) return other;
    other.close();
  }
}

describe('with --demo', () => {
  const location = (): DatabaseLocation => ({
    url: test?.location.url ?? null,
    file: join(folder, 'portico.db'),
  });
  const inDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    await migrateDatabase(location());
    const db = openDatabase(location());
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  };
  const toldReady = (server: Process) =>
    vi.waitUntil(() => server.said.includes('ready'), { timeout: 60_000, interval: 50 });

  it('fills an empty database and says that the demo is there', async () => {
    const server = await launch({}, ['--demo']);
    await toldReady(server);
    expect(server.said).toEqual(['demo', 'ready']);
    expect(JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'))).toMatchObject({
      portal: server.url.replace('127.0.0.1', 'localhost'),
    });
  }, 90_000);

  it('serves a database that is in use as it is, without the demo', async () => {
    await inDatabase((db) =>
      testIdentity(db).identity.createOrganisation({ name: 'Velo', kind: 'vendor', country: 'DE' }),
    );
    const server = await launch({}, ['--demo']);
    await toldReady(server);
    expect(server.said).toEqual(['ready']);
    expect(existsSync(join(folder, 'demo.json'))).toBe(false);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    const names = await inDatabase((db) => listOrganisations(db.read));
    expect(names.map(({ name }) => name)).toEqual(['Velo']);
  });

  it('loads nothing when the port of the demo’s site is taken, and says which port that is', async () => {
    const other = await takeTheSecondOfTwo();
    const { port } = other.address() as AddressInfo;
    const server = await launch({ PORT: String(port - 1) }, ['--demo']);
    expect(await server.exit).toBe(1);
    expect(server.errors()).toBe(
      `Port ${port} is taken. The demo partner's site uses the port after PORT: stop what is using it, or choose another pair with PORT=….\n`,
    );
    expect(await inDatabase((db) => listOrganisations(db.read))).toEqual([]);
    other.close();
  });
});

describe('what it cannot do it says in one sentence, and ends with 1', () => {
  const fails = async (settings: Record<string, string>): Promise<string> => {
    const server = await launch(settings);
    expect(await server.exit).toBe(1);
    return server.errors().trimEnd();
  };

  it('a taken port', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await fails({ PORT: String(port) })).toBe(
      `Port ${port} is taken. Stop what is using it, or choose another with PORT=….`,
    );
    other.close();
  });

  it('a setting that is none', async () => {
    expect(await fails({ PORT: 'abc' })).toBe('PORT must be a number from 1 to 65534.');
    expect(await fails({ DATABASE_URL: 'mysql://x' })).toBe('DATABASE_URL must begin with postgres://.');
    expect(await fails({ PORTICO_SECRET: 'short' })).toBe('PORTICO_SECRET must have at least 32 characters.');
  });

  it('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await fails({ PORTICO_DATA: file })).toBe(
      `${file} is not a folder. Choose another with PORTICO_DATA=….`,
    );
  });

  it.runIf(engine === 'sqlite')('a file that is no database, which it leaves as it is', async () => {
    const file = join(folder, 'portico.db');
    await mkdir(folder, { recursive: true });
    await writeFile(file, 'x'.repeat(8192));
    expect(await fails({})).toBe(
      `The database file ${file} is damaged (it is not a database). Restore it from a backup with "pnpm portico restore".`,
    );
    expect(await readFile(file, 'utf8')).toBe('x'.repeat(8192));
  });

  it.runIf(engine === 'sqlite')('a file that was cut short', async () => {
    const file = join(folder, 'portico.db');
    await migrateDatabase({ url: null, file });
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, Math.floor(whole.length / 2)));
    expect(await fails({})).toMatch(
      /^The database file .*portico\.db is damaged \((?!it is not a database).+\)\. Restore it from a backup/,
    );
  });

  it.skipIf(process.getuid?.() === 0)('a file it may not write or read, by name', async () => {
    await writeFile(join(folder, 'secret'), 'x'.repeat(32), { mode: 0o000 });
    expect(await fails({})).toContain(`${join(folder, 'secret')} cannot be read and written.`);
  });

  it('a folder that was restored for the other engine', async () => {
    await noteEngine(folder, engine === 'sqlite' ? 'postgres' : 'sqlite');
    expect(await fails({})).toBe(
      engine === 'sqlite'
        ? `${folder} was restored for PostgreSQL. Name the database it was restored into with DATABASE_URL=postgres://….`
        : `${folder} was restored for SQLite. Start it without DATABASE_URL.`,
    );
  });

  it.runIf(engine === 'postgres')('a PostgreSQL that does not answer, or has no such database', async () => {
    expect(await fails({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toContain(
      'PostgreSQL does not answer',
    );
    const missing = new URL(test?.location.url ?? '');
    missing.pathname = '/portico_missing';
    expect(await fails({ DATABASE_URL: missing.href })).toBe(
      'The database named in DATABASE_URL does not exist. Create it first.',
    );
  });
});
