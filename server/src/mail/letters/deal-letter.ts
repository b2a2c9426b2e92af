import type { EventName } from '@portico/domain/event';
import { compose } from '../compose.ts';
import type { Letter } from '../letter.ts';
import { dayIn } from './day.ts';
import { english } from './english.ts';
import { englishReview } from './english-review.ts';
import { englishProtection } from './english-protection.ts';
import type { DealLetterName, DealWords, LetterLocale } from './facts.ts';
import { german } from './german.ts';
import { germanReview } from './german-review.ts';
import { germanProtection } from './german-protection.ts';
import type { ReviewLetterName, ReviewLetters } from './review-facts.ts';
import { type SharedLetterName, type SharedLetters, sharedLetters } from './shared-letters.ts';
import type { ProtectionLetterFacts, ProtectionLetterName, ProtectionLetters } from './protection-facts.ts';

/** Someone who gets a letter, and on which side of the deal they stand. */
export interface Recipient {
  email: string;
  name: string;
  locale: LetterLocale;
  /** A signer and a manager work at the vendor, as the desk does; a second partner reads along (DM21). */
  side: 'seller' | 'second' | 'desk' | 'signer' | 'manager';
}

/** What is told of an event besides the deal as it is now. */
export interface LetterFacts extends ProtectionLetterFacts {
  /** Whether the partner is not to hear of it. */
  internal: boolean;
}

type LetterName = DealLetterName | ProtectionLetterName | ReviewLetterName | SharedLetterName;

const words: Record<
  LetterLocale,
  DealWords & { letters: ProtectionLetters & ReviewLetters & SharedLetters }
> = {
  en: {
    ...english,
    letters: { ...english.letters, ...englishProtection, ...englishReview, ...sharedLetters.en },
  },
  de: {
    ...german,
    letters: { ...german.letters, ...germanProtection, ...germanReview, ...sharedLetters.de },
  },
};

/** Which letter an event means to each side. */
const lettersByEvent: Partial<Record<EventName, Partial<Record<Recipient['side'], LetterName>>>> = {
  'deal.submitted': { seller: 'received', second: 'sharedWithYou', desk: 'toDecide' },
  'deal.shared': { second: 'sharedWithYou' },
  'deal.signed': { signer: 'toSign' },
  'deal.decision_overdue': { desk: 'overdue' },
  'deal.decision_escalated': { manager: 'escalated' },
  'deal.extension_overdue': { desk: 'extensionOverdue' },
  'deal.appeal_overdue': { desk: 'appealOverdue' },
  'deal.dispute_overdue': { desk: 'disputeOverdue' },
  'deal.appealed': { desk: 'appealToAnswer' },
  'deal.appeal_upheld': { seller: 'appealUpheld' },
  'deal.appeal_refused': { seller: 'appealRefused' },
  'deal.info_requested': { seller: 'infoRequested' },
  'deal.info_answered': { desk: 'infoAnswered' },
  'deal.approved': { seller: 'approved', second: 'sharedApproved' },
  'deal.rejected': { seller: 'rejected', second: 'sharedRefused' },
  // To the partner a duplicate is a rejection: which deal it repeats is another partner's affair.
  'deal.marked_duplicate': { seller: 'rejected', second: 'sharedRefused' },
  'deal.lapsed': { seller: 'lapsed' },
  'deal.expiring': { seller: 'expiring', second: 'sharedEnding' },
  'deal.expired': { seller: 'expired', second: 'sharedEnded' },
  'deal.extension_requested': { desk: 'extensionRequested' },
  'deal.extension_granted': { seller: 'extensionGranted', second: 'sharedLonger' },
  'deal.extension_refused': { seller: 'extensionRefused' },
  'deal.amendment_requested': { desk: 'amendmentRequested' },
  'deal.amendment_granted': { seller: 'amendmentGranted' },
  'deal.amendment_refused': { seller: 'amendmentRefused' },
  'deal.revocation_proposed': { manager: 'revocationToConfirm' },
  'deal.revocation_confirmed': { seller: 'revocationConfirmed' },
  'deal.revocation_withdrawn': { seller: 'revocationWithdrawn' },
  'deal.revoked': { seller: 'revoked', second: 'sharedEnded' },
  'deal.customer_shared': { seller: 'customerShared' },
  'deal.dispute_raised': { seller: 'disputeRaised', desk: 'disputeToJudge' },
  'deal.dispute_ruled': { seller: 'disputeRuled' },
};

/** The events that somebody gets a letter for. */
export const letterEvents = Object.keys(lettersByEvent) as EventName[];

/** The letter that tells a recipient of an event, in their language; null when it is none of their business. */
export function dealLetter(event: EventName, recipient: Recipient, facts: LetterFacts): Letter | null {
  const usual = lettersByEvent[event]?.[recipient.side];
  const name = usual === 'received' && facts.onBehalf ? 'registeredForYou' : usual;
  const isPartners = recipient.side === 'seller' || recipient.side === 'second';
  // That a deal is shared is told to the one it is shared with, though not to whose deal it is.
  if (!name || (facts.internal && isPartners && event !== 'deal.shared')) return null;
  const { greeting, closing, letters } = words[recipient.locale];
  const day = dayIn(recipient.locale);
  const { subject, paragraphs, link } = letters[name](facts, day);
  return compose(recipient.email, {
    subject,
    greeting: greeting(recipient.name),
    paragraphs,
    link: { label: link, url: facts.urls[isPartners ? 'seller' : 'desk'] },
    closing,
  });
}
