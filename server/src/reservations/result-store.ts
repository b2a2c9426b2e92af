import type { Verdict } from '@portico/domain/reservations/verdict';
import { asc, inArray } from 'drizzle-orm';
import type { Query } from '../db/database.ts';
import { preparedByIds } from '../db/prepared.ts';
import { verdicts } from './table.ts';

const resultsByDeals = preparedByIds('verdict_results', (query, ids) =>
  query
    .select({ dealId: verdicts.dealId, result: verdicts.result, ruleId: verdicts.ruleId })
    .from(verdicts)
    .where(inArray(verdicts.dealId, ids))
    .orderBy(asc(verdicts.round)),
);

/** What the first verdict over each of some deals said, the one of its submission; deals that were never judged lack. */
export async function listFirstResults(
  query: Query,
  dealIds: readonly string[],
): Promise<Map<string, Pick<Verdict, 'result' | 'ruleId'>>> {
  const first = new Map<string, Pick<Verdict, 'result' | 'ruleId'>>();
  for (const { dealId, ...result } of await resultsByDeals(query, dealIds))
    if (!first.has(dealId)) first.set(dealId, result);
  return first;
}
