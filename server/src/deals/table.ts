import type { BenefitStatement } from '@portico/domain/benefits/benefit';
import type { Amendment } from '@portico/domain/deals/amendment';
import type { Appeal } from '@portico/domain/deals/appeal';
import type { ApprovalChain } from '@portico/domain/deals/chain';
import type { ClaimField, DraftClaim } from '@portico/domain/deals/claim';
import type { Conversion } from '@portico/domain/deals/conversion';
import type { DealSource, InfoRequest } from '@portico/domain/deals/deal';
import type { Extension } from '@portico/domain/deals/extension';
import type { Override } from '@portico/domain/deals/override';
import type { Revocation } from '@portico/domain/deals/revocation';
import type { DealVerdict } from '@portico/domain/deals/verdict';
import { index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** The fields of a claim that are only read with the whole deal. */
export type ClaimMore = Pick<DraftClaim, (typeof moreFields)[number]>;

/** Their names. */
export const moreFields = [
  'tenderRef',
  'tenderPublishedOn',
  'siteScope',
  'sites',
  'projectName',
  'parentName',
  'incumbentPartner',
  'secondPartnerName',
  'secondPartnerRole',
  'lines',
  'fileIds',
  'helpRequested',
] as const satisfies readonly ClaimField[];

/** Registered deals. The claim's fields are columns: they are sorted, searched and compared. */
export const deals = table(
  'deal',
  {
    id: text().primaryKey(),
    version: int().notNull(),
    /**
     * Drawn at random (DM52). The first migration's `deal_number` counted them; it is read no more and stays until no server
     * of that release can run beside this one.
     */
    number: text(),
    partnerId: text().notNull(),
    sellerId: text().notNull(),
    submittedById: text(),
    previousId: text(),
    accountId: text(),
    secondPartnerId: text(),
    siteId: text(),
    source: text().$type<DealSource>().notNull(),
    review: text().notNull(),
    outcome: text().notNull(),

    customerName: text(),
    customerWeb: text(),
    customerCountry: text(),
    customerCity: text(),
    customerPostcode: text(),
    customerRegistrationNo: text(),
    customerKey: text(),
    /** Folded customer name and number, for search. */
    searchText: text().notNull(),
    contactName: text(),
    contactEmail: text(),
    contactAgreedAt: instant(),
    productId: text(),
    valueBand: text(),
    closeQuarter: text(),
    relationship: text(),
    estAmountMinor: int(),
    estCurrency: text(),
    competitor: text(),
    compellingEvent: text(),
    dealType: text(),
    /** What was said beyond that, as one document. */
    claimMore: json<ClaimMore>(),

    submittedAt: instant(),
    completeAt: instant(),
    decisionDueAt: instant(),
    reviewerId: text(),
    decidedAt: instant(),
    rejectReason: text(),
    withdrawReason: text(),
    noteShared: text(),
    noteInternal: text(),
    duplicateOfId: text(),
    info: json<InfoRequest>(),
    infoLapsesAt: instant(),
    protectionStart: instant(),
    protectionEnd: instant(),
    protectionEndOriginal: instant(),
    extensionCount: int().notNull().default(0),
    chain: json<ApprovalChain>(),
    override: json<Override>(),
    /** The role whose signature the deal waits for; null while none is waited for. */
    signRole: text(),
    verdict: json<DealVerdict>(),
    appeal: json<Appeal>(),
    extension: json<Extension>(),
    amendment: json<Amendment>(),
    revocation: json<Revocation>(),
    conversion: json<Conversion>(),
    benefits: json<BenefitStatement>(),
    toldUntil: instant(),
    /** When protection begins to read as expiring; with the two below, what the clock compares. */
    expiresSoonAt: instant(),
    /** Since when an undecided extension holds it; null while none waits. */
    heldSince: instant(),
    /** When a confirmed revocation takes effect; null without one. */
    revokedAt: instant(),
    nextNoticeAt: instant(),
    /** Since when something of it waits for the vendor, and since when a revocation waits to be confirmed. */
    waitingSince: instant(),
    revocationSince: instant(),
    policyVersion: text(),
    receiptHash: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('deal_by_number').on(t.number),
    index('deal_partner_updated').on(t.partnerId, t.updatedAt, t.id),
    index('deal_seller_updated').on(t.sellerId, t.updatedAt, t.id),
    index('deal_updated').on(t.updatedAt, t.id),
    index('deal_submitted').on(t.submittedAt, t.id),
    index('deal_decided').on(t.decidedAt, t.id),
    index('deal_due').on(t.decisionDueAt, t.id),
    index('deal_sign_role').on(t.signRole, t.decisionDueAt, t.id),
    index('deal_previous').on(t.previousId),
    index('deal_review_due').on(t.review, t.decisionDueAt, t.id),
    index('deal_customer_key').on(t.customerKey),
    index('deal_account').on(t.accountId, t.completeAt),
    index('deal_second_partner').on(t.secondPartnerId, t.updatedAt, t.id),
    index('deal_protection_end').on(t.protectionEnd),
    index('deal_review_soon').on(t.review, t.expiresSoonAt),
    index('deal_waiting').on(t.waitingSince, t.id),
    index('deal_next_notice').on(t.nextNoticeAt, t.id),
    index('deal_info_lapses').on(t.infoLapsesAt),
  ],
);

/**
 * The keys by which claims under review find one another (RC17), hashed as those of matching are. They come and go with the
 * review. `version` is the matching they were made by.
 */
export const dealClaimKeys = table(
  'deal_claim_key',
  {
    key: int().notNull(),
    dealId: text().notNull(),
    weight: int().notNull(),
    version: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.dealId] }), index('deal_claim_key_deal').on(t.dealId)],
);

/** How far each sweep over deadlines has told: everything due up to (`until`, `lastId`) has its event. */
export const dealSweeps = table('deal_sweep', {
  kind: text().primaryKey(),
  until: instant().notNull(),
  lastId: text().notNull(),
});
