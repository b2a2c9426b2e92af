import BetterSqlite3 from 'better-sqlite3';

const sleeper = new Int32Array(new SharedArrayBuffer(4));
let floorMs = 0;
let commits = 0;

/**
 * From now on a `commit` of this process takes at least `ms` milliseconds, whatever the disk says. Disks of virtual
 * machines often answer a flush out of memory in a few hundredths of a millisecond; a write that is really on its medium
 * takes half a millisecond and more. Connections opened before the first call know nothing of it.
 */
export function setFlushFloor(ms: number): void {
  floorMs = ms;
}

/** How many commits this process has made since it was asked last. */
export function takeCommits(): number {
  const count = commits;
  commits = 0;
  return count;
}

const prepare = BetterSqlite3.prototype.prepare;
BetterSqlite3.prototype.prepare = function prepareWithFloor(this: BetterSqlite3.Database, source: string) {
  const statement = prepare.call(this, source);
  if (source !== 'commit') return statement;
  const run = statement.run.bind(statement) as () => BetterSqlite3.RunResult;
  statement.run = () => {
    const began = performance.now();
    const result = run();
    commits += 1;
    const left = floorMs - (performance.now() - began);
    if (left > 0) Atomics.wait(sleeper, 0, 0, left);
    return result;
  };
  return statement;
} as typeof prepare;
