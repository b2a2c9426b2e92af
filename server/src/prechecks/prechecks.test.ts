import { randomUUID } from 'node:crypto';
import type { Actor } from '@portico/domain/access';
import { defaultPolicyDocument } from '@portico/domain/policies/channel-policy';
import { defaultPrecheckPolicy } from '@portico/domain/prechecks/policy';
import { addMs } from '@portico/domain/time';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Query, Tx } from '../db/database.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { events } from '../outbox/table.ts';
import { publishVersion } from '../policies/testing.ts';
import { router } from '../trpc/procedure.ts';
import { answerTrpc } from '../trpc/edge.ts';
import { callerFor } from '../trpc/testing.ts';
import { atPace, type Pacer } from './pace.ts';
import { createPrechecksRouter } from './router.ts';
import {
  areaUnderCurve,
  asker,
  companyName,
  kolmogorovSmirnov,
  questionOf,
  seedCustomers,
} from './testing.ts';

const FREE = Array.from({ length: 24 }, (_, n) => n);
const HELD = Array.from({ length: 24 }, (_, n) => 100 + n);
const UNKNOWN = Array.from({ length: 24 }, (_, n) => 200 + n);
const CANARY = 300;

/** Time that stands still but where somebody waits; no test waits for a real clock. */
class StillTime implements Pacer {
  nowMs = 1_000;
  readonly waitedUntil: number[] = [];
  now(): number {
    return this.nowMs;
  }
  until(atMs: number): Promise<void> {
    this.waitedUntil.push(atMs);
    this.nowMs = Math.max(this.nowMs, atMs);
    return Promise.resolve();
  }
}

let test: TestDatabase;
let accounts: Map<number, string>;
const time = new StillTime();
const appOf = (pacer: Pacer) => router({ prechecks: createPrechecksRouter(pacer) });
const app = appOf(time);
const admin = person('velo-admin', 'velo', 'vendor_admin');

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  accounts = await seedCustomers(test.db, { free: FREE, direct: HELD, canary: CANARY });
});
afterAll(() => test[Symbol.asyncDispose]());

let asked = 0;
/** Asks over the very edge the portal uses; each time another person of another partner, whose budget is fresh. */
async function ask(n: number, on: { db?: Database; app?: ReturnType<typeof appOf> } = {}) {
  asked += 1;
  return answerTrpc(
    on.app ?? app,
    {
      db: on.db ?? test.db,
      actor: asker(`user_${String(asked).padStart(6, '0')}`, `org_${String(asked).padStart(6, '0')}`),
      requestId: 'request',
      idempotencyKey: randomUUID(),
    },
    {
      method: 'POST',
      path: 'prechecks.check',
      query: new URLSearchParams(),
      body: JSON.stringify(questionOf(n)),
      signal: new AbortController().signal,
    },
  );
}
const as = (actor: Actor) => callerFor(app, { db: test.db, actor }).prechecks;

/** What is left of a body without what is different in every answer. */
function stripped(body: string): string {
  return body.replace(/"id":"probe_[^"]+"/, '"id":""').replace(/"answerAt":"[^"]+"/, '"answerAt":""');
}
const answersOf = async (list: readonly number[]) => {
  const found = [];
  for (const n of list) found.push(await ask(n));
  return found;
};

