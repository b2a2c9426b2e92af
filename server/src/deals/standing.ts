import type { Deal } from '@portico/domain/deals/deal';
import { reservedUntil } from '@portico/domain/deals/deadlines';
import type { Override } from '@portico/domain/deals/override';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Refusal } from '@portico/domain/refusal';
import { HELD_OPEN } from '@portico/domain/reservations/reservation';
import type { Query, Tx } from '../db/database.ts';
import { listOrganisations } from '../partners/store.ts';
import { grantForDeal } from '../reservations/grant.ts';
import { judgeDeal } from '../reservations/judge.ts';
import { tellSharing } from '../reservations/telling.ts';
import { fold } from './fold.ts';

/** The deal with its account and what the conflict rules make of it now. */
export async function withVerdict(tx: Tx, deal: Deal, channel: ChannelPolicy): Promise<Deal> {
  const { verdict, accountId } = await judgeDeal(tx, deal, channel);
  const { result, ruleId, at } = verdict;
  return { ...deal, accountId, verdict: { result, ruleId, at } };
}

/**
 * DA6: an approved deal reserves its customer in the same transaction, or is not approved. Where it was approved because
 * whoever holds the customer shares it, they hold it together from now on, and both are told (RC32).
 *
 * @param override the one it was approved under, with who signs
 */
export async function reserveApproved(
  tx: Tx,
  next: Deal,
  { override, actorId }: { override: Override | null; actorId: string | null },
): Promise<Refusal | null> {
  if (next.review !== 'approved' || next.accountId === null) return null;
  const agreedAt = override?.ground === 'shared_verdict' ? override.at : null;
  const until = reservedUntil(next) ?? HELD_OPEN;
  const granted = await grantForDeal(tx, next, { from: tx.now, until, agreedAt });
  if (!granted.ok) return granted.refusal;
  if (agreedAt !== null) await tellSharing(tx, next, { sharedWith: granted.sharedWith ?? [], actorId });
  return null;
}

/** The partner a claim names as its second one, where exactly one other has that name; null otherwise. */
export async function findSecondPartner(
  query: Query,
  { claim: { secondPartnerName }, partnerId }: Pick<Deal, 'claim' | 'partnerId'>,
): Promise<{ id: string; name: string } | null> {
  const name = fold(secondPartnerName ?? '');
  if (name === '') return null;
  const all = await listOrganisations(query);
  const [found, another] = all.filter(
    (one) => one.kind === 'partner' && one.id !== partnerId && fold(one.name) === name,
  );
  return found && !another ? { id: found.id, name: found.name } : null;
}

/** A revocation that is undone may have freed the customer already: it is reserved again, or the undoing is refused (DA6). */
export async function reserveAgain(tx: Tx, next: Deal, before: Deal): Promise<Refusal | null> {
  return before.revocation !== null && next.revocation === null
    ? reserveApproved(tx, next, { override: null, actorId: null })
    : null;
}
