import { type IdPrefix, makeId } from '../id.ts';
import { addDays, type Instant } from '../time.ts';
import type { Coverage } from './coverage.ts';
import type { Reservation } from './reservation.ts';
import { type Scope, WHOLE_ACCOUNT } from './scope.ts';
import type { JudgeInput, PendingClaim } from './verdict.ts';

/** A Monday morning, when the claims of tests are handed in. */
export const MONDAY: Instant = '2026-11-16T09:00:00.000Z';
/** The account of tests. */
export const ACCOUNT = 'acc_1';

/** The id of a thing of tests; a higher number was made later. */
export function testId(prefix: IdPrefix, number: number): string {
  return makeId(prefix, number, new Uint8Array(10));
}

/** A scope: sites, or `all`; products, or `all`. */
export function scope(sites: readonly string[] | 'all', products: readonly string[] | 'all'): Scope {
  return {
    sites: sites === 'all' ? { kind: 'all' } : { kind: 'sites', siteIds: [...sites] },
    products: products === 'all' ? { kind: 'all' } : { kind: 'products', productIds: [...products] },
  };
}

/** The scope of a project. */
export function projectScope(name: string, products: readonly string[] | 'all' = 'all'): Scope {
  return { ...scope('all', products), sites: { kind: 'project', name } };
}

/** A vendor's direct account with activity a week before {@link MONDAY}, entered a month before. */
export function someCoverage(changes: Partial<Coverage> = {}): Coverage {
  return {
    id: testId('cov', 1),
    version: 1,
    kind: 'vendor_direct',
    accountId: ACCOUNT,
    predicate: null,
    ...WHOLE_ACCOUNT,
    from: addDays(MONDAY, -30),
    until: null,
    ownerId: 'user_direct',
    partnerId: null,
    reason: 'Named account',
    disclose: 'none',
    source: 'manual',
    enteredAt: addDays(MONDAY, -30),
    enteredById: 'user_desk',
    endedAt: null,
    endReason: null,
    replacesId: null,
    activities: [{ happenedAt: addDays(MONDAY, -7), enteredAt: addDays(MONDAY, -6) }],
    ...changes,
  };
}

/** Another partner's exclusive reservation of the whole account, thirty days old. */
export function someReservation(changes: Partial<Reservation> = {}): Reservation {
  return {
    id: testId('rsv', 1),
    version: 1,
    kind: 'deal',
    partnerId: 'org_other',
    accountId: ACCOUNT,
    ...WHOLE_ACCOUNT,
    exclusivity: 'exclusive',
    from: addDays(MONDAY, -30),
    until: addDays(MONDAY, 60),
    releasedFor: null,
    originId: testId('deal', 1),
    createdAt: addDays(MONDAY, -30),
    ...changes,
  };
}

/** Another partner's claim that was complete a minute before. */
export function someClaim(changes: Partial<PendingClaim> = {}): PendingClaim {
  return {
    dealId: testId('deal', 2),
    partnerId: 'org_other',
    completeAt: '2026-11-16T08:59:00.000Z',
    scope: WHOLE_ACCOUNT,
    ...changes,
  };
}

/** A claim of `org_mine` for a known account that nobody holds. */
export function someInput(
  changes: Partial<Omit<JudgeInput, 'claim'>> & { claim?: Partial<JudgeInput['claim']> } = {},
): JudgeInput {
  const { claim, ...rest } = changes;
  return {
    claim: {
      dealId: testId('deal', 9),
      partnerId: 'org_mine',
      dealType: 'new',
      scope: scope(['munich'], ['fuse']),
      submittedAt: MONDAY,
      completeAt: MONDAY,
      ...claim,
    },
    match: 'same',
    account: { id: ACCOUNT, country: 'DE', segment: null, buyingMode: 'by_site' },
    groupBuysCentrally: false,
    coverage: [],
    reservations: [],
    claims: [],
    now: MONDAY,
    ...rest,
  };
}