describe('a distinguisher', () => {
  it('PC3: reads the same number of bytes whoever is asked about, and of free customers known and unknown the same bytes', async () => {
    const [free, held, unknown] = [await answersOf(FREE), await answersOf(HELD), await answersOf(UNKNOWN)];
    const all = [...free, ...held, ...unknown];
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(new Set(all.map(({ body }) => Buffer.byteLength(body))).size).toBe(1);
    expect(new Set([...free, ...unknown].map(({ body }) => stripped(body))).size).toBe(1);
    expect(free[0]?.body).toContain('"answer":"clear"');
    expect(held.every(({ body }) => body.includes('"answer":"not_available"'))).toBe(true);
  });

  it('PC3: gets every answer at one step of the grid, however long the work took', async () => {
    for (const list of [FREE, UNKNOWN, HELD])
      for (const n of list.slice(0, 4)) {
        const before = time.nowMs;
        await ask(n);
        expect(time.waitedUntil.at(-1)).toBe(before + defaultPrecheckPolicy.gridMs);
      }
  });

  it('PC3: the grid hides how long the work took, which shows without it', async () => {
    // Known customers cost twenty milliseconds more, and no two runs take the same.
    let seed = 7;
    const chance = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const workMs = (known: boolean): number => (known ? 30 : 10) + chance() * 15;
    const seen = async (known: boolean, paced: boolean): Promise<number> => {
      const pacer = new StillTime();
      const startMs = pacer.nowMs;
      const work = () => {
        pacer.nowMs += workMs(known);
        return Promise.resolve();
      };
      await (paced ? atPace(work, { pacer, gridMs: 250 }) : work());
      // What the network adds is the same for both.
      return pacer.nowMs - startMs + chance() * 2;
    };
    const sample = (known: boolean, paced: boolean) =>
      Promise.all(Array.from({ length: 1_000 }, () => seen(known, paced)));
    const [bareKnown, bareUnknown] = [await sample(true, false), await sample(false, false)];
    expect(areaUnderCurve(bareKnown, bareUnknown)).toBeGreaterThan(0.95);
    expect(kolmogorovSmirnov(bareKnown, bareUnknown).p).toBeLessThan(0.001);
    const [known, unknown] = [await sample(true, true), await sample(false, true)];
    expect(Math.abs(areaUnderCurve(known, unknown) - 0.5)).toBeLessThan(0.03);
    expect(kolmogorovSmirnov(known, unknown).p).toBeGreaterThan(0.01);
  });

  it('PC3: also waits for the answer of a fault', async () => {
    const pacer = new StillTime();
    const failing = atPace(() => Promise.reject(new Error('no')), { pacer, gridMs: 250 });
    await expect(failing).rejects.toThrow('no');
    expect(pacer.waitedUntil).toEqual([1_250]);
  });

  it('PC3: causes the same statements in the same order, whether or not the customer is known', async () => {
    const ofUnknown = await statementsOf(UNKNOWN[1] ?? 0);
    const ofKnown = await statementsOf(FREE[1] ?? 0);
    const ofHeld = await statementsOf(HELD[1] ?? 0);
    expect(ofKnown).toEqual(ofUnknown);
    expect(ofHeld).toEqual(ofUnknown);
    expect(ofUnknown.length).toBeGreaterThan(15);
  });
});

/** What kinds of statement one question causes in its transaction. */
async function statementsOf(n: number): Promise<string[]> {
  const log: string[] = [];
  const counted = new Set(['select', 'selectDistinct', 'insert', 'update', 'delete', 'execute']);
  const counting = <Q extends Query>(query: Q): Q =>
    new Proxy(query, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && counted.has(key)) log.push(key);
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
  const db: Database = { ...test.db, write: (work) => test.db.write((tx: Tx) => work(counting(tx))) };
  await ask(n, { db });
  return log;
}

