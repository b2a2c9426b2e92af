import { msg } from '@portico/ui/msg';
import type { Action } from '@portico/domain/access';
import type { Review } from '@portico/domain/deals/deal';
import type { WaitingDeal } from '@portico/domain/deals/views';

/** Deals by where their review stands. */
interface ByReview {
  readonly of: 'deals';
  readonly reviews: readonly Review[];
  readonly toSign?: true;
}

/** Decided deals of which something waits for an answer. */
interface ByWish {
  readonly of: 'waiting';
  readonly what: WaitingDeal['waitingFor'][number];
}

/** Revocations that wait for a manager. */
interface ToConfirm {
  readonly of: 'revocations';
}

/** What a view of the queue asks for. */
export type QueueView = (ByReview | ByWish | ToConfirm) & {
  /** Offered to who may do this. */
  readonly for?: Action;
};

const handedIn: readonly Review[] = [
  'submitted',
  'in_review',
  'info_requested',
  'approved',
  'rejected',
  'duplicate',
  'withdrawn',
];

/** The views of the queue, by what the address bar calls them, in the order they are offered. */
export const queueViews: Readonly<Record<string, QueueView>> = {
  decide: { of: 'deals', reviews: ['submitted', 'in_review'], for: 'deal.decide' },
  // An approved one waits where a change of it takes a second signature (DA9).
  sign: { of: 'deals', reviews: ['submitted', 'in_review', 'approved'], toSign: true, for: 'deal.sign' },
  new: { of: 'deals', reviews: ['submitted'] },
  review: { of: 'deals', reviews: ['in_review'] },
  waiting: { of: 'deals', reviews: ['info_requested'] },
  appeals: { of: 'waiting', what: 'appeal', for: 'deal.decide' },
  extensions: { of: 'waiting', what: 'extension', for: 'deal.decide' },
  amendments: { of: 'waiting', what: 'amendment', for: 'deal.decide' },
  revocations: { of: 'revocations', for: 'deal.oversee' },
  proposed: { of: 'waiting', what: 'revocation', for: 'deal.decide' },
  decided: { of: 'deals', reviews: ['approved', 'rejected', 'duplicate', 'withdrawn'] },
  all: { of: 'deals', reviews: handedIn },
};

/** The views of someone who may do `may`. Who confirms revocations needs no list of those that are only proposed. */
export function viewsFor(may: readonly string[]): string[] {
  return Object.keys(queueViews).filter((name) => {
    if (name === 'proposed' && may.includes('deal.oversee')) return false;
    const needed = queueViews[name]?.for;
    return needed === undefined || may.includes(needed);
  });
}

/** What a view is called. */
export function queueViewWords(name: string): string {
  switch (name) {
    case 'sign':
      return msg('Waits for my signature', { id: 'desk.queue.sign' });
    case 'new':
      return msg('New', { id: 'desk.status.new' });
    case 'review':
      return msg('In review', { id: 'desk.queue.review' });
    case 'waiting':
      return msg('With partner', { id: 'desk.status.waiting' });
    case 'appeals':
      return msg('Objections', { id: 'desk.queue.appeals' });
    case 'extensions':
      return msg('Longer protection', { id: 'desk.queue.extensions' });
    case 'amendments':
      return msg('Changes', { id: 'desk.queue.amendments' });
    case 'revocations':
      return msg('Revocations to confirm', { id: 'desk.queue.revocations' });
    case 'proposed':
      return msg('Proposed revocations', { id: 'desk.queue.proposed' });
    case 'decided':
      return msg('Decided', { id: 'desk.queue.decided' });
    case 'all':
      return msg('All states', { id: 'desk.queue.all' });
    default:
      return msg('To decide', { id: 'home.to-decide' });
  }
}
