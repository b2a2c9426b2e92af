import * as v from 'valibot';
import { Currency } from '../currency.ts';
import { Quarter } from '../time.ts';

/** How well the partner knows the customer already. */
export const Relationship = v.picklist(['none', 'existing_customer', 'met', 'demo', 'proposal'], 'required');
export type Relationship = v.InferOutput<typeof Relationship>;

// Marks are letters' parts in Indic and other scripts. A top-level domain has no digits, unless it is written in punycode.
const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{1,58}[a-z0-9])$/u;

const text = (max: number, key = 'too_long') => v.pipe(v.string('required'), v.trim(), v.maxLength(max, key));
const needed = (max: number) => v.pipe(text(max), v.nonEmpty('required'));

/**
 * A website, an e-mail address or a bare domain, read down to the host in lower case without `www.`:
 * `https://www.Acme.com/de`, `jo@acme.com` and `acme.com` all give `acme.com`. What is not a host comes back as something
 * that is none either; international names stay as they are written.
 */
export function hostOf(webOrEmail: string): string {
  const folded = webOrEmail.normalize('NFKC').replaceAll('\u3002', '.').trim().toLowerCase();
  const bare = folded.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//, '');
  const host = (bare.split(/[/?#]/)[0] ?? '').split('@').at(-1) ?? '';
  return host
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .replace(/^www\.(?=.*\.)/, '');
}

const emailAddress = v.pipe(text(254), v.regex(/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@.<>,;]{2,}$/, 'email'));

/** What a partner says of a deal: the eight things asked first (DR1). The keys of its messages: `required`, `too_long`, `web`, `email`, `quarter`, `agreed`, `amount`, `currency`. */
export const DealClaim = v.strictObject({
  customerName: needed(200),
  /** Website or work e-mail domain. */
  customerWeb: v.pipe(
    needed(254),
    v.check((value) => HOST.test(hostOf(value)), 'web'),
  ),
  /** ISO 3166-1 alpha-2. */
  customerCountry: v.pipe(needed(2), v.regex(/^[A-Z]{2}$/, 'required')),
  contactName: needed(200),
  contactEmail: v.pipe(needed(254), emailAddress),
  productId: needed(60),
  valueBand: needed(40),
  closeQuarter: v.pipe(needed(7), Quarter),
  relationship: v.pipe(needed(20), Relationship),
  /** The partner's statement that the contact agreed to be named (DR5). */
  contactAgreed: v.pipe(v.boolean('agreed'), v.literal(true, 'agreed')),
  /** Asked later, all optional. */
  customerCity: v.optional(text(120)),
  customerPostcode: v.optional(text(20)),
  customerRegistrationNo: v.optional(text(60)),
  estAmountMinor: v.optional(
    v.nullable(v.pipe(v.number('amount'), v.safeInteger('amount'), v.minValue(0, 'amount'))),
  ),
  estCurrency: v.optional(Currency),
  competitor: v.optional(text(120)),
  /** What makes the customer buy now; at most 500 characters. */
  compellingEvent: v.optional(text(500)),
});
export type DealClaim = v.InferOutput<typeof DealClaim>;
/** A claim as it is typed. */
export type DealClaimInput = v.InferInput<typeof DealClaim>;

/** The names of a claim's fields, in the order of the form. */
export const claimFields = Object.keys(DealClaim.entries) as (keyof DealClaim)[];
/** The name of one field of a claim. */
export const ClaimField = v.picklist(claimFields);
export type ClaimField = v.InferOutput<typeof ClaimField>;

/** A claim that is still being typed: any field may be missing or unfinished; only lengths are held. */
export const DraftClaim = v.strictObject({
  customerName: v.optional(text(200)),
  customerWeb: v.optional(text(254)),
  customerCountry: v.optional(text(2)),
  contactName: v.optional(text(200)),
  contactEmail: v.optional(text(254)),
  productId: v.optional(text(60)),
  valueBand: v.optional(text(40)),
  closeQuarter: v.optional(text(7)),
  relationship: v.optional(text(20)),
  contactAgreed: v.optional(v.boolean('agreed')),
  customerCity: v.optional(text(120)),
  customerPostcode: v.optional(text(20)),
  customerRegistrationNo: v.optional(text(60)),
  estAmountMinor: v.optional(v.nullable(v.pipe(v.number('amount'), v.safeInteger('amount')))),
  estCurrency: v.optional(text(3)),
  competitor: v.optional(text(120)),
  compellingEvent: v.optional(text(500)),
});
export type DraftClaim = v.InferOutput<typeof DraftClaim>;
