import type { OrganisationKind } from '@portico/domain/access';
import { eventForPartner } from '@portico/domain/deals/partner-reading';
import type { TimelineEntry } from '@portico/domain/deals/views';
import type { RecordedEvent } from '@portico/domain/event';
import type { Query } from '../db/database.ts';
import { listPersonNames } from '../identity/store.ts';
import { listEventsOf } from '../outbox/store.ts';
import { findVendor } from '../partners/store.ts';

/** What happened to a deal, oldest first, as one side reads it. */
export async function timelineOf(
  query: Query,
  dealId: string,
  side: OrganisationKind,
): Promise<TimelineEntry[]> {
  const visible = side === 'vendor' ? (['both', 'internal'] as const) : (['both', 'partner'] as const);
  const events = await listEventsOf(query, dealId, visible);
  const [names, vendor] = await Promise.all([
    listPersonNames(query, events.flatMap(actorsOf)),
    findVendor(query),
  ]);
  const nameOf = (event: RecordedEvent): string | null =>
    event.payload['byVendor'] === true
      ? (vendor?.name ?? null)
      : actorsOf(event)
          .flatMap((id) => names.get(id) ?? [])
          .join(', ') || null;
  const read = side === 'vendor' ? events : events.map(eventForPartner);
  return read.map((event) => {
    const { id, name, at, payload } = event;
    return { id, name, at, actorName: nameOf(event), facts: payload };
  });
}

/** Who did it: one person, or the two of a panel who said the same (DX11). */
function actorsOf({ actorId, payload }: RecordedEvent): string[] {
  const { ruledBy } = payload;
  if (typeof ruledBy === 'string') return ruledBy.split(' ');
  return actorId === null ? [] : [actorId];
}
