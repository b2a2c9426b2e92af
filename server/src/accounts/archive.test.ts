import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveCustomer } from './resolve.ts';
import { at, claimOf, done, refused, someone, type TestRegister, testRegister } from './testing.ts';

let register: TestRegister;
beforeAll(async () => {
  register = await testRegister();
});
afterAll(() => register[Symbol.asyncDispose]());

describe('archiving', () => {
  it('AC10: takes an account out of matching and frees what it held; restoring brings it back', async () => {
    const details = someone({
      domains: ['archivwesen-halle.de'],
      registrationNos: [{ kind: 'reg_no', value: 'HRA 4711' }],
    });
    const view = done(await register.as(register.desk).save({ details }));
    const gone = done(await register.as(register.desk).archive({ ...at(view), reason: 'closed down' }));
    expect(gone.account).toMatchObject({ archiveReason: 'closed down', legalName: details.legalName });
    expect(await resolveCustomer(register.test.db.read, claimOf(view, 'archivwesen-halle.de'))).toEqual([]);
    expect(
      (await register.as(register.reader).list({ state: 'archived' })).rows.map(({ id }) => id),
    ).toContain(view.account.id);

    const heir = done(
      await register.as(register.desk).save({ details: { ...someone(), domains: details.domains } }),
    );
    expect(refused(await register.as(register.desk).restore(at(gone)))).toEqual([
      ['AC3', 'domain_taken', heir.account.id],
    ]);
    done(await register.as(register.desk).save({ account: at(heir), details: someone() }));
    const back = done(await register.as(register.desk).restore(at(gone)));
    expect(back.account).toMatchObject({ archivedAt: null, domains: [{ shared: false }] });
    const [best] = await resolveCustomer(register.test.db.read, claimOf(view, 'archivwesen-halle.de'));
    expect(best?.accountId).toBe(view.account.id);
  });

  it('AC10: leaves no children behind', async () => {
    const parent = await register.add();
    await register.add({ parentId: parent.account.id });
    expect(refused(await register.as(register.desk).archive({ ...at(parent), reason: 'x' }))).toEqual([
      ['AC10', 'has_children', null],
    ]);
  });
});
