import type { Deal } from '@portico/domain/deals/deal';
import type { Override } from '@portico/domain/deals/override';
import { chosenDealId } from '@portico/domain/disputes/rules';
import type { NewEvent } from '@portico/domain/event';
import { type Refusal, refuse } from '@portico/domain/refusal';
import type { Tx } from '../db/database.ts';
import { listDisputes } from '../disputes/store.ts';
import { publish } from '../outbox/append.ts';
import { dealEvent } from './change.ts';

/** DA8: that the customer chose is said on a letter somebody neutral has accepted. */
export async function objectionToGround(
  tx: Tx,
  { id }: Pick<Deal, 'id'>,
  override: Override | null,
): Promise<Refusal | null> {
  if (override?.ground !== 'customer_choice') return null;
  const { rows } = await listDisputes({ kind: 'all' }, tx, { dealId: id, limit: 50 });
  const isProved = rows.some((dispute) => chosenDealId(dispute) === id);
  return isProved ? null : refuse('DA8', 'no_accepted_letter', 'override').refusal;
}

/** DA8: the reason of what goes against the verdict is the vendor's to read. */
export function tellOverride(
  tx: Tx,
  deal: Deal,
  { override, of }: { override: Override | null; of: 'deal' | 'change' },
): void {
  if (override === null) return;
  publish(tx, {
    ...dealEvent(deal, {
      name: 'deal.verdict_overridden',
      actorId: override.byId,
      payload: overrideFacts(override, of),
    }),
    visibility: 'internal',
  });
}

/** What the event of an override says: on what, against what, and whether it granted a change. */
export function overrideFacts(
  override: Override | null,
  of: 'deal' | 'change' = 'deal',
): NewEvent['payload'] {
  if (override === null) return {};
  const { ground, text, result, ruleId: rule } = override;
  return { ground, text, result, rule, of };
}
