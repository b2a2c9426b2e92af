import type { Action } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { Deal, DealOutcome } from './deal.ts';
import { isRevoked, reviewAt } from './deadlines.ts';
import type { Ruling } from './moves.ts';
import { type Changes, isOwn, isRefused, type Refused, type RulingContext } from './step.ts';

/** A step in the life of an approved deal: with which outcomes it may be taken, and by whom. */
export interface ApprovedMove {
  outcomes: readonly DealOutcome[];
  /** The action an actor needs. */
  by: Action;
}

/** What may become of an approved deal, as one table (DM30). Its review stays *approved* throughout. */
export const approvedMoves = {
  requestExtension: { outcomes: ['open'], by: 'deal.register' },
  decideExtension: { outcomes: ['open'], by: 'deal.decide' },
  amend: { outcomes: ['open', 'converted'], by: 'deal.register' },
  decideAmendment: { outcomes: ['open', 'converted'], by: 'deal.sign' },
  proposeRevocation: { outcomes: ['open', 'converted', 'won'], by: 'deal.decide' },
  withdrawRevocation: { outcomes: ['open', 'converted', 'won', 'lost'], by: 'deal.decide' },
  confirmRevocation: { outcomes: ['open', 'converted', 'won'], by: 'deal.oversee' },
  convert: { outcomes: ['open', 'converted'], by: 'deal.decide' },
} as const satisfies Record<string, ApprovedMove>;

/** The name of such a step. */
export type ApprovedMoveName = keyof typeof approvedMoves;

/**
 * One step along the table: refused to a deal that is not approved, revoked or of another outcome (DM30), and at the
 * vendor's to whoever's own deal it is (DM9), before `change` is asked what becomes of the deal, or refuses in turn.
 */
export function stepApproved(
  deal: Deal,
  name: ApprovedMoveName,
  { context, change }: { context: RulingContext; change: () => Changes | Refused },
): Ruling {
  const move: ApprovedMove = approvedMoves[name];
  const review = reviewAt(deal, context.policy, context.now);
  if (review !== 'approved') return refuse('DM30', `not_from_${review}`);
  if (isRevoked(deal, context.now)) return refuse('DM30', 'revoked');
  if (!move.outcomes.includes(deal.outcome)) return refuse('DM30', 'not_open');
  if (move.by !== 'deal.register' && isOwn(deal, context.actorId)) return refuse('DM9', 'own_deal');
  const changes = change();
  return isRefused(changes) ? changes : { ok: true, deal: { ...deal, ...changes } };
}
