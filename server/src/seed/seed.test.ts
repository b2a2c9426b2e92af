import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partnerRoles, vendorRoles } from '@portico/domain/access';
import { protectionAt } from '@portico/domain/deals/deadlines';
import { type Deal, Review } from '@portico/domain/deals/deal';
import { defaultDealPolicy as policy } from '@portico/domain/deals/policy';
import { RejectReason, WithdrawReason } from '@portico/domain/deals/reasons';
import { addDays } from '@portico/domain/time';
import { verifyPassword } from 'better-auth/crypto';
import { asc, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealOf } from '../deals/row.ts';
import { countByReview } from '../deals/store.ts';
import { deals } from '../deals/table.ts';
import { accounts, users } from '../identity/table.ts';
import { events } from '../outbox/table.ts';
import { verifyChain } from '../outbox/verify.ts';
import { listPartners, savePartner } from '../partners/store.ts';
import { appRouter } from '../router.ts';
import { callerFor } from '../trpc/testing.ts';
import { atTime } from './at-time.ts';
import { castOf } from './cast.ts';
import { readDataSets } from './data-sets.ts';
import { readDemoFile } from './demo-file.ts';
import { actorOf } from './history.ts';
import { SeedRefusedError } from './refused.ts';
import { DEMO_PASSWORD, isInUse, seedDemo, type SeedOptions, siteOriginsOf } from './seed.ts';

const cast = castOf(readDataSets());

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'portico-demo-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

function optionsFor(dataFolder: string, changes: Partial<SeedOptions> = {}): SeedOptions {
  return {
    portalUrl: 'http://localhost:4000',
    siteOrigins: siteOriginsOf(4000),
    dataFolder,
    ...changes,
  };
}

async function allDeals(db: Database): Promise<Deal[]> {
  return (await db.read.select().from(deals).limit(1000)).map(dealOf);
}

