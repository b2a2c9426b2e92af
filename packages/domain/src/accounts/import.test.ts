import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from './account.ts';
import { readHeader, readRow, nameAndCountry, problemText } from './import-file.ts';
import { FileKeys } from './import-keys.ts';
import { detailsOf, planRow } from './import-plan.ts';

const header = readHeader([
  'ID',
  'Legal name',
  'aliases',
  'Website',
  'city',
  'Country',
  'registration no',
  'vat',
  'Notes',
  'buying mode',
]);
function row(...cells: string[]) {
  if (header === null) throw new Error('no header');
  return readRow(header, cells, 2);
}

const account: Account = {
  id: 'acc_1',
  version: 1,
  externalId: null,
  legalName: 'Acme GmbH',
  aliases: [{ name: 'Acme', source: 'given' }],
  domains: [{ domain: 'acme.de', shared: false, source: 'given' }],
  registrationNos: [{ kind: 'vat', value: '123456789', country: 'DE', source: 'given' }],
  country: 'DE',
  segment: 'enterprise',
  parentId: 'acc_0',
  ultimateParentId: 'acc_0',
  buyingMode: 'central',
  mergedIntoId: null,
  archivedAt: null,
  archiveReason: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};

describe('a file of accounts', () => {
  it('AC11: is read by its columns under any of their names; others are told', () => {
    expect(header?.at).toEqual({
      id: 0,
      name: 1,
      aliases: 2,
      domains: 3,
      city: 4,
      country: 5,
      registration_no: 6,
      vat_no: 7,
      buying_mode: 9,
    });
    expect(header?.unknown).toEqual(['Notes']);
    expect(readHeader(['id', 'city'])).toBe(null);
  });

  it('AC1, AC2, AC4: a row is read whole', () => {
    expect(
      row(
        'A1',
        'Acme GmbH',
        'Acme|ACME ',
        'www.acme.de|acme.de',
        'Köln',
        'Germany',
        'HRB 1234',
        'DE123456789',
        'x',
        'by site',
      ),
    ).toEqual({
      problems: [],
      row: {
        row: 2,
        id: 'A1',
        name: 'Acme GmbH',
        aliases: ['Acme', 'ACME'],
        domains: ['acme.de'],
        sharesDomains: false,
        street: null,
        city: 'Köln',
        postcode: null,
        country: 'DE',
        registrationNos: [
          { kind: 'reg_no', value: 'HRB 1234' },
          { kind: 'vat', value: 'DE123456789' },
        ],
        segment: null,
        buyingMode: 'by_site',
        parentId: null,
      },
    });
  });

  it('AC11: every problem of a row is told at once, each with what to do', () => {
    const { problems } = row('A1', '', '', 'gmail.com|nothing', '', 'Atlantis', '12', '', '', 'often');
    expect(problems.map(({ column, key }) => `${column} ${key}`)).toEqual([
      'name required',
      'country country',
      'buying_mode buying_mode',
      'domains free_mail',
      'domains domain',
      'registration_no number',
    ]);
    for (const problem of problems) expect(problemText(problem)).toMatch(/^\w+: .+/);
    expect(problemText({ column: 'country', key: 'country', detail: 'Atlantis' })).toContain('Atlantis');
  });

  it('AC13: an apostrophe put there for a spreadsheet is taken off again', () => {
    expect(row('', "'=Acme & Co", '', '', '', 'DE', '', '').row.name).toBe('=Acme & Co');
  });

  it('AC11: a row without number or id is known by its name and country alone', () => {
    expect(nameAndCountry({ name: 'ACME, GmbH', country: 'DE' })).toBe(
      nameAndCountry({ name: 'Acme GmbH', country: 'DE' }),
    );
    expect(nameAndCountry({ name: 'Acme GmbH', country: 'AT' })).not.toBe(
      nameAndCountry({ name: 'Acme GmbH', country: 'DE' }),
    );
  });
});

