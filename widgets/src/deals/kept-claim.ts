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

/**
 * What the tab keeps. A draft that is opened by its id becomes that, unless the tab keeps newer words of it already; one
 * that was handed in meanwhile shows as its receipt.
 *
 * @throws Fault `not_found` for a draft that is not there, or not the reader's
 */
export async function readKept(
  kept: KeptForm<KeptClaim>,
  client: Client,
  { draftId: dealId, signal }: { draftId: string; signal: AbortSignal },
): Promise<KeptClaim | null> {
  if (dealId) {
    const { claim, version, review } = await client.deals.get.query({ dealId }, { signal });
    if (review !== 'draft') kept.write({ claim: {}, dealId });
    else if (kept.read()?.draft?.dealId !== dealId) kept.write({ claim, draft: { dealId, version } });
  }
  return kept.read();
}
