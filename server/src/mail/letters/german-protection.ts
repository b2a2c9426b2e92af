import type { ProtectionLetterFacts, ProtectionLetters } from './protection-facts.ts';
import { present } from './present.ts';

const reasons: Record<NonNullable<ProtectionLetterFacts['revokeReason']>, string> = {
  untrue_statement: 'eine Angabe in der Registrierung stimmte nicht.',
  no_activity: 'wir haben keine Arbeit an dem Deal gesehen.',
  agreement_ended: 'unser Vertrag mit Ihrem Unternehmen ist beendet.',
  customer_choice: 'der Kunde möchte anderswo kaufen.',
  compliance: 'wir dürfen aus rechtlichen Gründen nicht weitermachen.',
  dispute_ruling: 'über einen Streit um den Kunden wurde entschieden.',
};

const results: Record<NonNullable<ProtectionLetterFacts['result']>, string> = {
  leads: 'Ihre Registrierung geht vor.',
  stands: 'Ihre Registrierung bleibt, wie sie ist.',
  ends: 'Ihre Registrierung endet damit.',
};

/** Briefe zu freigegebenen Deals und zu Streitfällen, auf Deutsch. */
export const germanProtection: ProtectionLetters = {
  expired: ({ number, customerName, protectionEnd }, day) => ({
    subject: `Der Schutz ist zu Ende: ${number}, ${customerName}`,
    paragraphs: present(
      protectionEnd
        ? `Ihr Schutz für ${customerName} endete am ${day(protectionEnd)}.`
        : `Ihr Schutz für ${customerName} ist zu Ende.`,
      'Einige Tage lang können Sie noch um längeren Schutz bitten, mit Belegen für Ihre Arbeit an dem Deal. Mit neuen Belegen können Sie den Kunden auch neu registrieren.',
    ),
    link: 'Deal ansehen',
  }),
  extensionRequested: ({ number, customerName, partnerName }) => ({
    subject: `Bitte um längeren Schutz: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} bittet um längeren Schutz für ${customerName} und bringt Belege. Bis Sie entscheiden, bleibt der Schutz bestehen.`,
    ],
    link: 'Entscheiden',
  }),
  extensionGranted: ({ number, customerName, protectionEnd, note }, day) => ({
    subject: `Längerer Schutz: ${number}, ${customerName}`,
    paragraphs: present(
      protectionEnd
        ? `${customerName} ist jetzt bis zum ${day(protectionEnd)} für Sie geschützt.`
        : `Ihr Schutz für ${customerName} gilt jetzt länger.`,
      note,
    ),
    link: 'Deal ansehen',
  }),
  extensionRefused: ({ number, customerName, protectionEnd, note }, day) => ({
    subject: `Kein längerer Schutz: ${number}, ${customerName}`,
    paragraphs: present(
      `Wir konnten Ihren Schutz für ${customerName} nicht verlängern.`,
      note,
      protectionEnd && `Er endet oder endete am ${day(protectionEnd)}.`,
    ),
    link: 'Antwort ansehen',
  }),
  amendmentRequested: ({ number, customerName, partnerName }) => ({
    subject: `Eine Änderung zu entscheiden: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} möchte ändern, was für ${customerName} registriert ist. Der Schutz bleibt solange bestehen.`,
    ],
    link: 'Änderung ansehen',
  }),
  amendmentGranted: ({ number, customerName, note }) => ({
    subject: `Wie gewünscht geändert: ${number}, ${customerName}`,
    paragraphs: present(`Ihre Änderung der Registrierung für ${customerName} ist angenommen.`, note),
    link: 'Deal ansehen',
  }),
  amendmentRefused: ({ number, customerName, note }) => ({
    subject: `Nicht geändert: ${number}, ${customerName}`,
    paragraphs: present(
      `Wir konnten Ihre Änderung der Registrierung für ${customerName} nicht annehmen. Sie bleibt, wie sie war, und ihr Schutz auch.`,
      note,
    ),
    link: 'Antwort ansehen',
  }),
  revocationToConfirm: ({ number, customerName, partnerName, note }) => ({
    subject: `Zu bestätigen: ${number}, ${customerName}`,
    paragraphs: present(
      `Das Deal Desk schlägt vor, die Freigabe der Registrierung von ${customerName} durch ${partnerName} zurückzunehmen. Das gilt erst, wenn Sie oder eine andere Führungskraft es bestätigen.`,
      note,
    ),
    link: 'Registrierung öffnen',
  }),
  revocationConfirmed: ({ number, customerName, revokeReason, effectiveAt, appealUntil, note }, day) => ({
    subject: `Freigabe zurückgenommen: ${number}, ${customerName}`,
    paragraphs: present(
      `Wir nehmen die Freigabe Ihrer Registrierung für ${customerName} zurück${revokeReason ? `: ${reasons[revokeReason]}` : '.'}`,
      note,
      effectiveAt && `Schutz und Vorteile gelten noch bis zum ${day(effectiveAt)}.`,
      appealUntil &&
        `Wenn Sie das anders sehen, können Sie bis zum ${day(appealUntil)} im Portal Einspruch einlegen; jemand anderes prüft es noch einmal.`,
    ),
    link: 'Entscheidung ansehen',
  }),
  revocationWithdrawn: ({ number, customerName }) => ({
    subject: `Ihre Freigabe bleibt: ${number}, ${customerName}`,
    paragraphs: [
      `Wir hatten angekündigt, die Freigabe Ihrer Registrierung für ${customerName} zurückzunehmen. Das tun wir nicht: Sie gilt wie bisher.`,
    ],
    link: 'Deal ansehen',
  }),
  revoked: ({ number, customerName }) => ({
    subject: `Nicht mehr freigegeben: ${number}, ${customerName}`,
    paragraphs: [
      `Die Frist ist abgelaufen. ${customerName} ist nicht mehr für Sie geschützt, und der Deal bringt keine Vorteile mehr.`,
    ],
    link: 'Deal ansehen',
  }),
  customerShared: ({ number, customerName }) => ({
    subject: `Gemeinsam betreut: ${number}, ${customerName}`,
    paragraphs: [
      `Ab jetzt betreuen Sie und ein anderer Partner ${customerName} gemeinsam. Ihre Registrierung, ihr Schutz und ihre Vorteile bleiben, wie sie sind.`,
      'Ohne eine neue Absprache kommt niemand hinzu. Wenn Sie von keiner Absprache wissen, sagen Sie es Ihrem Channel Manager.',
    ],
    link: 'Deal ansehen',
  }),
  disputeRaised: ({ number, customerName }) => ({
    subject: `Ein Streitfall: ${number}, ${customerName}`,
    paragraphs: [
      `Es gibt einen Streit um die Registrierung von ${customerName}. Ihre Registrierung und ihr Schutz bleiben, wie sie sind, während unbeteiligte Personen entscheiden.`,
      'Wenn Sie Belege haben, etwa Treffen, ein Angebot oder einen vom Kunden unterschriebenen Brief, fügen Sie sie jetzt hinzu.',
    ],
    link: 'Belege hinzufügen',
  }),
  disputeToJudge: ({ number, customerName, partnerName }) => ({
    subject: `Ein Streitfall zu entscheiden: ${number}, ${customerName}`,
    paragraphs: [
      `Es gibt einen Streit um die Registrierung von ${customerName} durch ${partnerName}. Es braucht Personen, die an den Entscheidungen nicht beteiligt waren.`,
    ],
    link: 'Registrierung öffnen',
  }),
  disputeRuled: ({ number, customerName, result, note }) => ({
    subject: `Der Streitfall ist entschieden: ${number}, ${customerName}`,
    paragraphs: present(
      `Der Streit um die Registrierung von ${customerName} ist entschieden. ${result ? results[result] : ''}`.trim(),
      note,
    ),
    link: 'Deal ansehen',
  }),
};
