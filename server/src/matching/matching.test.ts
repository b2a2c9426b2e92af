import { prepareParty } from '@portico/domain/matching/party';
import { defaultMatchingPolicy as policy } from '@portico/domain/matching/policy';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest';
import { idOf, madeAccount, madeQuery } from '../bench/match-register.ts';
import type { Query, Tx } from '../db/database.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { beginBuild, rebuildOutdated } from './build-index.ts';
import { countKeys } from './count-keys.ts';
import { indexAccount, indexAccounts, unindexAccount } from './index-account.ts';
import { tendMatchingWith } from './jobs.ts';
import { memorySource } from './memory-source.ts';
import { mergeFresh } from './merge.ts';
import { findCandidates } from './resolve-in.ts';
import { resolve } from './resolve.ts';
import type { IndexedAccount, MatchingSource } from './source.ts';
import { databaseSource } from './database-source.ts';
import { matchState } from './table.ts';

const ACCOUNTS = 400;

function indexed(n: number): IndexedAccount {
  const { id, party, parentId } = madeAccount(n);
  return { id, party: prepareParty(party), parentId, ultimateParentId: null };
}

const all = Array.from({ length: ACCOUNTS }, (_, n) => indexed(n));
const queries = Array.from({ length: 120 }, (_, n) => prepareParty(madeQuery(n, ACCOUNTS).party));
/** Few candidates each, so that the order among equals decides who is one. */
const few = { ...policy, candidates: 8 };

async function found(source: MatchingSource, by = few): Promise<string[][]> {
  const lists: string[][] = [];
  for (const party of queries) {
    const { profiles } = await findCandidates(source, party, by);
    lists.push(profiles.map(({ accountId }) => accountId));
  }
  return lists;
}

async function build(db: TestDatabase['db'], accounts: readonly IndexedAccount[]): Promise<void> {
  const making = await beginBuild(db);
  await making.add(accounts);
  await making.finish();
}

async function isFound(query: Query, n: number): Promise<boolean> {
  const { profiles } = await findCandidates(databaseSource(query), indexed(n).party, policy);
  return profiles.some(({ accountId }) => accountId === idOf(n));
}

describe('an index of four hundred accounts', () => {
  let test: TestDatabase;
  let expected: string[][];
  beforeAll(async () => {
    test = await openTestDatabase();
    await build(test.db, all);
    expected = await found(memorySource(all));
  });
  afterAll(() => test[Symbol.asyncDispose]());

  it('finds on this engine what the index in memory finds, in the same order', async () => {
    expect(expected.filter((ids) => ids.length > 0).length).toBeGreaterThan(100);
    expect(await found(databaseSource(test.db.read))).toEqual(expected);
  });

  it('answers each account for what is typed of it', async () => {
    const { party } = madeAccount(3);
    const [best] = await resolve(test.db.read, { ...party, registrationNos: [], street: null });
    expect(best).toMatchObject({ accountId: idOf(3), kind: 'same' });
  });

  it('is read by lists of numbers of any length', async () => {
    const nos = Array.from({ length: ACCOUNTS + 30 }, (_, n) => n + 1);
    const source = databaseSource(test.db.read);
    for (const length of [0, 1, 3, 64, 65, 200, nos.length]) {
      const profiles = await source.byNo(nos.slice(0, length));
      const read = profiles.map(({ no }) => no ?? 0).toSorted((a, b) => a - b);
      expect(read).toEqual(nos.slice(0, Math.min(length, ACCOUNTS)));
    }
  });

  it('is read from what is stored by a process that starts anew', async () => {
    vi.resetModules();
    const fresh = await import('./database-source.ts');
    expect(await found(fresh.databaseSource(test.db.read))).toEqual(expected);
  });
});