describe('the plan for a row', () => {
  it('AC12: a new name keeps the old one as alias, an empty cell erases nothing', () => {
    const plan = planRow(row('A1', 'Acme SE', 'Acme International', '', '', 'DE', '', '').row, account, null);
    expect(plan).toMatchObject({ kind: 'update', address: null });
    expect(plan.details).toEqual({
      ...detailsOf(account),
      legalName: 'Acme SE',
      aliases: ['Acme', 'Acme GmbH', 'Acme International'],
      externalId: 'A1',
    });
  });

  it('AC12: what is there already changes nothing, in any spelling', () => {
    const same = row('', 'Acme GmbH', 'ACME', 'https://www.acme.de', '', 'Germany', '', 'DE 123 456 789').row;
    expect(planRow(same, account, null).kind).toBe('unchanged');
  });

  it('AC12: our own id is no id of another system', () => {
    const named = (id: string) => planRow(row(id, 'Acme GmbH', '', '', '', 'DE', '', '').row, account, null);
    expect(named(account.id)).toMatchObject({ kind: 'unchanged', details: { externalId: null } });
    expect(named('A1')).toMatchObject({ kind: 'update', details: { externalId: 'A1' } });
  });

  it('AC12: doing a row a second time changes nothing', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '.'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 10, maxLength: 10 }), (cells) => {
        const read = row(
          ...cells.map((cell, n) => (n === 1 ? `Acme ${cell}` : n === 5 ? 'DE' : n > 5 ? '' : cell)),
        ).row;
        const first = planRow(read, account, null);
        const { aliases, domains, registrationNos, sharedDomains: _, ...rest } = first.details;
        const after: Account = {
          ...account,
          ...rest,
          aliases: aliases.map((name) => ({ name, source: 'imported' })),
          domains: domains.map((domain) => ({ domain, shared: false, source: 'imported' })),
          registrationNos: registrationNos.map((number) => ({
            ...number,
            country: 'DE',
            source: 'imported',
          })),
        };
        const main = first.address && {
          id: 's',
          accountId: account.id,
          name: 'x',
          main: true,
          ...first.address,
        };
        expect(planRow(read, after, main).kind).toBe('unchanged');
      }),
    );
  });

  it('AC11: an account that is not there is made', () => {
    const plan = planRow(row('A1', 'New Ltd', '', 'new.co.uk', 'Leeds', 'GB', '', '').row, null, null);
    expect(plan).toMatchObject({ kind: 'create', address: { city: 'Leeds', country: 'GB' } });
    expect(plan.details).toMatchObject({
      legalName: 'New Ltd',
      domains: ['new.co.uk'],
      externalId: 'A1',
      buyingMode: 'mixed',
    });
  });
});

describe('the rows of one file', () => {
  const columns = readHeader([
    'id',
    'name',
    'country',
    'registration_no',
    'domains',
    'domains_shared',
    'parent_id',
  ]);
  const rowsOf = (...lines: string[][]) => {
    if (columns === null) throw new Error('no header');
    const rows = lines.map((cells, index) => readRow(columns, cells, index + 2).row);
    const keys = new FileKeys();
    for (const each of rows) keys.add(each);
    return {
      rows,
      keys,
      problems: rows.map((each) =>
        keys.problemsOf(each).map(({ column, key, detail }) => `${column} ${key} ${detail}`),
      ),
    };
  };

  it('AC12: are for one account each; a second row for it comes back, naming the first', () => {
    const { problems } = rowsOf(
      ['1', 'A', 'DE', 'HRB 1000', ''],
      ['1', 'B', 'DE', '', ''],
      ['2', 'C', 'DE', 'HRB-1000', ''],
      ['', 'D Ltd', 'GB', '', ''],
      ['', 'D. Ltd', 'GB', '', ''],
      ['', 'D Ltd', 'US', '', ''],
    );
    expect(problems).toEqual([[], ['id twice 2'], ['registration_no twice 2'], [], ['name twice 5'], []]);
  });

  it('AC3: name a domain once, unless a row says that it is shared', () => {
    const { problems, keys } = rowsOf(
      ['1', 'A', 'DE', '', 'one.de'],
      ['2', 'B', 'DE', '', 'www.one.de'],
      ['3', 'C', 'DE', '', 'one.de', 'yes'],
      ['4', 'D', 'DE', '', 'two.de'],
    );
    expect(problems).toEqual([[], ['domains domain_twice 2'], [], []]);
    expect([keys.isShared('one.de'), keys.isShared('two.de')]).toEqual([true, false]);
  });

  it('AC5: are not above themselves, and name the rows that make the circle', () => {
    const { rows, keys } = rowsOf(
      ['1', 'A', 'DE', '', '', '', '2'],
      ['2', 'B', 'DE', '', '', '', '3'],
      ['3', 'C', 'DE', '', '', '', '1'],
      ['4', 'D', 'DE', '', '', '', '1'],
      ['5', 'E', 'DE', '', '', '', '5'],
      ['6', 'F', 'DE', '', '', '', '7'],
    );
    expect(rows.map((each) => keys.circleOf(each))).toEqual([[2, 3, 4], [2, 3, 4], [2, 3, 4], [], [6], []]);
    expect([keys.hasId('6'), keys.hasId('7')]).toEqual([true, false]);
  });
});
