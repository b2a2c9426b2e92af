import * as v from 'valibot';
import { Instant } from '../time.ts';

/** The kinds of registration number: of a country's company register, for value-added tax, and Dun & Bradstreet's. */
export const RegistrationKind = v.picklist(['reg_no', 'vat', 'duns'], 'kind');
export type RegistrationKind = v.InferOutput<typeof RegistrationKind>;

/** How a family buys (AC7): one decision for all sites, each site for itself, or now one and now the other. */
export const BuyingMode = v.picklist(['central', 'by_site', 'mixed'], 'buying_mode');
export type BuyingMode = v.InferOutput<typeof BuyingMode>;

/** Where a name, domain or number came from: a person, a file, the former legal name, or a confirmed decision (AC14). */
export const FactSource = v.picklist(['given', 'imported', 'former', 'learned']);
export type FactSource = v.InferOutput<typeof FactSource>;

const text = (max: number) => v.pipe(v.string('required'), v.trim(), v.maxLength(max, 'too_long'));
const needed = (max: number) => v.pipe(text(max), v.nonEmpty('required'));
const given = (max: number) =>
  v.nullable(
    v.pipe(
      text(max),
      v.transform((value) => value || null),
    ),
  );

/** A country as ISO 3166-1 alpha-2. */
export const Country = v.pipe(v.string('country'), v.regex(/^[A-Z]{2}$/, 'country'));

/** The id of an account; only its length is held, so that an id that is none is simply not found. */
export const AccountId = v.pipe(v.string(), v.maxLength(60));

/** How many aliases, domains and sites an account may have. */
export const LIST_MAX = { aliases: 50, domains: 50, registrationNos: 20, sites: 500 } as const;

/** A registration number with its kind. */
export const RegistrationNo = v.strictObject({ kind: RegistrationKind, value: needed(60) });
export type RegistrationNo = v.InferOutput<typeof RegistrationNo>;

/**
 * What a person enters of an account (AC1, AC7). The keys of its messages: `required`, `too_long`, `too_many`, `country`,
 * `kind`, `buying_mode`.
 */
export const AccountDetails = v.strictObject({
  legalName: needed(200),
  aliases: v.optional(v.pipe(v.array(needed(200)), v.maxLength(LIST_MAX.aliases, 'too_many')), []),
  /** Domains, hosts, web or e-mail addresses; kept as registrable domains (AC2). */
  domains: v.optional(v.pipe(v.array(needed(254)), v.maxLength(LIST_MAX.domains, 'too_many')), []),
  /** Those of `domains` that another account has too, and a person says that this is right (AC3). */
  sharedDomains: v.optional(v.pipe(v.array(needed(254)), v.maxLength(LIST_MAX.domains, 'too_many')), []),
  registrationNos: v.optional(
    v.pipe(v.array(RegistrationNo), v.maxLength(LIST_MAX.registrationNos, 'too_many')),
    [],
  ),
  country: Country,
  /** A word of the vendor's own, `enterprise`, `public sector`. */
  segment: v.optional(given(60), null),
  parentId: v.optional(v.nullable(AccountId), null),
  buyingMode: v.optional(BuyingMode, 'mixed'),
  /** The account's id in the vendor's own system; imports find it by that (AC11). */
  externalId: v.optional(given(120), null),
});
export type AccountDetails = v.InferOutput<typeof AccountDetails>;

/** What a person enters of one of an account's sites. */
export const SiteDetails = v.strictObject({
  name: needed(120),
  street: v.optional(given(200), null),
  city: v.optional(given(120), null),
  postcode: v.optional(given(20), null),
  country: Country,
  /** Whether it is the account's address: one site of an account is. */
  main: v.optional(v.boolean(), false),
});
export type SiteDetails = v.InferOutput<typeof SiteDetails>;

/** A site of an account. */
export const AccountSite = v.object({
  id: v.string(),
  accountId: v.string(),
  name: v.string(),
  street: v.nullable(v.string()),
  city: v.nullable(v.string()),
  postcode: v.nullable(v.string()),
  country: v.string(),
  main: v.boolean(),
});
export type AccountSite = v.InferOutput<typeof AccountSite>;

/** An account of the register, whole. */
export const Account = v.object({
  id: v.string(),
  /** Grows with each change; an edit says which one it was made on. */
  version: v.number(),
  externalId: v.nullable(v.string()),
  legalName: v.string(),
  aliases: v.array(v.object({ name: v.string(), source: FactSource })),
  domains: v.array(v.object({ domain: v.string(), shared: v.boolean(), source: FactSource })),
  registrationNos: v.array(
    v.object({ kind: RegistrationKind, value: v.string(), country: v.string(), source: FactSource }),
  ),
  country: v.string(),
  segment: v.nullable(v.string()),
  parentId: v.nullable(v.string()),
  /** The top of its family (AC6); null for an account that is the top itself. */
  ultimateParentId: v.nullable(v.string()),
  buyingMode: BuyingMode,
  mergedIntoId: v.nullable(v.string()),
  archivedAt: v.nullable(Instant),
  archiveReason: v.nullable(v.string()),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Account = v.InferOutput<typeof Account>;

/** Whether an account is neither archived nor merged into another (AC10). */
export function isInUse(account: Pick<Account, 'archivedAt' | 'mergedIntoId'>): boolean {
  return account.archivedAt === null && account.mergedIntoId === null;
}
