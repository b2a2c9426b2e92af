import { partnerRoles, vendorRoles } from '@portico/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCoverage } from '../reservations/coverage-store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { accountRoutes } from './http.ts';
import { resolveCustomer } from './resolve.ts';
import { at, claimOf, done, refused, someone, type TestRegister, testRegister } from './testing.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register[Symbol.asyncDispose]());

describe('an account', () => {
  it('AC1, AC2, AC4: is kept as it was entered, each thing in its own form', async () => {
    const { account, sites } = done(
      await register.as(register.desk).save({
        details: {
          ...someone({ legalName: 'Weserkraft Energie AG' }),
          aliases: ['Weserkraft', 'WESERKRAFT', 'weserkraft energie ag'],
          domains: ['https://www.Weserkraft-Energie.de/start', 'info@weserkraft-energie.de'],
          registrationNos: [{ kind: 'vat', value: 'DE 811 234 567' }],
          segment: 'enterprise',
          buyingMode: 'by_site',
        },
        address: { street: 'Am Wall 1', city: 'Bremen', postcode: '28195', country: 'DE' },
      }),
    );
    expect(account).toMatchObject({
      version: 1,
      legalName: 'Weserkraft Energie AG',
      aliases: [{ name: 'Weserkraft', source: 'given' }],
      domains: [{ domain: 'weserkraft-energie.de', shared: false, source: 'given' }],
      registrationNos: [{ kind: 'vat', value: '811234567', country: 'DE', source: 'given' }],
      buyingMode: 'by_site',
      parentId: null,
      ultimateParentId: null,
    });
    expect(sites).toMatchObject([{ city: 'Bremen', main: true }]);
  });

  it('is found by any part of its names, domains and numbers, and page by page', async () => {
    const { account } = await register.add({
      legalName: 'Žluťoučký kůň s.r.o.',
      country: 'CZ',
      domains: ['kun-pardubice.cz'],
    });
    for (const search of ['zlutoucky', 'KŮŇ', 'pardubice'])
      expect((await register.as(register.reader).list({ search })).rows.map(({ id }) => id)).toEqual([
        account.id,
      ]);
    expect((await register.as(register.reader).list({ search: '100%' })).rows).toEqual([]);
    const all: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await register
        .as(register.reader)
        .list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      all.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain(account.id);
    expect((await register.as(register.reader).list({ country: 'CZ' })).rows).toHaveLength(1);
  });

  it('is listed by whether coverage names it', async () => {
    const [covered, other] = [await register.add({ country: 'SE' }), await register.add({ country: 'SE' })];
    await register.test.db.write((tx) =>
      insertCoverage(
        tx,
        {
          kind: 'house',
          accountId: covered.account.id,
          predicate: null,
          sites: { kind: 'all' },
          products: { kind: 'all' },
          from: tx.now,
          until: null,
          ownerId: null,
          partnerId: null,
          reason: 'served by us',
          disclose: 'none',
        },
        { enteredAt: tx.now, enteredById: null, source: 'manual', replacesId: null },
      ),
    );
    const ids = async (hasCoverage: boolean) =>
      (await register.as(register.reader).list({ country: 'SE', hasCoverage })).rows.map(({ id }) => id);
    expect(await ids(true)).toEqual([covered.account.id]);
    expect(await ids(false)).toEqual([other.account.id]);
    const routes = accountRoutes(register.test.db, () => Promise.resolve(register.reader));
    const text = async (hasCoverage: string) =>
      (await routes.request(`/accounts/export.csv?country=SE&hasCoverage=${hasCoverage}`)).text();
    expect(await text('true')).toContain(covered.account.legalName);
    expect(await text('true')).not.toContain(other.account.legalName);
    expect(await text('false')).toContain(other.account.legalName);
  });

  it('counts in matching in the same transaction that writes it', async () => {
    const view = await register.add({ domains: ['schraubenhandel-oldenburg.de'] });
    const [best] = await resolveCustomer(
      register.test.db.read,
      claimOf(view, 'jo@schraubenhandel-oldenburg.de'),
    );
    expect(best).toMatchObject({ accountId: view.account.id });
    await register.as(register.desk).save({
      account: at(view),
      details: {
        ...someone(),
        legalName: 'Quittenhof Verwaltung GmbH',
        domains: ['quittenhof-verwaltung.de'],
      },
    });
    const moved = { ...claimOf(view, 'quittenhof-verwaltung.de'), customerName: 'Quittenhof Verwaltung' };
    expect((await resolveCustomer(register.test.db.read, moved))[0]).toMatchObject({
      accountId: view.account.id,
    });
  });

  it('AC3: keeps its domain until a person confirms that it is shared', async () => {
    const first = await register.add({ domains: ['gemeinsam-haus.de'] });
    const wish = someone({ domains: ['www.gemeinsam-haus.de'] });
    expect(refused(await register.as(register.desk).save({ details: wish }))).toEqual([
      ['AC3', 'domain_taken', first.account.id],
    ]);
    const second = done(
      await register.as(register.desk).save({ details: { ...wish, sharedDomains: ['gemeinsam-haus.de'] } }),
    );
    for (const { account } of [await register.get(first.account.id), second])
      expect(account.domains).toMatchObject([{ domain: 'gemeinsam-haus.de', shared: true }]);
  });

  it('AC4, AC11: shares neither numbers nor outer ids', async () => {
    const number = { kind: 'reg_no' as const, value: 'HRB 90210' };
    const first = await register.add({ registrationNos: [number], externalId: 'CRM-1' });
    const wish = someone({ registrationNos: [{ ...number, value: 'hrb-90210' }], externalId: 'CRM-1' });
    expect(refused(await register.as(register.desk).save({ details: wish }))).toEqual([
      ['AC4', 'number_taken', first.account.id],
      ['AC11', 'external_taken', first.account.id],
    ]);
    done(await register.as(register.desk).save({ details: { ...wish, country: 'AT', externalId: null } }));
  });

  it('a stale edit is refused with both versions', async () => {
    const view = await register.add();
    await register.as(register.desk).save({ account: at(view), details: someone() });
    await expect(
      register.as(register.desk).save({ account: at(view), details: someone() }),
    ).rejects.toMatchObject({
      cause: { code: 'stale_edit', detail: { versions: { yours: 1, current: 2 } } },
    });
  });

  it('has sites, one of them its address', async () => {
    const view = await register.add();
    const site = (name: string, main = false) => ({ name, city: name, country: 'DE', main });
    let now = await register.as(register.desk).saveSite({ ...at(view), site: site('Kiel') });
    now = await register.as(register.desk).saveSite({ ...at(now), site: site('Jena') });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([
      ['Kiel', true],
      ['Jena', false],
    ]);
    now = await register
      .as(register.desk)
      .saveSite({ ...at(now), siteId: now.sites[1]?.id ?? '', site: site('Jena', true) });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([
      ['Jena', true],
      ['Kiel', false],
    ]);
    now = await register.as(register.desk).archiveSite({ ...at(now), siteId: now.sites[0]?.id ?? '' });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([['Kiel', true]]);
    const other = await register.add();
    await expect(
      register.as(register.desk).archiveSite({ ...at(other), siteId: now.sites[0]?.id ?? '' }),
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('tells its history', async () => {
    const view = await register.add();
    await register
      .as(register.desk)
      .save({ account: at(view), details: { ...someone(), segment: 'public' } });
    const history = await register.as(register.reader).history({ accountId: view.account.id });
    expect(history.map(({ name, facts }) => [name, facts['fields'] ?? null])).toEqual([
      ['account.created', null],
      ['account.changed', 'legalName,segment'],
    ]);
    expect(history[0]?.actorName).toBe(register.desk.name);
  });
});

describe('a family', () => {
  it('AC5, AC6: has its ultimate parent derived, through every move', async () => {
    const top = await register.add();
    const middle = await register.add({ parentId: top.account.id });
    const leaf = await register.add({ parentId: middle.account.id });
    expect(leaf.account.ultimateParentId).toBe(top.account.id);
    expect(leaf.family.above.map(({ id, level }) => [id, level])).toEqual([
      [top.account.id, -2],
      [middle.account.id, -1],
    ]);
    expect(
      (await register.as(register.reader).family({ accountId: top.account.id })).below.map(
        ({ id, level }) => [id, level],
      ),
    ).toEqual([
      [middle.account.id, 1],
      [leaf.account.id, 2],
    ]);
    done(
      await register
        .as(register.desk)
        .save({ account: at(middle), details: { ...someone(), parentId: null } }),
    );
    expect((await register.get(leaf.account.id)).account.ultimateParentId).toBe(middle.account.id);
    const circle = await register.as(register.desk).save({
      account: await register.again(middle),
      details: { ...someone(), parentId: leaf.account.id },
    });
    expect(refused(circle)).toEqual([['AC5', 'parent_cycle', null]]);
    expect(
      refused(await register.as(register.desk).save({ details: someone({ parentId: 'acc_nobody' }) })),
    ).toEqual([['AC5', 'parent_unknown', null]]);
  });
});

describe('access', () => {
  it('is the vendor’s alone: partners and the other roles find nothing', async () => {
    const { account } = await register.add();
    const calls = (actor: UserActor) => [
      register.as(actor).list({}),
      register.as(actor).get({ accountId: account.id }),
      register.as(actor).resolve({ name: account.legalName }),
      register.as(actor).save({ details: someone() }),
    ];
    const others = [
      ...partnerRoles.map((role): UserActor => ({ ...register.seller, roles: [role] })),
      ...vendorRoles
        .filter((role) => /marketing|finance|legal/.test(role))
        .map((role): UserActor => ({ ...register.desk, roles: [role] })),
    ];
    for (const actor of others)
      for (const call of calls(actor)) await expect(call).rejects.toMatchObject({ message: 'not_found' });
  });

  it('lets readers read and not write; bad shapes are refused', async () => {
    const view = await register.add();
    expect((await register.as(register.reader).get({ accountId: view.account.id })).account.id).toBe(
      view.account.id,
    );
    await expect(register.as(register.reader).save({ details: someone() })).rejects.toMatchObject({
      message: 'not_found',
    });
    await expect(
      register.as(register.desk).save({ details: { ...someone(), legalName: '' } }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(register.as(register.desk).get({ accountId: 'acc_nobody' })).rejects.toMatchObject({
      message: 'not_found',
    });
    expect(
      refused(
        await register.as(register.desk).save({ details: someone({ domains: ['jo@gmail.com', 'x'] }) }),
      ),
    ).toEqual([
      ['AC2', 'free_mail', null],
      ['AC2', 'domain', null],
    ]);
  });
});
