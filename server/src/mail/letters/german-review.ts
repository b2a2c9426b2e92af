import { present } from './present.ts';
import type { ReviewLetters } from './review-facts.ts';

/** Briefe zur Prüfung eines Deals, auf Deutsch. */
export const germanReview: ReviewLetters = {
  registeredForYou: ({ number, customerName, submittedByName, decisionDueAt }, day) => ({
    subject: `Für Sie registriert: ${number}, ${customerName}`,
    paragraphs: present(
      submittedByName
        ? `${submittedByName} hat ${customerName} in Ihrem Namen registriert. Der Deal gehört Ihnen, und bis zur Entscheidung halten wir den Kunden für Sie frei.`
        : `Wir haben ${customerName} in Ihrem Namen registriert. Der Deal gehört Ihnen, und bis zur Entscheidung halten wir den Kunden für Sie frei.`,
      decisionDueAt && `Sie hören bis zum ${day(decisionDueAt)} von uns.`,
      'Wissen Sie davon nichts, ziehen Sie ihn im Portal zurück.',
    ),
    link: 'Deal ansehen',
  }),
  toSign: ({ number, customerName, partnerName }) => ({
    subject: `Zu unterschreiben: ${number}, ${customerName}`,
    paragraphs: [
      `Die Registrierung von ${customerName} durch ${partnerName} ist vor Ihnen unterschrieben worden und wartet auf Ihre Unterschrift.`,
    ],
    link: 'Registrierung öffnen',
  }),
  overdue: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
    subject: `Überfällig: ${number}, ${customerName}`,
    paragraphs: present(
      `${partnerName} wartet auf die Entscheidung über ${customerName}.`,
      decisionDueAt && `Sie war am ${day(decisionDueAt)} fällig.`,
    ),
    link: 'Entscheiden',
  }),
  escalated: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
    subject: `Noch nicht entschieden: ${number}, ${customerName}`,
    paragraphs: present(
      `Über ${customerName} von ${partnerName} hat noch niemand entschieden.`,
      decisionDueAt && `Die Entscheidung war am ${day(decisionDueAt)} fällig.`,
      'Sie erhalten diesen Brief, weil Sie den Partner oder das Portal betreuen.',
    ),
    link: 'Registrierung öffnen',
  }),
  extensionOverdue: ({ number, customerName, partnerName }) => ({
    subject: `Überfällig: längerer Schutz für ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} wartet noch auf Ihre Antwort zum längeren Schutz von ${customerName}. Bis zu Ihrer Entscheidung bleibt der Schutz bestehen.`,
    ],
    link: 'Entscheiden',
  }),
  appealOverdue: ({ number, customerName, partnerName }) => ({
    subject: `Überfällig: ein Einspruch zu ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} wartet noch auf die Antwort auf den Einspruch gegen die Entscheidung zu ${customerName}.`,
    ],
    link: 'Einspruch lesen',
  }),
  disputeOverdue: ({ number, customerName }) => ({
    subject: `Überfällig: der Streit um ${number}, ${customerName}`,
    paragraphs: [
      `Der Streit um die Registrierung von ${customerName} sollte inzwischen entschieden sein. Sehen Sie nach, ob das Gremium vollständig ist.`,
    ],
    link: 'Registrierung öffnen',
  }),
  appealToAnswer: ({ number, customerName, partnerName }) => ({
    subject: `Ein Einspruch: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} hat gegen die Entscheidung über ${customerName} Einspruch eingelegt. Antworten soll jemand anderes als die Person, die sie getroffen hat.`,
    ],
    link: 'Einspruch lesen',
  }),
  appealUpheld: ({ number, customerName, note }) => ({
    subject: `Ihr Einspruch hatte Erfolg: ${number}, ${customerName}`,
    paragraphs: present(`Sie hatten bei ${customerName} recht: Die Entscheidung ist aufgehoben.`, note),
    link: 'Deal ansehen',
  }),
  appealRefused: ({ number, customerName, note }) => ({
    subject: `Die Entscheidung bleibt: ${number}, ${customerName}`,
    paragraphs: present(
      `Wir haben Ihren Einspruch zu ${customerName} geprüft. Die Entscheidung bleibt.`,
      note,
    ),
    link: 'Antwort ansehen',
  }),
};
