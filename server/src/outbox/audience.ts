import { type Action, type Actor, isWithin, type Reach, reachOf } from '@portico/domain/access';
import type { EventName, RecordedEvent } from '@portico/domain/event';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { events } from './table.ts';

/** Some kinds of things, how far somebody reaches for them, and of which events alone they hear; null for all. */
interface Ear {
  types: readonly string[];
  reach: Reach;
  names: readonly EventName[] | null;
}

/** What a reader listens for: `live`, every change of what is on their screen, or `news`, what a person would want to be told. */
export type Hearing = 'live' | 'news';

/** Who listens: how far they reach for each kind of thing, and which side of the wall they stand on. */
export interface Audience {
  ears: readonly Ear[];
  visibilities: readonly RecordedEvent['visibility'][];
  /** The partner's organisations, whose shared deals it hears of too (DM21); empty for anyone else. */
  secondOrgIds: readonly string[];
  /** Deals of other partners that are shared with them; whoever listens looks them up. */
  sharedDealIds: ReadonlySet<string>;
}

interface Topic {
  types: readonly string[];
  action: Action;
  /** The events that are news, where not all are: an import changes accounts by the ten thousand. */
  news?: readonly EventName[];
}

/** What one must be allowed to read to hear that it changed. A kind of thing that is not here stays silent. */
const topics: readonly Topic[] = [
  { types: ['deal'], action: 'deal.read' },
  { types: ['site', 'key', 'brand'], action: 'site.manage' },
  { types: ['person'], action: 'people.read' },
  { types: ['partner'], action: 'partner.read' },
  { types: ['coverage'], action: 'coverage.read' },
  { types: ['canary'], action: 'precheck.report' },
  { types: ['policy'], action: 'policy.read' },
  {
    types: ['account', 'account_import'],
    action: 'account.read',
    news: [
      'account.archived',
      'account.restored',
      'account.merged',
      'account.unmerged',
      'account.imported',
      'account.import_failed',
    ],
  },
];

/** What an actor hears, live or in the list of what happened: changes of what they may read. */
export function audienceOf(actor: Actor, hearing: Hearing): Audience {
  const ears = topics.map(({ types, action, news }) => ({
    types,
    reach: reachOf(actor, action),
    names: hearing === 'news' ? (news ?? null) : null,
  }));
  const deals = reachOf(actor, 'deal.read');
  const isPartners = deals.kind === 'organisations' && deals.side === 'partner';
  return {
    ears: ears.filter(({ reach }) => reach.kind !== 'none'),
    visibilities: visibilitiesOf(actor),
    secondOrgIds: isPartners ? deals.orgIds : [],
    sharedDealIds: new Set(),
  };
}

/** Partners never see what is internal, the vendor never what a partner has not sent yet. */
function visibilitiesOf(actor: Actor): Audience['visibilities'] {
  if (actor.kind === 'system') return ['partner', 'internal', 'both'];
  if (actor.kind !== 'user') return [];
  return actor.orgKind === 'vendor' ? ['internal', 'both'] : ['partner', 'both'];
}

/** Whether an event is for this audience. */
export function hears(audience: Audience, event: RecordedEvent): boolean {
  if (!audience.visibilities.includes(event.visibility)) return false;
  if (event.visibility === 'both' && audience.sharedDealIds.has(event.aggregate.id)) return true;
  return audience.ears.some(
    ({ types, reach, names }) =>
      types.includes(event.aggregate.type) &&
      (names === null || names.includes(event.name)) &&
      (event.orgId === null
        ? reach.kind === 'all'
        : isWithin(reach, { orgId: event.orgId, userId: event.ownerId })),
  );
}

/** The same as a condition for the database; a test holds the two to the same answers. */
export function heardBy(audience: Audience): SQL | undefined {
  if (audience.ears.length === 0 || audience.visibilities.length === 0) return sql`1 = 0`;
  const ears = audience.ears.map(({ types, reach, names }) =>
    and(
      inArray(events.aggregateType, [...types]),
      names === null ? undefined : inArray(events.name, [...names]),
      within(reach),
    ),
  );
  const shared =
    audience.sharedDealIds.size > 0
      ? and(eq(events.visibility, 'both'), inArray(events.aggregateId, [...audience.sharedDealIds]))
      : undefined;
  return and(inArray(events.visibility, [...audience.visibilities]), or(...ears, shared));
}

function within(reach: Reach): SQL | undefined {
  switch (reach.kind) {
    case 'all':
      return undefined;
    case 'organisations':
      return reach.orgIds.length > 0 ? inArray(events.orgId, [...reach.orgIds]) : sql`1 = 0`;
    case 'own':
      return and(eq(events.orgId, reach.orgId), eq(events.ownerId, reach.userId));
    case 'none':
      return sql`1 = 0`;
  }
}
