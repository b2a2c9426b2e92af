import type { DealWords } from './facts.ts';
import { present } from './present.ts';

/** Briefe zu Deals, auf Deutsch. */
export const german: DealWords = {
  greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
  closing: 'Sie erhalten diesen Brief, weil Sie in Portico an diesem Deal arbeiten.',
  reasons: {
    not_available: 'dieser Kunde steht für eine Registrierung nicht zur Verfügung.',
    incomplete: 'es fehlen Angaben, die wir brauchen.',
    out_of_territory: 'der Kunde liegt außerhalb Ihres Gebiets.',
    not_eligible_product: 'das Produkt kann nicht registriert werden.',
    below_minimum: 'der erwartete Wert liegt unter dem Mindestwert.',
    tender_already_public: 'die Ausschreibung war schon vor der Registrierung öffentlich.',
    not_certified: 'ein Zertifikat fehlt, das das Programm verlangt.',
    not_genuine: 'wir konnten das Projekt beim Kunden nicht bestätigen.',
    other: 'sie passt nicht zum Programm.',
  },
  letters: {
    received: ({ number, customerName, decisionDueAt }, day) => ({
      subject: `Ihre Registrierung ${number} für ${customerName} ist da`,
      paragraphs: present(
        `Vielen Dank. Ihre Registrierung ${number} für ${customerName} ist angekommen. Bis zur Entscheidung halten wir den Kunden für Sie frei.`,
        decisionDueAt && `Sie hören bis zum ${day(decisionDueAt)} von uns.`,
      ),
      link: 'Deal ansehen',
    }),
    toDecide: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
      subject: `Zu entscheiden: ${number}, ${customerName}`,
      paragraphs: present(
        `${partnerName} hat ${customerName} registriert.`,
        decisionDueAt && `Die Entscheidung ist am ${day(decisionDueAt)} fällig.`,
      ),
      link: 'Registrierung öffnen',
    }),
    infoRequested: ({ number, customerName, questions, answerDueAt }, day) => ({
      subject: `Eine Frage zu ${number}, ${customerName}`,
      paragraphs: present(
        `Um über ${customerName} zu entscheiden, möchten wir wissen:`,
        questions.map((question) => `• ${question}`).join('\n'),
        answerDueAt &&
          `Bitte antworten Sie bis zum ${day(answerDueAt)}; so lange bleibt der Kunde für Sie frei.`,
      ),
      link: 'Jetzt antworten',
    }),
    infoAnswered: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
      subject: `Beantwortet: ${number}, ${customerName}`,
      paragraphs: present(
        `${partnerName} hat die Fragen zu ${customerName} beantwortet.`,
        decisionDueAt && `Die Entscheidung ist am ${day(decisionDueAt)} fällig.`,
      ),
      link: 'Antworten lesen',
    }),
    approved: ({ number, customerName, protectionEnd, note }, day) => ({
      subject: `Freigegeben: ${number}, ${customerName}`,
      paragraphs: present(
        `Gute Nachricht: Ihre Registrierung für ${customerName} ist freigegeben.`,
        protectionEnd && `Der Kunde ist bis zum ${day(protectionEnd)} für Sie geschützt.`,
        note,
      ),
      link: 'Deal ansehen',
    }),
    rejected: ({ number, customerName, reason, note, appealUntil }, day) => ({
      subject: `Nicht freigegeben: ${number}, ${customerName}`,
      paragraphs: present(
        `Wir konnten Ihre Registrierung für ${customerName} nicht freigeben${reason ? `: ${german.reasons[reason]}` : '.'}`,
        note,
        appealUntil
          ? `Wenn Sie das anders sehen, können Sie bis zum ${day(appealUntil)} Einspruch einlegen: Öffnen Sie den Deal im Portal, wählen Sie „Einspruch einlegen“ und schreiben Sie, was wir übersehen haben. Jemand anderes prüft es noch einmal.`
          : 'Wenn Sie das anders sehen, wenden Sie sich an Ihre Partnerbetreuung.',
      ),
      link: 'Entscheidung ansehen',
    }),
    lapsed: ({ number, customerName }) => ({
      subject: `Ohne Antwort zurückgezogen: ${number}, ${customerName}`,
      paragraphs: [
        `Unsere Fragen zu ${customerName} blieben ohne Antwort. Die Registrierung wurde deshalb zurückgezogen, und der Kunde ist nicht mehr für Sie frei gehalten.`,
        'Sie können den Kunden jederzeit neu registrieren.',
      ],
      link: 'Deal ansehen',
    }),
    expiring: ({ number, customerName, protectionEnd }, day) => ({
      subject: `Der Schutz endet bald: ${number}, ${customerName}`,
      paragraphs: present(
        protectionEnd
          ? `Ihr Schutz für ${customerName} endet am ${day(protectionEnd)}.`
          : `Ihr Schutz für ${customerName} endet bald.`,
        'Bitte sagen Sie uns im Portal, ob der Deal gewonnen oder verloren ist oder wie er steht.',
      ),
      link: 'Deal ansehen',
    }),
  },
};
