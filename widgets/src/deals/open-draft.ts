import type { Client } from '@portico/runtime/client';
import type { KeptForm } from '@portico/runtime/kept-form';
import type { KeptClaim } from './kept-claim.ts';

/**
 * Makes a draft what the form in this tab keeps. A form that keeps it already keeps its newer words, and what was handed in
 * meanwhile shows as its receipt.
 *
 * @throws Fault `not_found` for a draft that is not there, or not the reader's
 */
export async function openDraft(
  kept: KeptForm<KeptClaim>,
  client: Client,
  { draftId: dealId, signal }: { draftId: string; signal: AbortSignal },
): Promise<void> {
  const { claim, version, review } = await client.deals.get.query({ dealId }, { signal });
  if (review !== 'draft') kept.write({ claim: {}, dealId });
  else if (kept.read()?.draft?.dealId !== dealId) kept.write({ claim, draft: { dealId, version } });
}
