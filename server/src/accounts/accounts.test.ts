import type { AccountDetails } from '@portico/domain/accounts/account';
import type { AccountView, SaveOutcome } from '@portico/domain/accounts/views';
import { vendorRoles, partnerRoles } from '@portico/domain/access';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { accountFromClaim, learnFromDecision } from './learn.ts';
import { resolveCustomer } from './resolve.ts';
import { accountsRouter } from './router.ts';
import { accountIdsOf, findAccount, survivorOf } from './store.ts';

let test: TestDatabase;
let desk: UserActor;
let reader: UserActor;
let seller: UserActor;
beforeAll(async () => {
  test = await openTestDatabase();
  const id = testIdentity(test.db);
  desk = await id.actor('vendor', ['deal_desk']);
  reader = await id.actor('vendor', ['analyst'], desk.orgId);
  seller = await id.actor('partner', ['partner_admin', 'seller']);
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(accountsRouter, { db: test.db, actor });

let count = 0;
function someone(changes: Partial<AccountDetails> = {}) {
  count += 1;
  return { legalName: `Nordlicht ${count} Maschinenbau GmbH`, country: 'DE', ...changes };
}
function done(outcome: SaveOutcome): AccountView {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.account;
}
const add = async (changes: Partial<AccountDetails> = {}) =>
  done(await as(desk).save({ details: someone(changes) }));
const get = (accountId: string) => as(desk).get({ accountId });
const at = ({ account }: AccountView) => ({ accountId: account.id, version: account.version });
const again = async (view: AccountView) => at(await get(view.account.id));
const refused = (outcome: SaveOutcome) =>
  outcome.ok ? [] : outcome.refusals.map(({ rule, key, account }) => [rule, key, account?.id ?? null]);
const claimOf = (view: AccountView, web = 'https://www.unheard-of.example') => ({
  customerName: view.account.legalName,
  customerWeb: web,
  customerCountry: view.account.country,
});

describe('an account', () => {
  it('AC1, AC2, AC4: is kept as it was entered, each thing in its own form', async () => {
    const { account, sites } = done(
      await as(desk).save({
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
    const { account } = await add({
      legalName: 'Žluťoučký kůň s.r.o.',
      country: 'CZ',
      domains: ['kun-pardubice.cz'],
    });
    for (const search of ['zlutoucky', 'KŮŇ', 'pardubice'])
      expect((await as(reader).list({ search })).rows.map(({ id }) => id)).toEqual([account.id]);
    expect((await as(reader).list({ search: '100%' })).rows).toEqual([]);
    const all: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await as(reader).list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      all.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain(account.id);
    expect((await as(reader).list({ country: 'CZ' })).rows).toHaveLength(1);
  });

  it('counts in matching in the same transaction that writes it', async () => {
    const view = await add({ domains: ['schraubenhandel-oldenburg.de'] });
    const [best] = await resolveCustomer(test.db.read, claimOf(view, 'jo@schraubenhandel-oldenburg.de'));
    expect(best).toMatchObject({ accountId: view.account.id, kind: 'same' });
    await as(desk).save({
      account: at(view),
      details: {
        ...someone(),
        legalName: 'Quittenhof Verwaltung GmbH',
        domains: ['quittenhof-verwaltung.de'],
      },
    });
    const moved = { ...claimOf(view, 'quittenhof-verwaltung.de'), customerName: 'Quittenhof Verwaltung' };
    expect((await resolveCustomer(test.db.read, moved))[0]).toMatchObject({
      accountId: view.account.id,
      kind: 'same',
    });
  });

  it('AC3: keeps its domain until a person confirms that it is shared', async () => {
    const first = await add({ domains: ['gemeinsam-haus.de'] });
    const wish = someone({ domains: ['www.gemeinsam-haus.de'] });
    expect(refused(await as(desk).save({ details: wish }))).toEqual([
      ['AC3', 'domain_taken', first.account.id],
    ]);
    const second = done(await as(desk).save({ details: { ...wish, sharedDomains: ['gemeinsam-haus.de'] } }));
    for (const { account } of [await get(first.account.id), second])
      expect(account.domains).toMatchObject([{ domain: 'gemeinsam-haus.de', shared: true }]);
  });

  it('AC4, AC11: shares neither numbers nor outer ids', async () => {
    const number = { kind: 'reg_no' as const, value: 'HRB 90210' };
    const first = await add({ registrationNos: [number], externalId: 'CRM-1' });
    const wish = someone({ registrationNos: [{ ...number, value: 'hrb-90210' }], externalId: 'CRM-1' });
    expect(refused(await as(desk).save({ details: wish }))).toEqual([
      ['AC4', 'number_taken', first.account.id],
      ['AC11', 'external_taken', first.account.id],
    ]);
    done(await as(desk).save({ details: { ...wish, country: 'AT', externalId: null } }));
  });

  it('a stale edit is refused with both versions', async () => {
    const view = await add();
    await as(desk).save({ account: at(view), details: someone() });
    await expect(as(desk).save({ account: at(view), details: someone() })).rejects.toMatchObject({
      cause: { code: 'stale_edit', detail: { versions: { yours: 1, current: 2 } } },
    });
  });

  it('has sites, one of them its address', async () => {
    const view = await add();
    const site = (name: string, main = false) => ({ name, city: name, country: 'DE', main });
    let now = await as(desk).saveSite({ ...at(view), site: site('Kiel') });
    now = await as(desk).saveSite({ ...at(now), site: site('Jena') });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([
      ['Kiel', true],
      ['Jena', false],
    ]);
    now = await as(desk).saveSite({ ...at(now), siteId: now.sites[1]?.id ?? '', site: site('Jena', true) });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([
      ['Jena', true],
      ['Kiel', false],
    ]);
    now = await as(desk).archiveSite({ ...at(now), siteId: now.sites[0]?.id ?? '' });
    expect(now.sites.map(({ name, main }) => [name, main])).toEqual([['Kiel', true]]);
    const other = await add();
    await expect(
      as(desk).archiveSite({ ...at(other), siteId: now.sites[0]?.id ?? '' }),
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('tells its history', async () => {
    const view = await add();
    await as(desk).save({ account: at(view), details: { ...someone(), segment: 'public' } });
    const history = await as(reader).history({ accountId: view.account.id });
    expect(history.map(({ name, facts }) => [name, facts['fields'] ?? null])).toEqual([
      ['account.created', null],
      ['account.changed', 'legalName,segment'],
    ]);
    expect(history[0]?.actorName).toBe(desk.name);
  });
});

describe('a family', () => {
  it('AC5, AC6: has its ultimate parent derived, through every move', async () => {
    const top = await add();
    const middle = await add({ parentId: top.account.id });
    const leaf = await add({ parentId: middle.account.id });
    expect(leaf.account.ultimateParentId).toBe(top.account.id);
    expect(leaf.family.above.map(({ id, level }) => [id, level])).toEqual([
      [top.account.id, -2],
      [middle.account.id, -1],
    ]);
    expect(
      (await as(reader).family({ accountId: top.account.id })).below.map(({ id, level }) => [id, level]),
    ).toEqual([
      [middle.account.id, 1],
      [leaf.account.id, 2],
    ]);
    done(await as(desk).save({ account: at(middle), details: { ...someone(), parentId: null } }));
    expect((await get(leaf.account.id)).account.ultimateParentId).toBe(middle.account.id);
    const circle = await as(desk).save({
      account: await again(middle),
      details: { ...someone(), parentId: leaf.account.id },
    });
    expect(refused(circle)).toEqual([['AC5', 'parent_cycle', null]]);
    expect(refused(await as(desk).save({ details: someone({ parentId: 'acc_nobody' }) }))).toEqual([
      ['AC5', 'parent_unknown', null],
    ]);
  });
});

describe('archiving', () => {
  it('AC10: takes an account out of matching and frees what it held; restoring brings it back', async () => {
    const details = someone({
      domains: ['archivwesen-halle.de'],
      registrationNos: [{ kind: 'reg_no', value: 'HRA 4711' }],
    });
    const view = done(await as(desk).save({ details }));
    const gone = done(await as(desk).archive({ ...at(view), reason: 'closed down' }));
    expect(gone.account).toMatchObject({ archiveReason: 'closed down', legalName: details.legalName });
    expect(await resolveCustomer(test.db.read, claimOf(view, 'archivwesen-halle.de'))).toEqual([]);
    expect((await as(reader).list({ state: 'archived' })).rows.map(({ id }) => id)).toContain(
      view.account.id,
    );

    const heir = done(await as(desk).save({ details: { ...someone(), domains: details.domains } }));
    expect(refused(await as(desk).restore(at(gone)))).toEqual([['AC3', 'domain_taken', heir.account.id]]);
    done(await as(desk).save({ account: at(heir), details: someone() }));
    const back = done(await as(desk).restore(at(gone)));
    expect(back.account).toMatchObject({ archivedAt: null, domains: [{ shared: false }] });
    const [best] = await resolveCustomer(test.db.read, claimOf(view, 'archivwesen-halle.de'));
    expect(best?.accountId).toBe(view.account.id);
  });

  it('AC10: leaves no children behind', async () => {
    const parent = await add();
    await add({ parentId: parent.account.id });
    expect(refused(await as(desk).archive({ ...at(parent), reason: 'x' }))).toEqual([
      ['AC10', 'has_children', null],
    ]);
  });
});

describe('merging', () => {
  const merge = async (survivor: AccountView, merged: AccountView) =>
    done(
      await as(desk).merge({
        survivor: await again(survivor),
        merged: await again(merged),
        reason: 'the same firm',
      }),
    );

  it('AC8: keeps everything, and what pointed to the merged account is read through the survivor', async () => {
    const survivor = await add({ domains: ['behalten-eins.de'] });
    const merged = await add({
      aliases: ['Zusammen'],
      domains: ['behalten-zwei.de'],
      registrationNos: [{ kind: 'duns', value: '123456788' }],
    });
    const child = await add({ parentId: merged.account.id });
    await as(desk).saveSite({ ...at(merged), site: { name: 'Werk 2', city: 'Gera', country: 'DE' } });
    const view = await merge(survivor, merged);
    expect(view.account.aliases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Zusammen', merged.account.legalName]),
    );
    expect(view.account.domains.map(({ domain }) => domain)).toEqual([
      'behalten-eins.de',
      'behalten-zwei.de',
    ]);
    expect(view.account.registrationNos).toHaveLength(1);
    expect(view.sites).toMatchObject([{ name: 'Werk 2', main: true }]);
    expect(view.family.below.map(({ id }) => id)).toEqual([child.account.id]);
    expect((await get(child.account.id)).account.ultimateParentId).toBe(survivor.account.id);
    expect(await survivorOf(test.db.read, merged.account.id)).toBe(survivor.account.id);
    expect(await accountIdsOf(test.db.read, survivor.account.id)).toEqual([
      survivor.account.id,
      merged.account.id,
    ]);
    const found = await resolveCustomer(test.db.read, claimOf(merged, 'behalten-zwei.de'));
    expect(found.map(({ accountId }) => accountId)).not.toContain(merged.account.id);
    expect(found[0]).toMatchObject({ accountId: survivor.account.id, kind: 'same' });
    expect(view.merges).toMatchObject([
      { by: desk.name, moved: { names: 1, domains: 1, numbers: 1, sites: 1, children: 1 } },
    ]);
    await expect(as(desk).save({ account: await again(merged), details: someone() })).rejects.toMatchObject({
      message: 'not_found',
    });
  });

  it('AC9: is undone last first, and once', async () => {
    const [a, b, c] = [await add(), await add(), await add()];
    const first = await merge(b, a);
    const second = await merge(c, b);
    expect(await survivorOf(test.db.read, a.account.id)).toBe(c.account.id);
    const [inner, outer] = [first.merges[0]?.id ?? '', second.merges[0]?.id ?? ''];
    expect(refused(await as(desk).unmerge({ mergeId: inner }))).toEqual([
      ['AC9', 'unmerge_outer_first', null],
    ]);
    done(await as(desk).unmerge({ mergeId: outer }));
    done(await as(desk).unmerge({ mergeId: inner }));
    expect(refused(await as(desk).unmerge({ mergeId: inner }))).toEqual([['AC9', 'unmerge_done', null]]);
    for (const view of [a, b, c]) expect((await get(view.account.id)).account.mergedIntoId).toBe(null);
  });

  it('AC8, AC9: merging and undoing puts everything exactly back, whatever the two had', async () => {
    const words = fc.uniqueArray(fc.constantFrom('eins', 'zwei', 'drei', 'vier'), { maxLength: 3 });
    const shape = fc.record({
      names: words,
      numbers: words,
      domains: words,
      sites: fc.nat(2),
      children: fc.nat(2),
      parent: fc.constantFrom('none', 'other', 'each'),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(shape, shape, fc.boolean(), async (one, two, learns) => {
        run += 1;
        const build = async (its: typeof one, tag: string, parentId: string | null) => {
          const view = await add({
            aliases: its.names.map((word) => `Haus ${word} ${run}`),
            // The other one has the same domains: those both want are shared.
            domains: its.domains.map((word) => `rundreise-${word}-${run}.de`),
            sharedDomains: its.domains.map((word) => `rundreise-${word}-${run}.de`),
            registrationNos: its.numbers.map((word) => ({
              kind: 'reg_no' as const,
              value: `${tag} ${word} ${run}7777`,
            })),
            parentId,
          });
          for (let n = 0; n < its.sites; n += 1)
            await as(desk).saveSite({ ...(await again(view)), site: { name: `${tag} ${n}`, country: 'DE' } });
          for (let n = 0; n < its.children; n += 1) await add({ parentId: view.account.id });
          return view;
        };
        const grand = one.parent === 'each' ? (await add()).account.id : null;
        const a = await build(one, 'A', grand);
        const b = await build(two, 'B', two.parent === 'other' ? a.account.id : null);
        const [survivor, merged] = run % 2 === 0 ? [a, b] : [b, a];
        const before = await stateOf(survivor, merged);
        const view = await merge(survivor, merged);
        if (learns) {
          // What a person takes from the survivor in between comes back to whom it belonged.
          const details = {
            ...someone(),
            legalName: survivor.account.legalName,
            parentId: view.account.parentId,
          };
          const mine = new Set(before[0]?.account.domains.map(({ domain }) => domain));
          const names = before[0]?.account.aliases.map(({ name }) => name) ?? [];
          const numbers =
            before[0]?.account.registrationNos.map(({ kind, value }) => ({ kind, value })) ?? [];
          done(
            await as(desk).save({
              account: await again(survivor),
              details: {
                ...details,
                aliases: names,
                domains: [...mine],
                sharedDomains: [...mine],
                registrationNos: numbers,
              },
            }),
          );
        }
        done(await as(desk).unmerge({ mergeId: view.merges[0]?.id ?? '' }));
        const after = await stateOf(survivor, merged);
        expect(learns ? after.map(withoutShared) : after).toEqual(
          learns ? before.map(withoutShared) : before,
        );
      }),
      { numRuns: 12 },
    );
  });

  /** Two accounts whole, but for versions and times. */
  async function stateOf(...views: AccountView[]) {
    const now = [];
    for (const view of views) {
      const { account, sites, family } = await get(view.account.id);
      const { version: _, updatedAt: __, ...rest } = account;
      now.push({
        account: rest,
        sites,
        family: { ...family, below: family.below.toSorted((x, y) => (x.id < y.id ? -1 : 1)) },
      });
    }
    return now;
  }
  type State = Awaited<ReturnType<typeof stateOf>>[number];
  const withoutShared = ({ account: { domains, ...account }, ...rest }: State) => ({
    ...rest,
    account: { ...account, domains: domains.map(({ domain }) => domain) },
  });
});

describe('learning', () => {
  it('AC14: a confirmed decision teaches name and domain, marked as learned', async () => {
    const view = await add();
    const claim = { ...claimOf(view, 'kontakt@lernfabrik-suhl.de'), customerName: 'Lernfabrik Suhl' };
    const learned = await test.db.write((tx) => learnFromDecision(tx, { accountId: view.account.id, claim }));
    expect(learned).toEqual({ name: 'Lernfabrik Suhl', domain: 'lernfabrik-suhl.de' });
    expect((await get(view.account.id)).account).toMatchObject({
      aliases: [{ name: 'Lernfabrik Suhl', source: 'learned' }],
      domains: [{ domain: 'lernfabrik-suhl.de', source: 'learned', shared: false }],
    });
    const twice = await test.db.write((tx) => learnFromDecision(tx, { accountId: view.account.id, claim }));
    expect(twice).toEqual({ name: null, domain: null });
  });

  it('AC14: what another account goes by, or free mail, is never learned', async () => {
    const [view, other] = [await add(), await add({ aliases: ['Vergeben KG'], domains: ['vergeben-kg.de'] })];
    for (const claim of [
      { ...claimOf(other, 'vergeben-kg.de') },
      { ...claimOf(other, 'jo@gmail.com'), customerName: 'Vergeben, KG' },
    ])
      expect(
        await test.db.write((tx) => learnFromDecision(tx, { accountId: view.account.id, claim })),
      ).toEqual({
        name: null,
        domain: null,
      });
  });

  it('an approved deal of an unknown customer makes its account; of a known one it finds it', async () => {
    const claim = {
      customerName: 'Bernsteinwerft Rügen eG',
      customerWeb: 'https://bernsteinwerft-ruegen.de',
      customerCountry: 'DE',
      customerCity: 'Sassnitz',
      customerRegistrationNo: 'GnR 5512',
    };
    const make = () => test.db.write((tx) => accountFromClaim(tx, { id: 'deal_1', accountId: null, claim }));
    const id = await make();
    expect(await findAccount(test.db.read, id)).toMatchObject({
      legalName: claim.customerName,
      domains: [{ domain: 'bernsteinwerft-ruegen.de', source: 'learned' }],
      registrationNos: [{ value: 'GNR5512' }],
    });
    expect(await make()).toBe(id);
    const taken = {
      ...claim,
      customerName: 'Ganz Anders Tiefbau AG',
      customerCity: 'Ulm',
      customerRegistrationNo: 'HRB 5',
    };
    const other = await test.db.write((tx) =>
      accountFromClaim(tx, { id: 'deal_2', accountId: null, claim: { ...taken, customerWeb: 'jo@gmx.de' } }),
    );
    expect((await findAccount(test.db.read, other))?.domains).toEqual([]);
  });
});

describe('access', () => {
  it('is the vendor’s alone: partners and the other roles find nothing', async () => {
    const { account } = await add();
    const calls = (actor: UserActor) => [
      as(actor).list({}),
      as(actor).get({ accountId: account.id }),
      as(actor).resolve({ name: account.legalName }),
      as(actor).save({ details: someone() }),
    ];
    const others = [
      ...partnerRoles.map((role): UserActor => ({ ...seller, roles: [role] })),
      ...vendorRoles
        .filter((role) => /marketing|finance|legal/.test(role))
        .map((role): UserActor => ({ ...desk, roles: [role] })),
    ];
    for (const actor of others)
      for (const call of calls(actor)) await expect(call).rejects.toMatchObject({ message: 'not_found' });
  });

  it('lets readers read and not write; bad shapes are refused', async () => {
    const view = await add();
    expect((await as(reader).get({ accountId: view.account.id })).account.id).toBe(view.account.id);
    await expect(as(reader).save({ details: someone() })).rejects.toMatchObject({ message: 'not_found' });
    await expect(as(desk).save({ details: { ...someone(), legalName: '' } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(as(desk).get({ accountId: 'acc_nobody' })).rejects.toMatchObject({ message: 'not_found' });
    expect(refused(await as(desk).save({ details: someone({ domains: ['jo@gmail.com', 'x'] }) }))).toEqual([
      ['AC2', 'free_mail', null],
      ['AC2', 'domain', null],
    ]);
  });
});