describe('changes', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase();
    await build(test.db, all);
  });
  afterEach(() => test[Symbol.asyncDispose]());

  it('count in their own transaction at once, and for others after the commit', async () => {
    await test.db.write(async (tx) => {
      expect(await isFound(tx, 500)).toBe(false);
      await indexAccount(tx, indexed(500));
      expect(await isFound(tx, 500)).toBe(true);
      expect(await isFound(test.db.read, 500)).toBe(false);
    });
    expect(await isFound(test.db.read, 500)).toBe(true);
  });

  it('that are rolled back never were', async () => {
    const before = await found(databaseSource(test.db.read));
    const undone = test.db.write(async (tx) => {
      await indexAccount(tx, indexed(500));
      await unindexAccount(tx, idOf(3));
      await indexAccounts(
        tx,
        Array.from({ length: 250 }, (_, n) => indexed(600 + n)),
      );
      expect(await isFound(tx, 700)).toBe(true);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await isFound(test.db.read, 700)).toBe(false);
    expect(await found(databaseSource(test.db.read))).toEqual(before);
  });

  it('of a name leave nothing behind under the old one', async () => {
    const renamed = { ...indexed(3), party: indexed(900).party };
    await test.db.write((tx) => indexAccount(tx, renamed));
    expect(await isFound(test.db.read, 3)).toBe(false);
    const { profiles } = await findCandidates(databaseSource(test.db.read), indexed(900).party, policy);
    expect(profiles[0]?.accountId).toBe(idOf(3));
  });

  it('of the family alone are seen, and the account keeps its place', async () => {
    const before = await found(databaseSource(test.db.read));
    await test.db.write((tx) =>
      indexAccount(tx, { ...indexed(3), parentId: idOf(9), ultimateParentId: idOf(9) }),
    );
    const [profile] = await databaseSource(test.db.read).byId([idOf(3)]);
    expect(profile).toMatchObject({ parentId: idOf(9), ultimateParentId: idOf(9) });
    expect(profile?.no).not.toBeNull();
    expect(await found(databaseSource(test.db.read))).toEqual(before);
  });

  it('that take an account out are seen', async () => {
    await test.db.write((tx) => unindexAccount(tx, idOf(3)));
    expect(await isFound(test.db.read, 3)).toBe(false);
  });

  it('are merged without changing an answer, one by one or many at once', async () => {
    await change(test, async (tx) => {
      for (let n = 0; n < 150; n += 1) await indexAccount(tx, indexed(500 + n));
      for (let n = 0; n < 20; n += 1)
        await indexAccount(tx, { ...indexed(n), party: indexed(1000 + n).party });
      for (let n = 30; n < 60; n += 1) await unindexAccount(tx, idOf(n));
    });
    const before = await found(databaseSource(test.db.read));
    expect(before).not.toEqual(await found(memorySource(all)));
    expect(await mergeFresh(test.db)).toBe(170);
    expect(await found(databaseSource(test.db.read))).toEqual(before);
    expect(await mergeFresh(test.db)).toBe(0);
  });

  it('put in one by one, merged and counted give the index that a build gives', async () => {
    await using other = await openTestDatabase();
    for (const account of all) await change(other, (tx) => indexAccount(tx, account));
    expect(await mergeFresh(other.db)).toBe(ACCOUNTS);
    expect(await countKeys(other.db)).toBe(true);
    expect(await found(databaseSource(other.db.read))).toEqual(await found(databaseSource(test.db.read)));
  });

  it('are counted once there are enough of them, and then clear away what is gone', async () => {
    await change(test, (tx) => indexAccount(tx, indexed(500)));
    await mergeFresh(test.db);
    expect(await countKeys(test.db)).toBe(false);
    await change(test, async (tx) => {
      for (let n = 0; n < 60; n += 1) await unindexAccount(tx, idOf(n));
      for (let n = 501; n < 541; n += 1) await indexAccount(tx, indexed(n));
    });
    await mergeFresh(test.db);
    expect(await countKeys(test.db)).toBe(true);
    const left = [...all.slice(60), ...Array.from({ length: 41 }, (_, n) => indexed(500 + n))];
    expect(await found(databaseSource(test.db.read))).toEqual(await found(memorySource(left)));
    expect(await countKeys(test.db)).toBe(false);
  });
});

