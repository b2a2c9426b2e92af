import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '@portico/domain/csv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { runHere } from './testing.ts';

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

const portico = (...args: string[]) => {
  const { url } = database.location;
  const env = { PORTICO_DATA: join(folder, 'data'), ...(url === null ? {} : { DATABASE_URL: url }) };
  return runHere(args, { env, folder });
};
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
      code: 3,
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

  test('ends with 3 when rows were left out or would be, and with 0 once they are mended, from the file it gave back', async () => {
    await put('few.csv', 'name,country\nFew AG,DE\nMany AG,\n');
    for (const dry of [['--dry-run'], []]) {
      const left = await portico('accounts', 'import', '--file', 'few.csv', ...dry);
      expect({ code: left.code, err: left.err }).toEqual({ code: 3, err: '' });
      expect(left.out).toMatch(/, 1 with a problem\. What is left is in few\.problems\.csv\.\n$/);
    }
    expect(
      JSON.parse((await portico('accounts', 'import', '--file', 'few.csv', '--json')).out),
    ).toMatchObject({
      unchanged: 1,
      problems: 1,
      problemsFile: 'few.problems.csv',
    });
    const back = await readFile(join(folder, 'few.problems.csv'), 'utf8');
    await put('mended.csv', back.replace('Many AG,,', 'Many AG,AT,'));
    const mended = await portico('accounts', 'import', '--file', 'mended.csv');
    expect(mended).toEqual({
      code: 0,
      out: '1 row: 1 created, 0 changed, 0 unchanged, 0 with a problem.\n',
      err: '',
    });
  });

  test('AC5: accounts that would be above themselves go in without their parent, and come back', async () => {
    await put('circle.csv', 'id,name,country,parent_id\nk1,Kreis Eins AG,DE,k2\nk2,Kreis Zwei AG,DE,k1\n');
    const done = await portico('accounts', 'import', '--file', 'circle.csv');
    expect([done.code, done.out]).toEqual([
      3,
      '2 rows: 2 created, 0 changed, 0 unchanged, 0 with a problem, 2 without their parent. What is left is in circle.problems.csv.\n',
    ]);
    const circle =
      'parent_id: the parents of rows 2, 3 lead round in a circle: the account went in without its parent; correct it and import again';
    expect((await take('circle.problems.csv')).map((cells) => cells.at(-1))).toEqual([
      'problem',
      circle,
      circle,
    ]);
  });

  test('reads what spreadsheets save: a byte order mark, CR LF, semicolons, cells over lines, and UTF-16', async () => {
    const text = '\uFEFFname;country;city\r\n"Größte\r\nAG";DE;Köln\r\n';
    await put('windows.csv', text);
    expect(await json('accounts', 'import', '--file', 'windows.csv')).toMatchObject({ rows: 1, created: 1 });
    const little = Buffer.from(text, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      await writeFile(join(folder, 'wide.csv'), bytes);
      expect(await json('accounts', 'import', '--file', 'wide.csv')).toMatchObject({ rows: 1, unchanged: 1 });
    }
  });

  const file = (name: string, bytes: string | Buffer) => [name, bytes] as const;
  test.each([
    ['empty', file('e.csv', '\n'), 'e.csv is empty. Its first line names the columns, the name among them.'],
    ['only a header', file('h.csv', 'name,country\n'), 'h.csv has no rows below its first line.'],
    [
      'without names',
      file('b.csv', 'id,city\n1,Ulm\n'),
      'b.csv has no column "name" in its first line. Add one with the legal names.',
    ],
    [
      'Latin-1',
      file('l.csv', Buffer.from('name,country\nM\u00FCller,DE\n', 'latin1')),
      'l.csv is not UTF-8 text. Save it as "CSV UTF-8" and try again.',
    ],
    [
      'UTF-16 without a mark',
      file('u.csv', Buffer.from('name,country\nA,DE\n', 'utf16le')),
      'u.csv is not UTF-8 text. Save it as "CSV UTF-8" and try again.',
    ],
    [
      'without some of its letters',
      file('f.csv', 'name,country\nA,DE\nM\uFFFDller,DE\n'),
      'Row 3 of f.csv has lost letters (they show as \uFFFD). Save the file again as "CSV UTF-8" from where it came.',
    ],
    [
      'with rows behind an open quote',
      file('q.csv', 'name,country\n"A,DE\nB,DE\n'),
      'Row 2 of q.csv opens a quote (") that is never closed. Close it, or leave it out.',
    ],
  ])('refuses a file that is %s in one sentence, and writes nothing', async (_, [name, bytes], sentence) => {
    await writeFile(join(folder, name), bytes);
    const before = await readdir(folder);
    const refused = await portico('accounts', 'import', '--file', name);
    expect(refused).toEqual({ code: 1, out: '', err: `${sentence}\n` });
    expect(await readdir(folder)).toEqual(before);
  });

  test('never writes over what it reads, nor into a folder or beside none, and says so before anything is imported', async () => {
    const text = 'name,country\nOver AG,DE\nUnder AG,\n';
    await put('own.csv', text);
    await symlink(join(folder, 'own.csv'), join(folder, 'link.csv'));
    await mkdir(join(folder, 'a-folder'));
    for (const [problems, sentence] of [
      ['own.csv', 'own.csv is read as well and would be written over. Name another file.'],
      ['link.csv', 'link.csv is read as well and would be written over. Name another file.'],
      ['a-folder', 'a-folder is a folder. Name a file in it.'],
      ['no/left.csv', 'There is no folder no for no/left.csv. Make it first, or choose another.'],
    ] as const) {
      const refused = await portico('accounts', 'import', '--file', 'own.csv', '--problems', problems);
      expect(refused).toEqual({ code: 1, out: '', err: `${sentence}\n` });
    }
    expect(await readFile(join(folder, 'own.csv'), 'utf8')).toBe(text);
    expect(await json('accounts', 'import', '--file', 'own.csv', '--dry-run')).toMatchObject({ created: 1 });
    expect(await portico('accounts', 'export', '--file', 'a-folder')).toEqual({
      code: 1,
      out: '',
      err: 'a-folder is a folder. Name a file in it.\n',
    });
    expect(await portico('accounts', 'import', '--file', 'a-folder')).toEqual({
      code: 1,
      out: '',
      err: 'a-folder is a folder. Name a file in it.\n',
    });
  });

  test('writes a file whole or not at all, and through a link', async () => {
    await put('kept.csv', 'what was there');
    await symlink(join(folder, 'kept.csv'), join(folder, 'to-kept.csv'));
    expect(await portico('accounts', 'export', '--file', 'to-kept.csv')).toMatchObject({ code: 0 });
    expect((await take('kept.csv'))[0]?.[0]).toBe('id');
    expect((await lstat(join(folder, 'to-kept.csv'))).isSymbolicLink()).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('says what is wrong with an option', async () => {
    const missing = await portico('accounts', 'import', '--file', 'nothing.csv');
    expect(missing.err).toBe('There is no such file or folder: nothing.csv. Check its name.\n');
    expect((await portico('accounts', 'export', '--file', 'c.csv', '--state', 'lost')).code).toBe(2);
  });
});
