import { performance } from 'node:perf_hooks';
import { chainText, GENESIS_HASH, type RecordedEvent } from '@portico/domain/event';
import { addMs, type Instant } from '@portico/domain/time';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../db/testing.ts';
import { sha256 } from '../outbox/append.ts';
import { eventHead, events } from '../outbox/table.ts';
import { dealEvent } from '../outbox/testing.ts';
import { verifyChain } from '../outbox/verify.ts';

const EVENTS = 1_000_000;
const AT_ONCE = 500;
const PER_COMMIT = 50_000;
const ROUNDS = 3;
const SECONDS_MAX = 5;
const START: Instant = '2026-01-01T00:00:00.000Z';

/** `portico verify` over a chain of a million events (assurance R6): the best of three walks from its first row to its last. */
export async function bench() {
  await using test = await openTestDatabase();
  await fill(test.db);
  const walks: { seconds: number; cpu: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) walks.push(await walk(test.db));
  const seconds = Math.min(...walks.map((one) => one.seconds));
  const cpu = Math.min(...walks.map((one) => one.cpu));
  return [
    { id: 'verify.events', value: EVENTS, unit: 'events', ok: true },
    { id: 'verify.seconds', value: seconds, unit: 's', goal: SECONDS_MAX, ok: seconds <= SECONDS_MAX },
    { id: 'verify.cpu', value: (cpu * 1e6) / EVENTS, unit: 'µs/event', ok: true },
  ];
}

async function walk(db: Database): Promise<{ seconds: number; cpu: number }> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  const verdict = await verifyChain(db.read);
  if (!verdict.ok || verdict.events !== EVENTS) throw new Error(JSON.stringify(verdict));
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedAt) / 1000, cpu: (user + system) / 1e6 };
}

/** The chain as appending would write it, without asking for each aggregate's last event. */
async function fill(db: Database): Promise<void> {
  let hash = GENESIS_HASH;
  for (let from = 0; from < EVENTS; from += PER_COMMIT) {
    await db.write(async (tx) => {
      for (let at = from; at < from + PER_COMMIT; at += AT_ONCE) {
        const rows = Array.from({ length: AT_ONCE }, (_, n) => {
          const { aggregate, ...event } = someEvent(at + n + 1);
          const previousHash = hash;
          hash = sha256(chainText(previousHash, { aggregate, ...event }));
          return { ...event, aggregateType: aggregate.type, aggregateId: aggregate.id, previousHash, hash };
        });
        await tx.insert(events).values(rows);
      }
    });
  }
  const last = { position: EVENTS, hash, at: addMs(START, EVENTS) };
  await db.write((tx) => tx.insert(eventHead).values({ id: 1, ...last }));
}

/** Five events of each deal, each with a payload like that of a registration. */
function someEvent(position: number): RecordedEvent {
  const deal = Math.ceil(position / 5);
  return {
    ...dealEvent({
      aggregate: { type: 'deal', id: `deal_${deal}` },
      payload: {
        number: `D-2026-${deal}`,
        customer: `Großhandel Nº ${deal}`,
        version: position % 5,
        by: null,
      },
    }),
    id: `evt_${String(position).padStart(12, '0')}`,
    position,
    seq: ((position - 1) % 5) + 1,
    at: addMs(START, position),
  };
}
