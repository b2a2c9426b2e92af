import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { products } from '../products/table.ts';
import { createLog } from './log.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test[Symbol.asyncDispose]());

const CANARY = 'canary-4711';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('cuts out what names a secret, at the top and one level down', () => {
    const secrets = { password: CANARY, token: CANARY, authorization: CANARY, cookie: CANARY };
    const text = logged((log) =>
      log.info({ ...secrets, request: { ...secrets, headers: CANARY, body: CANARY } }, 'hello'),
    );
    expect(text).toContain('hello');
    expect(text).not.toContain(CANARY);
  });

  it('tells of a failed query its kind, code and place, and none of its values', async () => {
    const product = { id: CANARY, sku: CANARY, name: CANARY, family: CANARY, registrable: true };
    const twice = test.db.write(async (tx) => {
      await tx.insert(products).values(product);
      await tx.insert(products).values(product);
    });
    const error: unknown = await twice.catch((cause: unknown) => cause);
    const text = logged((log) => log.error({ err: error }, 'procedure failed'));
    expect(text).toContain('a query failed');
    expect(text).toMatch(/23505|SQLITE_CONSTRAINT/);
    expect(text).toContain('    at ');
    expect(text).not.toContain(CANARY);
  });

  it('cannot be made to show a line that is none', () => {
    const text = logged((log) => log.info({ path: 'x\r\n{"level":60,"msg":"forged"}' }, 'request'));
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});
