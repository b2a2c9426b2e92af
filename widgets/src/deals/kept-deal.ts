import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { Client } from '@portico/runtime/client';
import type { KeptForm } from '@portico/runtime/kept-form';
import type { KeptClaim } from './kept-claim.ts';

/**
 * What was registered in this tab, as it stands now; null for a session that may register and not read, which is not to be
 * asked again.
 */
export async function findKept(
  kept: KeptForm<KeptClaim>,
  client: Client,
  { dealId, signal }: { dealId: string; signal: AbortSignal },
): Promise<DealView | null> {
  try {
    return await client.deals.get.query({ dealId }, { signal });
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'not_found') throw error;
    kept.clear();
    return null;
  }
}

/**
 * Makes a draft that is opened by its id what the tab keeps, unless the tab keeps newer words of it already; one
 * that was handed in meanwhile shows as its receipt.
 *
 * @throws Fault `not_found` for a draft that is not there, not the reader's, or of a reader who is not known
 */
export async function keepDraft(
  kept: KeptForm<KeptClaim> | null,
  client: Client,
  { draftId: dealId, signal }: { draftId: string; signal: AbortSignal },
): Promise<void> {
  if (!kept) throw new Fault('not_found');
  const { claim, version, review } = await client.deals.get.query({ dealId }, { signal });
  if (review !== 'draft') kept.write({ claim: {}, dealId });
  else if (kept.read()?.draft?.dealId !== dealId) kept.write({ claim, draft: { dealId, version } });
}
