import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { asc } from 'drizzle-orm';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { engine } from '../db/engine.ts';
import { ourMigrations } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { openTestDatabase } from '../db/testing.ts';
import { jobOf } from '../jobs/define.ts';
import { postgresJobStore } from '../jobs/postgres-store.ts';
import { sqliteJobStore } from '../jobs/sqlite-store.ts';
import type { JobStore } from '../jobs/store.ts';
import { publish } from '../outbox/append.ts';
import { verifyChain } from '../outbox/verify.ts';
import { savePartner } from '../partners/store.ts';
import { partners } from '../partners/table.ts';
import { sweepDeals } from '../deals/jobs.ts';
import { seedDemo, siteOriginsOf } from '../seed/seed.ts';
import { recordTable } from './snapshot.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

/** A database with a data folder, and an empty place to restore into. */
async function openStage() {
  const source = await openTestDatabase();
  const root = await mkdtemp(join(tmpdir(), 'portico-backup-'));
  const dataFolder = join(root, 'data');
  await mkdir(dataFolder);
  const empty = engine === 'postgres' ? await emptyPostgres() : null;
  return {
    source,
    root,
    dataFolder,
    file: join(root, 'backup'),
    folder: join(root, 'restored'),
    databaseUrl: empty?.url ?? null,
    backUp: () => writeBackup({ location: source.location, dataFolder, file: join(root, 'backup') }),
    restore: () =>
      restoreBackup({
        file: join(root, 'backup'),
        folder: join(root, 'restored'),
        databaseUrl: empty?.url ?? null,
      }),
    openRestored: () => openDatabase({ url: empty?.url ?? null, file: join(root, 'restored', 'portico.db') }),
    [Symbol.asyncDispose]: async () => {
      await source[Symbol.asyncDispose]();
      await empty?.drop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function emptyPostgres() {
  const server = process.env['PORTICO_TEST_POSTGRES_URL'] ?? '';
  const url = new URL(server);
  url.pathname = `/portico_restore_${createHash('sha256').update(String(process.hrtime.bigint())).digest('hex').slice(0, 12)}`;
  await onServer(server, `create database ${url.pathname.slice(1)}`);
  return {
    url: url.href,
    drop: () => onServer(server, `drop database if exists ${url.pathname.slice(1)} with (force)`),
  };
}

async function onServer(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

function addPartner(db: Database, orgId: string): Promise<void> {
  return db.write(async (tx) => {
    await savePartner(tx, {
      orgId,
      kind: 'partner',
      name: `Partner ${orgId} – Räder & Söhne`,
      country: 'DE',
    });
    publish(tx, {
      name: 'partner.created',
      aggregate: { type: 'partner', id: orgId },
      orgId,
      ownerId: null,
      actorId: null,
      visibility: 'both',
      payload: { name: orgId },
    });
  });
}

async function partnerIds(db: Database): Promise<Set<string>> {
  return new Set(
    (await db.read.select({ id: partners.orgId }).from(partners).limit(100_000)).map((row) => row.id),
  );
}

/** Writers that never pause; what each was told is done is in `acknowledged`. */
function writeUnderLoad(db: Database) {
  const acknowledged: string[] = [];
  let isOver = false;
  const writer = async (name: number) => {
    for (let n = 0; !isOver; n += 1) {
      const id = `org_${name}_${n}`;
      await addPartner(db, id);
      acknowledged.push(id);
    }
  };
  const writers = Array.from({ length: 8 }, (_, name) => writer(name));
  return {
    acknowledged,
    /** Resolves when so many writes more were acknowledged. */
    more: async (count: number) => {
      const wanted = acknowledged.length + count;
      while (acknowledged.length < wanted) await new Promise<void>((resolve) => setImmediate(resolve));
    },
    end: async () => {
      isOver = true;
      await Promise.all(writers);
    },
  };
}

test('a backup taken while eight writers write holds every write that was acknowledged before it began, and a whole chain', async () => {
  await using stage = await openStage();
  const load = writeUnderLoad(stage.source.db);
  await load.more(200);
  const before = [...load.acknowledged];
  const backup = await stage.backUp();
  const during = load.acknowledged.length - before.length;
  await load.more(50);
  await load.end();

  const manifest = await stage.restore();
  expect(manifest).toEqual(backup.manifest);
  const restored = stage.openRestored();
  try {
    const found = await partnerIds(restored);
    expect(before.filter((id) => !found.has(id))).toEqual([]);
    // Writers went on meanwhile and afterwards: the copy is of one moment.
    expect(during).toBeGreaterThan(0);
    expect(found.size).toBeLessThan(load.acknowledged.length);
    expect(found.size).toBe(manifest.chain.position);
    expect(await verifyChain(restored.read, manifest.chain)).toMatchObject({ ok: true, events: found.size });
  } finally {
    await restored.close();
  }
});

test('a restored database is the same, row for row, and goes on', async () => {
  await using stage = await openStage();
  await seedDemo(stage.source.db, {
    portalUrl: 'http://localhost:4000',
    siteOrigins: siteOriginsOf(4000),
    dataFolder: stage.dataFolder,
  });
  const { manifest } = await stage.backUp();
  await stage.restore();
  await using original = await takeSnapshot(stage.source.location);
  await using copy = await takeSnapshot({ url: stage.databaseUrl, file: join(stage.folder, 'portico.db') });
  expect(manifest.tables.reduce((sum, table) => sum + table.rows, 0)).toBeGreaterThan(1500);
  for (const table of original.tables) {
    const nowhere = () => Promise.resolve();
    expect(await recordTable(copy, table, nowhere)).toEqual(await recordTable(original, table, nowhere));
  }
  const restored = stage.openRestored();
  try {
    await addPartner(restored, 'org_after');
    expect(await verifyChain(restored.read, manifest.chain)).toMatchObject({
      ok: true,
      events: manifest.chain.position + 1,
    });
  } finally {
    await restored.close();
  }
});

test('the files of the data folder come back with their bytes and their rights', async () => {
  await using stage = await openStage();
  await mkdir(join(stage.dataFolder, 'mail/out'), { recursive: true });
  const large = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 256));
  await writeFile(join(stage.dataFolder, 'mail/out/ä letter.eml'), large);
  await writeFile(join(stage.dataFolder, 'secret'), 'very secret', { mode: 0o600 });
  await writeFile(join(stage.dataFolder, 'empty'), '');
  await chmod(join(stage.dataFolder, 'secret'), 0o600);
  await stage.backUp();
  expect((await stat(stage.file)).mode % 0o1000).toBe(0o600);
  await stage.restore();
  expect(await readFile(join(stage.folder, 'mail/out/ä letter.eml'))).toEqual(large);
  expect(await readFile(join(stage.folder, 'empty'), 'utf8')).toBe('');
  expect((await stat(join(stage.folder, 'secret'))).mode % 0o1000).toBe(0o600);
});

test('jobs that wait are restored and can be claimed', async () => {
  await using stage = await openStage();
  const store = (db: Database, url: string | null): JobStore =>
    engine === 'sqlite' ? sqliteJobStore(db) : postgresJobStore({ url: url ?? '', onError: () => undefined });
  const here = store(stage.source.db, stage.source.location.url);
  await here.open([sweepDeals]);
  await stage.source.db.write((tx) => here.insert(tx, [jobOf(sweepDeals, {})]));
  await stage.backUp();
  await here.close();
  await stage.restore();
  const restored = stage.openRestored();
  const there = store(restored, stage.databaseUrl);
  try {
    await there.open([sweepDeals]);
    expect((await there.list({ state: 'waiting' })).rows.map((job) => job.name)).toEqual(['sweep-deals']);
    expect(await there.claim([{ definition: sweepDeals, count: 5 }])).toHaveLength(1);
  } finally {
    await there.close();
    await restored.close();
  }
});

/** Unpacks the backup, changes its lines, packs it again. */
async function tamper(file: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n');
  await writeFile(file, gzipSync(change(lines).join('\n')));
}

const damages: Record<string, (file: string) => Promise<void>> = {
  'a changed row': (file) => tamper(file, (lines) => lines.map((line) => line.replace('Räder', 'Rädor'))),
  'a missing row': (file) =>
    tamper(file, (lines) =>
      lines.toSpliced(
        lines.findIndex((line) => line.includes('Räder')),
        1,
      ),
    ),
  'a changed list of contents': (file) =>
    tamper(file, (lines) => lines.map((line) => line.replace('"format":1,"', '"format":1,"x":1,"'))),
  'a missing end': (file) => tamper(file, (lines) => lines.slice(0, -2)),
  'half a file': async (file) => writeFile(file, (await readFile(file)).subarray(0, 700)),
  'a flipped bit': async (file) => {
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0x10;
    await writeFile(file, bytes);
  },
  'another file': (file) => writeFile(file, 'not a backup at all'),
};

test.each(Object.keys(damages))('a backup with %s is refused before anything is written', async (name) => {
  await using stage = await openStage();
  for (const id of ['org_a', 'org_b', 'org_c']) await addPartner(stage.source.db, id);
  await stage.backUp();
  await damages[name]?.(stage.file);
  await expect(stage.restore()).rejects.toThrow(/damaged|not a backup/);
  expect((await readdir(stage.root)).toSorted()).toEqual(['backup', 'data']);
});

test('an event changed in the database itself is found when the backup is restored, and nothing stays behind', async () => {
  await using stage = await openStage();
  for (const id of ['org_a', 'org_b', 'org_c']) await addPartner(stage.source.db, id);
  await stage.source.db.write((tx) =>
    tx.execute("update event set actor_id = 'somebody else' where position = 2", []),
  );
  await stage.backUp();
  await expect(stage.restore()).rejects.toThrow('broken at event 2');
  expect((await readdir(stage.root)).toSorted()).toEqual(['backup', 'data']);
  if (stage.databaseUrl)
    expect(
      (
        await onServer(
          stage.databaseUrl,
          "select 1 from pg_tables where schemaname in ('public', 'pgboss', 'drizzle')",
        )
      ).rows,
    ).toEqual([]);
});

test('nothing is overwritten: not a backup, not a folder, not a database in use', async () => {
  await using stage = await openStage();
  await stage.backUp();
  await expect(stage.backUp()).rejects.toThrow('exists already');
  await mkdir(stage.folder);
  await writeFile(join(stage.folder, 'mine'), 'mine');
  await expect(stage.restore()).rejects.toThrow('not empty');
  await rm(join(stage.folder, 'mine'));
  await stage.restore();
  await rm(stage.folder, { recursive: true });
  if (stage.databaseUrl) await expect(stage.restore()).rejects.toThrow('The database is not empty');
});

test('a backup of an older version is restored and brought to the tables of this one', async () => {
  await using stage = await openStage();
  await addPartner(stage.source.db, 'org_a');
  await stage.backUp();
  const migrationsFolder = await withOneMore(stage.root);
  await restoreBackup({
    file: stage.file,
    folder: stage.folder,
    databaseUrl: stage.databaseUrl,
    migrationsFolder,
  });
  const restored = stage.openRestored();
  try {
    await restored.write((tx) => tx.execute("insert into later (id) values ('x')", []));
    expect(
      await restored.read.select({ id: partners.orgId }).from(partners).orderBy(asc(partners.orgId)).limit(5),
    ).toEqual([{ id: 'org_a' }]);
  } finally {
    await restored.close();
  }
});

test('a backup of a newer version is refused', async () => {
  await using stage = await openStage();
  await stage.backUp();
  const folder = await withOneMore(stage.root);
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: unknown[];
  };
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: journal.entries.slice(-1) }),
  );
  await expect(
    restoreBackup({
      file: stage.file,
      folder: stage.folder,
      databaseUrl: stage.databaseUrl,
      migrationsFolder: folder,
    }),
  ).rejects.toThrow('a version of Portico that this one does not know');
});

/** This version's migrations and one that is still to come. */
async function withOneMore(root: string): Promise<string> {
  const folder = join(root, 'migrations');
  const journal = JSON.parse(await readFile(join(ourMigrations, 'meta/_journal.json'), 'utf8')) as {
    entries: { idx: number; tag: string; when: number }[];
  };
  await mkdir(join(folder, 'meta'), { recursive: true });
  for (const { tag } of journal.entries)
    await writeFile(join(folder, `${tag}.sql`), await readFile(join(ourMigrations, `${tag}.sql`)));
  const last = journal.entries.at(-1);
  const next = { ...last, idx: journal.entries.length, tag: '9999_later', when: (last?.when ?? 0) + 1000 };
  await writeFile(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: [...journal.entries, next] }),
  );
  await writeFile(join(folder, '9999_later.sql'), 'create table later (id text primary key)');
  return folder;
}
