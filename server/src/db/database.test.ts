import { GENESIS_HASH, type NewEvent } from '@portico/domain/event';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../outbox/append.ts';
import { eventHead, events } from '../outbox/table.ts';
import { products } from '../products/table.ts';
import { isUniqueClash } from './clash.ts';
import type { Tx } from './database.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test[Symbol.asyncDispose]());

const product = (id: string) => ({ id, sku: id, name: `Product ${id}`, family: 'F', registrable: true });
const happened = (id: string): NewEvent => ({
  name: 'deal.drafted',
  aggregate: { type: 'deal', id },
  orgId: null,
  ownerId: null,
  actorId: null,
  visibility: 'internal',
  payload: { n: 1 },
});

describe('the database', () => {
  it('reads its own write as soon as the write has resolved', async () => {
    await test.db.write((tx) => tx.insert(products).values(product('a')));
    const [row] = await test.db.read.select().from(products).where(eq(products.id, 'a'));
    expect(row).toEqual({ ...product('a'), listPriceMinor: null, currency: null });
  });

  it('undoes a write that throws, and none of the writes that share its commit', async () => {
    const results = await Promise.allSettled([
      test.db.write((tx) => tx.insert(products).values(product('b1'))),
      test.db.write(async (tx) => {
        await tx.insert(products).values(product('b2'));
        throw new Error('no');
      }),
      test.db.write((tx) => tx.insert(products).values(product('b3'))),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const rows = await test.db.read.select({ id: products.id }).from(products).orderBy(asc(products.id));
    expect(rows.map((row) => row.id).filter((id) => id.startsWith('b'))).toEqual(['b1', 'b3']);
  });

  it('tells a unique clash from other errors on both engines', async () => {
    const twice = test.db.write(async (tx) => {
      await tx.insert(products).values(product('c'));
      await tx.insert(products).values(product('c'));
    });
    expect(isUniqueClash(await twice.catch((error: unknown) => error))).toBe(true);
    expect(isUniqueClash(new Error('other'))).toBe(false);
  });

  it('numbers events without a gap and links each to the one before, also when writers race', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        test.db
          .write(async (tx) => {
            publish(tx, happened(`deal_${n % 4}`));
            if (n % 10 === 3) throw new Error('rolled back');
          })
          .catch(() => undefined),
      ),
    );
    const rows = await test.db.read.select().from(events).orderBy(asc(events.position));
    expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 36 }, (_, n) => n + 1));
    expect(rows[0]?.previousHash).toBe(GENESIS_HASH);
    for (const [n, row] of rows.entries()) if (n > 0) expect(row.previousHash).toBe(rows[n - 1]?.hash);
    for (const id of ['deal_0', 'deal_1', 'deal_2', 'deal_3']) {
      const seqs = rows.filter((row) => row.aggregateId === id).map((row) => row.seq);
      expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    }
    const [head] = await test.db.read.select().from(eventHead);
    expect(head).toMatchObject({ position: 36, hash: rows.at(-1)?.hash });
  });

  it('refuses a query of a transaction that is over', async () => {
    let kept: Tx | undefined;
    await test.db.write(async (tx) => {
      kept = tx;
      await tx.select().from(products).limit(1);
    });
    expect(() => kept?.select()).toThrow('this transaction is over');
  });

  it('refuses a write inside a write instead of waiting for itself', async () => {
    await expect(test.db.write(() => test.db.write(() => Promise.resolve()))).rejects.toThrow(
      'db.write inside db.write',
    );
  });

  it('never lets its clock go back behind the last event', async () => {
    await test.db.write(async (tx) => {
      await tx.update(eventHead).set({ at: '2999-01-01T00:00:00.000Z' });
    });
    expect(await test.db.write((tx) => Promise.resolve(tx.now))).toBe('2999-01-01T00:00:00.000Z');
    expect(await test.db.now()).toBe('2999-01-01T00:00:00.000Z');
  });
});
