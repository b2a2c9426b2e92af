import type { PartnerReason } from '@portico/domain/deals/partner-reading';
import type { Instant } from '@portico/domain/time';

/** The languages letters are written in. */
export type LetterLocale = 'en' | 'de';

/** What letters about a deal may say. Nothing here tells of another partner or another deal. */
export interface DealFacts {
  number: string;
  customerName: string;
  partnerName: string;
  /** Who handed the deal in, where that was not the seller. */
  submittedByName: string | null;
  /** Whether the vendor registered it on the partner's behalf. */
  onBehalf: boolean;
  /** Where each side opens the deal in the portal. */
  urls: { seller: string; desk: string };
  decisionDueAt: Instant | null;
  answerDueAt: Instant | null;
  protectionEnd: Instant | null;
  questions: readonly string[];
  /** As the partner reads it (DM49). */
  reason: PartnerReason | null;
  /** Until when the decision can be objected to (AP1); null when it cannot be, or was already. */
  appealUntil: Instant | null;
  /** The desk's words to the partner. */
  note: string | null;
}

/** The part of a letter that differs: subject, paragraphs, and what its link is called. */
export interface Wording {
  subject: string;
  paragraphs: string[];
  link: string;
}

/** Every letter about a deal. */
export type DealLetterName =
  | 'received'
  | 'toDecide'
  | 'infoRequested'
  | 'infoAnswered'
  | 'approved'
  | 'rejected'
  | 'lapsed'
  | 'expiring';

/** All letters in one language. */
export interface DealWords {
  greeting(name: string): string;
  closing: string;
  reasons: Record<PartnerReason, string>;
  letters: Record<DealLetterName, (facts: DealFacts, day: (at: Instant) => string) => Wording>;
}
