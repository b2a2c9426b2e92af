import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCsv } from '@portico/domain/csv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'portico-accounts-'));
  expect((await portico('migrate')).code).toBe(0);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function portico(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { DATABASE_URL: _, PORTICO_ENGINE: __, ...clean } = process.env;
  const { url } = database.location;
  const env = {
    ...clean,
    PORTICO_DATA: join(folder, 'data'),
    ...(url === null ? {} : { DATABASE_URL: url }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env });
    const result = { code: null as number | null, out: '', err: '' };
    child.stdout.on('data', (piece: Buffer) => (result.out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (result.err += piece.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...result, code }));
  });
}
const json = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await portico(...args, '--json')).out);
const put = (name: string, text: string) => writeFile(join(folder, name), text);
const take = async (name: string) => readCsv(await readFile(join(folder, name), 'utf8'));

describe('portico accounts import and export', () => {
  test('looks first, then puts good rows in and gives bad ones back; twice changes nothing, and what is exported comes in unchanged', async () => {
    await put(
      'a.csv',
      'id;name;country;parent_id\n1;Bernstein AG;DE;\n2;Bernstein Süd GmbH;Germany;1\n3;Nowhere Ltd;;\n',
    );
    expect(await json('accounts', 'import', '--file', 'a.csv', '--dry-run')).toMatchObject({
      dryRun: true,
      rows: 3,
      created: 2,
      problems: 1,
    });
    expect(await json('accounts', 'export', '--file', 'none.csv')).toEqual({ file: 'none.csv', rows: 0 });
    const done = await portico('accounts', 'import', '--file', 'a.csv', '--problems', 'left.csv');
    expect(done).toEqual({
      code: 0,
      out: '3 rows: 2 created, 0 changed, 0 unchanged, 1 with a problem. What is left is in left.csv.\n',
      err: '',
    });
    expect(await take('left.csv')).toEqual([
      ['id', 'name', 'country', 'parent_id', 'problem'],
      ['3', 'Nowhere Ltd', '', '', 'country: is missing: fill it in'],
    ]);
    expect(await json('accounts', 'import', '--file', 'a.csv')).toMatchObject({ unchanged: 2, problems: 1 });
    expect(await json('accounts', 'export', '--file', 'out.csv')).toEqual({ file: 'out.csv', rows: 2 });
    expect((await take('out.csv')).map((cells) => [cells[0], cells[1], cells.at(-1)])).toEqual([
      ['id', 'name', 'parent_id'],
      ['1', 'Bernstein AG', ''],
      ['2', 'Bernstein Süd GmbH', '1'],
    ]);
    expect(await json('accounts', 'import', '--file', 'out.csv')).toMatchObject({ rows: 2, unchanged: 2 });
  });

  test('says what is wrong with a file or an option', async () => {
    await put('b.csv', 'id,city\n1,Ulm\n');
    const refused = await portico('accounts', 'import', '--file', 'b.csv');
    expect(refused).toEqual({ code: 1, out: '', err: 'The file has no column "name" in its first line.\n' });
    expect((await portico('accounts', 'import', '--file', 'nothing.csv')).err).toContain(': nothing.csv');
    expect((await portico('accounts', 'export', '--file', 'c.csv', '--state', 'lost')).code).toBe(2);
  });
});
