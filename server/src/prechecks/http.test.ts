import type { Actor } from '@portico/domain/access';
import { readCsv } from '@portico/domain/csv';
import { Fault } from '@portico/domain/fault';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { precheckRoutes } from './http.ts';
import { insertProbe } from './store.ts';

let test: TestDatabase;
const admin = person('velo-admin', 'velo', 'vendor_admin');
const COUNT = 230;

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  await test.db.write(async (tx) => {
    for (let n = 0; n < COUNT; n += 1)
      await insertProbe(tx, {
        id: `pre_${String(n).padStart(4, '0')}`,
        orgId: 'nord',
        userId: 'nord-anna',
        at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
        fingerprint: `f${n}`,
        question: {
          customerName: n === 0 ? '=HYPERLINK("http://evil.example")' : `Customer ${n}`,
          customerWeb: '',
          customerCountry: 'DE',
        },
        answer: 'clear',
        ruleId: 'RC1',
        accountId: null,
        touchesCanary: n === 1,
        answerAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
      });
  });
});
afterAll(() => test[Symbol.asyncDispose]());

const get = async (actor: Actor) =>
  precheckRoutes({ db: test.db, actorOf: () => Promise.resolve(actor) })
    .onError((error, c) => c.text('', error instanceof Fault ? (error.status as 404) : 500))
    .request('/prechecks/log.csv');

it('the log has every question, newest first, over all its pages', async () => {
  const [header, ...rows] = readCsv(await (await get(admin)).text());
  expect(header).toEqual([
    'asked_at',
    'person',
    'organisation',
    'customer',
    'country',
    'answer',
    'rule',
    'account',
    'decoy',
  ]);
  expect(rows).toHaveLength(COUNT);
  expect(rows[0]?.[3]).toBe(`Customer ${COUNT - 1}`);
  expect(rows.at(-2)?.[8]).toBe('true');
});

it('no cell of the log is a formula to a spreadsheet', async () => {
  const rows = readCsv(await (await get(admin)).text());
  expect(rows.at(-1)?.[3]).toBe('\'=HYPERLINK("http://evil.example")');
});

it('the log is not there for partners, nor for the vendor’s people who may not read it', async () => {
  const answers = [
    get({ kind: 'anonymous' }),
    get(person('nord-anna', 'nord', 'partner_admin')),
    get(person('velo-cora', 'velo', 'vendor_finance')),
  ].map(async (answer) => (await answer).status);
  expect(await Promise.all(answers)).toEqual([401, 404, 404]);
});