describe('the budget', () => {
  it('PC2: ends at thirty a day, also for questions side by side, and says so before it looks', async () => {
    const seller = asker('user_busy', 'org_busy');
    const outcomes = await Promise.all(
      Array.from({ length: 36 }, (_, n) =>
        as(seller).check({ customerName: `X${n}`, customerCountry: 'DE' }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(30);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toEqual({ ok: false, refusal: { rule: 'PC2', key: 'user_budget_used' } });
    expect((await as(seller).terms()).left).toBe(0);
    expect((await as(asker('user_other', 'org_busy')).terms()).left).toBe(30);
    const report = await as(admin).report({});
    expect(report.refused).toContainEqual({ holder: 'user org_busy user_busy', refused: 6 });
  });

  it('PC2: a question asked again with its key is answered the same and counted once', async () => {
    const actor = asker('user_again', 'org_again');
    const caller = callerFor(app, { db: test.db, actor, idempotencyKey: 'the-same-key' });
    const [first, second] = [
      await caller.prechecks.check(questionOf(1)),
      await caller.prechecks.check(questionOf(1)),
    ];
    expect(second).toEqual(first);
    expect((await as(actor).terms()).left).toBe(29);
  });
});

describe('what is kept of questions', () => {
  it('PC4: a partner sees its own with a fingerprint, never a name; a seller no colleague’s, nobody another partner’s', async () => {
    const [seller, colleague] = [asker('user_p1', 'org_p'), asker('user_p2', 'org_p')];
    await as(seller).check(questionOf(2));
    await as(colleague).check(questionOf(3));
    await as(asker('user_q', 'org_q')).check(questionOf(2));
    const mine = await as(seller).list({});
    expect(mine.rows).toHaveLength(1);
    expect(JSON.stringify(mine)).not.toContain(companyName(2));
    const boss = { ...asker('user_p3', 'org_p'), roles: ['partner_admin'] } as Actor;
    const ours = await as(boss).list({});
    expect(ours.rows).toHaveLength(2);
    expect(new Set(ours.rows.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('PC4: the vendor reads the name, the rule and the account; the trail has the fingerprint alone', async () => {
    await as(asker('user_v', 'org_v')).check(questionOf(HELD[3] ?? 0));
    const { rows } = await as(admin).log({});
    expect(rows[0]).toMatchObject({
      customerName: companyName(HELD[3] ?? 0),
      accountName: companyName(HELD[3] ?? 0),
      answer: 'not_available',
      ruleId: 'RC4',
    });
    const trail = await test.db.read.select().from(events).where(eq(events.name, 'precheck.asked'));
    expect(JSON.stringify(trail)).not.toContain('Anlagenbau');
    expect(trail.every(({ visibility }) => visibility === 'internal')).toBe(true);
  });

  it('PC5: touching a canary is told to the vendor alone, and answered like any other', async () => {
    const reply = await as(asker('user_c', 'org_c')).check(questionOf(CANARY));
    expect(reply).toMatchObject({ ok: true, answer: 'clear' });
    const told = await test.db.read.select().from(events).where(eq(events.name, 'precheck.canary_touched'));
    expect(told.at(-1)).toMatchObject({
      aggregateId: accounts.get(CANARY),
      visibility: 'internal',
      actorId: 'user_c',
      payload: { orgId: 'org_c', by: 'precheck' },
    });
    const { people } = await as(admin).report({});
    expect(people[0]).toMatchObject({ userId: 'user_c', canaries: 1, signs: ['canary'] });
  });

  it('PC5: an account is a canary from when it is set until it is lifted', async () => {
    const accountId = accounts.get(FREE[5] ?? 0) ?? '';
    await as(admin).setCanary({ accountId, note: 'nobody buys here' });
    expect((await as(admin).canaries()).map((row) => row.accountId)).toContain(accountId);
    await as(admin).liftCanary({ accountId });
    expect((await as(admin).canaries()).map((row) => row.accountId)).not.toContain(accountId);
    await expect(as(admin).liftCanary({ accountId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('PC6: who reads customers off a list stands out', async () => {
    const reader = asker('user_list', 'org_list');
    for (const name of [
      'Adler',
      'Bode',
      'Clemens',
      'Dorn',
      'Engel',
      'Frank',
      'Gross',
      'Hahn',
      'Iffland',
      'Jung',
    ])
      await as(reader).check({ customerName: `${name} AG`, customerCountry: 'DE' });
    const { people } = await as(admin).report({ days: 1 });
    expect(people.find(({ userId }) => userId === 'user_list')).toMatchObject({
      questions: 10,
      customers: 10,
      signs: ['run', 'alphabetical'],
    });
  });
});

it('PC3: where the vendor answers on a schedule, no answer says anything before its time', async () => {
  const document = {
    ...defaultPolicyDocument,
    prechecks: { ...defaultPrecheckPolicy, answers: 'on_schedule' as const },
  };
  await publishVersion({ db: test.db, actor: admin }, 'on-schedule', { document });
  const [held, unknown] = [await ask(HELD[0] ?? 0), await ask(UNKNOWN[0] ?? 0)];
  expect(stripped(held.body)).toBe(stripped(unknown.body));
  expect(held.body).toContain('"answer":null');
  const last = asker(`user_${String(asked).padStart(6, '0')}`, `org_${String(asked).padStart(6, '0')}`);
  const { rows } = await as(last).list({});
  expect(rows[0]?.answer).toBeNull();
  const answerAt = rows[0]?.answerAt ?? '';
  expect(answerAt > (rows[0]?.at ?? '')).toBe(true);
  // Both come at the very same instant, and then they are there.
  const at = (now: string) =>
    callerFor(appOf(time), { db: { ...test.db, now: () => Promise.resolve(now) }, actor: last }).prechecks;
  expect((await at(addMs(answerAt, -1)).list({})).rows[0]?.answer).toBeNull();
  expect((await at(answerAt).list({})).rows[0]?.answer).toBe('clear');
});
