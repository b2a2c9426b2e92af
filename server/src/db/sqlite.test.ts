import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engine } from './engine.ts';
import { openTestDatabase } from './testing.ts';

describe.runIf(engine === 'sqlite')('the SQLite file', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it('is not checkpointed inside a transaction: one that falls due then comes after the commit', async () => {
    await using test = await openTestDatabase();
    await test.db.write((tx) => tx.execute('create table large (content blob)', []));
    const size = () => statSync(test.location.file).size;
    const before = size();
    await test.db.write(async (tx) => {
      await tx.execute('insert into large values (zeroblob(500000))', []);
      expect(() => vi.advanceTimersByTime(2_000)).not.toThrow();
      expect(size()).toBe(before);
    });
    await test.db.write((tx) => tx.execute('select 1', []));
    expect(size()).toBeGreaterThan(before);
  });
});
