import * as v from 'valibot';
import { idSchema } from '../id.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addDays, Instant, instantOf } from '../time.ts';
import type { ConflictPolicy } from './policy.ts';
import { isWithinScope, ProductScope, SiteScope } from './scope.ts';

/** The id of a coverage row. */
export const CoverageId = idSchema('cov');

/** What a coverage row says of an account. */
export const CoverageKind = v.picklist([
  'vendor_direct',
  'house',
  'incumbent',
  'territory_exclusive',
  'blocked',
]);
export type CoverageKind = v.InferOutput<typeof CoverageKind>;

/** How much of a row a partner may learn when it stands in the way. */
export const Disclosure = v.picklist(['none', 'kind', 'kind_and_owner']);
export type Disclosure = v.InferOutput<typeof Disclosure>;

const text = (max: number) => v.pipe(v.string('required'), v.trim(), v.maxLength(max, 'too_long'));
const needed = (max: number) => v.pipe(text(max), v.nonEmpty('required'));

/** Why a row is ended; the next who looks at it wants to know. */
export const EndReason = needed(500);

/** Accounts a row covers without naming them: every field that is given must fit. */
export const CoveragePredicate = v.strictObject({
  country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'country'))),
  segment: v.nullable(needed(60)),
});
export type CoveragePredicate = v.InferOutput<typeof CoveragePredicate>;

/** Something somebody of the vendor did with the customer (RC23). */
export const CoverageActivity = v.strictObject({
  happenedAt: Instant,
  /** By the database's clock. */
  enteredAt: Instant,
});
export type CoverageActivity = v.InferOutput<typeof CoverageActivity>;

/** What is typed of a coverage row. When it was entered is not among it (RC20). */
export const CoverageDraft = v.strictObject({
  kind: CoverageKind,
  accountId: v.nullable(needed(60)),
  /** Instead of an account. */
  predicate: v.nullable(CoveragePredicate),
  sites: SiteScope,
  products: ProductScope,
  from: Instant,
  until: v.nullable(Instant),
  /** The vendor's person the account belongs to. */
  ownerId: v.nullable(needed(60)),
  /** The partner an incumbency or a territory belongs to. */
  partnerId: v.nullable(needed(60)),
  reason: v.nullable(text(500)),
  disclose: Disclosure,
});
export type CoverageDraft = v.InferOutput<typeof CoverageDraft>;

/** Where a coverage row came from. */
export const CoverageSource = v.picklist(['manual', 'import', 'deal']);
export type CoverageSource = v.InferOutput<typeof CoverageSource>;

/** A coverage row as it is kept. */
export const Coverage = v.strictObject({
  ...CoverageDraft.entries,
  id: CoverageId,
  version: v.number(),
  source: CoverageSource,
  /** The database's time at the insert; never changed (RC20). */
  enteredAt: Instant,
  enteredById: v.nullable(v.string()),
  endedAt: v.nullable(Instant),
  /** Why somebody ended it; none for a row that another one replaced or that ran out. */
  endReason: v.nullable(EndReason),
  /** The row this one took the place of. */
  replacesId: v.nullable(v.string()),
  /** The log of what was done with the customer, newest 50. */
  activities: v.array(CoverageActivity),
});
export type Coverage = v.InferOutput<typeof Coverage>;

/** What of an account decides whether a row covers it. */
export interface CoveredAccount {
  id: string;
  country: string | null;
  segment: string | null;
}

/** Whether a row is about this account: by name, or because the account fits its predicate. */
export function coversAccount(
  row: Pick<Coverage, 'accountId' | 'predicate'>,
  account: CoveredAccount,
): boolean {
  if (row.accountId !== null) return row.accountId === account.id;
  const { predicate } = row;
  if (!predicate || (predicate.country === null && predicate.segment === null)) return false;
  return (
    (predicate.country === null || predicate.country === account.country) &&
    (predicate.segment === null || predicate.segment === account.segment)
  );
}

/** Whether a row was entered in time to count against a claim submitted then (RC7). */
export function isInTime(row: { enteredAt: Instant }, submittedAt: Instant): boolean {
  return row.enteredAt < submittedAt;
}

