import type { DealWords } from './facts.ts';
import { present } from './present.ts';

/** Letters about deals, in English. */
export const english: DealWords = {
  greeting: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  closing: 'You get this letter because you work on this deal in Portico.',
  reasons: {
    not_available: 'this customer is not available for registration.',
    incomplete: 'details we need are missing.',
    out_of_territory: 'the customer is outside your territory.',
    not_eligible_product: 'the product cannot be registered.',
    below_minimum: 'the expected value is below the minimum.',
    tender_already_public: 'the tender was public before the registration.',
    not_certified: 'a certificate that the program asks for is missing.',
    not_genuine: 'we could not confirm the project with the customer.',
    other: 'it does not fit the program.',
  },
  letters: {
    received: ({ number, customerName, decisionDueAt }, day) => ({
      subject: `We have your registration ${number} for ${customerName}`,
      paragraphs: present(
        `Thank you. Your registration ${number} for ${customerName} has arrived, and the customer is held for you while we decide.`,
        decisionDueAt && `You will hear from us by ${day(decisionDueAt)}.`,
      ),
      link: 'See your deal',
    }),
    toDecide: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
      subject: `To decide: ${number}, ${customerName}`,
      paragraphs: present(
        `${partnerName} registered ${customerName}.`,
        decisionDueAt && `The decision is due on ${day(decisionDueAt)}.`,
      ),
      link: 'Open the registration',
    }),
    infoRequested: ({ number, customerName, questions, answerDueAt }, day) => ({
      subject: `A question about ${number}, ${customerName}`,
      paragraphs: present(
        `To decide about ${customerName} we need to know:`,
        questions.map((question) => `• ${question}`).join('\n'),
        answerDueAt && `Please answer by ${day(answerDueAt)}; the customer stays held for you until then.`,
      ),
      link: 'Answer now',
    }),
    infoAnswered: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
      subject: `Answered: ${number}, ${customerName}`,
      paragraphs: present(
        `${partnerName} answered the questions about ${customerName}.`,
        decisionDueAt && `The decision is due on ${day(decisionDueAt)}.`,
      ),
      link: 'Read the answers',
    }),
    approved: ({ number, customerName, protectionEnd, note }, day) => ({
      subject: `Approved: ${number}, ${customerName}`,
      paragraphs: present(
        `Good news: your registration for ${customerName} is approved.`,
        protectionEnd && `The customer is protected for you until ${day(protectionEnd)}.`,
        note,
      ),
      link: 'See your deal',
    }),
    rejected: ({ number, customerName, reason, note, appealUntil }, day) => ({
      subject: `Not approved: ${number}, ${customerName}`,
      paragraphs: present(
        `We could not approve your registration for ${customerName}${reason ? `: ${english.reasons[reason]}` : '.'}`,
        note,
        appealUntil
          ? `If you see it differently, you can object until ${day(appealUntil)}: open the deal in the portal, choose “Object to the decision” and say what we overlooked. Somebody else will look at it again.`
          : 'If you see it differently, speak to your channel manager.',
      ),
      link: 'See the decision',
    }),
    lapsed: ({ number, customerName }) => ({
      subject: `Withdrawn without an answer: ${number}, ${customerName}`,
      paragraphs: [
        `Our questions about ${customerName} had no answer in time, so the registration was withdrawn and the customer is no longer held for you.`,
        'You may register the customer again at any time.',
      ],
      link: 'See the deal',
    }),
    expiring: ({ number, customerName, protectionEnd }, day) => ({
      subject: `Protection ends soon: ${number}, ${customerName}`,
      paragraphs: present(
        protectionEnd
          ? `Your protection for ${customerName} ends on ${day(protectionEnd)}.`
          : `Your protection for ${customerName} ends soon.`,
        'Tell us in the portal whether the deal was won or lost, or how it stands.',
      ),
      link: 'See your deal',
    }),
  },
};
