import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { faultOf } from '../trpc/faults.ts';
import { callerFor } from '../trpc/testing.ts';
import type { Database, Tx } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { publish } from '../outbox/append.ts';
import { newDeal } from '../deals/register.ts';
import { dealsRouter } from '../deals/router.ts';
import { dealEvent } from '../deals/change.ts';
import * as store from '../deals/store.ts';
import { defaultDealPolicy } from '@portico/domain/deals/policy';
import { goodClaim, person } from '../deals/testing.ts';
import type { Acknowledgement, Variant, WorkerOrders } from './orders.ts';

/*
 * One writer of the kill loop: submits deals as fast as it can and notes each acknowledgement in its own file, until
 * it is killed. A writer that comes back asks again, with the same key, for what it was doing when it died.
 */

const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders;
const db = openDatabase(orders.location);
const seller = person(`seller-${orders.name}`, 'nord', 'seller');
const claim = await goodClaim(db);

/** A run of keys that a writer has begun; what was cut off is asked again with the same keys. */
interface Stretch {
  first: number;
  began: string;
}

/** The stretch that was under way when the last writer of this name died, or the very first. */
function lastStretch(): Stretch {
  const lines = existsSync(orders.journal)
    ? readFileSync(orders.journal, 'utf8').split('\n').slice(0, -1)
    : [];
  return lines.length > 0 ? (JSON.parse(lines.at(-1) ?? '') as Stretch) : begin(0);
}

function begin(first: number): Stretch {
  const stretch = { first, began: String(process.hrtime.bigint()) };
  appendFileSync(orders.journal, `${JSON.stringify(stretch)}\n`);
  return stretch;
}

async function submitOne(key: string, began: string): Promise<void> {
  if (orders.variant === 'acknowledges-early') acknowledge({ key, dealId: '', began, done: began });
  const dealId = await persist(() => write[orders.variant](db, key));
  if (orders.variant !== 'acknowledges-early')
    acknowledge({ key, dealId, began, done: String(process.hrtime.bigint()) });
}

/** Tries again what the database had no room for; a client would too. */
async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!faultOf(error).retryable || faultOf(error).code === 'unexpected') throw error;
    }
  }
}

function acknowledge(line: Acknowledgement): void {
  appendFileSync(orders.acknowledgements, `${JSON.stringify(line)}\n`);
}

/** How a writer writes: as the product does, or broken in a way the checker must find. */
const write: Record<Variant, (on: Database, key: string) => Promise<string>> = {
  product: submit,
  'acknowledges-early': submit,
  'tells-in-a-second-transaction': async (on, key) => {
    const deal = await on.write((tx) => insert(tx, key));
    await on.write(async (tx) =>
      publish(tx, dealEvent(deal, { name: 'deal.submitted', actorId: seller.userId, payload: {} })),
    );
    return deal.id;
  },
  'forgets-the-key': async (on, key) => {
    const deal = await on.write(async (tx) => {
      const fresh = await insert(tx, key);
      publish(tx, dealEvent(fresh, { name: 'deal.submitted', actorId: seller.userId, payload: {} }));
      return fresh;
    });
    return deal.id;
  },
};

async function submit(on: Database, key: string): Promise<string> {
  const caller = callerFor(dealsRouter, { db: on, actor: seller, idempotencyKey: key });
  const outcome = await caller.submit({ claim: { ...claim, customerName: key } });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal.id;
}

/** Writes the row as a careless product would: past the rules, in whatever transaction it is given. */
async function insert(tx: Tx, key: string) {
  const deal = newDeal(tx, { ...claim, customerName: key }, { actor: seller });
  const number = await store.newDealNumber(tx);
  return store.insertDeal(
    tx,
    { ...deal, number, review: 'submitted', submittedAt: tx.now },
    defaultDealPolicy,
  );
}

// The loop itself may be killed; its writers must not write on for ever.
process.stdin.on('end', () => process.exit()).resume();

const ROUNDS = 3;

for (let stretch = lastStretch(); ; stretch = begin(stretch.first + ROUNDS * orders.lanes)) {
  const { first, began } = stretch;
  for (let round = 0; round < ROUNDS; round += 1) {
    const lanes = Array.from({ length: orders.lanes }, (_, lane) => first + round * orders.lanes + lane);
    await Promise.all(lanes.map((n) => submitOne(`${orders.name}-${String(n).padStart(8, '0')}`, began)));
  }
}
