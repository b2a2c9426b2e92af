import type { Role } from '@portico/domain/access';
import { parseKey } from '@portico/domain/sites/key';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { type TestIdentity, testIdentity } from '../identity/testing.ts';
import { events } from '../outbox/table.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { idempotencyKeys } from '../trpc/table.ts';
import { callerFor } from '../trpc/testing.ts';
import { findPresentedKey } from './keys.ts';
import { keysRouter, sitesRouter } from './router.ts';
import { isAllowedOrigin } from './store.ts';
import { siteKeys } from './table.ts';

let test: TestDatabase;
let id: TestIdentity;
beforeAll(async () => {
  test = await openTestDatabase();
  id = testIdentity(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const sitesAs = (actor: UserActor) => callerFor(sitesRouter, { db: test.db, actor });
const keysAs = (actor: UserActor, idempotencyKey?: string) =>
  callerFor(keysRouter, { db: test.db, actor, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) });
const notFound = { message: 'not_found' };
const works = async (key: string | null) =>
  (await findPresentedKey(test.db.read, key ?? '', await test.db.now())) !== null;

let count = 0;
const details = () => {
  count += 1;
  return {
    name: `Shop ${count}`,
    origins: [`https://shop${count}.example`],
    scopes: ['deals:read' as const],
  };
};
async function withSite(roles: Role[] = ['partner_admin']) {
  const admin = await id.actor('partner', roles);
  const site = await sitesAs(admin).create(details());
  return { admin, site };
}

describe('sites', () => {
  it('SK1: are created with their origins as browsers write them, and told', async () => {
    const admin = await id.actor('partner', ['partner_admin']);
    const site = await sitesAs(admin).create({
      ...details(),
      origins: ['HTTPS://Bücher.example:443/', 'http://localhost:4001'],
    });
    expect(site).toMatchObject({
      orgId: admin.orgId,
      origins: ['http://localhost:4001', 'https://xn--bcher-kva.example'],
      archivedAt: null,
    });
    const told = await test.db.read.select().from(events).where(eq(events.aggregateId, site.id));
    expect(told.map((event) => event.name)).toEqual(['site.created']);
  });

  it('allow exactly their origins, with the next request also after a change', async () => {
    const { admin, site } = await withSite();
    const [origin = ''] = site.origins;
    expect(await isAllowedOrigin(test.db.read, origin)).toBe(true);
    for (const other of [
      `${origin}:8443`,
      origin.replace('https', 'http'),
      `${origin}.evil.example`,
      `${origin}/`,
      'null',
      '',
    ]) {
      expect(await isAllowedOrigin(test.db.read, other)).toBe(false);
    }
    const next = details();
    const changed = await sitesAs(admin).update({ ...next, siteId: site.id, version: site.version });
    expect(changed).toMatchObject({ name: next.name, origins: next.origins });
    expect(await isAllowedOrigin(test.db.read, origin)).toBe(false);
  });

  it('refuse an edit made on an older version, with both versions, also when two race', async () => {
    const { admin, site } = await withSite();
    const edit = () => sitesAs(admin).update({ ...details(), siteId: site.id, version: site.version });
    const results = await Promise.allSettled([edit(), edit()]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const late = await edit().catch((error: unknown) => (error instanceof Error ? error.cause : null));
    expect(late).toMatchObject({ code: 'stale_edit', detail: { versions: { yours: 1, current: 2 } } });
  });

  it('of the vendor are told to the vendor alone', async () => {
    const vendor = await id.actor('vendor', ['vendor_admin']);
    const site = await sitesAs(vendor).create(details());
    const told = await test.db.read.select().from(events).where(eq(events.aggregateId, site.id));
    expect(told).toMatchObject([{ name: 'site.created', orgId: null, visibility: 'internal' }]);
  });

  it('SK13: archived, allow no origin, have no working key and cannot be changed', async () => {
    const { admin, site } = await withSite();
    const { key } = await keysAs(admin).create({ siteId: site.id, kind: 'secret' });
    expect(await works(key)).toBe(true);
    const archived = await sitesAs(admin).archive({ siteId: site.id });
    expect(await sitesAs(admin).archive({ siteId: site.id })).toEqual(archived);
    expect(await works(key)).toBe(false);
    expect(await isAllowedOrigin(test.db.read, site.origins[0] ?? '')).toBe(false);
    await expect(sitesAs(admin).update({ ...details(), siteId: site.id, version: 1 })).rejects.toMatchObject(
      notFound,
    );
    await expect(keysAs(admin).create({ siteId: site.id, kind: 'secret' })).rejects.toMatchObject(notFound);
    expect((await sitesAs(admin).list({})).rows).toEqual([]);
  });

  it('are listed by name, page by page, one’s own only', async () => {
    const { admin } = await withSite();
    for (let more = 0; more < 4; more += 1) await sitesAs(admin).create(details());
    await withSite();
    const first = await sitesAs(admin).list({ limit: 3 });
    const second = await sitesAs(admin).list({
      limit: 3,
      ...(first.next === null ? {} : { cursor: first.next }),
    });
    const names = [...first.rows, ...second.rows].map((site) => site.name);
    expect(names).toHaveLength(5);
    expect(names).toEqual(names.toSorted());
    expect(second.next).toBe(null);
  });

  it('are managed by the vendor’s administrator for whom they name', async () => {
    const [{ admin, site }, vendor] = [await withSite(), await id.actor('vendor', ['vendor_admin'])];
    const made = await sitesAs(vendor).create({ ...details(), orgId: admin.orgId });
    const seen = await sitesAs(vendor).list({ orgId: admin.orgId });
    expect(seen.rows.map((row) => row.id)).toEqual([site.id, made.id]);
    await expect(sitesAs(vendor).create({ ...details(), orgId: 'org_none' })).rejects.toMatchObject(notFound);
  });

  it('SK1 to SK3: refuse what is no exact origin, and every other wrong shape', async () => {
    const admin = await id.actor('partner', ['partner_admin']);
    const wrong = [
      { ...details(), origins: [] },
      { ...details(), origins: ['https://*.example'] },
      { ...details(), origins: ['http://shop.example'] },
      { ...details(), name: ' ' },
      { ...details(), scopes: ['deals:decide'] },
      { ...details(), id: 'site_1' },
    ];
    for (const input of wrong)
      await expect(sitesAs(admin).create(input as ReturnType<typeof details>)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    await expect(
      sitesAs(admin).update({ ...details(), version: 1 } as ReturnType<typeof details> & {
        siteId: string;
        version: number;
      }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(sitesAs(admin).archive({} as { siteId: string })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(sitesAs(admin).list({ limit: 1000 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('of another organisation are not found, and nobody but an administrator manages any', async () => {
    const [{ admin }, other] = [await withSite(), await withSite()];
    const siteId = other.site.id;
    await expect(sitesAs(admin).update({ ...details(), siteId, version: 1 })).rejects.toMatchObject(notFound);
    await expect(sitesAs(admin).archive({ siteId })).rejects.toMatchObject(notFound);
    await expect(sitesAs(admin).create({ ...details(), orgId: other.admin.orgId })).rejects.toMatchObject(
      notFound,
    );
    expect((await sitesAs(admin).list({ orgId: other.admin.orgId })).rows).toEqual([]);
    const seller = await id.actor('partner', ['seller', 'partner_manager'], admin.orgId);
    await expect(sitesAs(seller).list({})).rejects.toMatchObject(notFound);
    await expect(sitesAs(seller).create(details())).rejects.toMatchObject(notFound);
  });
});

describe('keys', () => {
  it('SK5: a secret is in the answer that made it, and nowhere in the database', async () => {
    const { admin, site } = await withSite();
    const idempotencyKey = 'the-same-request';
    const made = await keysAs(admin, idempotencyKey).create({ siteId: site.id, kind: 'secret' });
    expect(parseKey(made.key ?? '')).toBe('sk');
    expect(await keysAs(admin, idempotencyKey).create({ siteId: site.id, kind: 'secret' })).toEqual({
      ...made,
      key: null,
    });
    const { rows } = await keysAs(admin).list({ siteId: site.id });
    const everything = [
      rows,
      await test.db.read.select().from(siteKeys),
      await test.db.read.select().from(events),
      await test.db.read.select().from(idempotencyKeys),
    ];
    expect(JSON.stringify(everything)).not.toContain(made.key?.slice(3, 33));
  });

  it('publishable ones are public and stay readable', async () => {
    const { admin, site } = await withSite();
    const made = await keysAs(admin).create({ siteId: site.id, kind: 'publishable' });
    expect(parseKey(made.key ?? '')).toBe('pk');
    expect((await keysAs(admin).list({ siteId: site.id })).rows).toMatchObject([
      { id: made.id, publicKey: made.key, active: true },
    ]);
  });

  it.each(['secret', 'publishable'] as const)(
    'SK6: a rotated %s key works until the overlap ends',
    async (kind) => {
      const { admin, site } = await withSite();
      const old = await keysAs(admin).create({ siteId: site.id, kind });
      const rotated = await keysAs(admin).rotate({ keyId: old.id });
      const next = rotated.ok ? rotated.key : null;
      expect(next).toMatchObject({ kind, siteId: site.id, expiresAt: null });
      expect([await works(old.key), await works(next?.key ?? null)]).toEqual([true, true]);
      await test.db.write((tx) =>
        tx.update(siteKeys).set({ expiresAt: tx.now }).where(eq(siteKeys.id, old.id)),
      );
      expect([await works(old.key), await works(next?.key ?? null)]).toEqual([false, true]);
    },
  );

  it('SK6: without an overlap the old key ends at once; 24 hours are the default, 168 the most', async () => {
    const { admin, site } = await withSite();
    const [one, two] = [
      await keysAs(admin).create({ siteId: site.id, kind: 'secret' }),
      await keysAs(admin).create({ siteId: site.id, kind: 'secret' }),
    ];
    await keysAs(admin).rotate({ keyId: one.id, overlapHours: 0 });
    expect(await works(one.key)).toBe(false);
    await keysAs(admin).rotate({ keyId: two.id });
    const row = (await keysAs(admin).list({ siteId: site.id })).rows.find((key) => key.id === two.id);
    expect(Date.parse(row?.expiresAt ?? '') - (await test.db.now().then(Date.parse))).toBeGreaterThan(
      23.9 * 3_600_000,
    );
    for (const overlapHours of [-1, 169, 1.5])
      await expect(keysAs(admin).rotate({ keyId: two.id, overlapHours })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
  });

  it('SK7 and SK8: a revoked key ends at once, stays as it was when revoked again, and is not rotated', async () => {
    const { admin, site } = await withSite();
    const made = await keysAs(admin).create({ siteId: site.id, kind: 'secret' });
    const revoked = await keysAs(admin).revoke({ keyId: made.id });
    expect(revoked.active).toBe(false);
    expect(await works(made.key)).toBe(false);
    expect(await keysAs(admin).revoke({ keyId: made.id })).toEqual(revoked);
    expect(await keysAs(admin).rotate({ keyId: made.id })).toMatchObject({
      ok: false,
      refusal: { rule: 'SK8' },
    });
    const told = await test.db.read.select().from(events).where(eq(events.aggregateId, made.id));
    expect(told.map((event) => event.name).toSorted()).toEqual(['key.created', 'key.revoked']);
  });

  it('of another organisation are not found, and wrong shapes are refused', async () => {
    const [{ admin }, other] = [await withSite(), await withSite()];
    const theirs = await keysAs(other.admin).create({ siteId: other.site.id, kind: 'secret' });
    await expect(keysAs(admin).create({ siteId: other.site.id, kind: 'secret' })).rejects.toMatchObject(
      notFound,
    );
    await expect(keysAs(admin).list({ siteId: other.site.id })).rejects.toMatchObject(notFound);
    await expect(keysAs(admin).rotate({ keyId: theirs.id })).rejects.toMatchObject(notFound);
    await expect(keysAs(admin).revoke({ keyId: theirs.id })).rejects.toMatchObject(notFound);
    await expect(keysAs(admin).revoke({ keyId: 'key_none' })).rejects.toMatchObject(notFound);
    await expect(
      keysAs(admin).create({ siteId: other.site.id, kind: 'master' as 'secret' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(keysAs(admin).list({} as { siteId: string })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(keysAs(admin).revoke({ keyId: 1 } as unknown as { keyId: string })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await works(theirs.key)).toBe(true);
  });
});
