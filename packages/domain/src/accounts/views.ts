import * as v from 'valibot';
import { Refusal } from '../refusal.ts';
import { Instant } from '../time.ts';
import { Account, AccountSite, BuyingMode } from './account.ts';

/** An account named in passing. */
export const AccountName = v.object({ id: v.string(), legalName: v.string() });
export type AccountName = v.InferOutput<typeof AccountName>;

/** A row of the list of accounts. */
export const AccountSummary = v.object({
  id: v.string(),
  version: v.number(),
  legalName: v.string(),
  country: v.string(),
  city: v.nullable(v.string()),
  domain: v.nullable(v.string()),
  segment: v.nullable(v.string()),
  buyingMode: BuyingMode,
  parent: v.nullable(AccountName),
  mergedIntoId: v.nullable(v.string()),
  archivedAt: v.nullable(Instant),
  updatedAt: Instant,
});
export type AccountSummary = v.InferOutput<typeof AccountSummary>;

/** How many of a family a reader is shown in each direction. */
export const FAMILY_SHOWN_MAX = 200;

/** A member of a family: how many levels under the account it stands; negative above it. */
export const FamilyMember = v.object({
  ...AccountName.entries,
  country: v.string(),
  parentId: v.nullable(v.string()),
  level: v.number(),
  buyingMode: BuyingMode,
});
export type FamilyMember = v.InferOutput<typeof FamilyMember>;

/** The family of an account: all above it, the top first, and those below it, level by level. */
export const Family = v.object({
  above: v.array(FamilyMember),
  below: v.array(FamilyMember),
  /** Whether there are more below than are shown. */
  more: v.boolean(),
});
export type Family = v.InferOutput<typeof Family>;

/** A merge of another account into this one, or of this one into another. */
export const MergeView = v.object({
  id: v.string(),
  survivor: AccountName,
  merged: AccountName,
  reason: v.nullable(v.string()),
  at: Instant,
  by: v.nullable(v.string()),
  undoneAt: v.nullable(Instant),
  undoneBy: v.nullable(v.string()),
  /** How much moved with it. */
  moved: v.object({
    names: v.number(),
    domains: v.number(),
    numbers: v.number(),
    sites: v.number(),
    children: v.number(),
  }),
});
export type MergeView = v.InferOutput<typeof MergeView>;

/** An account with what belongs to it. */
export const AccountView = v.object({
  account: Account,
  sites: v.array(AccountSite),
  family: Family,
  merges: v.array(MergeView),
});
export type AccountView = v.InferOutput<typeof AccountView>;

/** What became of an edit: the account as it is now, or what stands against it, each with its field. */
export const SaveOutcome = v.variant('ok', [
  v.object({ ok: v.literal(true), account: AccountView }),
  v.object({
    ok: v.literal(false),
    refusals: v.array(v.object({ ...Refusal.entries, account: v.exactOptional(AccountName) })),
  }),
]);
export type SaveOutcome = v.InferOutput<typeof SaveOutcome>;
/** A refusal that may name the account which stands in the way. */
export type AccountRefusal = Extract<SaveOutcome, { ok: false }>['refusals'][number];

/** How an import stands. */
export const ImportState = v.picklist([
  'uploading',
  'checking',
  'checked',
  'importing',
  'imported',
  'failed',
]);
export type ImportState = v.InferOutput<typeof ImportState>;

/** What became, or would become, of a file's rows. Their sum is `rows` when all were looked at. */
export const ImportCounts = v.object({
  rows: v.number(),
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  /** Rows that did not go in and come back with their problem. */
  problems: v.number(),
  /** Rows that went in without their parent; they come back too. */
  incomplete: v.number(),
  /** New rows that look like an account that is there already. */
  likelySame: v.number(),
});
export type ImportCounts = v.InferOutput<typeof ImportCounts>;

/** A run of an import: the dry run first, the import after it. */
export const ImportRun = v.object({
  id: v.string(),
  fileName: v.string(),
  state: ImportState,
  /** Rows of the file without its header. */
  rows: v.number(),
  /** Rows looked at in the present pass. */
  done: v.number(),
  /** Columns of the file that mean nothing here. */
  unknownColumns: v.array(v.string()),
  checked: v.nullable(ImportCounts),
  imported: v.nullable(ImportCounts),
  /** Why it failed; a message key. */
  failure: v.nullable(v.string()),
  createdAt: Instant,
  createdBy: v.nullable(v.string()),
  finishedAt: v.nullable(Instant),
});
export type ImportRun = v.InferOutput<typeof ImportRun>;

/** Something to know about a row of an import. */
export const ImportFinding = v.object({
  id: v.string(),
  row: v.number(),
  kind: v.picklist(['problem', 'incomplete', 'likely_same']),
  column: v.string(),
  key: v.string(),
  detail: v.string(),
  /** The account it looks like, or that stands in the way. */
  account: v.nullable(AccountName),
  /** The row's legal name, as far as it has one. */
  name: v.string(),
});
export type ImportFinding = v.InferOutput<typeof ImportFinding>;
