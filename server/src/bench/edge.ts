import { quarterOf } from '@portico/domain/time';
import { connect } from '../db/sqlite.ts';
import type { EdgeKind } from './edge-server.ts';
import { addDeals, benchWorld, type BenchWorld, dealIdOf, figure, type Measure } from './fixture.ts';
import { type Shot, Target } from './target.ts';

const DEALS = 1_000_000;
const CLIENTS = 32;
const ROUNDS = 4;
const REQUESTS = 3_000;

/**
 * What reads and writes through HTTP cost in CPU time of the server, against a bare Hono hello and tRPC's own fetch
 * adapter in the same run: best of interleaved rounds.
 *
 * A plain read is one procedure that checks its input, reads one row of a table of a million deals and checks its output.
 * `deals-get` is the product's own with an embed session from another origin, all headers, names and the reader's view
 * of the deal; `deals-submit` is durable when it answers. The goal is the plain read's: what a procedure does for itself is its own affair,
 * so these have none against the hello.
 */
export async function bench(): Promise<Measure[]> {
  await using world = await benchWorld();
  addDeals(world, DEALS);
  const raw = rawRead(world);
  const kinds: EdgeKind[] = ['hello', 'plain', 'stock-plain', 'portico', 'stock'];
  const servers = await Promise.all(
    kinds.map((kind) => Target.start('edge-server.ts', [kind, world.location])),
  );
  try {
    return measuresOf(raw, await bestOf(world, servers));
  } finally {
    for (const server of servers) server.stop();
  }
}

type Best = Record<'hello' | 'plain' | 'stockPlain' | 'read' | 'stockRead' | 'write', number>;

async function bestOf(world: BenchWorld, servers: Target[]): Promise<Best> {
  const [hello, plain, stockPlain, portico, stock] = servers as [Target, Target, Target, Target, Target];
  const shots = { plain: plainShot(), read: readShot(world), write: await writeShot(world) };
  const best: Best = {
    hello: Infinity,
    plain: Infinity,
    stockPlain: Infinity,
    read: Infinity,
    stockRead: Infinity,
    write: Infinity,
  };
  const cpu = async (server: Target, shot: Shot, requests = REQUESTS) =>
    (await server.load(shot, { clients: CLIENTS, requests })).cpu;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const figures: Best = {
      hello: await cpu(hello, { method: 'GET', path: () => '/', headers: () => ({}) }),
      plain: await cpu(plain, shots.plain),
      stockPlain: await cpu(stockPlain, shots.plain),
      read: await cpu(portico, shots.read),
      stockRead: await cpu(stock, shots.read),
      write: await cpu(portico, shots.write, REQUESTS / 4),
    };
    // The first round warms up.
    if (round > 0)
      for (const key of Object.keys(best) as (keyof Best)[]) best[key] = Math.min(best[key], figures[key]);
  }
  return best;
}

function measuresOf(raw: number, best: Best): Measure[] {
  return [
    figure('edge.hello.cpu', best.hello, 'µs'),
    figure('edge.raw-read.cpu', raw, 'µs'),
    figure('edge.plain-read.cpu', best.plain, 'µs'),
    figure('edge.stock-plain-read.cpu', best.stockPlain, 'µs'),
    figure('edge.plain-read.to-hello', best.plain / best.hello, { unit: '×', atMost: 4 }),
    figure('edge.plain-read.to-stock', best.plain / best.stockPlain, { unit: '×', atMost: 1 }),
    figure('edge.deals-get.cpu', best.read, 'µs'),
    figure('edge.stock-deals-get.cpu', best.stockRead, 'µs'),
    figure('edge.deals-get.to-hello', best.read / best.hello, '×'),
    figure('edge.deals-get.to-raw', best.read / raw, '×'),
    figure('edge.deals-get.to-stock', best.read / best.stockRead, { unit: '×', atMost: 1 }),
    figure('edge.deals-submit.cpu', best.write, 'µs'),
    figure('edge.deals-submit.to-hello', best.write / best.hello, '×'),
  ];
}

const pathOf = (procedure: string, n: number): string =>
  `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ dealId: dealIdOf((n * 7919) % DEALS) }))}`;

function plainShot(): Shot {
  return { method: 'GET', path: (n) => pathOf('plain', n), headers: () => ({}) };
}

function readShot(world: BenchWorld): Shot {
  const headers = { authorization: `Bearer ${world.token}`, origin: world.origin };
  return { method: 'GET', path: (n) => pathOf('deals.get', n), headers: () => headers };
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

/** Microseconds of CPU of the bare prepared statement on the same table, with our settings of the connection. */
function rawRead(world: BenchWorld): number {
  const connection = connect(world.location.file, { readonly: true });
  const statement = connection.prepare('select * from deal where id = ?');
  const count = 20_000;
  const time = () => {
    const before = process.cpuUsage();
    for (let n = 0; n < count; n += 1) statement.get(dealIdOf((n * 7919) % DEALS));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / count;
  };
  time();
  const best = Math.min(time(), time(), time());
  connection.close();
  return best;
}
