import type { AccountView } from '@portico/domain/accounts/views';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveCustomer } from './resolve.ts';
import { accountIdsOf, survivorOf } from './store.ts';
import { at, claimOf, done, refused, someone, type TestRegister, testRegister } from './testing.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register[Symbol.asyncDispose]());

describe('merging', () => {
  const merge = async (survivor: AccountView, merged: AccountView) =>
    done(
      await register.as(register.desk).merge({
        survivor: await register.again(survivor),
        merged: await register.again(merged),
        reason: 'the same firm',
      }),
    );

  it('AC8: keeps everything, and what pointed to the merged account is read through the survivor', async () => {
    const survivor = await register.add({ domains: ['behalten-eins.de'] });
    const merged = await register.add({
      aliases: ['Zusammen'],
      domains: ['behalten-zwei.de'],
      registrationNos: [{ kind: 'duns', value: '123456788' }],
    });
    const child = await register.add({ parentId: merged.account.id });
    await register
      .as(register.desk)
      .saveSite({ ...at(merged), site: { name: 'Werk 2', city: 'Gera', country: 'DE' } });
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
    expect((await register.get(child.account.id)).account.ultimateParentId).toBe(survivor.account.id);
    expect(await survivorOf(register.test.db.read, merged.account.id)).toBe(survivor.account.id);
    expect(await accountIdsOf(register.test.db.read, survivor.account.id)).toEqual([
      survivor.account.id,
      merged.account.id,
    ]);
    const found = await resolveCustomer(register.test.db.read, claimOf(merged, 'behalten-zwei.de'));
    expect(found.map(({ accountId }) => accountId)).not.toContain(merged.account.id);
    expect(found[0]).toMatchObject({ accountId: survivor.account.id });
    expect(view.merges).toMatchObject([
      { by: register.desk.name, moved: { names: 1, domains: 1, numbers: 1, sites: 1, children: 1 } },
    ]);
    await expect(
      register.as(register.desk).save({ account: await register.again(merged), details: someone() }),
    ).rejects.toMatchObject({
      message: 'not_found',
    });
  });

  it('AC9: is undone last first, and once', async () => {
    const [a, b, c] = [await register.add(), await register.add(), await register.add()];
    const first = await merge(b, a);
    const second = await merge(c, b);
    expect(await survivorOf(register.test.db.read, a.account.id)).toBe(c.account.id);
    const [inner, outer] = [first.merges[0]?.id ?? '', second.merges[0]?.id ?? ''];
    expect(refused(await register.as(register.desk).unmerge({ mergeId: inner }))).toEqual([
      ['AC9', 'unmerge_outer_first', null],
    ]);
    done(await register.as(register.desk).unmerge({ mergeId: outer }));
    done(await register.as(register.desk).unmerge({ mergeId: inner }));
    expect(refused(await register.as(register.desk).unmerge({ mergeId: inner }))).toEqual([
      ['AC9', 'unmerge_done', null],
    ]);
    for (const view of [a, b, c])
      expect((await register.get(view.account.id)).account.mergedIntoId).toBe(null);
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
          const view = await register.add({
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
            await register
              .as(register.desk)
              .saveSite({ ...(await register.again(view)), site: { name: `${tag} ${n}`, country: 'DE' } });
          for (let n = 0; n < its.children; n += 1) await register.add({ parentId: view.account.id });
          return view;
        };
        const grand = one.parent === 'each' ? (await register.add()).account.id : null;
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
            await register.as(register.desk).save({
              account: await register.again(survivor),
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
        done(await register.as(register.desk).unmerge({ mergeId: view.merges[0]?.id ?? '' }));
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
      const { account, sites, family } = await register.get(view.account.id);
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
