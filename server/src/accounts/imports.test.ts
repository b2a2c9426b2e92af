import { cutCsv, readCsv } from '@portico/domain/csv';
import { addDays } from '@portico/domain/time';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { linesOf } from '../export/csv.ts';
import { testIdentity } from '../identity/testing.ts';
import { listEventsOf } from '../outbox/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { exportAccounts, exportProblems } from './export-rows.ts';
import { accountRoutes } from './http.ts';
import { workOn } from './import-run.ts';
import { clearImportFilesWith, importAccounts, importAccountsWith, startedImports } from './jobs.ts';
import { accountsRouter } from './router.ts';
import { accountImportParts, accountImports } from './table.ts';

let test: TestDatabase;
let desk: UserActor;
let seller: UserActor;
beforeAll(async () => {
  test = await openTestDatabase();
  const id = testIdentity(test.db);
  desk = await id.actor('vendor', ['deal_desk']);
  seller = await id.actor('partner', ['partner_admin', 'seller']);
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(accountsRouter, { db: test.db, actor });
const HEADER = 'id,name,aliases,domains,city,country,registration_no,parent_id,notes';
let batch = 0;
beforeEach(() => void (batch += 1));
/** A value of this test alone, so that the tests do not meet in the register. */
const my = (text: string) => `${text}${batch}`;

async function upload(text: string, partChars = 200_000): Promise<string> {
  let importId: string | undefined;
  for (const [part, piece] of cutCsv(text, partChars).entries()) {
    const sent = { fileName: 'accounts.csv', part, text: piece, ...(importId ? { importId } : {}) };
    const answer = await as(desk).importUpload(sent);
    if (!answer.ok) throw new Error(answer.refusal.key);
    importId = answer.run.id;
  }
  return importId ?? '';
}
async function preview(importId: string) {
  await as(desk).importPreview({ importId });
  await workOn(test.db, importId);
  return as(desk).importRun({ importId });
}
async function run(importId: string) {
  await as(desk).import({ importId });
  await workOn(test.db, importId);
  return as(desk).importRun({ importId });
}
const file = (...lines: string[]) => [HEADER, ...lines].join('\n');
async function problemsOf(importId: string, phase: 'check' | 'import' = 'import'): Promise<string[][]> {
  const { file: answer } = await exportProblems(test.db.read, importId, phase);
  const text: string[] = [];
  for await (const piece of linesOf(answer)) text.push(piece);
  return readCsv(text.join(''));
}
const toldOf = async (importId: string) =>
  (await listEventsOf(test.db.read, importId, ['internal'])).map(({ name }) => name);
const find = async (search: string) => (await as(desk).list({ search })).rows;
const get = async (search: string) => as(desk).get({ accountId: (await find(search))[0]?.id ?? '' });

describe('an import', () => {
  it('AC11: puts good rows in and gives bad ones back with what is wrong; the dry run says so before and writes nothing', async () => {
    const text = file(
      `${my('A')},${my('Algenfarm Husum')} eG,Algen|Alge,www.${my('algenfarm')}.de,Husum,Germany,${my('HRB 77')},,keep me`,
      `${my('B')},"${my('Backstube ""Süd""')}, GmbH",,jo@gmail.com,München,DE,,,`,
      `${my('C')},,,,,Atlantis,12,,x`,
      `${my('D')},=SUM(1;2) ${batch},,,Wien,AT,,${my('A')},`,
    );
    const importId = await upload(text);
    const before = await preview(importId);
    expect(before).toMatchObject({ state: 'checked', rows: 4, unknownColumns: ['notes'], imported: null });
    expect(before.checked).toMatchObject({ rows: 4, created: 2, updated: 0, unchanged: 0, problems: 2 });
    expect(await find(my('algenfarm'))).toEqual([]);
    const seen = ['account.import_started', 'account.import_progressed', 'account.import_checked'];
    expect(await toldOf(importId)).toEqual(seen);

    const after = await run(importId);
    expect(after).toMatchObject({ state: 'imported', done: 4 });
    expect(after.imported).toEqual({ ...before.checked, likelySame: 0 });
    const { account, sites } = await get(my('algenfarm'));
    expect(account).toMatchObject({
      externalId: my('A'),
      aliases: [
        { name: 'Alge', source: 'imported' },
        { name: 'Algen', source: 'imported' },
      ],
      domains: [{ domain: `${my('algenfarm')}.de` }],
    });
    expect(sites).toMatchObject([{ city: 'Husum', main: true }]);
    expect((await get(`=SUM(1;2) ${batch}`)).account.parentId).toBe(account.id);

    const back = await problemsOf(importId);
    expect(back[0]).toEqual([...HEADER.split(','), 'problem']);
    expect(back.slice(1).map((cells) => [cells[0], cells[1], cells.at(-1)])).toEqual([
      [
        my('B'),
        `${my('Backstube "Süd"')}, GmbH`,
        'domains: "jo@gmail.com" is a free-mail host that belongs to nobody: leave it out',
      ],
      [
        my('C'),
        '',
        expect.stringMatching(/^name: is missing.*; country: "Atlantis" is no country.*; registration_no: /),
      ],
    ]);
    const findings = await as(desk).importFindings({ importId, phase: 'import' });
    expect(findings.rows.map(({ row, kind, key }) => [row, kind, key])).toEqual([
      [3, 'problem', 'free_mail'],
      [4, 'problem', 'required'],
      [4, 'problem', 'country'],
      [4, 'problem', 'number'],
    ]);
  });

  it('AC11, AC12: done twice changes nothing, by outer id, number or name', async () => {
    const text = file(
      `${my('E')},${my('Erlenbach')} AG,,,Ulm,DE,,,`,
      `,${my('Fjordholz')} KG,,,Kiel,DE,${my('HRA 55')},,`,
      `,${my('Gipswerk')} Ltd,,${my('gipswerk')}.co.uk,Leeds,GB,,,`,
    );
    expect((await run(await upload(text))).imported).toMatchObject({ created: 3 });
    expect((await run(await upload(text))).imported).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      problems: 0,
    });
    const more = file(
      `${my('E')},${my('Erlenbach')} SE,,${my('erlenbach')}.de,Ulm,,,,`,
      `${my('E')},${my('Erlenbach')} SE,,,Neu-Ulm,DE,,,`,
    );
    expect((await run(await upload(more))).imported).toMatchObject({ problems: 2 });
    const right = file(`${my('E')},${my('Erlenbach')} SE,,${my('erlenbach')}.de,Neu-Ulm,DE,,,`);
    expect((await run(await upload(right))).imported).toMatchObject({ updated: 1 });
    const { account, sites } = await get(my('erlenbach'));
    expect(account).toMatchObject({
      legalName: `${my('Erlenbach')} SE`,
      aliases: [{ name: `${my('Erlenbach')} AG`, source: 'former' }],
    });
    expect(sites).toMatchObject([{ city: 'Neu-Ulm' }]);
  });

  it('AC3, AC4, AC12: finds what rows share with each other and with the register', async () => {
    await as(desk).save({
      details: {
        legalName: my('Halter'),
        country: 'DE',
        domains: [`${my('halter')}.de`],
        registrationNos: [{ kind: 'vat', value: my('DE991234') }],
      },
    });
    const importId = await upload(
      [
        'id,name,domains,domains_shared,country,vat_no,parent_id',
        `${my('I')},${my('Iglu')} GmbH,${my('halter')}.de,,DE,,`,
        `${my('J')},${my('Jolle')} GmbH,${my('jolle')}.de,yes,DE,,${my('nobody')}`,
        `${my('K')},${my('Kutter')} GmbH,${my('jolle')}.de,yes,DE,,${my('J')}`,
        `${my('J')},${my('Jolle')} GmbH,,,DE,,`,
        `${my('L')},${my('Halter')},,,DE,${my('DE991234')},`,
      ].join('\n'),
    );
    const { checked } = await preview(importId);
    expect(checked).toMatchObject({ created: 2, updated: 1, problems: 2, incomplete: 1 });
    expect((await run(importId)).imported).toMatchObject({
      created: 2,
      updated: 1,
      problems: 2,
      incomplete: 1,
    });
    expect((await problemsOf(importId)).slice(1).map((cells) => [cells[0], cells.at(-1)])).toEqual([
      [my('I'), `domains: belongs to ${my('Halter')}: leave it out, or write yes into domains_shared`],
      [my('J'), expect.stringContaining(`parent_id: no account has the id ${my('nobody')}`)],
      [my('J'), 'id: is the same as in row 3: put both rows into one'],
    ]);
    expect((await get(my('Kutter'))).account).toMatchObject({ domains: [{ shared: true }] });
    expect((await get(my('Halter'))).account.externalId).toBe(my('L'));
  });

  it('AC5, AC12: of parents in a circle names its rows, and the same file again changes nothing', async () => {
    const names = ['Kreisel', 'Kringel', 'Kurbel', 'Karussell'].map(my);
    const [a = '', b = '', c = '', d = ''] = names;
    const rows = (parents: readonly string[]) =>
      names.map((name, nth) => `${name},${name} Verbund,,,,DE,,${parents[nth] ?? ''},`);
    const text = file(...rows([b, c, a, d]));
    const circle = (importId: string, phase: 'check' | 'import') =>
      problemsOf(importId, phase).then((cells) => cells.slice(1).map((each) => each.at(-1)?.split(':')[1]));
    const named = [
      ...[1, 2, 3].map(() => ' the parents of rows 2, 3, 4 lead round in a circle'),
      ' row 5 is its own parent',
    ];
    const first = await upload(text);
    expect((await preview(first)).checked).toMatchObject({ created: 4, incomplete: 4, problems: 0 });
    expect(await circle(first, 'check')).toEqual(named);
    expect((await run(first)).imported).toMatchObject({ created: 4, incomplete: 4 });
    expect(await circle(first, 'import')).toEqual(named);

    const again = await upload(text);
    const nothing = { created: 0, updated: 0, unchanged: 4, problems: 0, incomplete: 4 };
    expect((await preview(again)).checked).toMatchObject(nothing);
    expect((await run(again)).imported).toMatchObject(nothing);

    // A circle that the register closes: the file turns a family upside down.
    await run(await upload(file(...rows(['', a, b, '']))));
    const upside = await upload(file(...rows([c, a, b, ''])));
    expect((await preview(upside)).checked).toMatchObject({ ...nothing, incomplete: 3 });
    expect((await run(upside)).imported).toMatchObject({ ...nothing, incomplete: 3 });
    const turned = await upload(file(`${a},${a} Verbund,,,,DE,,${c},`));
    expect((await preview(turned)).checked).toMatchObject({ updated: 0, unchanged: 1, incomplete: 1 });
    expect((await run(turned)).imported).toMatchObject({ updated: 0, unchanged: 1, incomplete: 1 });
    expect((await get(a)).account.parentId).toBeNull();
  });

  it('says which new rows look like an account that is there', async () => {
    await as(desk).save({
      details: {
        legalName: `${my('Quecksilber')} Optik GmbH`,
        country: 'DE',
        domains: [`${my('quecksilber')}-optik.de`],
      },
    });
    const importId = await upload(file(`${my('Q')},${my('Quecksilber')} Optik Gesellschaft mbH,,,,DE,,,`));
    expect((await preview(importId)).checked).toMatchObject({ created: 1, likelySame: 1 });
    const { rows } = await as(desk).importFindings({ importId });
    expect(rows).toMatchObject([
      { kind: 'likely_same', account: { legalName: `${my('Quecksilber')} Optik GmbH` } },
    ]);
  });

  it('takes 2,000 rows in parts, goes on where it was cut short, and can be exported and imported again without a change', async () => {
    const sizes = { rows: 2_000, bad: 20 };
    const lines = Array.from({ length: sizes.rows }, (_, n) => {
      const country = n % 100 === 99 ? '' : 'FR';
      const parent = n % 10 === 0 ? '' : my(`P${n - (n % 10)}-`);
      return `${my(`P${n}-`)},"Société ${my(`numéro ${n} du lot `)}, SARL",,lot-${n}-${batch}.fr,Lyon,${country},,${parent},`;
    });
    const importId = await upload(file(...lines), 40_000);
    await as(desk).import({ importId });
    const stop = new AbortController();
    const cut = workOn(test.db, importId, stop.signal);
    for (;;) {
      const { done } = await as(desk).importRun({ importId });
      if (done > 400) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    stop.abort();
    await expect(cut).rejects.toThrow();
    expect((await as(desk).importRun({ importId })).state).toBe('importing');
    await Promise.all([workOn(test.db, importId), workOn(test.db, importId)]);
    const done = await as(desk).importRun({ importId });
    expect(done).toMatchObject({
      state: 'imported',
      imported: { rows: 2_000, created: 1_980, problems: 20, incomplete: 0 },
    });
    expect(await problemsOf(importId)).toHaveLength(21);
    const told = await toldOf(importId);
    expect(told.length).toBeLessThanOrEqual(2 + 2 * 20);
    expect([told[0], told.at(-1)]).toEqual(['account.import_started', 'account.imported']);
    expect(new Set(told.slice(1, -1))).toEqual(new Set(['account.import_progressed']));
    const { account } = await get(my('numéro 1988 du lot '));
    expect(account.parentId).toBe((await get(my('numéro 1980 du lot '))).account.id);

    const text: string[] = [];
    for await (const piece of linesOf(exportAccounts(test.db.read, { country: 'FR' }))) text.push(piece);
    expect(readCsv(text.join(''))).toHaveLength(1_981);
    const again = await run(await upload(text.join('')));
    expect(again.imported).toMatchObject({ rows: 1_980, unchanged: 1_980 });
  });

  it('AC12, AC13: an account that only we have an id for comes back from its export unchanged, its id none of yours', async () => {
    const [holding, daughter] = [my('Quendel Holding'), my('Tarvo Werke')];
    const saved = await as(desk).save({ details: { legalName: holding, country: 'LI' } });
    if (!saved.ok) throw new Error('refused');
    const parentId = saved.account.account.id;
    await as(desk).save({ details: { legalName: daughter, country: 'LI', parentId } });
    const text: string[] = [];
    for await (const piece of linesOf(exportAccounts(test.db.read, { country: 'LI' }))) text.push(piece);
    expect(text.join('')).toContain(parentId);
    const importId = await upload(text.join(''));
    expect((await preview(importId)).checked).toMatchObject({ rows: 2, updated: 0, unchanged: 2 });
    expect((await run(importId)).imported).toMatchObject({ rows: 2, updated: 0, unchanged: 2 });
    expect((await as(desk).get({ accountId: parentId })).account).toMatchObject({
      externalId: null,
      version: 1,
    });
  });

  it('is done by a job when it was begun; one that cannot be finished says so and may begin again', async () => {
    const importId = await upload(file(`${my('R')},${my('Regenbogen')} AG,,,,CH,,,`));
    await as(desk).import({ importId });
    const [told] = (await listEventsOf(test.db.read, importId, ['internal'])).slice(-1);
    const [job] = told ? startedImports.toJobs(told) : [];
    expect(job).toMatchObject({ definition: importAccounts, payload: { importId } });
    const work = importAccountsWith(test.db);
    const call = { id: 'job_1', payload: { importId }, signal: AbortSignal.abort() };
    await expect(work({ ...call, attempt: 1 })).rejects.toThrow();
    expect(await as(desk).importRun({ importId })).toMatchObject({ state: 'importing', failure: null });
    await expect(work({ ...call, attempt: importAccounts.tries })).rejects.toThrow();
    expect(await as(desk).importRun({ importId })).toMatchObject({ state: 'failed', failure: 'interrupted' });
    expect((await toldOf(importId)).at(-1)).toBe('account.import_failed');
    await as(desk).import({ importId });
    await work({ ...call, attempt: 1, signal: new AbortController().signal });
    expect(await as(desk).importRun({ importId })).toMatchObject({
      state: 'imported',
      failure: null,
      imported: { created: 1 },
    });
    await expect(as(desk).import({ importId })).rejects.toMatchObject({ message: 'not_found' });
  });

  it('AC16: refuses a file whose letters were lost, and one whose rows hide behind an open quote, in any of its parts', async () => {
    const part = { fileName: 'x.csv', part: 0 };
    const lost = [
      ['latin-1 read as UTF-8', Buffer.from('name,country\nM\u00FCller,DE', 'latin1').toString('utf8')],
      ['UTF-16 read as UTF-8', Buffer.from('name,country\nA,DE', 'utf16le').toString('utf8')],
      ['half a letter', 'name,country\nA \uD83D,DE'],
    ] as const;
    for (const [what, text] of lost)
      expect([what, await as(desk).importUpload({ ...part, text })]).toEqual([
        what,
        { ok: false, refusal: { rule: 'AC16', key: 'not_utf8' } },
      ]);
    expect(await as(desk).importUpload({ ...part, text: 'name,country\n"A,DE\nB,DE' })).toEqual({
      ok: false,
      refusal: { rule: 'AC16', key: 'open_quote' },
    });
    const importId = await upload('name,country\nA,DE\n');
    expect(await as(desk).importUpload({ ...part, part: 1, importId, text: 'M\uFFFDller,DE' })).toMatchObject(
      {
        refusal: { key: 'not_utf8' },
      },
    );
    expect(await as(desk).importUpload({ ...part, part: 1, importId, text: 'Mühle,DE\n' })).toMatchObject({
      run: { rows: 2 },
    });
  });

  it('AC11: says the row that a spreadsheet shows, whatever is empty or broken over lines before it, in any of its parts', async () => {
    const text = `name,country,city\n\n${my('Zeile')} AG,DE,"Ulm\nDonau"\n\n,DE,x\n\n,AT,y\n`;
    const importId = await upload(text, 45);
    await preview(importId);
    const { rows } = await as(desk).importFindings({ importId });
    expect(rows.map(({ row, column }) => [row, column])).toEqual([
      [5, 'name'],
      [7, 'name'],
    ]);
    expect((await run(importId)).imported).toMatchObject({ rows: 3, created: 1, problems: 2 });
  });

  it('refuses what is no file of accounts, parts out of turn, and partners', async () => {
    const part = { fileName: 'x.csv', part: 0 };
    expect(await as(desk).importUpload({ ...part, text: 'id,city\n1,Ulm' })).toMatchObject({
      ok: false,
      refusal: { rule: 'AC11', key: 'no_name_column' },
    });
    expect(await as(desk).importUpload({ ...part, text: 'id,name\n' })).toMatchObject({
      ok: false,
      refusal: { key: 'no_rows' },
    });
    const importId = await upload('name,country\nA,DE');
    await expect(as(desk).importUpload({ ...part, importId, part: 2, text: 'B,DE' })).rejects.toMatchObject({
      cause: { code: 'stale_edit' },
    });
    await expect(as(seller).importUpload({ ...part, text: 'name\nA' })).rejects.toMatchObject({
      message: 'not_found',
    });
    await expect(as(seller).importRun({ importId })).rejects.toMatchObject({ message: 'not_found' });
    await expect(as(desk).importUpload({ ...part, text: 'x'.repeat(200_001) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect((await as(desk).imports({ limit: 1 })).rows).toMatchObject([
      { id: importId, state: 'uploading', createdBy: desk.name },
    ]);
  });
});

describe('files of accounts', () => {
  const ask = (path: string, actor: UserActor | { kind: 'anonymous' }) =>
    accountRoutes(test.db, () => Promise.resolve(actor))
      .onError((_, c) => c.text('refused', 404))
      .request(path);

  it('AC13: are safe to open in a spreadsheet, and open to the vendor’s readers alone', async () => {
    await as(desk).save({ details: { legalName: `@cmd ${my('Formel')}`, aliases: ['-2+3'], country: 'LI' } });
    const answer = await ask('/accounts/export.csv?country=LI', desk);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="accounts-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const text = await answer.text();
    expect(text).toContain(`'@cmd ${my('Formel')}`);
    expect(text).toContain(",'-2+3,");
    for (const actor of [seller, { kind: 'anonymous' as const }])
      expect((await ask('/accounts/export.csv', actor)).ok).toBe(false);
    expect((await ask('/accounts/export.csv?state=nonsense', desk)).ok).toBe(false);
    expect((await ask('/accounts/imports/aimport_nobody/problems.csv', desk)).ok).toBe(false);
  });
});

describe('a file that nobody imports', () => {
  it('AC15: is let go after 14 days; what was found out stays, and an import at work keeps its own', async () => {
    const text = file(`${my('Z')},${my('Zinnfiguren')},,,,Atlantis,,,`);
    const [old, fresh, working] = [await upload(text), await upload(text), await upload(text)];
    await preview(old);
    await as(desk).import({ importId: working });
    const before = addDays(await test.db.now(), -15);
    await test.db.write((tx) =>
      tx
        .update(accountImports)
        .set({ createdAt: before })
        .where(inArray(accountImports.id, [old, working])),
    );
    await clearImportFilesWith(test.db)({
      id: 'job',
      payload: {},
      attempt: 1,
      signal: new AbortController().signal,
    });
    const parts = await test.db.read.select().from(accountImportParts);
    const kept = (importId: string) => parts.some((part) => part.importId === importId);
    expect([kept(old), kept(fresh), kept(working)]).toEqual([false, true, true]);
    expect(await as(desk).importRun({ importId: old })).toMatchObject({
      state: 'failed',
      failure: 'file_gone',
      checked: { problems: 1 },
    });
    expect((await problemsOf(old, 'check')).length).toBeGreaterThan(1);
    await expect(as(desk).import({ importId: old })).rejects.toThrow();
    expect((await run(working)).state).toBe('imported');
  });
});