/** RC5, RC6: whether something was done within the policy's days before the submission, and logged before it. */
export function isActive(row: Pick<Coverage, 'activities'>, submittedAt: Instant, days: number): boolean {
  const since = addDays(submittedAt, -days);
  return row.activities.some(
    (activity) =>
      isInTime(activity, submittedAt) && activity.happenedAt > since && activity.happenedAt <= submittedAt,
  );
}

/** Whether a row is somebody's named account: it has an owner, a limit in time and a place in the published count. */
export function isNamedAccount(row: Pick<CoverageDraft, 'kind' | 'ownerId'>): boolean {
  return row.kind === 'vendor_direct' && row.ownerId !== null;
}

/** What must be known besides the row. */
export interface CoverageContext {
  policy: ConflictPolicy;
  now: Instant;
  /** Named accounts in force that the owner has besides this one. */
  namedByOwner: number;
  /** When the activity that comes with the row happened; null without one. */
  activityAt: Instant | null;
}

type Checked = { ok: true; row: CoverageDraft } | { ok: false; refusal: Refusal };

/**
 * Whether a row may be entered: it says whom it is about and, where it is a named account, why, with evidence, within the
 * cap and with an end (RC21, RC22). A named account without an end, or with a later one, gets the latest there is.
 */
export function checkCoverage(draft: CoverageDraft, context: CoverageContext): Checked {
  const { policy, now, namedByOwner, activityAt } = context;
  if ((draft.accountId === null) === (draft.predicate === null))
    return refuse('RC20', 'account_or_predicate', 'accountId');
  if (draft.accountId === null && draft.sites.kind !== 'all')
    return refuse('RC20', 'sites_need_account', 'sites');
  if (draft.until !== null && draft.until <= draft.from) return refuse('RC20', 'ends_before_start', 'until');
  const isPartners = draft.kind === 'incumbent' || draft.kind === 'territory_exclusive';
  if (isPartners !== (draft.partnerId !== null)) return refuse('RC20', 'partner', 'partnerId');
  const logged = checkActivity(activityAt, now);
  if (logged) return logged;
  if (draft.kind === 'vendor_direct' && draft.ownerId === null) return refuse('RC21', 'required', 'ownerId');
  if (!isNamedAccount(draft)) return { ok: true, row: draft };
  if (!draft.reason?.trim()) return refuse('RC21', 'required', 'reason');
  if (activityAt === null) return refuse('RC21', 'required', 'activityAt');
  if (namedByOwner >= policy.namedAccountsPerSeller) return refuse('RC22', 'too_many_named', 'ownerId');
  const latest = monthsAfter(now, policy.namedAccountMonths);
  const until = draft.until !== null && draft.until < latest ? draft.until : latest;
  return draft.from < until
    ? { ok: true, row: { ...draft, until } }
    : refuse('RC21', 'ends_before_start', 'from');
}

/** RC23: an activity cannot be logged before it happened. */
export function checkActivity(happenedAt: Instant | null, now: Instant) {
  return happenedAt !== null && happenedAt > now ? refuse('RC23', 'not_yet', 'activityAt') : null;
}

/**
 * RC20: whether `next` only narrows `row`: fewer sites or products, an earlier end, a later start, other words. Such an edit
 * keeps the time of entry; anything else could defeat a claim that came before it.
 */
export function onlyNarrows(row: CoverageDraft, next: CoverageDraft): boolean {
  return (
    next.kind === row.kind &&
    next.accountId === row.accountId &&
    next.partnerId === row.partnerId &&
    next.predicate?.country === row.predicate?.country &&
    next.predicate?.segment === row.predicate?.segment &&
    isWithinScope(next, row) &&
    next.from >= row.from &&
    (row.until === null || (next.until !== null && next.until <= row.until))
  );
}

/** The same day and time so many months later; the last day of the month where it has no such day. */
export function monthsAfter(instant: Instant, months: number): Instant {
  const then = new Date(instant);
  const day = then.getUTCDate();
  then.setUTCMonth(then.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, last));
  return instantOf(then.getTime());
}
