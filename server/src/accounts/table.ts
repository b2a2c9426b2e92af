import type { MovedFacts } from '@portico/domain/accounts/merge';
import type { ImportCounts, ImportState } from '@portico/domain/accounts/views';
import { sql } from 'drizzle-orm';
import { flag, index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** Customers as the vendor's register knows them. (`account` itself is the table of sign-in accounts.) */
export const accounts = table(
  'customer_account',
  {
    id: text().primaryKey(),
    version: int().notNull(),
    /** The vendor's own id of it. */
    externalId: text(),
    legalName: text().notNull(),
    /** The legal name as it is compared and sorted. */
    nameKey: text().notNull(),
    /** What a search looks through: names, domains, numbers and outer id, folded. */
    searchText: text().notNull(),
    country: text().notNull(),
    segment: text(),
    parentId: text(),
    /** The top of the family; null for the top itself (AC6). */
    ultimateParentId: text(),
    buyingMode: text().$type<'central' | 'by_site' | 'mixed'>().notNull(),
    mergedIntoId: text(),
    archivedAt: instant(),
    archiveReason: text(),
    createdAt: instant().notNull(),
    createdBy: text(),
    updatedAt: instant().notNull(),
    updatedBy: text(),
  },
  (t) => [
    uniqueIndex('customer_account_external').on(t.externalId),
    index('customer_account_name_key').on(t.nameKey, t.id),
    index('customer_account_country').on(t.country, t.nameKey, t.id),
    index('customer_account_parent').on(t.parentId),
    // Partial, so that no planner takes "not merged", which nearly all are, for a way to find anything.
    index('customer_account_merged')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
  ],
);

/** Other names of accounts. */
export const accountNames = table(
  'account_name',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    name: text().notNull(),
    key: text().notNull(),
    source: text().$type<'given' | 'imported' | 'former' | 'learned'>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('account_name_once').on(t.accountId, t.key), index('account_name_alias').on(t.key)],
);

/** Domains of accounts. `exclusive` holds the domain while it is one account's own (AC3), so that the database refuses a second. */
export const accountDomains = table(
  'account_domain',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    key: text().notNull(),
    exclusive: text(),
    source: text().$type<'given' | 'imported' | 'former' | 'learned'>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('account_domain_once').on(t.accountId, t.key),
    uniqueIndex('account_domain_exclusive').on(t.exclusive),
    index('account_domain_key').on(t.key),
  ],
);

/** Registration numbers of accounts. `exclusive` is null while the account is archived and holds nothing (AC10). */
export const accountNumbers = table(
  'account_number',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    kind: text().$type<'reg_no' | 'vat' | 'duns'>().notNull(),
    country: text().notNull(),
    /** Normalised (AC4). */
    value: text().notNull(),
    /** Kind, country unless world-wide, and value. */
    key: text().notNull(),
    exclusive: text(),
    source: text().$type<'given' | 'imported' | 'former' | 'learned'>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('account_number_once').on(t.accountId, t.key),
    uniqueIndex('account_number_exclusive').on(t.exclusive),
    index('account_number_key').on(t.key),
  ],
);

/** Where an account is. One of its sites is its address. */
export const accountSites = table(
  'account_site',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    name: text().notNull(),
    street: text(),
    city: text(),
    postcode: text(),
    country: text().notNull(),
    main: flag().notNull(),
    archivedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index('account_site_account').on(t.accountId, t.createdAt)],
);

/** Merges and what each moved, so that it can go back (AC9). */
export const accountMerges = table(
  'account_merge',
  {
    id: text().primaryKey(),
    survivorId: text().notNull(),
    mergedId: text().notNull(),
    reason: text(),
    moved: json<MovedFacts>().notNull(),
    at: instant().notNull(),
    by: text(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (t) => [
    index('account_merge_survivor').on(t.survivorId, t.at),
    index('account_merge_merged').on(t.mergedId, t.at),
  ],
);

/** Runs of imports. Where a run stands is kept with what it did, so that it goes on after a crash and does nothing twice. */
export const accountImports = table(
  'account_import',
  {
    id: text().primaryKey(),
    fileName: text().notNull(),
    state: text().$type<ImportState>().notNull(),
    parts: int().notNull(),
    rows: int().notNull(),
    header: json<string[]>().notNull(),
    separator: text().$type<',' | ';' | '\t'>().notNull(),
    /** 1 while accounts go in, 2 while they get their parents. */
    pass: int().notNull(),
    /** Rows done in this pass. */
    done: int().notNull(),
    checked: json<ImportCounts>(),
    imported: json<ImportCounts>(),
    failure: text(),
    createdAt: instant().notNull(),
    createdBy: text(),
    finishedAt: instant(),
  },
  (t) => [index('account_import_created').on(t.createdAt, t.id)],
);

/** A file in the parts it came in, each of whole records; gone when it is imported. */
export const accountImportParts = table(
  'account_import_part',
  {
    importId: text().notNull(),
    part: int().notNull(),
    rows: int().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.part] })],
);

/** What there is to know about rows of an import. */
export const accountImportFindings = table(
  'account_import_finding',
  {
    id: text().primaryKey(),
    importId: text().notNull(),
    phase: text().$type<'check' | 'import'>().notNull(),
    row: int().notNull(),
    kind: text().$type<'problem' | 'incomplete' | 'likely_same'>().notNull(),
    column: text().notNull(),
    key: text().notNull(),
    detail: text().notNull(),
    accountId: text(),
    /** The row as it came. */
    cells: json<string[]>().notNull(),
  },
  (t) => [index('account_import_finding_row').on(t.importId, t.phase, t.row, t.id)],
);
