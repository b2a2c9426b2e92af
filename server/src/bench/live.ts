import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { benchWorld, type BenchWorld, figure, type Measure } from './fixture.ts';
import type { LiveAnswer, LiveKind, LiveQuestion } from './live-server.ts';

const READERS = 1_000;
const ROUNDS = 30;

/**
 * Server-sent events to a thousand readers: the time from an event's commit until the last reader has it, and
 * what a connection and a message cost the server. The baseline in the same run writes the same bytes to a thousand bare
 * responses in one loop; server and readers each have a process of their own. Medians of interleaved rounds.
 *
 * To the loop the hub adds the read of the event from the database and a look at who may hear it, for each reader.
 */
export async function bench(): Promise<Measure[]> {
  await using world = await benchWorld();
  const stages: Stage[] = [];
  try {
    for (const kind of ['hub', 'raw'] as const) stages.push(await Stage.open(kind, world));
    const [hub, raw] = stages as [Stage, Stage];
    for (let round = 0; round < ROUNDS; round += 1) {
      await hub.tell();
      await raw.tell();
    }
    const [ours, bare] = [await hub.result(), await raw.result()];
    return [
      figure('live.last-reader', ours.lastMs, 'ms'),
      figure('live.raw.last-reader', bare.lastMs, 'ms'),
      figure('live.last-reader.to-raw', ours.lastMs / bare.lastMs, { unit: '×', atMost: 3 }),
      figure('live.cpu-per-message', ours.cpu, 'µs'),
      figure('live.raw.cpu-per-message', bare.cpu, 'µs'),
      figure('live.rss-per-connection', ours.rss, 'kB'),
      figure('live.raw.rss-per-connection', bare.rss, 'kB'),
    ];
  } finally {
    for (const stage of stages) stage.close();
  }
}

/** A server and its readers. */
class Stage {
  readonly #server: ChildProcess;
  readonly #readers: ChildProcess;
  readonly #rss: number;
  readonly #times: number[] = [];
  #cpu = 0;

  private constructor(server: ChildProcess, readers: ChildProcess, rss: number) {
    this.#server = server;
    this.#readers = readers;
    this.#rss = rss;
  }

  static async open(kind: LiveKind, world: BenchWorld): Promise<Stage> {
    const server = start('live-server.ts', [kind, world.location]);
    const { port } = await told<{ port: number }>(server);
    const before = await ask(server, 'state');
    const readers = start('live-clients.ts', [port, READERS]);
    await told(readers);
    const after = await ask(server, 'state');
    const stage = new Stage(server, readers, ((after.rss ?? 0) - (before.rss ?? 0)) / 1024 / READERS);
    // What is compiled on first use is no reader's cost.
    for (let n = 0; n < 5; n += 1) await stage.tell();
    stage.#times.length = 0;
    stage.#cpu = (await ask(server, 'state')).cpu ?? 0;
    return stage;
  }

  /** Lets one event happen and waits until every reader has it. */
  async tell(): Promise<void> {
    const last = told<{ last: string }>(this.#readers);
    const { committed } = await ask(this.#server, 'tell');
    this.#times.push(Number(BigInt((await last).last) - BigInt(committed ?? 0)) / 1e6);
  }

  async result(): Promise<{ lastMs: number; cpu: number; rss: number }> {
    const used = ((await ask(this.#server, 'state')).cpu ?? 0) - this.#cpu;
    const sorted = this.#times.toSorted((a, b) => a - b);
    return {
      lastMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      cpu: used / (this.#times.length * READERS),
      rss: this.#rss,
    };
  }

  close(): void {
    // The readers first: they take a stream that ends for a fault.
    for (const child of [this.#readers, this.#server]) if (child.connected) child.disconnect();
  }
}

function start(file: string, orders: unknown): ChildProcess {
  return spawn(
    process.execPath,
    ['--expose-gc', fileURLToPath(new URL(file, import.meta.url)), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
}

async function told<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const onExit = () => ended.abort(new Error('a process of the bench ended early'));
  child.once('exit', onExit);
  try {
    return ((await once(child, 'message', { signal: ended.signal })) as [T])[0];
  } finally {
    child.off('exit', onExit);
  }
}

function ask(server: ChildProcess, question: LiveQuestion): Promise<LiveAnswer> {
  const answer = told<LiveAnswer>(server);
  server.send(question);
  return answer;
}