describe('the demo, loaded once', () => {
  let demo: TestDatabase;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let all: Deal[];
  let now: string;

  beforeAll(async () => {
    demo = await openTestDatabase();
    folder = await temporaryFolder();
    await seedDemo(demo.db, optionsFor(folder.path));
    all = await allDeals(demo.db);
    now = await demo.db.now();
  });
  afterAll(async () => {
    await demo[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  const protections = (state: string) => all.filter((deal) => protectionAt(deal, policy, now) === state);

  test('a list of deals has several pages', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.length).toBeLessThan(250);
  });

  test('every state of review, protection and outcome is there', () => {
    expect(new Set(all.map((deal) => deal.review))).toEqual(new Set(Review.options));
    for (const state of ['none', 'provisional', 'active', 'expiring', 'expired', 'released'])
      expect(protections(state)).not.toHaveLength(0);
    expect(new Set(all.map((deal) => deal.outcome))).toEqual(new Set(['open', 'won', 'lost']));
  });

  test('every reason of a refusal and of a withdrawal is there', () => {
    expect(new Set(all.map((deal) => deal.rejectReason).filter(Boolean))).toEqual(
      new Set(RejectReason.options),
    );
    expect(new Set(all.map((deal) => deal.withdrawReason).filter(Boolean))).toEqual(
      new Set(WithdrawReason.options),
    );
  });

  test('some decisions are fresh, some are late, and some protection ends in ten days', () => {
    const waiting = all.filter((deal) => deal.review === 'submitted' || deal.review === 'in_review');
    expect(waiting.filter((deal) => (deal.submittedAt ?? '') > addDays(now, -1)).length).toBeGreaterThan(3);
    expect(waiting.filter((deal) => (deal.decisionDueAt ?? now) < now).length).toBeGreaterThan(2);
    const inTenDays = protections('expiring').filter(
      ({ protectionEnd }) =>
        // It lasts to the end of its last day (DP5).
        protectionEnd && protectionEnd > addDays(now, 9) && protectionEnd <= addDays(now, 11),
    );
    expect(inTenDays.length).toBeGreaterThan(0);
  });

  test('the desk finds the same customer at two partners, and twice at one', async () => {
    const [reviewer] = cast.vendor.people;
    if (!reviewer) throw new Error('the vendor has people');
    const { desk } = callerFor(appRouter, { db: demo.db, actor: actorOf(reviewer, cast.vendor) });
    const waiting = all.filter((deal) => deal.review === 'submitted' || deal.review === 'in_review');
    const rules = new Set<string>();
    for (const deal of waiting)
      for (const { rule } of (await desk.get({ dealId: deal.id })).conflicts) rules.add(rule);
    expect(rules).toEqual(new Set(['DC1', 'DC2']));
  });

  test('everybody looked two days ago, so that the bell tells a handful of news', async () => {
    const [reviewer] = cast.vendor.people;
    if (!reviewer) throw new Error('the vendor has people');
    const { activity } = callerFor(appRouter, { db: demo.db, actor: actorOf(reviewer, cast.vendor) });
    const { count } = await activity.unread();
    expect([count > 0, count < 100]).toEqual([true, true]);
    for (const { at, seen, actor } of (await activity.list({ limit: 100 })).rows)
      expect(seen).toBe(at < addDays(now, -2) || actor?.id === reviewer.userId);
  });

  test('the partner with the site has a deal in every state, in one seller’s hands', () => {
    const seller = cast.sitePartner.people.find((person) => person.roles.includes('seller'));
    const theirs = all.filter((deal) => deal.sellerId === seller?.userId);
    expect(new Set(theirs.map((deal) => deal.review))).toEqual(new Set(Review.options));
    expect(new Set(theirs.map((deal) => deal.source))).toEqual(new Set(['widget', 'portal']));
  });

  test('a dozen partners in several countries, and somebody in every role there is', async () => {
    const partners = await listPartners({ kind: 'all' }, demo.db.read);
    expect(partners.length).toBeGreaterThanOrEqual(12);
    expect(new Set(partners.map((partner) => partner.country)).size).toBeGreaterThan(8);
    const file = await readDemoFile(folder.path);
    expect(new Set(file?.people.flatMap((person) => person.roles))).toEqual(
      new Set([...partnerRoles, ...vendorRoles]),
    );
  });

  test('every person of demo.json has an account that opens with its password', async () => {
    const file = await readDemoFile(folder.path);
    const rows = await demo.db.read
      .select({ email: users.email, hash: accounts.password })
      .from(users)
      .innerJoin(accounts, eq(accounts.userId, users.id))
      .limit(1000);
    expect(rows.map((row) => row.email).toSorted()).toEqual(
      file?.people.map((person) => person.email).toSorted(),
    );
    expect(await verifyPassword({ hash: rows[0]?.hash ?? '', password: DEMO_PASSWORD })).toBe(true);
  });

  test('demo.json holds a secret and is for this user’s eyes only', async () => {
    expect((await stat(join(folder.path, 'demo.json'))).mode % 0o1000).toBe(0o600);
  });

  test('the history is real: a whole hash chain, in the order of time, that ends before now', async () => {
    expect(await verifyChain(demo.db.read)).toMatchObject({ ok: true });
    const times = (
      await demo.db.read.select({ at: events.at }).from(events).orderBy(asc(events.position)).limit(5000)
    ).map((row) => row.at);
    expect(times).toEqual(times.toSorted());
    expect(times.at(0)?.localeCompare(addDays(now, -380))).toBeLessThan(0);
    expect(times.at(-1)?.localeCompare(now)).toBeLessThanOrEqual(0);
  });

  test('a late decision is told at the instant it was due', async () => {
    const late = await demo.db.read
      .select()
      .from(events)
      .where(eq(events.name, 'deal.decision_overdue'))
      .limit(50);
    expect(late.length).toBeGreaterThan(2);
    for (const event of late) {
      expect(event.at).toBe(all.find((deal) => deal.id === event.aggregateId)?.decisionDueAt);
    }
  });

  test('every decided deal tells in its timeline how it came there', async () => {
    const rows = await demo.db.read
      .select({ id: events.aggregateId, name: events.name })
      .from(events)
      .where(ne(events.name, 'deal.judged'))
      .orderBy(asc(events.position))
      .limit(5000);
    for (const deal of all.filter(({ review }) => review === 'approved')) {
      const names = rows.filter((row) => row.id === deal.id).map((row) => row.name);
      expect(names.slice(0, 3)).toEqual(['deal.drafted', 'deal.submitted', 'deal.taken']);
      expect(names).toContain('deal.approved');
    }
  });

  test('another database holds the same organisations, people and deals under the same ids', async () => {
    await using other = await openTestDatabase();
    await using elsewhere = await temporaryFolder();
    await seedDemo(other.db, optionsFor(elsewhere.path));
    const essence = async (db: Database) => ({
      deals: (await allDeals(db))
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .map(({ id, partnerId, sellerId, review, claim }) => [
          id,
          partnerId,
          sellerId,
          review,
          claim.customerName,
        ]),
      people: await db.read
        .select({ id: users.id, name: users.name })
        .from(users)
        .orderBy(asc(users.id))
        .limit(1000),
    });
    expect(await essence(other.db)).toEqual(await essence(demo.db));
  });

  test('loading the demo a second time changes nothing, and tells the same sign-ins and keys', async () => {
    const everything = async () => [
      await allDeals(demo.db),
      await demo.db.read.select().from(events).limit(5000),
    ];
    const before = await everything();
    const file = await readFile(join(folder.path, 'demo.json'), 'utf8');
    const again = await seedDemo(demo.db, optionsFor(folder.path));
    expect(again.loaded).toBe(false);
    expect(await everything()).toEqual(before);
    expect(await readFile(join(folder.path, 'demo.json'), 'utf8')).toBe(file);
    expect(JSON.parse(file)).toEqual(again.demo);
  });

  test('served on another port, the partner’s site follows', async () => {
    const moved = await seedDemo(
      demo.db,
      optionsFor(folder.path, { portalUrl: 'http://localhost:5000', siteOrigins: siteOriginsOf(5000) }),
    );
    expect(moved.demo).toMatchObject({
      portal: 'http://localhost:5000',
      partnerSite: 'http://localhost:5001',
    });
    const [admin] = cast.sitePartner.people;
    if (!admin) throw new Error('the site has an administrator');
    const page = await callerFor(appRouter, {
      db: demo.db,
      actor: actorOf(admin, cast.sitePartner),
    }).sites.list({});
    expect(page.rows[0]?.origins.toSorted()).toEqual(['http://127.0.0.1:5001', 'http://localhost:5001']);
    expect((await seedDemo(demo.db, optionsFor(folder.path))).demo.site).toEqual(moved.demo.site);
  });

  test('a lost demo.json comes back with new keys', async () => {
    const before = await readDemoFile(folder.path);
    await rm(join(folder.path, 'demo.json'));
    const { demo: after } = await seedDemo(demo.db, optionsFor(folder.path));
    expect(after.people).toEqual(before?.people);
    expect(after.site.secretKey).not.toBe(before?.site.secretKey);
    expect(await readDemoFile(folder.path)).toEqual(after);
  });
});

/** A database whose clock shows the last `weekday` (0 is Sunday), or the first day of the year. */
async function onDay({ db }: TestDatabase, day: number | 'new year'): Promise<Database> {
  const today = await db.now();
  const back = (7 + new Date(today).getUTCDay() - (day === 'new year' ? 0 : day)) % 7;
  const now = day === 'new year' ? `${today.slice(0, 4)}-01-01T00:00:30.000Z` : addDays(today, -back);
  return { ...db, write: (work) => db.write((tx) => atTime(tx, now, work)), now: () => Promise.resolve(now) };
}

test.each([0, 1, 'new year'] as const)('the demo shows the same cases whatever the day: %s', async (day) => {
  await using database = await openTestDatabase();
  await using folder = await temporaryFolder();
  const db = await onDay(database, day);
  await seedDemo(db, optionsFor(folder.path));
  const now = await db.now();
  expect(await countByReview({ kind: 'all' }, db.read, now)).toEqual({
    submitted: 21,
    in_review: 12,
    info_requested: 3,
    approved: 133,
    rejected: 30,
    duplicate: 2,
    withdrawn: 13,
  });
  expect(await verifyChain(db.read)).toMatchObject({ ok: true });
});

test('a database in use refuses the demo, and says so to whoever asks first', async () => {
  await using database = await openTestDatabase();
  await using folder = await temporaryFolder();
  expect(await isInUse(database.db)).toBe(false);
  await database.db.write((tx) =>
    savePartner(tx, { orgId: 'org_real', kind: 'vendor', name: 'Real Bikes', country: 'DE' }),
  );
  await expect(seedDemo(database.db, optionsFor(folder.path))).rejects.toThrow(SeedRefusedError);
  expect(await allDeals(database.db)).toEqual([]);
  expect(await isInUse(database.db)).toBe(true);
});
