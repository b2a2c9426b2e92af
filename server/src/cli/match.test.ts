import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '@portico/domain/csv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Run, runHere } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-match-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const portico = (...args: string[]) => runHere(args, { folder });

const ACCOUNTS = `id,name,aliases,domains,street,city,postcode,country,registration_no,parent_id
a1,Siemens Aktiengesellschaft,,siemens.com|siemens.de,Werner-von-Siemens-Straße 1,München,80333,DE,HRB 6684,
a2,"Nordwind, Müller & Söhne GmbH",Nordwind,nordwind.example.de,,Kiel,24103,Germany,,
a3,Korea Kumgang Trading Corporation,,,,Pyongyang,,"Korea, North",,
a4,Brightwater Holdings Limited,,brightwater.co.uk,,Leeds,LS1 1AA,GB,,
a5,Brightwater Pumps Limited,,brightwaterpumps.co.uk,,Leeds,,GB,,a4
a6,Banque de Kinshasa SARL,,,,Kinshasa,,"Congo, Democratic Republic of the",,`;
const QUERIES = `query_id,name,website,email,street,city,postcode,country,registration_no
q1,SIEMENS AG,https://www.siemens.com/de,,,,,Germany,
q2,Nordwind Mueller und Soehne,,anna@nordwind.example.de,,,,,
q3,Korea Kumgang Trading Corp.,,,,,,KP,
q4,Quuxly Zebra Farms,,,,,,,
q5,Siemens,,,,,,DE,HRB6684`;

async function match(
  accounts: string,
  queries: string,
  ...more: string[]
): Promise<Run & { rows: string[][] }> {
  await writeFile(join(folder, 'a.csv'), accounts);
  await writeFile(join(folder, 'q.csv'), queries);
  await rm(join(folder, 'r.csv'), { force: true });
  const args = ['--accounts', 'a.csv', '--queries', 'q.csv', '--out', 'r.csv', ...more];
  const result = await portico('accounts', 'match', ...args);
  const text = await readFile(join(folder, 'r.csv'), 'utf8').catch(() => '');
  return { ...result, rows: readCsv(text) };
}

