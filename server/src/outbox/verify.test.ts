import { createHash } from 'node:crypto';
import { chainText } from '@portico/domain/event';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { eventOf } from './store.ts';
import { eventHead, events } from './table.ts';
import { commitEvents, dealEvent } from './testing.ts';
import { type ChainVerdict, verifyChain } from './verify.ts';

type Row = typeof events.$inferSelect;

const EVENTS = 12;
let test: TestDatabase;
let rows: Row[];
beforeAll(async () => {
  test = await openTestDatabase();
  for (let n = 0; n < EVENTS; n += 1) {
    const payload = {
      n,
      text: `ä "${n}" \u2028`,
      none: null,
      yes: n % 2 === 0,
      rate: n / 3,
      'ü-key': '',
      '10': 1,
      '9': 2,
    };
    await commitEvents(
      test.db,
      dealEvent({
        aggregate: { type: 'deal', id: `deal_${n % 3}` },
        orgId: n % 4 === 0 ? null : 'nord',
        payload,
      }),
    );
  }
  rows = await test.db.read.select().from(events).orderBy(asc(events.position));
});
afterAll(() => test[Symbol.asyncDispose]());

class Undo extends Error {}

/** What verification says after some tampering, which is undone again. */
async function after(
  tamper: (tx: Tx) => Promise<unknown>,
  written?: { position: number; hash: string },
): Promise<ChainVerdict> {
  let verdict: ChainVerdict | undefined;
  await test.db
    .write(async (tx) => {
      await tamper(tx);
      verdict = await verifyChain(tx, written);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  if (!verdict) throw new Error('the tampering itself failed');
  return verdict;
}

const rowAt = (position: number): Row => {
  const found = rows[position - 1];
  if (!found) throw new Error(`no row ${position}`);
  return found;
};
const headAt = (position: number) => ({ position, hash: rowAt(position).hash });
const set = (tx: Tx, position: number, changes: Partial<Row>) =>
  tx.update(events).set(changes).where(eq(events.position, position));
const cutBehind = (tx: Tx, position: number) => tx.delete(events).where(gt(events.position, position));
const position = fc.integer({ min: 1, max: EVENTS });

/** One changed column, whatever its kind. */
const change: fc.Arbitrary<Partial<Row>> = fc.oneof(
  ...(
    [
      'id',
      'name',
      'aggregateType',
      'aggregateId',
      'orgId',
      'ownerId',
      'actorId',
      'previousHash',
      'hash',
    ] as const
  ).map((column) =>
    fc
      .string({ minLength: 1, maxLength: 70 })
      .filter((text) => !text.includes('\0'))
      .map((text) => ({ [column]: text })),
  ),
  fc.integer({ min: 100, max: 1e6 }).map((seq) => ({ seq })),
  fc.integer({ min: 0, max: 4e12 }).map((ms) => ({ at: new Date(ms).toISOString() })),
  fc.constantFrom('partner' as const, 'internal' as const).map((visibility) => ({ visibility })),
  fc
    .dictionary(
      fc.string({ maxLength: 5 }).filter((key) => !key.includes('\0')),
      fc.oneof(fc.integer(), fc.boolean()),
      { noNullPrototype: true },
    )
    .map((payload) => ({ payload })),
);

/** Computes the chain anew from a position on, as somebody with the database in their hands would. */
async function rechain(tx: Tx, from: number): Promise<void> {
  const all = await tx
    .select()
    .from(events)
    .where(gt(events.position, from - 1))
    .orderBy(asc(events.position));
  let previousHash = from > 1 ? rowAt(from - 1).hash : '0'.repeat(64);
  for (const row of all) {
    const hash = createHash('sha256')
      .update(chainText(previousHash, eventOf(row)))
      .digest('hex');
    await set(tx, row.position, { previousHash, hash });
    previousHash = hash;
  }
  await tx.update(eventHead).set({ hash: previousHash });
}

describe('the chain of events', () => {
  it('is whole when nobody touched it, and says how many events it has and where it ends', async () => {
    expect(await verifyChain(test.db.read)).toEqual({ ok: true, events: EVENTS, head: headAt(EVENTS) });
    expect(await verifyChain(test.db.read, headAt(5))).toMatchObject({ ok: true });
    await using empty = await openTestDatabase();
    expect(await verifyChain(empty.db.read)).toEqual({
      ok: true,
      events: 0,
      head: { position: 0, hash: '0'.repeat(64) },
    });
  });

  it('shows any changed value of any event, at that event', async () => {
    await fc.assert(
      fc.asyncProperty(position, change, async (at, changes) => {
        const same = Object.entries(changes).every(
          ([key, value]) => JSON.stringify(rowAt(at)[key as keyof Row]) === JSON.stringify(value),
        );
        fc.pre(!same);
        const verdict = await after((tx) => set(tx, at, changes));
        expect(verdict).toMatchObject({ ok: false, position: at });
      }),
      { numRuns: 300 },
    );
  });

  it('shows a removed event, also when those behind it are moved up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: EVENTS - 1 }), fc.boolean(), async (at, moveUp) => {
        const verdict = await after(async (tx) => {
          await tx.delete(events).where(eq(events.position, at));
          if (!moveUp) return;
          for (let next = at + 1; next <= EVENTS; next += 1) await set(tx, next, { position: next - 1 });
        });
        expect(verdict).toEqual({ ok: false, position: at, problem: moveUp ? 'link' : 'gap' });
      }),
      { numRuns: 40 },
    );
  });

  it('shows events that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(position, position, async (one, other) => {
        fc.pre(one !== other);
        const verdict = await after(async (tx) => {
          await set(tx, one, { position: 0 });
          await set(tx, other, { position: one });
          await set(tx, 0, { position: other });
        });
        expect(verdict).toEqual({ ok: false, position: Math.min(one, other), problem: 'link' });
      }),
      { numRuns: 40 },
    );
  });

  it('shows an inserted event: before the first, between two, and behind the last', async () => {
    const forged = { ...rowAt(3), id: 'evt_forged', seq: 99 };
    expect(await after((tx) => tx.insert(events).values({ ...forged, position: 0 }))).toEqual({
      ok: false,
      position: 1,
      problem: 'gap',
    });
    expect(await after((tx) => tx.insert(events).values({ ...forged, position: EVENTS + 2 }))).toEqual({
      ok: false,
      position: EVENTS + 1,
      problem: 'gap',
    });
    const next = { ...forged, position: EVENTS + 1, previousHash: headAt(EVENTS).hash };
    const fitting = {
      ...next,
      hash: createHash('sha256')
        .update(chainText(next.previousHash, eventOf(next)))
        .digest('hex'),
    };
    expect(await after((tx) => tx.insert(events).values(next))).toEqual({
      ok: false,
      position: EVENTS + 1,
      problem: 'changed',
    });
    expect(await after((tx) => tx.insert(events).values(fitting))).toEqual({
      ok: false,
      position: EVENTS + 1,
      problem: 'head',
    });
  });

  it('shows a head that is not the last event’s', async () => {
    expect(await after((tx) => tx.update(eventHead).set({ hash: '1'.repeat(64) }))).toEqual({
      ok: false,
      position: EVENTS,
      problem: 'head',
    });
    expect(await after((tx) => tx.update(eventHead).set({ position: EVENTS - 1 }))).toEqual({
      ok: false,
      position: EVENTS,
      problem: 'head',
    });
    expect(await after((tx) => tx.update(eventHead).set({ position: EVENTS + 5 }))).toEqual({
      ok: false,
      position: EVENTS + 1,
      problem: 'tail_cut',
    });
    expect(await after((tx) => tx.delete(eventHead))).toEqual({
      ok: false,
      position: EVENTS,
      problem: 'head',
    });
  });

  it('shows a tail that was cut off, with the head set back, to whoever wrote an earlier head down', async () => {
    const cut = async (tx: Tx) => {
      await cutBehind(tx, 8);
      await tx.update(eventHead).set(headAt(8));
    };
    expect(await after((tx) => cutBehind(tx, 8))).toEqual({ ok: false, position: 9, problem: 'tail_cut' });
    expect(await after(cut)).toMatchObject({ ok: true, events: 8 });
    expect(await after(cut, headAt(8))).toMatchObject({ ok: true, events: 8 });
    expect(await after(cut, headAt(9))).toEqual({ ok: false, position: 9, problem: 'tail_cut' });
  });

  it('shows a chain computed anew, to whoever wrote a head down', async () => {
    const rewrite = async (tx: Tx) => {
      await set(tx, 4, { actorId: 'somebody else' });
      await rechain(tx, 4);
    };
    expect(await after(rewrite)).toMatchObject({ ok: true });
    expect(await after(rewrite, headAt(3))).toMatchObject({ ok: true });
    expect(await after(rewrite, headAt(7))).toEqual({ ok: false, position: 7, problem: 'rewritten' });
  });

  it('shows a payload whose bytes changed although it reads the same, and one that cannot be read', async () => {
    const stored = (text: string) => ({ payload: sql`${text}` });
    const bytes = JSON.stringify(rowAt(2).payload);
    const tamper = (text: string) =>
      after((tx) =>
        tx
          .update(events)
          .set(stored(text))
          .where(and(eq(events.position, 2))),
      );
    expect(await tamper(bytes)).toMatchObject({ ok: true });
    expect(await tamper(` ${bytes}`)).toEqual({ ok: false, position: 2, problem: 'changed' });
    expect(await tamper(`{"n":7,${bytes.slice(1)}`)).toEqual({ ok: false, position: 2, problem: 'changed' });
    expect(await tamper('{')).toEqual({ ok: false, position: 2, problem: 'unreadable' });
    // Only SQLite lets a column hold what it was not made for.
    const noTime = () =>
      after((tx) =>
        tx
          .update(events)
          .set({ at: sql`'soon'` })
          .where(eq(events.position, 2)),
      );
    if (engine === 'sqlite')
      expect(await noTime()).toEqual({ ok: false, position: 2, problem: 'unreadable' });
    else await expect(noTime()).rejects.toThrow('update "event"');
  });

  it('walks what is appended while it walks', async () => {
    await using busy = await openTestDatabase();
    const writing = Promise.all(Array.from({ length: 100 }, () => commitEvents(busy.db, dealEvent())));
    expect(await verifyChain(busy.db.read)).toMatchObject({ ok: true });
    await writing;
    expect(await verifyChain(busy.db.read)).toMatchObject({ ok: true, events: 100 });
  });
});
