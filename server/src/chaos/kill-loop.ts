import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Database } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import type { DatabaseLocation } from '../db/open.ts';
import { checkHistory, type Findings } from './check-history.ts';
import type { Acknowledgement, Variant, WorkerOrders } from './orders.ts';

/** How the loop is run. */
export interface KillLoopOptions {
  variant: Variant;
  location: DatabaseLocation;
  writers: number;
  /** How long at most. */
  seconds: number;
  /** How much is enough, looked at after every kill; without it the loop takes its whole time. */
  enough?: 'proven' | 'found';
}

/** What came of it. */
export interface KillLoopResult {
  acknowledged: number;
  kills: number;
  findings: Findings;
}

/**
 * Lets several processes write, kills them with SIGKILL whenever they have made progress, starts them again, and checks at
 * the end, from outside, that the database holds what they were told it holds.
 *
 * @param db an open, migrated and seeded database at `options.location`, for the checker
 */
export async function runKillLoop(db: Database, options: KillLoopOptions): Promise<KillLoopResult> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-kill-'));
  const writers = Array.from({ length: options.writers }, (_, n) => new Writer(options, folder, `w${n}`));
  const until = performance.now() + options.seconds * 1000;
  let kills = 0;
  let findings: Findings = [];
  try {
    for (const writer of writers) writer.start();
    while (performance.now() < until && !isEnough(options.enough, { kills, findings, writers })) {
      await wait(20 + Math.random() * 60);
      for (const writer of writers) writer.mustRun();
      const target = writers[Math.floor(Math.random() * writers.length)];
      if (!target?.hasProgressed()) continue;
      await target.kill();
      kills += 1;
      target.start();
      if (options.enough === 'found' && kills % 5 === 0) findings = await stopAndCheck(db, writers);
    }
    findings = await stopAndCheck(db, writers);
    return { acknowledged: acknowledgementsOf(writers).length, kills, findings };
  } finally {
    for (const writer of writers) await writer.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

const KILLS_ENOUGH = 8;
const WRITES_ENOUGH = 100;

/** A busy machine gets the same done, only later: what counts are kills and writes, not seconds. */
function isEnough(
  enough: KillLoopOptions['enough'],
  so: { kills: number; findings: Findings; writers: Writer[] },
): boolean {
  if (enough === 'found') return so.findings.length > 0;
  return (
    enough === 'proven' && so.kills >= KILLS_ENOUGH && acknowledgementsOf(so.writers).length >= WRITES_ENOUGH
  );
}

async function stopAndCheck(db: Database, writers: Writer[]): Promise<Findings> {
  await Promise.all(writers.map((writer) => writer.kill()));
  const findings = await checkHistory(db, acknowledgementsOf(writers));
  for (const writer of writers) writer.start();
  return findings;
}

function acknowledgementsOf(writers: Writer[]): Acknowledgement[] {
  return writers.flatMap((writer) => writer.acknowledged());
}

/** One writer process and its files. */
class Writer {
  readonly #orders: WorkerOrders;
  #process: ChildProcess | null = null;
  #seen = 0;

  constructor(options: KillLoopOptions, folder: string, name: string) {
    this.#orders = {
      name,
      variant: options.variant,
      location: options.location,
      lanes: 4,
      journal: join(folder, `${name}.journal`),
      acknowledgements: join(folder, `${name}.acks`),
    };
  }

  start(): void {
    if (this.#process) return;
    const { url } = this.#orders.location;
    this.#process = spawn(
      process.execPath,
      [fileURLToPath(new URL('worker.ts', import.meta.url)), JSON.stringify(this.#orders)],
      {
        env: { ...process.env, PORTICO_ENGINE: engine, ...(url ? { DATABASE_URL: url } : {}) },
        // Its end tells the writer that nobody is left to kill it.
        stdio: ['pipe', 'ignore', 'inherit'],
      },
    );
  }

  /** @throws when the process ended by itself: a writer that cannot write proves nothing */
  mustRun(): void {
    if (this.#process && this.#process.exitCode !== null)
      throw new Error(`writer ${this.#orders.name} ended by itself with code ${this.#process.exitCode}`);
  }

  /** Whether it was told of something since the last kill. */
  hasProgressed(): boolean {
    const { acknowledgements } = this.#orders;
    const size = existsSync(acknowledgements) ? statSync(acknowledgements).size : 0;
    const progressed = size > this.#seen;
    this.#seen = size;
    return progressed;
  }

  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  acknowledged(): Acknowledgement[] {
    const { acknowledgements } = this.#orders;
    if (!existsSync(acknowledgements)) return [];
    // A kill can cut the last line in half; such an acknowledgement was never given.
    const lines = readFileSync(acknowledgements, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Acknowledgement);
  }
}
