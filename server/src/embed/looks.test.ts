import { noBrand } from '@portico/domain/embed/brand';
import type { Theme } from '@portico/domain/embed/theme';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { saveFile } from '../files/store.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { events } from '../outbox/table.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { brandsRouter, themesRouter } from './looks-router.ts';
import { addTestSite, embedApp, type TestSite } from './testing/site.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const themes = (actor: UserActor) => callerFor(themesRouter, { db: test.db, actor });
const brands = (actor: UserActor) => callerFor(brandsRouter, { db: test.db, actor });
const theme: Theme = {
  appearance: 'auto',
  light: { ground: '#ffffff', text: '#1c2024', border: '#767676', accent: '#0058a3' },
  dark: { ground: '#111113', text: '#edeef0', border: '#8b8d98', accent: '#70b8ff' },
  radiusPx: 6,
  font: null,
};
async function configOf(shop: TestSite) {
  const answer = await embedApp(test.db).request(`/api/v1/embed/config?key=${shop.publicKey}`, {
    headers: { origin: shop.origin },
  });
  return (await answer.json()) as { theme: Theme | null; brand: { name: string; logo: string | null } };
}
const addFile = (owner: UserActor, type: string, bytes = 100) =>
  test.db.write((tx) => saveFile(tx, owner, { name: 'logo', type, content: Buffer.alloc(bytes, 7) }));

describe('EM18: the theme of a site', () => {
  it('is kept, told, and read by its pages with the next request', async () => {
    const shop = await addTestSite(test.db, id);
    expect(await themes(shop.admin).get({ siteId: shop.siteId })).toMatchObject({ version: 0, theme: null });
    const saved = await themes(shop.admin).save({ siteId: shop.siteId, version: 0, theme });
    expect(saved).toMatchObject({ ok: true, version: 1, theme, mended: [] });
    expect((await configOf(shop)).theme).toEqual(theme);
    const told = await test.db.read.select().from(events).where(eq(events.aggregateId, shop.siteId));
    expect(told.map(({ name }) => name)).toEqual(['site.created', 'site.changed']);
  });

  it('is mended, or refused when its owner wants nothing mended', async () => {
    const shop = await addTestSite(test.db, id);
    const pale = { ...theme, light: { ...theme.light, text: '#cccccc' } };
    const save = (mends: boolean) =>
      themes(shop.admin).save({ siteId: shop.siteId, version: 0, theme: pale, mends });
    expect(await save(false)).toEqual({
      ok: false,
      refusal: { rule: 'EM18', key: 'contrast_too_low', field: 'light.text' },
    });
    expect((await configOf(shop)).theme).toBeNull();
    expect(await save(true)).toMatchObject({ ok: true, mended: [{ path: 'light.text', from: '#cccccc' }] });
    expect((await configOf(shop)).theme?.light.text).not.toBe('#cccccc');
  });

  it('is not overwritten by an older one, also when two are saved at once', async () => {
    const shop = await addTestSite(test.db, id);
    const save = (version: number) => themes(shop.admin).save({ siteId: shop.siteId, version, theme });
    const both = await Promise.allSettled([save(0), save(0)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(save(0)).rejects.toMatchObject({
      cause: { detail: { versions: { yours: 0, current: 1 } } },
    });
    expect(await save(1)).toMatchObject({ version: 2 });
  });

  it('is another organisation’s as little as the site, and the vendor’s administrator may set it', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    const input = { siteId: shop.siteId, version: 0, theme };
    await expect(themes(other.admin).save(input)).rejects.toMatchObject({ message: 'not_found' });
    await expect(themes(other.admin).get({ siteId: shop.siteId })).rejects.toMatchObject({
      message: 'not_found',
    });
    const vendor = await id.actor('vendor', ['vendor_admin']);
    expect(await themes(vendor).save(input)).toMatchObject({ ok: true });
  });
});

describe('EM19: the brand of an organisation', () => {
  it('is kept, told and shown to any visitor of its pages, the logo too', async () => {
    const shop = await addTestSite(test.db, id);
    const file = await addFile(shop.admin, 'image/png');
    const contact = { name: 'Sales', email: 'sales@partner.example', phone: null, web: null };
    const profile = { logoFileId: file.id, logoText: 'Nordwind', accent: '#0058a3', contact };
    expect(await brands(shop.admin).save({ version: 0, profile })).toMatchObject({
      ok: true,
      brand: { version: 1, profile },
    });
    const { brand } = await configOf(shop);
    expect(brand).toMatchObject({ logoText: 'Nordwind', accent: '#0058a3', contact });
    const picture = await embedApp(test.db).request(brand.logo ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(Buffer.alloc(100, 7));
    const told = await test.db.read.select().from(events).where(eq(events.aggregateId, shop.admin.orgId));
    expect(told.map(({ name }) => name)).toContain('brand.changed');
  });

  it('has for its logo no other kind of file, none too large and nobody else’s', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    const refusalFor = async (logoFileId: string) => {
      const saved = await brands(shop.admin).save({ version: 0, profile: { ...noBrand, logoFileId } });
      return saved.ok ? null : saved.refusal.key;
    };
    expect(await refusalFor((await addFile(shop.admin, 'application/pdf')).id)).toBe('logo_kind');
    expect(await refusalFor((await addFile(shop.admin, 'image/png', 200_001)).id)).toBe('logo_too_large');
    expect(await refusalFor((await addFile(other.admin, 'image/png')).id)).toBe('no_such_file');
  });

  it('opens no file that is not a logo, and none that no longer is', async () => {
    const shop = await addTestSite(test.db, id);
    const file = await addFile(shop.admin, 'image/png');
    const statusOf = async () => (await embedApp(test.db).request(`/api/v1/embed/logo/${file.id}`)).status;
    expect(await statusOf()).toBe(404);
    await brands(shop.admin).save({ version: 0, profile: { ...noBrand, logoFileId: file.id } });
    expect(await statusOf()).toBe(200);
    await brands(shop.admin).save({ version: 1, profile: noBrand });
    expect(await statusOf()).toBe(404);
  });

  it('is its own administrator’s and the vendor’s to change, and not on an older version', async () => {
    const [shop, other] = [await addTestSite(test.db, id), await addTestSite(test.db, id)];
    const input = { orgId: shop.admin.orgId, version: 0, profile: noBrand };
    await expect(brands(other.admin).save(input)).rejects.toMatchObject({ message: 'not_found' });
    await expect(brands(shop.person).save(input)).rejects.toMatchObject({ message: 'not_found' });
    const vendor = await id.actor('vendor', ['vendor_admin']);
    expect(await brands(vendor).save(input)).toMatchObject({ ok: true });
    await expect(brands(shop.admin).save(input)).rejects.toMatchObject({ message: 'stale_edit' });
    expect(await brands(vendor).get({ orgId: shop.admin.orgId })).toMatchObject({ version: 1 });
  });
});
