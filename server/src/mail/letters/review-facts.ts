import type { Instant } from '@portico/domain/time';
import type { DealFacts, Wording } from './facts.ts';

/** Every letter about how a deal is reviewed, besides the first ones. */
export type ReviewLetterName =
  | 'registeredForYou'
  | 'toSign'
  | 'overdue'
  | 'escalated'
  | 'extensionOverdue'
  | 'appealOverdue'
  | 'disputeOverdue'
  | 'appealToAnswer'
  | 'appealUpheld'
  | 'appealRefused';

/** Those letters in one language. */
export type ReviewLetters = Record<
  ReviewLetterName,
  (facts: DealFacts, day: (at: Instant) => string) => Wording
>;
