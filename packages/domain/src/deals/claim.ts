import * as v from 'valibot';
import { Currency } from '../currency.ts';
import { Quarter } from '../time.ts';
import { EMAIL, namesHost } from './host.ts';

/** How well the partner knows the customer already. */
export const Relationship = v.picklist(['none', 'existing_customer', 'met', 'demo', 'proposal'], 'required');
export type Relationship = v.InferOutput<typeof Relationship>;

/** What kind of business it is. A claim that says nothing is new business. */
export const DealType = v.picklist(['new', 'expansion', 'renewal', 'tender'], 'required');
export type DealType = v.InferOutput<typeof DealType>;

/** Which of the customer's places the deal is for. A claim that says nothing is for all. */
export const SiteScope = v.picklist(['all', 'listed', 'project'], 'required');
export type SiteScope = v.InferOutput<typeof SiteScope>;

/** What a second partner does in the deal. */
export const SecondRole = v.picklist(['distributor', 'implementer', 'referrer'], 'required');
export type SecondRole = v.InferOutput<typeof SecondRole>;

const text = (max: number, key = 'too_long') => v.pipe(v.string('required'), v.trim(), v.maxLength(max, key));
const needed = (max: number) => v.pipe(text(max), v.nonEmpty('required'));

const emailAddress = v.pipe(text(254), v.regex(EMAIL, 'email'));

const count = (max: number) =>
  v.pipe(v.number('number'), v.integer('number'), v.minValue(1, 'number'), v.maxValue(max, 'number'));
const amount = v.pipe(v.number('amount'), v.safeInteger('amount'), v.minValue(0, 'amount'));

/** A day of the calendar, `2026-11-21`. */
export const CalendarDay = v.pipe(
  v.string('day'),
  v.trim(),
  v.regex(/^\d{4}-\d\d-\d\d$/, 'day'),
  v.check((day) => new Date(`${day}T00:00:00.000Z`).toJSON()?.startsWith(day) ?? false, 'day'),
);
export type CalendarDay = v.InferOutput<typeof CalendarDay>;

/** One of the customer's places, as the partner names it. */
export const NamedSite = v.strictObject({
  name: needed(120),
  city: v.optional(text(120)),
  postcode: v.optional(text(20)),
});
export type NamedSite = v.InferOutput<typeof NamedSite>;

/** One product of the deal, how many of it, and for how much where that is known. */
export const DealLine = v.strictObject({
  productId: needed(60),
  quantity: count(1_000_000),
  amountMinor: v.optional(v.nullable(amount)),
});
export type DealLine = v.InferOutput<typeof DealLine>;

const listOf = <S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item, 'list'), v.maxLength(max, 'too_many'));

/** What a partner says of a deal: the eight things asked first (DR1). The keys of its messages: `required`, `too_long`, `web`, `email`, `quarter`, `agreed`, `amount`, `currency`, `day`, `number`, `list`, `too_many`. */
export const DealClaim = v.strictObject({
  customerName: needed(200),
  /** Website or work e-mail domain. */
  customerWeb: v.pipe(needed(254), v.check(namesHost, 'web')),
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
  estAmountMinor: v.optional(v.nullable(amount)),
  estCurrency: v.optional(Currency),
  competitor: v.optional(text(120)),
  /** What makes the customer buy now; at most 500 characters. */
  compellingEvent: v.optional(text(500)),
  dealType: v.optional(v.pipe(text(20), DealType)),
  /** How the customer's tender is called (DR7). */
  tenderRef: v.optional(text(120)),
  /** The day the tender becomes, or became, public; left out while nobody knows it (DR8). */
  tenderPublishedOn: v.optional(CalendarDay),
  siteScope: v.optional(v.pipe(text(20), SiteScope)),
  /** The places of a deal that is for listed ones (DR9). */
  sites: v.optional(listOf(NamedSite, 50)),
  /** The project of a deal that is for one (DR9). */
  projectName: v.optional(text(200)),
  /** The company the customer belongs to. */
  parentName: v.optional(text(200)),
  /** Who supplies the customer today. */
  incumbentPartner: v.optional(text(200)),
  /** A second partner in the deal, by name, and what they do (DR12). */
  secondPartnerName: v.optional(text(200)),
  secondPartnerRole: v.optional(v.pipe(text(20), SecondRole)),
  lines: v.optional(listOf(DealLine, 50)),
  /** Evidence: files the partner has uploaded (DR14). */
  fileIds: v.optional(listOf(needed(60), 20)),
  /** What the partner would like the vendor's help with. */
  helpRequested: v.optional(text(500)),
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
  dealType: v.optional(text(20)),
  tenderRef: v.optional(text(120)),
  tenderPublishedOn: v.optional(text(10)),
  siteScope: v.optional(text(20)),
  sites: v.optional(
    listOf(
      v.strictObject({
        name: v.optional(text(120)),
        city: v.optional(text(120)),
        postcode: v.optional(text(20)),
      }),
      50,
    ),
  ),
  projectName: v.optional(text(200)),
  parentName: v.optional(text(200)),
  incumbentPartner: v.optional(text(200)),
  secondPartnerName: v.optional(text(200)),
  secondPartnerRole: v.optional(text(20)),
  lines: v.optional(
    listOf(
      v.strictObject({
        productId: v.optional(text(60)),
        quantity: v.optional(v.nullable(v.pipe(v.number('number'), v.safeInteger('number')))),
        amountMinor: v.optional(v.nullable(v.pipe(v.number('amount'), v.safeInteger('amount')))),
      }),
      50,
    ),
  ),
  fileIds: v.optional(listOf(text(60), 20)),
  helpRequested: v.optional(text(500)),
});
export type DraftClaim = v.InferOutput<typeof DraftClaim>;
