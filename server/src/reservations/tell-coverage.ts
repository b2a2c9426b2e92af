import type { EventName, NewEvent } from '@portico/domain/event';
import type { CoverageDraft } from '@portico/domain/reservations/coverage';
import type { Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';

/** What happened to which row of coverage, and by whom; null for nobody's doing. */
export interface Told {
  id: string;
  draft: CoverageDraft;
  actorId: string | null;
  facts?: NewEvent['payload'];
}

/** Tells the vendor what happened to coverage; no partner hears of it. */
export function tellCoverage(
  tx: Tx,
  name: Extract<EventName, `coverage.${string}`>,
  { id, draft, actorId, facts = {} }: Told,
): void {
  publish(tx, {
    name,
    aggregate: { type: 'coverage', id },
    orgId: null,
    ownerId: null,
    actorId,
    visibility: 'internal',
    payload: {
      kind: draft.kind,
      accountId: draft.accountId,
      owner: draft.ownerId,
      partnerId: draft.partnerId,
      ...facts,
    },
  });
}