describe('portico accounts match', () => {
  test('answers every query with its best account, in their order', async () => {
    const { code, out, err, rows } = await match(ACCOUNTS, QUERIES, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(rows[0]).toEqual(['query_id', 'account_id', 'kind', 'score', 'signals']);
    expect(rows.slice(1).map(([query, account, kind]) => [query, account, kind])).toEqual([
      ['q1', 'a1', 'same'],
      ['q2', 'a2', 'same'],
      ['q3', 'a3', 'same'],
      ['q4', '', 'none'],
      ['q5', 'a1', 'same'],
    ]);
    expect(rows[1]?.[4]).toMatch(/[a-z]{3} [a-z]/);
    expect(Number(rows[1]?.[3])).toBeGreaterThan(0.5);
    expect(JSON.parse(out)).toEqual({
      out: 'r.csv',
      accounts: 6,
      queries: 5,
      same: 4,
      similar: 0,
      related: 0,
      none: 1,
      problems: [],
    });
  });

  test('gives the same file however the input is written down', async () => {
    const plain = await match(ACCOUNTS, QUERIES);
    expect(plain.out).toBe('r.csv: 5 queries against 6 accounts: 4 same, 0 similar, 0 related, 1 none.\n');
    const [, ...lines] = readCsv(ACCOUNTS);
    const turned = [
      [
        'Parent ID',
        'note',
        'registration-no',
        'country',
        'postcode',
        'city',
        'street',
        'domains',
        'aliases',
        'NAME',
        'id',
      ],
      ...lines.map((cells) => [...cells.slice(0, 9), 'x', cells[9] ?? ''].toReversed()),
    ];
    const semicolons = turned.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).toReversed();
    const shuffled = `\uFEFF${[semicolons.at(-1), ...semicolons.slice(0, -1)].join('\r\n')}\r\n\r\n`;
    const other = await match(shuffled, QUERIES.replaceAll('\n', '\r\n'));
    expect(other.err).toBe('');
    expect(other.rows).toEqual(plain.rows);
  });

  test('needs no columns but the ids', async () => {
    const accounts = 'id,domains,name\na1,acme.com,Acme Rockets';
    const queries = 'name,query_id,email\nAcme Rockets,q1,jo@mail.acme.com\nBig Blue,q2,jo@gmail.com';
    const { code, rows } = await match(accounts, queries);
    expect(code).toBe(0);
    expect(rows.map(([, account]) => account)).toEqual(['account_id', 'a1', '']);
    expect((await match('id\na1', 'query_id\nq1')).rows[1]?.slice(0, 3)).toEqual(['q1', '', 'none']);
  });

  test('has nothing to say of no queries or no accounts', async () => {
    expect((await match('id,name', QUERIES)).rows.map(([, , kind]) => kind)).toEqual([
      'kind',
      ...Array<string>(5).fill('none'),
    ]);
    expect((await match(ACCOUNTS, 'query_id,name')).rows).toHaveLength(1);
  });

  const spoiled: [string, string, string, string, number][] = [
    ['an id twice', 'id,name\na,x\nb,y\na,z', QUERIES, 'Row 4 of a.csv has the id "a" of row 2 again.', 5],
    ['no id', 'id,name\na,x\n,y', QUERIES, 'Row 3 of a.csv has no id.', 5],
    [
      'too many cells',
      'id,name\na,x\nb,y,z',
      QUERIES,
      'Row 3 of a.csv has 3 cells, but the header has 2 columns.',
      5,
    ],
    ['a row after empty and broken ones', 'id,name\na,"x\nx"\n\n,y', QUERIES, 'Row 4 of a.csv has no id.', 5],
    [
      'a query of too many cells',
      ACCOUNTS,
      'query_id,name\nq,x\nr,y,z\ns,w',
      'Row 3 of q.csv has 3 cells',
      3,
    ],
  ];
  test.each(spoiled)(
    '%s spoils no other row: the rest is answered, the row is said, and the exit code tells',
    async (_, accounts, queries, sentence, results) => {
      const { code, out, rows } = await match(accounts, queries);
      expect(code).toBe(3);
      expect(out.split('\n')[1]?.startsWith(sentence)).toBe(true);
      expect(rows).toHaveLength(results + 1);
    },
  );

  test('a query id that comes twice is answered twice, and a query that cannot be read says why', async () => {
    const twice = await match(ACCOUNTS, 'query_id,name\nq,Nobody Knows\nq,Nobody Knows');
    expect({ code: twice.code, ids: twice.rows.map(([id]) => id) }).toEqual({
      code: 0,
      ids: ['query_id', 'q', 'q'],
    });
    const { rows } = await match(ACCOUNTS, 'query_id,name\nq,x,y');
    expect(rows[1]).toEqual([
      'q',
      '',
      'none',
      '0.0000',
      expect.stringMatching(/^Row 2 of q\.csv has 3 cells/),
    ]);
  });

  const wrong: [string, string, string, string][] = [
    ['a missing column', 'name\nx', QUERIES, 'a.csv lacks the column id in its first line.'],
    ['a column twice', 'id,name,Name\na,x,y', QUERIES, 'a.csv has the column name twice.'],
    ['an empty file', '', QUERIES, 'a.csv is empty.'],
    [
      'an open quote',
      'id,name\na,"x\nb,y',
      QUERIES,
      'Row 2 of a.csv opens a quote (") that is never closed.',
    ],
  ];
  test.each(wrong)(
    'refuses %s with the file and the row, and leaves no result',
    async (_, accounts, queries, sentence) => {
      const { code, out, err } = await match(accounts, queries);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.startsWith(sentence)).toBe(true);
      expect(err).toMatch(/^[^\n]*\.\n$/);
      expect(await readdir(folder)).toEqual(['a.csv', 'q.csv']);
    },
  );

  test('refuses a file that is not there or not UTF-8, and wrong usage', async () => {
    await writeFile(join(folder, 'latin.csv'), Buffer.from([0x69, 0x64, 0x0a, 0xfc, 0x0a]));
    const latin = await portico(
      'accounts',
      'match',
      '--accounts',
      'latin.csv',
      '--queries',
      'latin.csv',
      '--out',
      'r',
    );
    expect(latin).toMatchObject({
      code: 1,
      out: '',
      err: 'latin.csv is not UTF-8 text. Save it as "CSV UTF-8" and try again.\n',
    });
    await rm(join(folder, 'latin.csv'));
    const missing = await portico(
      'accounts',
      'match',
      '--accounts',
      'no.csv',
      '--queries',
      'no.csv',
      '--out',
      'r',
    );
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^There is no such file.*: no\.csv\. Check its name\.\n$/);
    expect(await portico('accounts', 'match', '--accounts', 'a.csv')).toMatchObject({ code: 2, out: '' });
  });
});

describe('portico names compare', () => {
  async function compare(pairs: string, ...more: string[]): Promise<Run & { rows: string[][] }> {
    await writeFile(join(folder, 'p.csv'), pairs);
    const result = await portico('names', 'compare', '--pairs', 'p.csv', '--out', 'n.csv', ...more);
    const text = await readFile(join(folder, 'n.csv'), 'utf8').catch(() => '');
    return { ...result, rows: readCsv(text) };
  }

  test('says of every pair whether it is one company', async () => {
    const pairs =
      'pair_id,name1,name2\np1,Siemens AG,Siemens Aktiengesellschaft\np2,Siemens AG,Volkswagen AG\np3,,';
    const { code, out, rows } = await compare(pairs, '--json');
    expect(code).toBe(0);
    expect(rows.map(([id, kind]) => [id, kind])).toEqual([
      ['pair_id', 'kind'],
      ['p1', 'same'],
      ['p2', 'none'],
      ['p3', 'none'],
    ]);
    expect(JSON.parse(out)).toMatchObject({ out: 'n.csv', pairs: 3, same: 1, none: 2 });
  });

  test('refuses pairs without their columns', async () => {
    const { code, err } = await compare('pair_id,name1\np,x');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'p.csv lacks the column name2 in its first line. It can have: pair_id, name1, name2.\n',
    });
  });
});
