import type { CoverageKind, CoverageSource, Disclosure } from '@portico/domain/reservations/coverage';
import type { Exclusivity, ReleaseReason, ReservationKind } from '@portico/domain/reservations/reservation';
import type { ProductScope, SiteScope } from '@portico/domain/reservations/scope';
import type { Finding, JudgeInput, Remark, Verdict } from '@portico/domain/reservations/verdict';
import { index, instant, int, json, table, text, uniqueIndex } from '../db/kit.ts';

/** What the vendor says of accounts: direct, house, incumbent, territory, blocked. Rows are ended, never deleted. */
export const coverages = table(
  'coverage',
  {
    id: text().primaryKey(),
    version: int().notNull(),
    kind: text().$type<CoverageKind>().notNull(),
    accountId: text(),
    predicateCountry: text(),
    predicateSegment: text(),
    sites: json<SiteScope>().notNull(),
    products: json<ProductScope>().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant(),
    ownerId: text(),
    partnerId: text(),
    reason: text(),
    disclose: text().$type<Disclosure>().notNull(),
    source: text().$type<CoverageSource>().notNull(),
    /** The database's clock at the insert; no statement ever changes it (RC20). */
    enteredAt: instant().notNull(),
    enteredById: text(),
    endedAt: instant(),
    endedById: text(),
    endReason: text(),
    replacesId: text(),
  },
  (t) => [
    index('coverage_account').on(t.accountId),
    index('coverage_country').on(t.predicateCountry),
    index('coverage_segment').on(t.predicateSegment),
    index('coverage_owner').on(t.ownerId),
    index('coverage_entered').on(t.enteredAt, t.id),
  ],
);

/** What the vendor's people did with a covered account. Append only (RC23). */
export const coverageActivities = table(
  'coverage_activity',
  {
    id: text().primaryKey(),
    coverageId: text().notNull(),
    happenedAt: instant().notNull(),
    enteredAt: instant().notNull(),
    enteredById: text(),
    note: text(),
  },
  (t) => [index('coverage_activity_coverage').on(t.coverageId, t.enteredAt)],
);

/** Partners' holds on customers. Active is what has begun and not ended, by the database's clock. */
export const reservations = table(
  'reservation',
  {
    id: text().primaryKey(),
    version: int().notNull(),
    kind: text().$type<ReservationKind>().notNull(),
    partnerId: text().notNull(),
    accountId: text().notNull(),
    sites: json<SiteScope>().notNull(),
    products: json<ProductScope>().notNull(),
    exclusivity: text().$type<Exclusivity>().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    releasedFor: text().$type<ReleaseReason>(),
    originId: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('reservation_account').on(t.accountId, t.endsAt),
    index('reservation_origin').on(t.originId, t.id),
    index('reservation_partner').on(t.partnerId, t.endsAt, t.id),
    index('reservation_ends').on(t.endsAt, t.id),
  ],
);

/** Site × product of an account, held by one partner at a time: the constraint behind the lock (RC24). */
export const reservationCells = table(
  'reservation_cell',
  {
    accountId: text().notNull(),
    siteKey: text().notNull(),
    productKey: text().notNull(),
    reservationId: text().notNull(),
    partnerId: text().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('reservation_cell_once').on(t.accountId, t.siteKey, t.productKey),
    index('reservation_cell_reservation').on(t.reservationId),
  ],
);

/** What was judged of a deal, with all it was judged by, so that it can be judged again under another policy (RC19). */
export const verdicts = table(
  'verdict',
  {
    id: text().primaryKey(),
    dealId: text().notNull(),
    /** Which time the deal is judged, from 1: what is latest is told by this and not by the time, which two can share. */
    round: int().notNull(),
    accountId: text(),
    match: text().$type<Verdict['match']>().notNull(),
    result: text().$type<Verdict['result']>().notNull(),
    ruleId: text().notNull(),
    opposing: json<Finding[]>().notNull(),
    notes: json<Remark[]>().notNull(),
    options: json<Verdict['options']>().notNull(),
    policyVersion: text().notNull(),
    inputsHash: text().notNull(),
    inputs: json<JudgeInput>().notNull(),
    submittedAt: instant().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('verdict_deal_round').on(t.dealId, t.round),
    index('verdict_account').on(t.accountId, t.submittedAt),
    index('verdict_at').on(t.at, t.id),
  ],
);
