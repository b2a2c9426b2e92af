import { html } from 'lit';
import { faults } from '@portico/ui/testing/fixture';
import { afterEach, expect, test } from 'vitest';
import { accountAnswers, findings, importRun } from '../../../testing/accounts.ts';
import { clickOn, deep, drawIn, words } from '../../../testing/portal.ts';
import { vendorPerson } from '../../../testing/vendor-person.ts';
import { PorticoAccountImport } from './import.ts';
import { PorticoAccountImports } from './imports.ts';
import { readText } from './read-file.ts';
import { uploadCsv } from './upload.ts';
import { createClient } from '@portico/runtime/client';
import { createFakePortal } from '@portico/runtime/testing';

const start = location.href;
afterEach(() => history.replaceState(null, '', start));

const run = html`<portico-account-import .importId=${'aimport_1'}></portico-account-import>`;

test('the dry run says what the file would do, row by row, and changes nothing by itself', async () => {
  const { portal } = await drawIn(accountAnswers(), [PorticoAccountImport], run);
  for (const each of [
    'What the file would do',
    '1,100',
    'Germoney',
    'Hagen & Söhne GmbH has this domain',
    'Looks like Hagen & Söhne GmbH',
    'favourite colour',
  ])
    expect(words()).toContain(each);
  expect(deep('a[href$="problems.csv?phase=check"]')).not.toBe(null);
  expect(portal.calls.some(({ path }) => path === 'accounts.import')).toBe(false);
  expect(await faults()).toEqual([]);
});

test('an import goes on behind, says how far it is, and ends with what did not go in', async () => {
  const { portal } = await drawIn(accountAnswers(), [PorticoAccountImport], run);
  portal.answer('accounts.import', importRun({ state: 'importing', done: 0 }));
  portal.answer('accounts.importRun', importRun({ state: 'importing', done: 400 }));
  await clickOn('Import 1,140 accounts');
  await expect.poll(() => words()).toContain('400 of 1,250 rows');
  expect(await faults()).toEqual([]);
  const imported = importRun().checked;
  portal.answer('accounts.importRun', importRun({ state: 'importing', done: 800 }));
  const about = { type: 'account_import', id: 'aimport_1' };
  await expect.poll(() => portal.listening).toBe(1);
  portal.emit({ name: 'account.import_progressed', aggregate: about });
  await expect.poll(() => words()).toContain('800 of 1,250 rows');
  portal.answer('accounts.importRun', importRun({ state: 'imported', imported }));
  portal.answer('accounts.importFindings', { rows: findings.rows.slice(0, 1), next: null });
  portal.emit({ name: 'account.imported', aggregate: about });
  await expect.poll(() => words()).toContain('The accounts are in');
  expect(deep('a[href$="problems.csv?phase=import"]')).not.toBe(null);
});

test('who may only read sees how an import stands and cannot start one', async () => {
  const reading = accountAnswers({ 'session.me': vendorPerson('analyst') });
  await drawIn(reading, [PorticoAccountImport], run);
  expect(words()).not.toContain('Import 1,140 accounts');
  await drawIn(reading, [PorticoAccountImports], html`<portico-account-imports></portico-account-imports>`);
  expect(words()).toContain('customers.csv');
  expect(deep('portico-file')).toBe(null);
});

test('the page to begin asks for a file first', async () => {
  await drawIn(
    accountAnswers(),
    [PorticoAccountImports],
    html`<portico-account-imports></portico-account-imports>`,
  );
  await clickOn('Check the file');
  await expect.poll(() => words()).toContain('Choose a file.');
  expect(await faults()).toEqual([]);
});

test('a large file is sent in parts of whole rows, in order, and then checked', async () => {
  const portal = createFakePortal({
    'accounts.importUpload': { ok: true, run: importRun({ state: 'uploading' }) },
    'accounts.importPreview': importRun({ state: 'checking' }),
  });
  const client = createClient({ url: '', fetch: portal.fetch });
  const rows = Array.from({ length: 9000 }, (_, at) => `Customer ${at} with a rather long name,DE`);
  const shares: number[] = [];
  const file = new File([`name,country\n${rows.join('\n')}\n`], 'customers.csv');
  const { importId } = await uploadCsv(file, { client, onProgress: (share) => shares.push(share) });
  expect(importId).toBe('aimport_1');
  const inputs = portal.calls
    .filter(({ path }) => path === 'accounts.importUpload')
    .map(({ input }) => input as { part: number; text: string; importId?: string });
  expect(inputs.length).toBeGreaterThan(1);
  expect(inputs.map(({ part }) => part)).toEqual(inputs.map((_, at) => at));
  expect(inputs.map(({ text }) => text).join('')).toBe(await file.text());
  expect(inputs.every(({ text }) => text.endsWith('\n'))).toBe(true);
  expect(inputs.slice(1).every((input) => input.importId === 'aimport_1')).toBe(true);
  expect(shares.at(-1)).toBe(1);
  expect(portal.calls.at(-1)?.path).toBe('accounts.importPreview');
});

test('a file that is no UTF-8 is read as Windows writes it', async () => {
  expect(await readText(new Blob([new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72])]))).toBe('Müller');
  expect(await readText(new Blob(['Müller']))).toBe('Müller');
});

test('a file of UTF-16 is read by its mark, and one that is no text is refused before anything is sent', async () => {
  const wide = new Uint8Array([0xff, 0xfe, 0x6e, 0x00, 0xfc, 0x00]);
  expect(await readText(new Blob([wide]))).toBe('nü');
  const portal = createFakePortal({});
  const client = createClient({ url: '', fetch: portal.fetch });
  const upload = (parts: BlobPart[]) => uploadCsv(new File(parts, 'x.csv'), { client, onProgress: () => {} });
  const binary = await upload([new Uint8Array([0x50, 0x4b, 0x03, 0x00, 0xff, 0x0a])]);
  expect(binary.trouble?.heading).toContain('cannot be read as text');
  const open = await upload(['name,country\nA,DE\n"B,DE\n']);
  expect(open.trouble).toMatchObject({ detail: 'It begins in row 3.' });
  expect(open.trouble?.heading).toContain('never closed');
  expect(portal.calls).toEqual([]);
});
