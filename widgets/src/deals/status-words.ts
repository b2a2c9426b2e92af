import { msg } from '@portico/ui/msg';
import type { DealOutcome, Protection, Review } from '@portico/domain/deals/deal';
import type { Tone } from '@portico/ui/badge/badge';

/** A state in a word, and what it means for the reader. */
export interface Status {
  word: string;
  tone: Tone;
}

// Written out: the schema that knows them would bring its library with it.
const inOrder: Record<Exclude<Review, 'duplicate'>, null> = {
  draft: null,
  submitted: null,
  in_review: null,
  info_requested: null,
  approved: null,
  rejected: null,
  withdrawn: null,
};

/** Every state of the review that a partner reads, in the order a deal goes through them (DM49). */
export const reviews = Object.keys(inOrder) as Review[];

/** What of a deal its state is read from. */
interface Standing {
  review: Review;
  outcome: DealOutcome;
  protection?: Protection;
}

/** Where a deal stands, in one word: its outcome once there is one, else how its protection ended, else the review. */
export function statusOf({ review, outcome, protection }: Standing): Status {
  if (review === 'approved' && protection === 'revoked')
    return { word: msg('Taken back', { id: 'deals.takenback' }), tone: 'danger' };
  if (outcome === 'won') return { word: msg('Won', { id: 'deals.won' }), tone: 'success' };
  if (outcome === 'lost') return { word: msg('Lost', { id: 'deals.lost' }), tone: 'neutral' };
  if (outcome === 'converted') return { word: msg('With sales', { id: 'deals.converted' }), tone: 'success' };
  if (review === 'approved' && protection === 'expired')
    return { word: msg('Expired', { id: 'deals.expired' }), tone: 'neutral' };
  return reviewStatus(review);
}

/** A state of the review in one word. */
export function reviewStatus(review: Review): Status {
  switch (review) {
    case 'draft':
      return { word: msg('Draft', { id: 'deals.draft' }), tone: 'neutral' };
    case 'submitted':
      return { word: msg('Submitted', { id: 'deals.submitted' }), tone: 'info' };
    case 'in_review':
      return { word: msg('In review', { id: 'deals.inreview' }), tone: 'info' };
    case 'info_requested':
      return { word: msg('Your answer needed', { id: 'deals.inforequested' }), tone: 'warning' };
    case 'approved':
      return { word: msg('Approved', { id: 'deals.approved' }), tone: 'success' };
    case 'rejected':
      return { word: msg('Rejected', { id: 'deals.rejected' }), tone: 'danger' };
    case 'duplicate':
      return { word: msg('Duplicate', { id: 'deals.duplicate' }), tone: 'danger' };
    case 'withdrawn':
      return { word: msg('Withdrawn', { id: 'deals.withdrawn' }), tone: 'neutral' };
  }
}

/** Whether the partner is protected, in one word. */
export function protectionWord(protection: Protection): string {
  switch (protection) {
    case 'none':
      return msg('Not protected', { id: 'deals.protection.none' });
    case 'provisional':
      return msg('Held until the decision', { id: 'deals.protection.provisional' });
    case 'active':
      return msg('Protected', { id: 'deals.protection.active' });
    case 'expiring':
      return msg('Ends soon', { id: 'deals.protection.expiring' });
    case 'expired':
      return msg('Protection over', { id: 'deals.protection.expired' });
    case 'held':
      return msg('Protected until your extension is decided', { id: 'deals.protection.held' });
    case 'revoked':
      return msg('Protection taken back', { id: 'deals.protection.revoked' });
    case 'released':
      return msg('Closed', { id: 'deals.protection.released' });
  }
}
