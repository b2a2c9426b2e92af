import type { OrganisationKind } from '@portico/domain/access';
import type { EventName, NewEvent } from '@portico/domain/event';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';

/** What happened to whom, and where. */
export interface PersonHappening {
  /** The person's id, or the invitation's while there is no person yet. */
  id: string;
  orgId: string;
  orgKind: OrganisationKind;
  actorId: string;
  /** No addresses: events are kept for good. */
  facts: NewEvent['payload'];
}

/** Tells what happened to a person; the vendor's own people are the vendor's affair alone. */
export function publishPerson(
  tx: Tx,
  name: Extract<EventName, `person.${string}`>,
  happening: PersonHappening,
): void {
  const { id, orgId, orgKind, actorId, facts } = happening;
  publish(tx, {
    name,
    aggregate: { type: 'person', id },
    orgId: orgKind === 'vendor' ? null : orgId,
    ownerId: null,
    actorId,
    visibility: orgKind === 'vendor' ? 'internal' : 'both',
    payload: { orgId, ...facts },
  });
}
