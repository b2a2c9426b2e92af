import type { DeskDealView } from '@portico/domain/deals/views';
import type { Client } from '@portico/runtime/client';
import type { Reader } from './actions.ts';
import type { Opposing } from './judgement.ts';

const nothing: Opposing = { coverage: [], reservations: [] };

/** What stands against a claim by name, for who may read it. Without it the verdict still says what kind it is. */
export async function loadOpposing(
  client: Client,
  { judgement, account }: DeskDealView,
  { reader, signal }: { reader: Reader; signal: AbortSignal },
): Promise<Opposing> {
  const has = (kind: string) => judgement?.opposing.some((finding) => finding.kind === kind) ?? false;
  if (!account || !reader.may.includes('coverage.read')) return nothing;
  const of = { accountId: account.id, ended: true };
  const none = { rows: [] };
  const [coverage, reservations] = await Promise.all([
    has('coverage') ? client.coverage.list.query(of, { signal }).catch(() => none) : none,
    has('reservation') ? client.reservations.list.query(of, { signal }).catch(() => none) : none,
  ]);
  return { coverage: coverage.rows, reservations: reservations.rows };
}
