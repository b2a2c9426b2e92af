import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engine } from '../db/engine.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { runApart, runHere } from './testing.ts';

describe('on a machine with the demo', () => {
  let database: TestDatabase;
  let empty: TestDatabase;
  let folder: string;
  let env: Record<string, string>;
  const portico = (...args: string[]) => runHere(args, { env });
  const json = async (...args: string[]): Promise<unknown> => {
    const { code, out, err } = await portico(...args, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out);
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    empty = await openTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'portico-cli-'));
    env = {
      PORTICO_DATA: join(folder, 'data'),
      PORT: '4300',
      ...(database.location.url ? { DATABASE_URL: database.location.url } : {}),
    };
    expect(JSON.parse((await runApart(['migrate', '--json'], { env })).out)).toEqual({
      migrated: true,
      engine,
    });
    const seeded = await runApart(['seed', '--json'], { env });
    expect(seeded).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(seeded.out)).toMatchObject({ loaded: true });
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await empty[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('seed a second time says that the demo is there', async () => {
    expect(await json('seed')).toMatchObject({ loaded: false });
  });

  test('verify prints a head, and finds it again in the chain', async () => {
    const { head } = (await json('verify')) as { head: { position: number; hash: string } };
    expect(await json('verify', '--head', `${head.position}:${head.hash}`)).toMatchObject({ ok: true });
    const other = await portico('verify', '--head', `${head.position}:${'0'.repeat(64)}`);
    expect(other).toMatchObject({ code: 1, out: '' });
    expect(other.err).toMatch(/^The chain is broken at event \d+: .*\n$/);
  });

  test('a key is created, listed without its secret, rotated and revoked', async () => {
    const key = (await json('key', 'create', '--site', 'northern trail cycling', '--kind', 'secret')) as {
      id: string;
      key: string;
    };
    expect(key.key).toMatch(/^sk_/);
    const listed = await portico('key', 'list', '--json');
    expect(listed.out).not.toContain(key.key);
    expect(listed.out).toContain(key.id);
    const next = (await json('key', 'rotate', key.id, '--overlap-hours', '1')) as {
      id: string;
      replaces: string;
    };
    expect(next.replaces).toBe(key.id);
    expect(await json('key', 'revoke', next.id)).toMatchObject({ id: next.id, active: false });
    expect(await portico('key', 'revoke', 'key_nothing')).toMatchObject({
      code: 1,
      out: '',
      err: 'There is no key key_nothing.\n',
    });
  });

  test('an API key acts as its person, is shown once, and ends when revoked', async () => {
    const person = ['--email', 'Robb.Wong@northern-trail.example', '--name', 'CRM feed'];
    const made = (await json('api-key', 'create', ...person)) as { id: string; key: string };
    expect(made.key).toMatch(/^ak_/);
    expect(await json('api-key', 'revoke', made.id)).toEqual({ id: made.id, revoked: true });
    expect(await portico('api-key', 'revoke', made.id)).toMatchObject({ code: 1, out: '' });
    expect(await portico('api-key', 'create', '--email', 'nobody@x.example', '--name', 'x')).toMatchObject({
      code: 1,
      err: 'Nobody with the address nobody@x.example belongs to an organisation.\n',
    });
  });

  test('a user is added with a password from standard input, which appears nowhere', async () => {
    const args = [
      'user',
      'add',
      '--email',
      'New@Person.example',
      '--name',
      'New Person',
      '--organisation',
      'wheelworks',
      '--role',
      'seller',
      '--password-stdin',
      '--json',
    ];
    const added = await runApart(args, { env, input: 'correct horse battery\n' });
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).not.toContain('correct horse');
    expect(JSON.parse(added.out)).toMatchObject({ email: 'new@person.example', roles: ['seller'] });
    expect(await runApart(args, { env, input: 'correct horse battery\n' })).toMatchObject({
      code: 1,
      err: 'new@person.example belongs to that organisation already.\n',
      out: '{"ok":false,"error":"new@person.example belongs to that organisation already."}\n',
    });
  });

  test('an organisation is added in the same step, and only when asked', async () => {
    const args = [
      'user',
      'add',
      '--email',
      'ann@other.example',
      '--name',
      'Ann',
      '--organisation',
      'Other Bikes',
      '--role',
      'partner_admin',
    ];
    expect((await portico(...args)).err).toMatch(/^There is no organisation Other Bikes\./);
    expect(await portico(...args, '--create', 'partner')).toMatchObject({ code: 2 });
    expect(await portico(...args, '--create', 'partner', '--country', 'ZZ')).toMatchObject({ code: 2 });
    expect(await portico(...args, '--create', 'partner', '--country', 'AT')).toMatchObject({ code: 0 });
  });

  test('a role of the wrong side is refused with the field', async () => {
    const refused = await portico(
      'user',
      'add',
      '--email',
      'x@y.example',
      '--name',
      'X',
      '--organisation',
      'Wheelworks',
      '--role',
      'deal_desk',
    );
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^The role belongs to the other side: /);
  });

  test('a second vendor is refused', async () => {
    const words = 'user add --email v@other.example --name V --organisation Other --role vendor_admin';
    expect(
      await portico(...words.split(' '), '--create', 'vendor', '--country', 'DE', '--json'),
    ).toMatchObject({
      code: 1,
      err: 'There is a vendor already, and a deployment has one. Add partners with --create partner.\n',
    });
  });

  const seller = ['user', 'add', '--organisation', 'Wheelworks', '--role', 'seller'];
  test.each([
    [[...seller, '--email', 'nobody', '--name', 'X'], 1, 'The e-mail address is no e-mail address.'],
    [
      [...seller, '--email', 'a@b.example', '--name', 'X', '--password-stdin'],
      1,
      'The password has fewer than 12 characters.',
    ],
    [['key', 'rotate', 'key_nothing', '--overlap-hours', '999'], 1, 'The overlap must be 0 to 168 hours.'],
    [['api-key', 'revoke', 'key_nothing'], 1, 'There is no API key key_nothing.'],
    [
      ['backup', '/proc/nope'],
      1,
      '/proc/nope cannot be made. Name a folder that is there and that this user may write to.',
    ],
  ])('what is refused is said in words, to people and to programs: %j', async (args, code, sentence) => {
    const { out, ...rest } = await runApart([...args, '--json'], { env, input: 'short\n' });
    expect(rest).toEqual({ code, err: `${sentence}\n` });
    expect(JSON.parse(out)).toEqual({ ok: false, error: sentence });
  });

  test('jobs are listed; a replay of none says so', async () => {
    expect(await json('jobs', 'list')).toEqual([]);
    expect(await portico('jobs', 'replay', 'job_01a1ffc9-a762-7b6b-8479-2952709c7c8c')).toMatchObject({
      code: 1,
      out: '',
    });
    expect(await json('jobs', 'replay', '--name', 'send-letter')).toEqual({ replayed: 0 });
    expect(await portico('jobs', 'replay')).toMatchObject({ code: 2, out: '' });
  });

  test('backup and restore, and the restored place verifies to the same head', async () => {
    const file = join(folder, 'backup');
    const backup = (await json('backup', file)) as { chain: { position: number; hash: string } };
    const target = join(folder, 'restored');
    if (empty.location.url) await emptied(empty);
    const where = empty.location.url ? ['--database-url', empty.location.url] : [];
    const restore = await runApart(['restore', file, target, ...where], { env });
    expect(restore).toMatchObject({ code: 0, err: '' });
    expect(restore.out).toMatch(
      new RegExp(
        `Start with: ${engine === 'postgres' ? 'DATABASE_URL=postgres://.+ ' : ''}PORTICO_DATA=${target} npx`,
      ),
    );
    const restored = {
      PORTICO_DATA: target,
      ...(empty.location.url ? { DATABASE_URL: empty.location.url } : {}),
    };
    if (engine === 'postgres')
      expect((await runApart(['verify'], { env: { PORTICO_DATA: target } })).err).toContain(
        'was restored for PostgreSQL',
      );
    const verified = await runApart(['verify', '--json'], { env: restored });
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, head: backup.chain });
    expect(await readFile(join(target, 'demo.json'), 'utf8')).toBe(
      await readFile(join(folder, 'data/demo.json'), 'utf8'),
    );
    expect(await portico('backup', file)).toMatchObject({ code: 1, out: '' });
  });
});

