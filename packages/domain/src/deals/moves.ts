import type { Action } from '../access.ts';
import type { EventName } from '../event.ts';
import type { Refusal } from '../refusal.ts';
import type { Deal, Review } from './deal.ts';

/** A step of a deal: from which states, to which, who may take it, and what is told afterwards. */
export interface Move {
  from: readonly Review[];
  to: Review;
  /** The action an actor needs, or `clock` for what deadlines do by themselves. */
  by: Action | 'clock';
  event: EventName;
}

/** The whole life of a deal's review as one table (DM1). */
export const moves = {
  submit: { from: ['draft'], to: 'submitted', by: 'deal.register', event: 'deal.submitted' },
  autoApprove: { from: ['submitted'], to: 'approved', by: 'clock', event: 'deal.approved' },
  take: { from: ['submitted'], to: 'in_review', by: 'deal.decide', event: 'deal.taken' },
  assign: { from: ['submitted', 'in_review'], to: 'in_review', by: 'deal.decide', event: 'deal.assigned' },
  reassign: {
    from: ['info_requested'],
    to: 'info_requested',
    by: 'deal.decide',
    event: 'deal.assigned',
  },
  requestInfo: {
    from: ['submitted', 'in_review'],
    to: 'info_requested',
    by: 'deal.decide',
    event: 'deal.info_requested',
  },
  answerInfo: { from: ['info_requested'], to: 'in_review', by: 'deal.register', event: 'deal.info_answered' },
  lapse: { from: ['info_requested'], to: 'withdrawn', by: 'clock', event: 'deal.lapsed' },
  sign: { from: ['submitted', 'in_review'], to: 'in_review', by: 'deal.sign', event: 'deal.signed' },
  approve: { from: ['submitted', 'in_review'], to: 'approved', by: 'deal.sign', event: 'deal.approved' },
  reject: { from: ['submitted', 'in_review'], to: 'rejected', by: 'deal.decide', event: 'deal.rejected' },
  markDuplicate: {
    from: ['submitted', 'in_review'],
    to: 'duplicate',
    by: 'deal.decide',
    event: 'deal.marked_duplicate',
  },
  reopen: {
    from: ['rejected', 'duplicate'],
    to: 'in_review',
    by: 'deal.decide',
    event: 'deal.appeal_upheld',
  },
  withdraw: {
    from: ['draft', 'submitted', 'in_review', 'info_requested'],
    to: 'withdrawn',
    by: 'deal.register',
    event: 'deal.withdrawn',
  },
} as const satisfies Record<string, Move>;

/** The name of a move. */
export type MoveName = keyof typeof moves;

/** The moves a deal in this state may take, in the table's order. */
export function movesFrom(review: Review): MoveName[] {
  return (Object.keys(moves) as MoveName[]).filter((name) =>
    (moves[name].from as readonly Review[]).includes(review),
  );
}

/** A rule's answer: the next deal, or the refusal. */
export type Ruling = { ok: true; deal: Deal } | { ok: false; refusal: Refusal };
