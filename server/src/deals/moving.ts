import type { Reach } from '@portico/domain/access';
import { findConflicts } from '@portico/domain/deals/conflicts';
import type { Deal } from '@portico/domain/deals/deal';
import { isUnderReview } from '@portico/domain/deals/under-review';
import type { DeskDealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import type { Query, Tx } from '../db/database.ts';
import { policiesOf } from '../policies/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { findAlike } from './alike.ts';
import { partyOfDeal } from './claim-keys.ts';
import { type Change, changeDeal, type DealReference } from './change.ts';
import { deskReviewFactsOf } from './review-view.ts';
import * as store from './store.ts';
import { deskProtectionFactsOf, proposedRevocationOf } from './protection-view.ts';
import { summariesOf, viewOf, type ViewContext } from './view.ts';

/** What a mutation's context brings to a move. */
interface Mover {
  actor: UserActor;
  reach: Reach;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

type Move = Pick<
  Change,
  | 'check'
  | 'isDone'
  | 'refresh'
  | 'refused'
  | 'rule'
  | 'complete'
  | 'settle'
  | 'event'
  | 'facts'
  | 'visibility'
>;

/** A partner moves a deal and sees the result as a partner does. */
export function partnerMove(ctx: Mover, reference: DealReference, move: Move) {
  return moveAndShow(ctx, { reference, move }, viewOf);
}

/** The desk moves a deal and sees the result as the desk does. */
export function deskMove(ctx: Mover, reference: DealReference, move: Move) {
  return moveAndShow(ctx, { reference, move }, deskViewOf);
}

function moveAndShow<V>(
  { actor, reach, write }: Mover,
  { reference, move }: { reference: DealReference; move: Move },
  show: (deal: Deal, context: ViewContext) => Promise<V>,
) {
  return write(async (tx) => {
    const outcome = await changeDeal(tx, reference, {
      ...move,
      reach,
      actorId: actor.userId,
      roles: actor.roles,
    });
    if (!outcome.ok) return outcome;
    return { ok: true as const, deal: await show(outcome.deal, { query: tx, now: tx.now }) };
  });
}

/** A deal as the desk sees it, with all who claim its customer and what stands in its way (DC1, DC2). */
export async function deskViewOf(deal: Deal, { query, now }: ViewContext): Promise<DeskDealView> {
  const context: ViewContext = { query, now, readBy: 'vendor' };
  const rivals = await store.listRivals(query, deal, await alikeIdsOf(deal, query));
  const policyOf = await policiesOf(query, [deal, ...rivals]);
  // Each rival is read under its own version; they come in the order of priority already.
  const conflicts = rivals.flatMap((rival) =>
    findConflicts(deal, [rival], { policy: policyOf(rival).deals, now }),
  );
  const [wished] = deal.amendment
    ? await summariesOf([{ ...deal, claim: deal.amendment.claim }], context)
    : [];
  const [view, summaries, duplicateOf, proposedRevocation, protection] = await Promise.all([
    viewOf(deal, context),
    summariesOf([deal, ...rivals], context),
    findDuplicated(query, deal.duplicateOfId),
    proposedRevocationOf(deal, query),
    deskProtectionFactsOf(deal, { wished, policy: policyOf(deal).deals }, query),
  ]);
  return {
    ...view,
    ...(await deskReviewFactsOf({ deal, rivals, conflicts, summaries, now }, query)),
    customerKey: deal.customerKey,
    noteInternal: deal.noteInternal,
    proposedRevocation,
    ...protection,
    duplicateOf: duplicateOf && { id: duplicateOf.id, number: duplicateOf.number },
    conflicts: conflicts.flatMap(({ dealId, rule }) =>
      summaries.filter((summary) => summary.id === dealId).map((other) => ({ rule, deal: other })),
    ),
  };
}

/** While it is under review, the claims that stand beside it by what both state (RC17). */
async function alikeIdsOf(deal: Deal, query: Query): Promise<string[]> {
  if (!isUnderReview(deal)) return [];
  const { id: dealId, accountId } = deal;
  try {
    return [...(await findAlike(query, { dealId, accountId, party: partyOfDeal(deal) })).keys()];
  } catch (error) {
    // While the index is being built the deal can be read all the same.
    if (error instanceof Fault && error.code === 'unavailable') return [];
    throw error;
  }
}

async function findDuplicated(query: Query, id: string | null): Promise<Deal | null> {
  return id === null ? null : store.findDeal({ kind: 'all' }, query, id);
}
