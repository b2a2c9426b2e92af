import { AccountDetails, AccountId, Country, SiteDetails } from '@portico/domain/accounts/account';
import { ImportRun } from '@portico/domain/accounts/views';
import { PageRequest } from '@portico/domain/page';
import { Refusal } from '@portico/domain/refusal';
import * as v from 'valibot';
import { PART_CHARS_MAX } from './import-store.ts';

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const reason = v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(500, 'too_long'));

export const ListInput = v.strictObject({
  ...PageRequest.entries,
  search: v.optional(v.pipe(v.string(), v.maxLength(120))),
  country: v.optional(Country),
  segment: v.optional(v.pipe(v.string(), v.maxLength(60))),
  state: v.optional(v.picklist(['in_use', 'archived', 'merged']), 'in_use'),
  /** Only accounts that coverage in force names, or only the others. */
  hasCoverage: v.optional(v.boolean()),
});
export const AccountById = v.strictObject({ accountId: AccountId });
export const AccountReference = v.strictObject({ accountId: AccountId, version });

/** A new account, or an edit of one on the version it was made on. */
export const SaveInput = v.strictObject({
  account: v.optional(AccountReference),
  details: AccountDetails,
  /** Only with a new account: where it is. */
  address: v.optional(v.omit(SiteDetails, ['name', 'main'])),
});
export const SaveSiteInput = v.strictObject({
  ...AccountReference.entries,
  /** Absent for a new site. */
  siteId: v.optional(AccountId),
  site: SiteDetails,
});
export const ArchiveSiteInput = v.strictObject({ ...AccountReference.entries, siteId: AccountId });
export const ArchiveInput = v.strictObject({ ...AccountReference.entries, reason });
export const MergeInput = v.strictObject({
  survivor: AccountReference,
  merged: AccountReference,
  reason: v.optional(v.nullable(reason), null),
});
export const UnmergeInput = v.strictObject({ mergeId: AccountId });

/** What a partner typed of a customer, to see which account it is. */
export const ResolveInput = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  web: v.optional(v.pipe(v.string(), v.maxLength(254)), ''),
  city: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(120))), null),
  postcode: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20))), null),
  country: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
  registrationNo: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
});
/** The accounts a customer may be, best first. */
export const ResolveAnswer = v.array(
  v.object({
    accountId: v.string(),
    legalName: v.string(),
    kind: v.picklist(['same', 'similar', 'related', 'none']),
    score: v.number(),
    signals: v.array(v.object({ key: v.string(), weight: v.number(), detail: v.exactOptional(v.string()) })),
  }),
);

/** A part of a file that is uploaded: whole records, as `cutCsv` cuts them; at most 200,000 characters. */
export const UploadInput = v.strictObject({
  /** Absent with the first part. */
  importId: v.optional(AccountId),
  fileName: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(200, 'too_long')),
  part: v.pipe(v.number(), v.integer(), v.minValue(0)),
  text: v.pipe(v.string(), v.maxLength(PART_CHARS_MAX, 'too_long')),
});
export const UploadOutcome = v.variant('ok', [
  v.object({ ok: v.literal(true), run: ImportRun }),
  v.object({ ok: v.literal(false), refusal: Refusal }),
]);
export const ImportById = v.strictObject({ importId: AccountId });
export const FindingsInput = v.strictObject({
  ...PageRequest.entries,
  importId: AccountId,
  phase: v.optional(v.picklist(['check', 'import']), 'check'),
});
