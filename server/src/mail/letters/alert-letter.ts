import type { Letter } from '../letter.ts';
import { compose } from '../compose.ts';
import type { LetterLocale, Wording } from './facts.ts';

/** What a letter about a canary says: which account, who touched it, and how (PC5). */
export interface CanaryFacts {
  kind: 'canary';
  accountName: string;
  partnerName: string;
  personName: string;
  by: 'precheck' | 'deal';
}

/** What a letter about a claim near a covered customer says (RC3). Only the vendor's people read it. */
export interface ClaimNotedFacts {
  kind: 'claim_noted';
  /** Whether the reader owns the account, or looks after the partner because nobody owns it. */
  to: 'owner' | 'manager';
  number: string;
  customerName: string;
  partnerName: string;
  /** A customer of the same corporate family, or a soft conflict. */
  how: 'related' | 'soft_conflict';
}

/** What a letter about a renewal says to the partner that holds the customer already (RC9). Never who asks. */
export interface RenewalFacts {
  kind: 'renewal';
  customerName: string;
  /** The last day of the first right. */
  until: string;
}

/** What an alert may say. */
export type AlertFacts = CanaryFacts | ClaimNotedFacts | RenewalFacts;

/** Whom an alert goes to. */
export interface AlertReader {
  email: string;
  name: string;
  locale: LetterLocale;
}

type Words<F> = (facts: F) => Wording;

interface AlertWords {
  greeting(name: string): string;
  closing: string;
  canary: Words<CanaryFacts>;
  claimNoted: Words<ClaimNotedFacts>;
  renewal: Words<RenewalFacts>;
}

const english: AlertWords = {
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  closing: 'You get this letter because you look after customers or partners in Portico.',
  canary: ({ accountName, partnerName, personName, by }) => ({
    subject: `Alarm: ${partnerName} touched ${accountName}`,
    paragraphs: [
      by === 'precheck'
        ? `${personName} of ${partnerName} asked whether ${accountName} is free. That account has an alarm: nobody has a reason to ask for it.`
        : `${personName} of ${partnerName} registered ${accountName}. That account has an alarm: nobody has a reason to register it.`,
      'The partner was told nothing of this. The report of questions shows what else was asked.',
    ],
    link: 'See who asked what',
  }),
  claimNoted: ({ number, customerName, partnerName, how, to }) => ({
    subject: `For your information: ${number}, ${customerName}`,
    paragraphs: [
      how === 'related'
        ? `${partnerName} registered ${customerName}, which belongs to the same corporate family as a customer in your register.`
        : `${partnerName} registered ${customerName}, and somebody else already works there. The deal desk decides.`,
      to === 'owner'
        ? 'You get this letter because the customer is yours.'
        : 'Nobody is named as the owner of the customer, so you get this letter because you look after the partner.',
    ],
    link: 'Open the registration',
  }),
  renewal: ({ customerName, until }) => ({
    subject: `A renewal at your customer: ${customerName}`,
    paragraphs: [
      `A renewal was registered for ${customerName}, where you supplied what is installed. You have the first right until ${until}.`,
      'Register the renewal yourself by then if you work on it.',
    ],
    link: 'Register it',
  }),
};

const german: AlertWords = {
  greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
  closing: 'Sie erhalten diesen Brief, weil Sie in Portico Kunden oder Partner betreuen.',
  canary: ({ accountName, partnerName, personName, by }) => ({
    subject: `Alarm: ${partnerName} hat ${accountName} berührt`,
    paragraphs: [
      by === 'precheck'
        ? `${personName} von ${partnerName} hat gefragt, ob ${accountName} frei ist. Dieses Konto trägt einen Alarm: Niemand hat einen Grund, danach zu fragen.`
        : `${personName} von ${partnerName} hat ${accountName} registriert. Dieses Konto trägt einen Alarm: Niemand hat einen Grund, es zu registrieren.`,
      'Der Partner hat davon nichts erfahren. Der Bericht über die Anfragen zeigt, wonach sonst gefragt wurde.',
    ],
    link: 'Anfragen ansehen',
  }),
  claimNoted: ({ number, customerName, partnerName, how, to }) => ({
    subject: `Zur Kenntnis: ${number}, ${customerName}`,
    paragraphs: [
      how === 'related'
        ? `${partnerName} hat ${customerName} registriert; das Unternehmen gehört zur selben Gruppe wie ein Kunde in Ihrem Verzeichnis.`
        : `${partnerName} hat ${customerName} registriert, und dort arbeitet schon jemand anderes. Das Deal Desk entscheidet.`,
      to === 'owner'
        ? 'Sie erhalten diesen Brief, weil der Kunde Ihnen zugeordnet ist.'
        : 'Dem Kunden ist niemand zugeordnet; Sie erhalten diesen Brief, weil Sie den Partner betreuen.',
    ],
    link: 'Registrierung öffnen',
  }),
  renewal: ({ customerName, until }) => ({
    subject: `Eine Verlängerung bei Ihrem Kunden: ${customerName}`,
    paragraphs: [
      `Für ${customerName} wurde eine Verlängerung registriert; was dort im Einsatz ist, haben Sie geliefert. Bis zum ${until} haben Sie das erste Recht.`,
      'Registrieren Sie die Verlängerung bis dahin selbst, wenn Sie daran arbeiten.',
    ],
    link: 'Registrieren',
  }),
};

const words: Record<LetterLocale, AlertWords> = { en: english, de: german };

/** The letter that tells somebody what they should know of a customer, in their language. */
export function alertLetter(reader: AlertReader, facts: AlertFacts, url: string): Letter {
  const { greeting, closing, ...letters } = words[reader.locale];
  const { subject, paragraphs, link } = wordingOf(letters, facts);
  return compose(reader.email, {
    subject,
    greeting: greeting(reader.name),
    paragraphs,
    link: { label: link, url },
    closing,
  });
}

function wordingOf(letters: Omit<AlertWords, 'greeting' | 'closing'>, facts: AlertFacts): Wording {
  switch (facts.kind) {
    case 'canary':
      return letters.canary(facts);
    case 'claim_noted':
      return letters.claimNoted(facts);
    case 'renewal':
      return letters.renewal(facts);
  }
}
