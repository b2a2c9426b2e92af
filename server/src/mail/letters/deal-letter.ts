import type { EventName } from '@portico/domain/event';
import type { Instant } from '@portico/domain/time';
import { compose } from '../compose.ts';
import type { Letter } from '../letter.ts';
import { english } from './english.ts';
import type { DealFacts, DealLetterName, DealWords, LetterLocale } from './facts.ts';
import { german } from './german.ts';

/** Someone who gets a letter, and on which side of the deal they stand. */
export interface Recipient {
  email: string;
  name: string;
  locale: LetterLocale;
  side: 'seller' | 'desk';
}

const words: Record<LetterLocale, DealWords> = { en: english, de: german };

/** Which letter an event means to each side. */
const lettersByEvent: Partial<Record<EventName, Partial<Record<Recipient['side'], DealLetterName>>>> = {
  'deal.submitted': { seller: 'received', desk: 'toDecide' },
  'deal.info_requested': { seller: 'infoRequested' },
  'deal.info_answered': { desk: 'infoAnswered' },
  'deal.approved': { seller: 'approved' },
  'deal.rejected': { seller: 'rejected' },
  // To the partner a duplicate is a rejection: which deal it repeats is another partner's affair.
  'deal.marked_duplicate': { seller: 'rejected' },
  'deal.lapsed': { seller: 'lapsed' },
  'deal.expiring': { seller: 'expiring' },
};

/** The events that somebody gets a letter for. */
export const letterEvents = Object.keys(lettersByEvent) as EventName[];

/** The letter that tells a recipient of an event, in their language; null when it is none of their business. */
export function dealLetter(event: EventName, recipient: Recipient, facts: DealFacts): Letter | null {
  const name = lettersByEvent[event]?.[recipient.side];
  if (!name) return null;
  const { greeting, closing, letters } = words[recipient.locale];
  const day = dayIn(recipient.locale);
  const { subject, paragraphs, link } = letters[name](facts, day);
  return compose(recipient.email, {
    subject,
    greeting: greeting(recipient.name),
    paragraphs,
    link: { label: link, url: facts.urls[recipient.side] },
    closing,
  });
}

/** Days by UTC, as deadlines are counted; one that ends with a day, at midnight, is named as that last day. */
function dayIn(locale: LetterLocale): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (at) => format.format(Date.parse(at) - 1);
}
