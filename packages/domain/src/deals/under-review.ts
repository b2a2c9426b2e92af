import type { Deal, Review } from './deal.ts';

/** The states of a claim that was handed in and is not decided yet. */
export const UNDER_REVIEW = ['submitted', 'in_review', 'info_requested'] as const satisfies readonly Review[];

/** Whether a claim was handed in and is not decided yet. */
export function isUnderReview({ review }: { review: Review }): boolean {
  return UNDER_REVIEW.some((state) => state === review);
}

/**
 * Where a claim stands among those of its customer: the smaller text leads (RC17). Instants and ids of one kind have a fixed
 * width, so their text sorts; a claim that was never complete comes last.
 */
export function placeInLine({ completeAt, id }: Pick<Deal, 'completeAt' | 'id'>): string {
  return `${completeAt ?? '~'} ${id}`;
}
