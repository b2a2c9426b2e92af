import type { DraftClaim } from '@portico/domain/deals/claim';
import { inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { preparedByIds } from '../db/prepared.ts';
import { dealReceipts } from './table.ts';

const documentsByIds = preparedByIds('deal_receipts', (query, ids) =>
  query.select().from(dealReceipts).where(inArray(dealReceipts.dealId, ids)),
);

/** The claims of some deals as they came in, by deal; one from before there were receipts is not among them. */
export async function listSubmittedClaims(
  query: Query,
  dealIds: readonly string[],
): Promise<Map<string, DraftClaim>> {
  const receipts = await documentsByIds(query, dealIds);
  return new Map(receipts.map(({ dealId, document }) => [dealId, document.content.claim]));
}