/** A test's database comes migrated; a restore wants one with nothing in it. */
async function emptied({ db }: TestDatabase): Promise<void> {
  await db.write(async (tx) => {
    await tx.execute('drop schema drizzle cascade', []);
    await tx.execute('drop schema public cascade', []);
    await tx.execute('create schema public', []);
  });
}

describe('used wrongly', () => {
  const wrong = [
    'nonsense',
    'backup',
    'key create --site x --kind other',
    'migrate --nonsense',
    'key rotate k --overlap-hours many',
    'user add',
    'api-key create --name x',
    '',
  ];
  test.each(wrong)('exit code 2 and nothing on standard output: portico %s', async (line) => {
    const { code, out, err } = await runHere(words(line));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });

  test('the process ends as the command line does', async () => {
    const [wrong, help] = [await runApart(['nonsense']), await runApart(['--help'])];
    expect(wrong).toEqual(await runHere(['nonsense']));
    expect(help).toEqual(await runHere(['--help']));
    expect([wrong.code, help.code]).toEqual([2, 0]);
  });

  const commands = [
    '',
    'backup',
    'restore',
    'seed',
    'migrate',
    'verify',
    'user add',
    'key create',
    'key rotate',
    'key revoke',
    'key list',
    'api-key create',
    'jobs list',
    'jobs replay',
    'receipt verify',
    'receipt rotate-key',
    'receipt revoke-key',
    'accounts match',
    'accounts import',
    'accounts export',
    'names compare',
  ];
  test.each(commands)('help explains with an example: portico %s', async (line) => {
    const { code, out } = await runHere([...words(line), '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n(?: {2}.*\n)*? {2}.*pnpm portico/);
  });
});

function words(line: string): string[] {
  return line.split(' ').filter((word) => word !== '');
}

describe('when it cannot be done, one sentence and no stack', () => {
  const sentence = /^[A-Z/][^\n]*[.…]\n$/;

  test('no database yet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portico-cli-'));
    const { code, out, err } = await runApart(['verify'], { env: { PORTICO_DATA: folder } });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test('a damaged database file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portico-cli-'));
    await writeFile(
      join(folder, 'portico.db'),
      'this is no database, and long enough to be looked at by SQLite'.repeat(40),
    );
    const { code, err } = await runApart(['verify'], { env: { PORTICO_DATA: folder } });
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    await rm(folder, { recursive: true });
  });

  test('PostgreSQL does not answer', async () => {
    const { code, err } = await runApart(['verify'], {
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    });
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
  });

  test('a backup of nothing', async () => {
    const { code, err } = await runApart(['backup', '/tmp/portico-never'], {
      env: { PORTICO_DATA: '/no/such/folder' },
    });
    expect({ code, err }).toEqual({
      code: 1,
      err: 'There is no database in /no/such/folder. Make one with "pnpm portico migrate", or name another folder with PORTICO_DATA=….\n',
    });
  });

  test('a wrong setting, and a backup that is not there', async () => {
    expect((await runApart(['migrate'], { env: { PORT: 'many' } })).err).toMatch(/^PORT must be a number/);
    const { code, err } = await runApart(['restore', '/no/such/backup', join(tmpdir(), 'portico-never')]);
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no such file or folder: \/no\/such\/backup\./);
    const folder = await runApart(['restore', tmpdir(), join(tmpdir(), 'portico-never')]);
    expect(folder).toEqual({ code: 1, out: '', err: `${tmpdir()} is a folder. Name a file in it.\n` });
  });
});
