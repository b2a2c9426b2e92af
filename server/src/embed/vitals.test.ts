import { addDays } from '@portico/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { embedRouter } from './router.ts';
import { embedVitals } from './table.ts';
import { addTestSite, embedApp, postFrom, type TestSite } from './testing/site.ts';
import { removeVitalsBefore } from './vitals.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const widget = 'portico-deal-list' as const;
function report(shop: TestSite, more: object = {}, origin = shop.origin) {
  const one = { widget, load: [80, 300, 300], interaction: [20], errors: { offline: 1 } };
  return postFrom(embedApp(test.db), origin, 'vitals', { key: shop.publicKey, widgets: [one], ...more });
}
const read = (shop: TestSite, actor = shop.admin) =>
  callerFor(embedRouter, { db: test.db, actor }).vitals({ siteId: shop.siteId });

describe('EM14: reports of widgets', () => {
  it('are added up by site, widget and class, also when they come at once', async () => {
    const shop = await addTestSite(test.db, id);
    const answers = await Promise.all([report(shop), report(shop), report(shop)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    const { widgets } = await read(shop);
    expect(widgets).toMatchObject([
      {
        widget,
        load: { counts: [3, 0, 6, 0, 0, 0, 0, 0], p75Ms: 500 },
        interaction: { counts: [3, 0, 0, 0, 0, 0, 0], p75Ms: 50 },
        errors: { offline: 3 },
      },
    ]);
    const vendor = await id.actor('vendor', ['vendor_admin']);
    expect((await read(shop, vendor)).widgets).toEqual(widgets);
  });

  it('count for nobody from another page, with another key or from who does not want it', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    const edge = embedApp(test.db);
    const body = JSON.stringify({ key: shop.publicKey, widgets: [{ widget, load: [1] }] });
    for (const headers of [{ dnt: '1' }, { 'sec-gpc': '1' }])
      expect(
        (
          await edge.request('/api/v1/embed/vitals', {
            method: 'POST',
            headers: { origin: shop.origin, ...headers } as Record<string, string>,
            body,
          })
        ).status,
      ).toBe(204);
    expect((await report(shop, {}, other.origin)).status).toBe(204);
    expect((await report(shop, { key: shop.secretKey })).status).toBe(204);
    expect((await read(shop)).widgets).toEqual([]);
  });

  it('are refused when they are large or say more than they may', async () => {
    const shop = await addTestSite(test.db, id);
    expect((await report(shop, { userAgent: 'x' })).status).toBe(400);
    expect((await report(shop, { key: 'x'.repeat(5000) })).status).toBe(413);
    expect((await read(shop)).widgets).toEqual([]);
  });

  it('keep nothing but classes: every column is one of these', async () => {
    const shop = await addTestSite(test.db, id);
    await report(shop);
    const [row] = await test.db.read.select().from(embedVitals).limit(1);
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      'bucket',
      'count',
      'day',
      'metric',
      'siteId',
      'widget',
    ]);
  });

  it('are another organisation’s business as little as its sites, and forgotten in time', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    await report(shop);
    await expect(read(shop, other.admin)).rejects.toMatchObject({ message: 'not_found' });
    await test.db.write((tx) => removeVitalsBefore(tx, addDays(tx.now, 1).slice(0, 10)));
    expect((await read(shop)).widgets).toEqual([]);
  });
});
