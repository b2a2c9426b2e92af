import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountFromClaim, learnFromDecision } from './learn.ts';
import { findAccount } from './store.ts';
import { claimOf, type TestRegister, testRegister } from './testing.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register[Symbol.asyncDispose]());

describe('learning', () => {
  it('AC14: a confirmed decision teaches name and domain, marked as learned', async () => {
    const view = await register.add();
    const claim = { ...claimOf(view, 'kontakt@lernfabrik-suhl.de'), customerName: 'Lernfabrik Suhl' };
    const learned = await register.test.db.write((tx) =>
      learnFromDecision(tx, { accountId: view.account.id, claim }),
    );
    expect(learned).toEqual({ name: 'Lernfabrik Suhl', domain: 'lernfabrik-suhl.de' });
    expect((await register.get(view.account.id)).account).toMatchObject({
      aliases: [{ name: 'Lernfabrik Suhl', source: 'learned' }],
      domains: [{ domain: 'lernfabrik-suhl.de', source: 'learned', shared: false }],
    });
    const twice = await register.test.db.write((tx) =>
      learnFromDecision(tx, { accountId: view.account.id, claim }),
    );
    expect(twice).toEqual({ name: null, domain: null });
  });

  it('AC14: what another account goes by, or free mail, is never learned', async () => {
    const [view, other] = [
      await register.add(),
      await register.add({ aliases: ['Vergeben KG'], domains: ['vergeben-kg.de'] }),
    ];
    for (const claim of [
      { ...claimOf(other, 'vergeben-kg.de') },
      { ...claimOf(other, 'jo@gmail.com'), customerName: 'Vergeben, KG' },
    ])
      expect(
        await register.test.db.write((tx) => learnFromDecision(tx, { accountId: view.account.id, claim })),
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
    const make = () =>
      register.test.db.write((tx) => accountFromClaim(tx, { id: 'deal_1', accountId: null, claim }));
    const id = await make();
    expect(await findAccount(register.test.db.read, id)).toMatchObject({
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
    const other = await register.test.db.write((tx) =>
      accountFromClaim(tx, { id: 'deal_2', accountId: null, claim: { ...taken, customerWeb: 'jo@gmx.de' } }),
    );
    expect((await findAccount(register.test.db.read, other))?.domains).toEqual([]);
  });
});
