import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '../db/migrate.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { type CommitKind, type CommitOrders, writerOf } from './commit-server.ts';
import { figure, type Measure } from './fixture.ts';
import { setFlushFloor, takeCommits } from './flush-floor.ts';
import { type Shot, Target } from './target.ts';

const CLIENTS = 64;
const ROUNDS = 5;
const ROUND_MS = 600;
/** Requests of a round through HTTP; a commit each is the slower. */
const REQUESTS: Record<CommitKind, number> = { group: 2_000, each: 500 };
/** What a commit took at least in the study the goal comes from: 1,670 a second, each for itself, through HTTP. */
const FLOOR_MS = 0.5;
/** How many times as many writes a shared commit should bring. */
const GOAL = 3;

const kinds: CommitKind[] = ['group', 'each'];
const floors = [0, FLOOR_MS];

/** Writes done, the time they took and the commits they shared, over all rounds. */
interface Total {
  writes: number;
  seconds: number;
  commits: number;
}
/** By kind and floor: `group 0.5`. */
type Totals = Map<string, Total>;

/**
 * What group commit is worth: durable inserts (WAL, `synchronous=FULL`) by 64 clients at once into a file, through our
 * writer and with a commit for each; in process and through HTTP, in interleaved rounds, each variant on its own file.
 *
 * How much is won hangs on how long the disk takes to flush, and that swings a hundredfold between machines and minutes.
 * So each ratio is measured twice: on the disk as it is, with the flush it had beside it, and with every commit held at
 * half a millisecond. One of them is shown without a goal: through HTTP on the disk as it is. Where a flush is answered
 * from memory, the requests cost more than the commits, and no way of committing could win three times.
 */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  try {
    const flushes: number[] = [];
    const writer = await inProcess(folder, flushes);
    const http = await throughHttp(folder);
    const shared = writer.get(`group ${FLOOR_MS}`);
    return [
      figure('commit.flush', median(flushes), 'µs'),
      ...ratesOf(writer, 0, ['commit', GOAL]),
      ...ratesOf(http, 0, ['commit.http']),
      ...ratesOf(writer, FLOOR_MS, ['commit.flush-500', GOAL]),
      ...ratesOf(http, FLOOR_MS, ['commit.flush-500.http', GOAL]),
      figure('commit.writes-per-commit', (shared?.writes ?? 0) / (shared?.commits ?? 1), {
        unit: 'writes',
        atLeast: CLIENTS / 2,
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ratesOf(totals: Totals, floor: number, [name, goal]: [name: string, goal?: number]): Measure[] {
  const rate = (kind: CommitKind): number => {
    const { writes, seconds } = totals.get(`${kind} ${floor}`) ?? { writes: 0, seconds: 1 };
    return writes / seconds;
  };
  const ratio = rate('group') / rate('each');
  return [
    figure(`${name}.group`, rate('group'), 'writes/s'),
    figure(`${name}.each`, rate('each'), 'writes/s'),
    figure(`${name}.group-to-each`, ratio, goal ? { unit: '×', atLeast: goal } : '×'),
  ];
}

async function inProcess(folder: string, flushes: number[]): Promise<Totals> {
  const [group, each] = await Promise.all(
    kinds.map(async (kind) => writerOf(kind, await freshFile(folder, kind))),
  );
  return interleaved(async (kind, floorMs) => {
    flushes.push(flushTime(folder));
    setFlushFloor(floorMs);
    takeCommits();
    const write = kind === 'group' ? group : each;
    const began = performance.now();
    let writes = 0;
    const client = async () => {
      for (; performance.now() - began < ROUND_MS; writes += 1) await write?.();
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return { writes, seconds: (performance.now() - began) / 1000, commits: takeCommits() };
  });
}

async function throughHttp(folder: string): Promise<Totals> {
  const servers = new Map<string, Target>();
  const shot: Shot = { method: 'POST', path: () => '/', headers: () => ({}), body: '{}' };
  try {
    for (const kind of kinds) {
      for (const floorMs of floors) {
        const orders: CommitOrders = {
          kind,
          floorMs,
          location: await freshFile(folder, `http-${kind}-${floorMs}`),
        };
        servers.set(`${kind} ${floorMs}`, await Target.start('commit-server.ts', orders));
      }
    }
    return await interleaved(async (kind, floorMs) => {
      const requests = REQUESTS[kind];
      const result = await servers.get(`${kind} ${floorMs}`)?.load(shot, { clients: CLIENTS, requests });
      return { writes: requests, seconds: requests / (result?.perSecond ?? 1), commits: 0 };
    });
  } finally {
    for (const server of servers.values()) server.stop();
  }
}

async function interleaved(run: (kind: CommitKind, floorMs: number) => Promise<Total>): Promise<Totals> {
  const totals: Totals = new Map();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const kind of kinds) {
      for (const floorMs of floors) {
        const now = await run(kind, floorMs);
        const so = totals.get(`${kind} ${floorMs}`);
        // The first round warms up.
        if (round === 0) continue;
        totals.set(`${kind} ${floorMs}`, {
          writes: (so?.writes ?? 0) + now.writes,
          seconds: (so?.seconds ?? 0) + now.seconds,
          commits: (so?.commits ?? 0) + now.commits,
        });
      }
    }
  }
  return totals;
}

/** Microseconds that the disk takes to flush a page: the median of a few. */
function flushTime(folder: string): number {
  const file = openSync(join(folder, 'flush'), 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 15 }, (_, n) => {
    writeSync(file, page, 0, page.length, n * page.length);
    const began = performance.now();
    fdatasyncSync(file);
    return (performance.now() - began) * 1000;
  });
  closeSync(file);
  return median(times);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function freshFile(folder: string, name: string): Promise<DatabaseLocation> {
  const location = { url: null, file: join(folder, `${name}.db`) };
  await migrateDatabase(location);
  return location;
}
