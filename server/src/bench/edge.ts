import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { quarterOf } from '@portico/domain/time';
import { addDeals, benchWorld, type BenchWorld, dealIdOf, type Measure } from './fixture.ts';
import type { EdgeKind } from './edge-server.ts';

const DEALS = 1_000_000;
const CLIENTS = 32;
const ROUNDS = 5;
const REQUESTS = 4_000;

/** A request as a bench sends it again and again. */
interface Shot {
  method: 'GET' | 'POST';
  path: (n: number) => string;
  headers: (n: number) => Record<string, string>;
  body?: string;
}

/**
 * What a read and a write through HTTP cost in CPU time of the server, against a bare Hono hello and tRPC's own fetch
 * adapter in the same run: best of interleaved rounds. A read is `deals.get` with an embed session from another origin,
 * out of a table of a million deals; a write is `deals.submit`, durable when it answers.
 */
export async function bench(): Promise<Measure[]> {
  await using world = await benchWorld();
  addDeals(world, DEALS);
  const raw = rawRead(world);
  const servers = await Promise.all((['hello', 'portico', 'stock'] as const).map((kind) => Target.start(kind, world)));
  const [hello, portico, stock] = servers as [Target, Target, Target];
  try {
    const read = readShot(world);
    const write = await writeShot(world);
    const best = { hello: Infinity, read: Infinity, stock: Infinity, write: Infinity };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const figures = {
        hello: await hello.cpuPerRequest({ method: 'GET', path: () => '/', headers: () => ({}) }, REQUESTS),
        read: await portico.cpuPerRequest(read, REQUESTS),
        stock: await stock.cpuPerRequest(read, REQUESTS),
        write: await portico.cpuPerRequest(write, REQUESTS / 4),
      };
      // The first round warms up.
      if (round > 0) for (const key of Object.keys(best) as (keyof typeof best)[]) best[key] = Math.min(best[key], figures[key]);
    }
    const figure = (id: string, value: number, unit: string, goal?: number): Measure => ({
      id: `edge.${id}`,
      value: Math.round(value * 100) / 100,
      unit,
      ...(goal === undefined ? {} : { goal }),
      ok: goal === undefined || value <= goal,
    });
    return [
      figure('hello.cpu', best.hello, 'µs'),
      figure('raw-read', raw, 'µs'),
      figure('read.cpu', best.read, 'µs'),
      figure('stock-read.cpu', best.stock, 'µs'),
      figure('write.cpu', best.write, 'µs'),
      figure('read.to-hello', best.read / best.hello, '×', 4),
      figure('read.to-raw', best.read / raw, '×'),
      figure('read.to-stock', best.read / best.stock, '×', 1),
      figure('write.to-hello', best.write / best.hello, '×'),
    ];
  } finally {
    for (const server of servers) server.stop();
  }
}

function readShot(world: BenchWorld): Shot {
  const headers = { authorization: `Bearer ${world.token}`, origin: world.origin };
  return {
    method: 'GET',
    path: (n) => `/trpc/deals.get?input=${encodeURIComponent(JSON.stringify({ dealId: dealIdOf((n * 7919) % DEALS) }))}`,
    headers: () => headers,
  };
}

async function writeShot(world: BenchWorld): Promise<Shot> {
  const claim = {
    customerName: 'Alfreds Futterkiste',
    customerWeb: 'alfreds.example',
    customerCountry: 'DE',
    contactName: 'Maria Anders',
    contactEmail: 'maria@alfreds.example',
    productId: 'fuse',
    valueBand: '10k_to_50k',
    closeQuarter: quarterOf(await world.db.now()),
    relationship: 'met',
    contactAgreed: true,
  };
  const run = Date.now();
  let sent = 0;
  return {
    method: 'POST',
    path: () => '/trpc/deals.submit',
    headers: () => ({
      authorization: `Bearer ${world.token}`,
      origin: world.origin,
      'content-type': 'application/json',
      'idempotency-key': `bench-${run}-${(sent += 1)}`,
    }),
    body: JSON.stringify({ claim }),
  };
}

/** Microseconds of the bare prepared statement on the same table. */
function rawRead(world: BenchWorld): number {
  const connection = new BetterSqlite3(world.location.file, { readonly: true });
  const statement = connection.prepare('select * from deal where id = ?');
  const time = () => {
    const began = performance.now();
    for (let n = 0; n < 20_000; n += 1) statement.get(dealIdOf((n * 7919) % DEALS));
    return ((performance.now() - began) * 1000) / 20_000;
  };
  time();
  const best = Math.min(time(), time(), time());
  connection.close();
  return best;
}

/** A server under load. */
class Target {
  readonly #process: ChildProcess;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#port = port;
  }

  static async start(kind: EdgeKind, world: BenchWorld): Promise<Target> {
    const file = fileURLToPath(new URL('edge-server.ts', import.meta.url));
    const child = spawn(process.execPath, [file, JSON.stringify([kind, world.location])], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_ENV: 'production' } });
    const [message] = (await once(child, 'message')) as [{ port: number }];
    return new Target(child, message.port);
  }

  /** Microseconds of the server's CPU for each of `count` requests, sent by 32 clients at once. */
  async cpuPerRequest(shot: Shot, count: number): Promise<number> {
    const before = await this.#cpu();
    let next = 0;
    const client = async () => {
      for (let n = (next += 1); n <= count; n = next += 1) await this.#send(shot, n);
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return ((await this.#cpu()) - before) / count;
  }

  stop(): void {
    this.#agent.destroy();
    this.#process.disconnect();
  }

  async #cpu(): Promise<number> {
    this.#process.send('cpu');
    const [message] = (await once(this.#process, 'message')) as [{ cpu: number }];
    return message.cpu;
  }

  #send(shot: Shot, n: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { ...shot.headers(n), ...(shot.body ? { 'content-length': String(Buffer.byteLength(shot.body)) } : {}) };
      const options = { port: this.#port, host: '127.0.0.1', agent: this.#agent, method: shot.method, path: shot.path(n), headers };
      const request = httpRequest(options, (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`the server answered ${answer.statusCode}`))));
      });
      request.on('error', reject);
      request.end(shot.body);
    });
  }
}
