import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Measure } from '../measure.ts';
import { fromRoot } from '../paths.ts';
import { startPostgres } from '../postgres.ts';
import { runNode } from '../run.ts';

const accountsDefault = 1_000_000;
const queries = 2_000;

/** What the phases of `server/src/bench/match-speed-run.ts` print. */
type Figures = Partial<Record<string, number>>;

/** Where an engine's index lies, and the environment of a process that uses it. */
interface Place {
  location: { url: string | null; file: string };
  env: Record<string, string | undefined>;
  /** The database that has the names under trigrams. */
  trigrams: string | null;
}

/**
 * Matching customers in a register of a million made-up accounts (`PORTICO_BENCH_ACCOUNTS` for fewer): how long the index
 * takes to build, how large it is, how soon a new process answers, how fast queries are on both engines and how many of the
 * accounts that were meant are found, with PostgreSQL's `pg_trgm` on the same names beside it where the server has it.
 *
 * `pg_trgm` is set up as its manual says for this: folded names under a GIN index, `name % $1` at the default threshold of
 * 0.3, the fifty most similar, a prepared statement, tables analysed. It answers with fifty ids by name alone; ours answers by
 * all that was typed and judges what it finds. Each engine takes turns with it over the same look-ups in one process, so that
 * the machine's other work falls on both: the ratio is that of the two medians of these turns.
 *
 * @throws Error when a phase cannot run, as without PostgreSQL
 */
export async function bench(): Promise<Measure[]> {
  const accounts = Number(process.env['PORTICO_BENCH_ACCOUNTS'] ?? accountsDefault);
  if (!(accounts >= 1000)) throw new Error('PORTICO_BENCH_ACCOUNTS is a number of accounts, 1000 at least.');
  const folder = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  try {
    await using server = await startPostgres();
    await using database = await ownDatabase(server.url);
    // PostgreSQL first: building there puts the names under trigrams.
    const postgres = await onEngine(accounts, {
      location: { url: database.url, file: '' },
      env: { PORTICO_ENGINE: 'postgres', DATABASE_URL: database.url },
      trigrams: database.url,
    });
    const sqlite = await onEngine(accounts, {
      location: { url: null, file: join(folder, 'portico.db') },
      env: { PORTICO_ENGINE: 'sqlite', DATABASE_URL: undefined },
      trigrams: database.url,
    });
    return [
      reported('match.accounts', accounts, 'accounts'),
      ...engineMeasures('match.sqlite', sqlite, { p50: 3, p99: 15 }),
      ...engineMeasures('match.postgres', postgres, { p50: 10, p99: null }),
      ...trigramMeasures('match.postgres', postgres),
      ...trigramMeasures('match.sqlite', sqlite),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onEngine(accounts: number, place: Place): Promise<Figures> {
  const built = await runPhase('build', accounts, place);
  const served = await runPhase('serve', accounts, place);
  return { ...built, ...served, buildMemory: built['memory'] ?? 0 };
}

async function runPhase(phase: 'build' | 'serve', accounts: number, place: Place): Promise<Figures> {
  const orders = JSON.stringify({
    phase,
    accounts,
    queries,
    location: place.location,
    trigrams: place.trigrams,
  });
  const script = fromRoot('server/src/bench/match-speed-run.ts');
  const { code, output } = await runNode(script, [orders], { env: place.env });
  if (code !== 0) throw new Error(`The phase ${phase} did not run to its end:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as Figures;
}

/** A database for the length of the bench: the server may be one that others use. */
async function ownDatabase(server: string): Promise<AsyncDisposable & { url: string }> {
  const name = `portico_bench_${process.pid}`;
  const order = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await order(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, [Symbol.asyncDispose]: () => order(`drop database ${name} with (force)`) };
}

function engineMeasures(
  name: string,
  figures: Figures,
  goals: { p50: number; p99: number | null },
): Measure[] {
  const of = (key: string): number => figures[key] ?? Number.NaN;
  return [
    reported(`${name}.build`, of('seconds'), 's'),
    reported(`${name}.build-loop-p99`, of('loopP99'), 'ms'),
    reported(`${name}.build-loop-max`, of('loopMax'), 'ms'),
    reported(`${name}.build-memory`, of('buildMemory'), 'MB'),
    reported(`${name}.size`, of('megabytes'), 'MB'),
    atMost(`${name}.cold-start`, of('coldSeconds'), { goal: 3, unit: 's' }),
    atMost(`${name}.resolve-p50`, of('p50'), { goal: goals.p50, unit: 'ms' }),
    goals.p99 === null
      ? reported(`${name}.resolve-p99`, of('p99'), 'ms')
      : atMost(`${name}.resolve-p99`, of('p99'), { goal: goals.p99, unit: 'ms' }),
    // What a query costs whatever else the machine does at the time.
    reported(`${name}.resolve-cpu`, of('cpu'), 'ms'),
    atMost(`${name}.memory`, of('memory'), { goal: 400, unit: 'MB' }),
    atLeast(`${name}.recall-50`, of('recall'), { goal: 0.98, unit: 'of 1' }),
    reported(`${name}.change`, of('change'), 'ms'),
  ];
}

function trigramMeasures(name: string, figures: Figures): Measure[] {
  const { trigramP50, trigramRecall, besideP50 } = figures;
  if (trigramP50 === undefined || trigramRecall === undefined || besideP50 === undefined) {
    process.stdout.write('This PostgreSQL has no pg_trgm: the comparison is left out.\n');
    return [];
  }
  return [
    reported(`${name}.beside-trigram-p50`, besideP50, 'ms'),
    reported(`${name}.trigram-p50`, trigramP50, 'ms'),
    reported(`${name}.trigram-recall-50`, trigramRecall, 'of 1'),
    atLeast(`${name}.to-trigram`, trigramP50 / besideP50, { goal: 40, unit: '×' }),
  ];
}

/** A bound and its unit. */
interface Bound {
  goal: number;
  unit: string;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function reported(id: string, value: number, unit: string): Measure {
  return { id, value: rounded(value), unit, ok: true };
}

function atMost(id: string, value: number, { goal, unit }: Bound): Measure {
  return { id, value: rounded(value), unit, goal, ok: value <= goal };
}

function atLeast(id: string, value: number, { goal, unit }: Bound): Measure {
  return { id, value: rounded(value), unit, goal, ok: value >= goal };
}
