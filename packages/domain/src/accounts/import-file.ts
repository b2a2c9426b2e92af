import { bareCell } from '../csv.ts';
import { countryCode } from '../matching/country.ts';
import { BuyingMode, LIST_MAX, type RegistrationNo } from './account.ts';
import { nameKey, readDomain, readNumber } from './facts.ts';

/** The columns of a file of accounts, and what else they may be called. Any but the name may be absent. */
export const importColumns = {
  id: ['external_id', 'account_id'],
  name: ['legal_name', 'account_name', 'company', 'company_name'],
  aliases: ['alias', 'trade_name', 'other_names'],
  domains: ['domain', 'website', 'web'],
  domains_shared: ['shared_domains'],
  street: ['address'],
  city: ['town'],
  postcode: ['postal_code', 'zip'],
  country: ['country_code'],
  registration_no: ['reg_no', 'registration_number', 'company_reg_no'],
  vat_no: ['vat', 'vat_number'],
  duns: ['duns_no', 'duns_number'],
  segment: ['size_class'],
  buying_mode: ['buying'],
  parent_id: ['parent', 'parent_external_id'],
} as const;
/** A column of a file of accounts. */
export type ImportColumn = keyof typeof importColumns;

const columnNames = Object.keys(importColumns) as ImportColumn[];
const LIST = '|';

/** Where each column stands in a file, and what else the file has. */
export interface ImportHeader {
  at: Partial<Record<ImportColumn, number>>;
  /** Columns that mean nothing here; they come back with the rows that do. */
  unknown: string[];
}

/** Reads the header of a file. Names are read without case; blanks and hyphens count as underscores. Null when there is no name in it. */
export function readHeader(cells: readonly string[]): ImportHeader | null {
  const at: Partial<Record<ImportColumn, number>> = {};
  const unknown: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const name = cell.toLowerCase().replace(/[\s-]+/g, '_');
    const column = columnNames.find(
      (known) => known === name || (importColumns[known] as readonly string[]).includes(name),
    );
    if (column !== undefined && at[column] === undefined) at[column] = index;
    else if (name !== '') unknown.push(cell);
  }
  return at.name === undefined ? null : { at, unknown };
}

/** What is wrong with a row: in which column, and the message's key; `problemText` says it in words. */
export interface RowProblem {
  column: ImportColumn;
  key: string;
  /** What it is about: the value, the other row, the other account. */
  detail: string;
}

/** A row as it was read. What could not be read is left out and is among its problems. */
export interface ImportRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  id: string | null;
  name: string;
  aliases: string[];
  /** Registrable domains (AC2). */
  domains: string[];
  sharesDomains: boolean;
  street: string | null;
  city: string | null;
  postcode: string | null;
  country: string;
  registrationNos: RegistrationNo[];
  segment: string | null;
  buyingMode: BuyingMode | null;
  parentId: string | null;
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'oui', 'si']);
const LENGTHS = { id: 120, street: 200, city: 120, postcode: 20, segment: 60, parent_id: 120 } as const;

/** Reads one row of a file (AC1, AC2, AC4, AC7), with everything that is wrong in it at once. */
export function readRow(
  header: ImportHeader,
  cells: readonly string[],
  row: number,
): { row: ImportRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const cell = (column: ImportColumn) => bareCell(cells[header.at[column] ?? -1] ?? '').trim();
  const list = (column: ImportColumn) => listOf(cell(column));
  const wrong = (column: ImportColumn, key: string, detail: string) => problems.push({ column, key, detail });
  const short = (column: keyof typeof LENGTHS) => {
    const value = cell(column);
    if (value.length > LENGTHS[column]) wrong(column, 'too_long', String(LENGTHS[column]));
    return value || null;
  };

  const name = cell('name');
  if (name === '') wrong('name', 'required', '');
  if (name.length > 200) wrong('name', 'too_long', '200');
  const country = countryCode(cell('country'));
  if (country === null) wrong('country', cell('country') === '' ? 'required' : 'country', cell('country'));
  const aliases = list('aliases');
  if (aliases.some((alias) => alias.length > 200)) wrong('aliases', 'too_long', '200');
  if (aliases.length > LIST_MAX.aliases) wrong('aliases', 'too_many', String(LIST_MAX.aliases));
  const mode = cell('buying_mode')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const buyingMode = BuyingMode.options.find((option) => option === mode) ?? null;
  if (mode !== '' && buyingMode === null) wrong('buying_mode', 'buying_mode', mode);
  return {
    problems,
    row: {
      row,
      id: short('id'),
      name,
      aliases,
      domains: readDomains(list('domains'), wrong),
      sharesDomains: YES.has(cell('domains_shared').toLowerCase()),
      street: short('street'),
      city: short('city'),
      postcode: short('postcode'),
      country: country ?? '',
      registrationNos: readNumbers({ list, country: country ?? '', wrong }),
      segment: short('segment'),
      buyingMode,
      parentId: short('parent_id'),
    },
  };
}