describe('a build', () => {
  it('refuses queries until it is finished, and keeps what was changed meanwhile', async () => {
    await using test = await openTestDatabase();
    await build(test.db, all);
    const again = await beginBuild(test.db);
    await expect(resolve(test.db.read, madeAccount(1).party)).rejects.toThrow('unavailable');
    await change(test, (tx) => indexAccount(tx, { ...indexed(3), party: indexed(900).party }));
    await again.add(all.slice(0, 200));
    await change(test, (tx) => unindexAccount(tx, idOf(4)));
    await again.add(all.slice(200));
    await again.finish();
    expect(await isFound(test.db.read, 3)).toBe(false);
    expect(await isFound(test.db.read, 4)).toBe(false);
    expect(await isFound(test.db.read, 399)).toBe(true);
  });

  it('takes the place of an index of another version, or of a build that was broken off, once', async () => {
    await using test = await openTestDatabase();
    await build(test.db, all);
    const register = async function* () {
      await Promise.resolve();
      yield all.slice(0, 300);
      yield all.slice(300);
    };
    const tend = tendMatchingWith(test.db, register);
    const tending = () => tend({ id: 'job_1', attempt: 1, payload: {}, signal: AbortSignal.timeout(60_000) });
    expect(await rebuildOutdated(test.db, register)).toBe(false);
    await change(test, async (tx) => void (await tx.update(matchState).set({ version: -1 })));
    await change(test, (tx) => indexAccount(tx, indexed(500)));
    await expect(resolve(test.db.read, madeAccount(1).party)).rejects.toThrow('unavailable');
    await Promise.all([tending(), tending()]);
    expect(await found(databaseSource(test.db.read))).toEqual(await found(memorySource(all)));

    await beginBuild(test.db);
    expect(await rebuildOutdated(test.db, register)).toBe(false);
    await change(
      test,
      async (tx) => void (await tx.update(matchState).set({ touchedAt: '2026-01-01T00:00:00.000Z' })),
    );
    expect(await rebuildOutdated(test.db, register)).toBe(true);
    expect(await found(databaseSource(test.db.read))).toEqual(await found(memorySource(all)));
  });

  it('and merging lose nothing to changes at the same time', async () => {
    await using test = await openTestDatabase();
    await build(test.db, all);
    const changes = Array.from({ length: 60 }, (_, n) =>
      change(test, async (tx) => {
        await indexAccount(tx, indexed(500 + n));
        await indexAccount(tx, { ...indexed(n), party: indexed(1000 + n).party });
        if (n % 10 === 0)
          await indexAccounts(
            tx,
            Array.from({ length: 200 }, (_, m) => indexed(2000 + n * 20 + m)),
          );
      }),
    );
    await Promise.all([...changes, mergeFresh(test.db), mergeFresh(test.db)]);
    await mergeFresh(test.db);
    expect(await countKeys(test.db)).toBe(true);
    const now = [
      ...all.map((account, n) => (n < 60 ? { ...account, party: indexed(1000 + n).party } : account)),
      ...Array.from({ length: 60 }, (_, n) => indexed(500 + n)),
      ...Array.from({ length: 1200 }, (_, n) => indexed(2000 + n)),
    ];
    // Who stands first among equals hangs on who came first: what is found is compared as a set, with room for all equals.
    const asSet = async (source: MatchingSource) =>
      (await found(source, { ...policy, candidates: 5000 })).map((ids) => ids.toSorted());
    expect(await asSet(databaseSource(test.db.read))).toEqual(await asSet(memorySource(now)));
  });

  it('is not needed by an empty register', async () => {
    await using test = await openTestDatabase();
    expect(await resolve(test.db.read, madeAccount(1).party)).toEqual([]);
    expect(await mergeFresh(test.db)).toBe(0);
    expect(await countKeys(test.db)).toBe(false);
  });
});

function change(test: TestDatabase, work: (tx: Tx) => Promise<void>): Promise<void> {
  return test.db.write(work);
}
