import type { Role } from '../access.ts';
import { refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { reviewAt } from './deadlines.ts';
import { type Move, type MoveName, moves, type Ruling } from './moves.ts';
import type { DealPolicy } from './policy.ts';

/** What every rule is told besides the deal: the policy in force, the database's time, who acts. */
export interface RulingContext {
  policy: DealPolicy;
  now: Instant;
  /** Null for the clock. */
  actorId: string | null;
  /** What the actor is; nothing for the clock. */
  roles: readonly Role[];
}

/** A refusal as a rule answers it. */
export type Refused = ReturnType<typeof refuse>;

/** What a rule changes in a deal. */
export type Changes = Partial<Deal> & { ok?: never };

/** Whether a deal is a person's own: they sell it, or handed it in (DM9). */
export function isOwn(deal: Pick<Deal, 'sellerId' | 'submittedById'>, actorId: string | null): boolean {
  return actorId !== null && (actorId === deal.sellerId || actorId === deal.submittedById);
}

/** A move to be made: of which deal, by whom and when. */
export interface Step {
  deal: Deal;
  name: MoveName;
  context: RulingContext;
}

/**
 * One move along the table: refused from any other state (DM1) and at the vendor to whoever sells or handed in the deal
 * (DM9), before `change` is asked what else becomes of the deal, or refuses in turn.
 */
export function step({ deal, name, context }: Step, change: () => Changes | Refused): Ruling {
  const { policy, now, actorId } = context;
  const move: Move = moves[name];
  const review = reviewAt(deal, policy, now);
  if (!move.from.includes(review)) return refuse('DM1', `not_from_${review}`);
  if ((move.by === 'deal.decide' || move.by === 'deal.sign') && isOwn(deal, actorId))
    return refuse('DM9', 'own_deal');
  const changes = change();
  return isRefused(changes) ? changes : { ok: true, deal: { ...deal, ...changes, review: move.to } };
}

/** Whether a rule refused instead of saying what changes. */
export function isRefused(answer: Changes | Refused): answer is Refused {
  return answer.ok === false;
}