type Wrong = (column: ImportColumn, key: string, detail: string) => void;

function readDomains(texts: readonly string[], wrong: Wrong): string[] {
  const domains: string[] = [];
  for (const text of texts) {
    const read = readDomain(text);
    if (read.ok) domains.push(read.domain);
    else wrong('domains', read.refusal.key, text);
  }
  if (domains.length > LIST_MAX.domains) wrong('domains', 'too_many', String(LIST_MAX.domains));
  return [...new Set(domains)];
}

interface NumberCells {
  list: (column: ImportColumn) => string[];
  country: string;
  wrong: Wrong;
}

function readNumbers({ list, country, wrong }: NumberCells): RegistrationNo[] {
  const columns = [
    ['registration_no', 'reg_no'],
    ['vat_no', 'vat'],
    ['duns', 'duns'],
  ] as const;
  return columns.flatMap(([column, named]) =>
    list(column).flatMap((text) => {
      const [, prefix, rest] = /^(reg_no|vat|duns):(.*)$/i.exec(text) ?? [];
      const kind = prefix === undefined ? named : (prefix.toLowerCase() as RegistrationNo['kind']);
      const value = (rest ?? text).trim();
      if (value.length <= 60 && readNumber(kind, country, value) !== null) return [{ kind, value }];
      wrong(column, 'number', text);
      return [];
    }),
  );
}

function listOf(cell: string): string[] {
  return [...new Set(cell.split(LIST).map((text) => text.trim()))].filter((text) => text !== '');
}

/** What a row is known by when it has neither id nor number (AC11): exactly its legal name and country. */
export function nameAndCountry(row: { name: string; country: string }): string {
  return `${row.country}|${nameKey(row.name)}`;
}

const words: Readonly<Record<string, (detail: string) => string>> = {
  required: () => 'is missing: fill it in',
  too_long: (max) => `is longer than ${max} characters: shorten it`,
  too_many: (max) => `holds more than ${max} entries: leave the most important ones`,
  country: (text) => `"${text}" is no country: write two letters as DE, or the English name`,
  free_mail: (text) => `"${text}" is a free-mail host that belongs to nobody: leave it out`,
  domain: (text) => `"${text}" is no domain: write it as example.com, or leave it out`,
  number: (text) => `"${text}" is no such number: correct it, or leave it out`,
  buying_mode: (text) => `"${text}" is not one of central, by_site, mixed`,
  twice: (row) => `is the same as in row ${row}: put both rows into one`,
  domain_twice: (row) => `is in row ${row} too: leave it in one, or write yes into domains_shared`,
  domain_taken: (name) => `belongs to ${name}: leave it out, or write yes into domains_shared`,
  number_taken: (name) => `belongs to ${name}: correct it, or use that account's id`,
  two_accounts: (names) => `the row fits several accounts, ${names}: give the id of one`,
  not_in_use: (name) => `${name} is archived or merged: restore it first, or leave the row out`,
  parent_unknown: (id) =>
    `no account has the id ${id}: the account went in without it; add the parent and import again`,
  parent_cycle: (id) => `${id} would be above and below itself: the account went in without its parent`,
  parent_circle: (rows) =>
    `${rows.includes(',') ? `the parents of rows ${rows} lead round in a circle` : `row ${rows} is its own parent`}: the account went in without its parent; correct it and import again`,
  parent_depth: () => 'the chain of parents is too long: the account went in without its parent',
};

/** What is wrong with a row and what to do, in a sentence for the `problem` column. */
export function problemText({ column, key, detail }: RowProblem): string {
  return `${column}: ${words[key]?.(detail) ?? key}`;
}
