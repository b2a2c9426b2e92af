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
import type { ProtectionLetterFacts, ProtectionLetterName, ProtectionLetters } from './protection-facts.ts';

/** Someone who gets a letter, and on which side of the deal they stand. */
export interface Recipient {
  email: string;
  name: string;
  locale: LetterLocale;
  /** A signer and a manager work at the vendor, as the desk does. */
  side: 'seller' | 'desk' | 'signer' | 'manager';
}

/** What is told of an event besides the deal as it is now. */
export interface LetterFacts extends ProtectionLetterFacts {
  /** Whether the partner is not to hear of it. */
  internal: boolean;
}

type LetterName = DealLetterName | ProtectionLetterName | ReviewLetterName;

const words: Record<LetterLocale, DealWords & { letters: ProtectionLetters & ReviewLetters }> = {
  en: { ...english, letters: { ...english.letters, ...englishProtection, ...englishReview } },
  de: { ...german, letters: { ...german.letters, ...germanProtection, ...germanReview } },
};

/** Which letter an event means to each side. */
const lettersByEvent: Partial<Record<EventName, Partial<Record<Recipient['side'], LetterName>>>> = {
  'deal.submitted': { seller: 'received', desk: 'toDecide' },
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
  'deal.approved': { seller: 'approved' },
  'deal.rejected': { seller: 'rejected' },
  // To the partner a duplicate is a rejection: which deal it repeats is another partner's affair.
  'deal.marked_duplicate': { seller: 'rejected' },
  'deal.lapsed': { seller: 'lapsed' },
  'deal.expiring': { seller: 'expiring' },
  'deal.expired': { seller: 'expired' },
  'deal.extension_requested': { desk: 'extensionRequested' },
  'deal.extension_granted': { seller: 'extensionGranted' },
  'deal.extension_refused': { seller: 'extensionRefused' },
  'deal.amendment_requested': { desk: 'amendmentRequested' },
  'deal.amendment_granted': { seller: 'amendmentGranted' },
  'deal.amendment_refused': { seller: 'amendmentRefused' },
  'deal.revocation_proposed': { manager: 'revocationToConfirm' },
  'deal.revocation_confirmed': { seller: 'revocationConfirmed' },
  'deal.revocation_withdrawn': { seller: 'revocationWithdrawn' },
  'deal.revoked': { seller: 'revoked' },
  'deal.dispute_raised': { seller: 'disputeRaised', desk: 'disputeToJudge' },
  'deal.dispute_ruled': { seller: 'disputeRuled' },
};

/** The events that somebody gets a letter for. */
export const letterEvents = Object.keys(lettersByEvent) as EventName[];

/** The letter that tells a recipient of an event, in their language; null when it is none of their business. */
export function dealLetter(event: EventName, recipient: Recipient, facts: LetterFacts): Letter | null {
  const usual = lettersByEvent[event]?.[recipient.side];
  const name = usual === 'received' && facts.onBehalf ? 'registeredForYou' : usual;
  if (!name || (facts.internal && recipient.side === 'seller')) return null;
  const { greeting, closing, letters } = words[recipient.locale];
  const day = dayIn(recipient.locale);
  const { subject, paragraphs, link } = letters[name](facts, day);
  return compose(recipient.email, {
    subject,
    greeting: greeting(recipient.name),
    paragraphs,
    link: { label: link, url: facts.urls[recipient.side === 'seller' ? 'seller' : 'desk'] },
    closing,
  });
}
