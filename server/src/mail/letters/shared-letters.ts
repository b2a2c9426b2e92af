import type { Instant } from '@portico/domain/time';
import type { DealFacts, LetterLocale, Wording } from './facts.ts';
import { present } from './present.ts';

/** Every letter to the second partner of a deal (DM21): what became of it, and nothing it has to do. */
export type SharedLetterName =
  | 'sharedWithYou'
  | 'sharedApproved'
  | 'sharedRefused'
  | 'sharedEnding'
  | 'sharedEnded'
  | 'sharedLonger';

/** Those letters in one language. */
export type SharedLetters = Record<
  SharedLetterName,
  (facts: DealFacts, day: (at: Instant) => string) => Wording
>;

const english: SharedLetters = {
  sharedWithYou: ({ number, customerName, partnerName }) => ({
    subject: `Shared with you: ${number}, ${customerName}`,
    paragraphs: [
      `You are the second partner of the registration of ${customerName} by ${partnerName}. You can read it and its history; ${partnerName} keeps it up to date.`,
    ],
    link: 'See the deal',
  }),
  sharedApproved: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Approved: ${number}, ${customerName}`,
    paragraphs: present(
      `The registration of ${customerName} by ${partnerName}, which is shared with you, is approved.`,
      protectionEnd && `The customer is protected until ${day(protectionEnd)}.`,
    ),
    link: 'See the deal',
  }),
  sharedRefused: ({ number, customerName, partnerName }) => ({
    subject: `Not approved: ${number}, ${customerName}`,
    paragraphs: [
      `The registration of ${customerName} by ${partnerName}, which is shared with you, was not approved.`,
    ],
    link: 'See the deal',
  }),
  sharedEnding: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Protection ends soon: ${number}, ${customerName}`,
    paragraphs: [
      protectionEnd
        ? `Protection of ${customerName}, registered by ${partnerName} and shared with you, ends on ${day(protectionEnd)}.`
        : `Protection of ${customerName}, registered by ${partnerName} and shared with you, ends soon.`,
    ],
    link: 'See the deal',
  }),
  sharedEnded: ({ number, customerName, partnerName }) => ({
    subject: `Protection has ended: ${number}, ${customerName}`,
    paragraphs: [
      `Protection of ${customerName}, registered by ${partnerName} and shared with you, has ended.`,
    ],
    link: 'See the deal',
  }),
  sharedLonger: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Longer protection: ${number}, ${customerName}`,
    paragraphs: [
      protectionEnd
        ? `${customerName}, registered by ${partnerName} and shared with you, is now protected until ${day(protectionEnd)}.`
        : `Protection of ${customerName}, registered by ${partnerName} and shared with you, is longer now.`,
    ],
    link: 'See the deal',
  }),
};

const german: SharedLetters = {
  sharedWithYou: ({ number, customerName, partnerName }) => ({
    subject: `Mit Ihnen geteilt: ${number}, ${customerName}`,
    paragraphs: [
      `Sie sind der zweite Partner der Registrierung von ${customerName} durch ${partnerName}. Sie können sie und ihren Verlauf lesen; gepflegt wird sie von ${partnerName}.`,
    ],
    link: 'Deal ansehen',
  }),
  sharedApproved: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Freigegeben: ${number}, ${customerName}`,
    paragraphs: present(
      `Die Registrierung von ${customerName} durch ${partnerName}, die mit Ihnen geteilt ist, wurde freigegeben.`,
      protectionEnd && `Der Kunde ist bis zum ${day(protectionEnd)} geschützt.`,
    ),
    link: 'Deal ansehen',
  }),
  sharedRefused: ({ number, customerName, partnerName }) => ({
    subject: `Nicht freigegeben: ${number}, ${customerName}`,
    paragraphs: [
      `Die Registrierung von ${customerName} durch ${partnerName}, die mit Ihnen geteilt ist, wurde nicht freigegeben.`,
    ],
    link: 'Deal ansehen',
  }),
  sharedEnding: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Der Schutz endet bald: ${number}, ${customerName}`,
    paragraphs: [
      protectionEnd
        ? `Der Schutz von ${customerName}, registriert durch ${partnerName} und mit Ihnen geteilt, endet am ${day(protectionEnd)}.`
        : `Der Schutz von ${customerName}, registriert durch ${partnerName} und mit Ihnen geteilt, endet bald.`,
    ],
    link: 'Deal ansehen',
  }),
  sharedEnded: ({ number, customerName, partnerName }) => ({
    subject: `Der Schutz ist zu Ende: ${number}, ${customerName}`,
    paragraphs: [
      `Der Schutz von ${customerName}, registriert durch ${partnerName} und mit Ihnen geteilt, ist zu Ende.`,
    ],
    link: 'Deal ansehen',
  }),
  sharedLonger: ({ number, customerName, partnerName, protectionEnd }, day) => ({
    subject: `Längerer Schutz: ${number}, ${customerName}`,
    paragraphs: [
      protectionEnd
        ? `${customerName}, registriert durch ${partnerName} und mit Ihnen geteilt, ist jetzt bis zum ${day(protectionEnd)} geschützt.`
        : `Der Schutz von ${customerName}, registriert durch ${partnerName} und mit Ihnen geteilt, dauert jetzt länger.`,
    ],
    link: 'Deal ansehen',
  }),
};

/** Letters to second partners, by language. */
export const sharedLetters: Record<LetterLocale, SharedLetters> = { en: english, de: german };
