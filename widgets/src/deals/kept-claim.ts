import type { DraftClaim } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { Client } from '@portico/runtime/client';
import { keepForm, type KeptForm } from '@portico/runtime/kept-form';
import type { DraftReference } from './draft-keeper.ts';
import type { HandIn } from './hand-in.ts';

/** What is kept in the tab: what was typed, the draft it belongs to, what is being handed in, what was registered. */
export interface KeptClaim {
  claim: DraftClaim;
  draft?: DraftReference | undefined;
  attempt?: HandIn | undefined;
  dealId?: string | undefined;
}

/** The registration form of one person, kept in this tab; without a person the tab is the name. */
export function keepClaim(userId: string): KeptForm<KeptClaim> {
  return keepForm(`deal-registration:${userId}`);
}

/** What was registered in this tab, as it stands now; null for a session that may register and not read. */
export async function findKept(
  client: Client,
  dealId: string,
  signal: AbortSignal,
): Promise<DealView | null> {
  try {
    return await client.deals.get.query({ dealId }, { signal });
  } catch (error) {
    if (error instanceof Fault && error.code === 'not_found') return null;
    throw error;
  }
}

/** What the tab keeps; for a draft that is opened, the draft. */
export async function readKept(
  kept: KeptForm<KeptClaim>,
  client: Client,
  { draftId, signal }: { draftId: string; signal: AbortSignal },
): Promise<KeptClaim | null> {
  if (draftId) await (await import('./open-draft.ts')).openDraft(kept, client, { draftId, signal });
  return kept.read();
}
