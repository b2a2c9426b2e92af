import { msg } from '@portico/ui/msg';
import type { CoverageKind } from '@portico/domain/reservations/coverage';
import type { InputOf } from '@portico/runtime/client';

/** A coverage row as its form holds it. Days, not instants: they begin and end at midnight UTC. */
export interface CoverageTyped {
  readonly kind: CoverageKind;
  /** Null for all of them. */
  readonly siteIds: readonly string[] | null;
  /** Null for all of them. */
  readonly productIds: readonly string[] | null;
  readonly from: string;
  readonly until: string;
  readonly ownerId: string;
  readonly partnerId: string;
  readonly reason: string;
  readonly activityOn: string;
  readonly evidence: string;
}

/** A new row, from today on. */
export function newCoverage(today: string): CoverageTyped {
  return {
    kind: 'vendor_direct',
    siteIds: null,
    productIds: null,
    from: today,
    until: '',
    ownerId: '',
    partnerId: '',
    reason: '',
    activityOn: '',
    evidence: '',
  };
}

/** Whether a row of this kind belongs to a partner: an incumbency, a territory. */
export function isPartners(kind: CoverageKind): boolean {
  return kind === 'incumbent' || kind === 'territory_exclusive';
}

/** What lacks before it can be sent (RC20, RC21), by field. */
export function lacksOf(typed: CoverageTyped): Record<string, string> {
  const needed = msg('Please fill this in.', { id: 'accounts.wrong.required' });
  const lacks: Record<string, string> = {};
  if (typed.siteIds?.length === 0)
    lacks['sites'] = msg('Choose at least one site, or all of them.', { id: 'accounts.wrong.sites' });
  if (typed.productIds?.length === 0)
    lacks['products'] = msg('Choose at least one product, or all of them.', {
      id: 'accounts.wrong.products',
    });
  if (!typed.from) lacks['from'] = needed;
  if (typed.until && typed.until <= typed.from)
    lacks['until'] = msg('The end comes before the start. Choose a later one.', {
      id: 'accounts.refusal.end',
    });
  if (isPartners(typed.kind) && !typed.partnerId) lacks['partnerId'] = needed;
  if (typed.kind !== 'vendor_direct') return lacks;
  if (!typed.ownerId) lacks['ownerId'] = needed;
  if (!typed.reason.trim()) lacks['reason'] = needed;
  if (!typed.activityOn) lacks['activityAt'] = needed;
  return lacks;
}

/** What is sent of it. */
export function coverageInput(typed: CoverageTyped, accountId: string): InputOf<'coverage.save'> {
  const { kind, siteIds, productIds, from, until, reason, activityOn, evidence } = typed;
  const midnight = (day: string): string => `${day}T00:00:00.000Z`;
  return {
    draft: {
      kind,
      accountId,
      predicate: null,
      sites: siteIds ? { kind: 'sites', siteIds: [...siteIds] } : { kind: 'all' },
      products: productIds ? { kind: 'products', productIds: [...productIds] } : { kind: 'all' },
      from: midnight(from),
      until: until ? midnight(until) : null,
      ownerId: !isPartners(kind) && typed.ownerId ? typed.ownerId : null,
      partnerId: isPartners(kind) ? typed.partnerId : null,
      reason: reason.trim() || null,
      disclose: 'none',
    },
    ...(activityOn ? { activity: { happenedAt: midnight(activityOn), note: evidence.trim() || null } } : {}),
  };
}
