import type { Actor } from '@portico/domain/access';
import { readCsv } from '@portico/domain/csv';
import { Fault } from '@portico/domain/fault';
import { WHOLE_ACCOUNT } from '@portico/domain/reservations/scope';
import { addDays } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { questionOf, withoutBudget } from '../prechecks/testing.ts';
import { grantNow, someAccount, someDealOf } from '../reservations/testing.ts';
import { appRouter } from '../router.ts';
import { callerFor } from '../trpc/testing.ts';
import { tableRoutes } from './http.ts';
import { tableFiles } from './tables.ts';

const DEALS = 104;
const FORMULA = '=HYPERLINK("https://evil.example")';
const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'partner_admin');
const desk = person('velo-emil', 'velo', 'deal_desk');

let test: TestDatabase;
const as = (actor: Actor) => callerFor(appRouter, { db: test.db, actor });
const claimOf = (n: number, changes = {}) => {
  const { customerName, customerWeb = '' } = questionOf(n);
  return goodClaim(test.db, { customerName, customerWeb, contactEmail: `jo@${customerWeb}`, ...changes });
};
const get = (path: string, actor: Actor) =>
  tableRoutes({ db: test.db, router: appRouter, actorOf: () => Promise.resolve(actor) })
    .onError((error, c) =>
      error instanceof Fault ? c.json(error.detail, error.status as 404) : c.text('', 500),
    )
    .request(path);
async function rows(path: string, actor: Actor): Promise<Record<string, string | undefined>[]> {
  const answer = await get(path, actor);
  expect(answer.status).toBe(200);
  const [header = [], ...lines] = readCsv(await answer.text());
  for (const line of lines) expect(line).toHaveLength(header.length);
  return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at]])));
}

beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  await withoutBudget(test.db);
  for (let n = 0; n < DEALS; n += 1) await as(anna).deals.submit({ claim: await claimOf(n) });
  const claim = await claimOf(DEALS, { customerName: FORMULA });
  const raised = await as(dora).deals.submit({ claim });
  if (!raised.ok) throw new Error('refused');
  await as(dora).disputes.raise({
    dealIds: [raised.deal.id],
    ground: 'same_customer',
    statement: 'We were there before.',
  });
  const accountId = await test.db.write((tx) => someAccount(tx, { legalName: FORMULA }));
  await grantNow(test.db, someDealOf('nord', accountId));
  await as(desk).coverage.save({
    draft: {
      kind: 'house',
      accountId,
      predicate: null,
      ...WHOLE_ACCOUNT,
      from: await test.db.now(),
      until: addDays(await test.db.now(), 30),
      ownerId: null,
      partnerId: null,
      reason: FORMULA,
      disclose: 'none',
    },
  });
});
afterAll(() => test[Symbol.asyncDispose]());

describe('a table as a file', () => {
  it('has every row of the list, page after page, each once', async () => {
    const all = await rows('/deals/export.csv', desk);
    expect(all).toHaveLength(DEALS + 1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(DEALS + 1);
    const answer = await get('/deals/export.csv', desk);
    expect(answer.headers.get('content-disposition')).toMatch(/filename="deals-\d{4}-\d\d-\d\d\.csv"/);
    await answer.body?.cancel();
  });

  it('ends at the reach of who asks', async () => {
    const partners = async (actor: Actor) =>
      new Set((await rows('/deals/export.csv', actor)).map(({ partner }) => partner));
    expect(await partners(anna)).toEqual(new Set(['Nord Räder']));
    expect(await partners(dora)).toEqual(new Set(['Süd Räder']));
    const [dispute] = await rows('/disputes/export.csv', dora);
    expect(dispute).toMatchObject({ partners: '', panel: '' });
    expect((await rows('/disputes/export.csv', desk))[0]?.['partners']).toContain('Süd Räder');
    expect(await rows('/disputes/export.csv', anna)).toEqual([]);
    const status = async (path: string, actor: Actor) => (await get(path, actor)).status;
    expect(await status('/coverage/export.csv', dora)).toBe(404);
    expect(await status('/reservations/export.csv', dora)).toBe(404);
    expect(await status('/deals/export.csv', { kind: 'anonymous' })).toBe(401);
  });

  it('takes the filters of the list, and says which it does not know', async () => {
    expect(await rows('/deals/export.csv?partnerId=sued&reviews=submitted,in_review', desk)).toHaveLength(1);
    expect(await rows('/deals/export.csv?reviews=approved', desk)).toEqual([]);
    for (const [query, key] of [
      ['limit=3', 'unknown_field'],
      ['toString=x', 'unknown_field'],
      ['mine=perhaps', 'yes_or_no'],
      ['order=size', 'choice'],
    ]) {
      const answer = await get(`/deals/export.csv?${query}`, desk);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(await answer.json()).toMatchObject({ fields: [{ key }] });
    }
  });

  it.each(Object.keys(tableFiles))('%s: no cell is a formula in a spreadsheet', async (name) => {
    const text = await (await get(`/${name}/export.csv`, desk)).text();
    const cells = readCsv(text).flat();
    expect(cells).toContain(`'${FORMULA}`);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});
