import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseLocation } from '../db/open.ts';
import { Writer } from './writer.ts';

/** What is wrong, in sentences; empty when all is well. */
export type Findings = string[];

/** Kills and writes that prove something, or a finding that says this: what is broken shows in other ways too, and sooner. */
export type Enough = 'proven' | RegExp;

/** How a loop is run. */
export interface KillLoopOptions<Line> {
  /** The file beside this one that each writer runs. */
  module: string;
  location: DatabaseLocation;
  writers: number;
  /** What the nth writer is told. */
  orders: (n: number) => object;
  /** Compares what writers were told with what the database holds, from outside. */
  check: (acknowledged: Line[]) => Promise<Findings>;
  /** How long at most. */
  seconds: number;
  /** How much is enough, looked at after every kill; without it the loop takes its whole time. */
  enough?: Enough | undefined;
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
 */
export async function runKillLoop<Line>(options: KillLoopOptions<Line>): Promise<KillLoopResult> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-kill-'));
  const { location, module, check } = options;
  const writers = Array.from(
    { length: options.writers },
    (_, n) => new Writer<Line>(module, { folder, location, name: `w${n}` }, options.orders(n)),
  );
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
      if (options.enough instanceof RegExp && kills % 2 === 0) {
        findings = await stopAndCheck(writers, check);
        for (const writer of writers) writer.start();
      }
    }
    findings = await stopAndCheck(writers, check);
    return { acknowledged: acknowledgementsOf(writers).length, kills, findings };
  } finally {
    for (const writer of writers) await writer.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

const KILLS_ENOUGH = 8;
const WRITES_ENOUGH = 100;

/** A busy machine gets the same done, only later: what counts are kills and writes, not seconds. */
function isEnough<Line>(
  enough: KillLoopOptions<Line>['enough'],
  so: { kills: number; findings: Findings; writers: Writer<Line>[] },
): boolean {
  if (enough instanceof RegExp) return so.findings.some((finding) => enough.test(finding));
  return (
    enough === 'proven' && so.kills >= KILLS_ENOUGH && acknowledgementsOf(so.writers).length >= WRITES_ENOUGH
  );
}

async function stopAndCheck<Line>(
  writers: Writer<Line>[],
  check: KillLoopOptions<Line>['check'],
): Promise<Findings> {
  await Promise.all(writers.map((writer) => writer.kill()));
  return check(acknowledgementsOf(writers));
}

function acknowledgementsOf<Line>(writers: Writer<Line>[]): Line[] {
  return writers.flatMap((writer) => writer.acknowledged());
}
