import { present } from './present.ts';
import type { ReviewLetters } from './review-facts.ts';

/** Letters about how a deal is reviewed, in English. */
export const englishReview: ReviewLetters = {
  registeredForYou: ({ number, customerName, submittedByName, decisionDueAt }, day) => ({
    subject: `Registered for you: ${number}, ${customerName}`,
    paragraphs: present(
      `${submittedByName ?? 'We'} registered ${customerName} on your behalf. The deal is yours, and the customer is held for you while we decide.`,
      decisionDueAt && `You will hear from us by ${day(decisionDueAt)}.`,
      'If you know nothing of it, withdraw it in the portal.',
    ),
    link: 'See your deal',
  }),
  toSign: ({ number, customerName, partnerName }) => ({
    subject: `To sign: ${number}, ${customerName}`,
    paragraphs: [
      `The registration of ${customerName} by ${partnerName} has been signed by the person before you and waits for your signature.`,
    ],
    link: 'Open the registration',
  }),
  overdue: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
    subject: `Overdue: ${number}, ${customerName}`,
    paragraphs: present(
      `${partnerName} is waiting for the decision about ${customerName}.`,
      decisionDueAt && `It was due on ${day(decisionDueAt)}.`,
    ),
    link: 'Decide',
  }),
  escalated: ({ number, customerName, partnerName, decisionDueAt }, day) => ({
    subject: `Still undecided: ${number}, ${customerName}`,
    paragraphs: present(
      `Nobody has decided about ${customerName} for ${partnerName} yet.`,
      decisionDueAt && `The decision was due on ${day(decisionDueAt)}.`,
      'You get this letter because you look after the partner, or after the portal.',
    ),
    link: 'Open the registration',
  }),
  extensionOverdue: ({ number, customerName, partnerName }) => ({
    subject: `Overdue: longer protection for ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} is still waiting for your answer about longer protection of ${customerName}. Protection is held until you decide.`,
    ],
    link: 'Decide',
  }),
  appealOverdue: ({ number, customerName, partnerName }) => ({
    subject: `Overdue: an objection about ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} is still waiting for the answer to an objection to the decision about ${customerName}.`,
    ],
    link: 'Read the objection',
  }),
  disputeOverdue: ({ number, customerName }) => ({
    subject: `Overdue: the dispute about ${number}, ${customerName}`,
    paragraphs: [
      `The dispute about the registration of ${customerName} should have been decided by now. See whether its panel is complete.`,
    ],
    link: 'Open the registration',
  }),
  appealToAnswer: ({ number, customerName, partnerName }) => ({
    subject: `An objection: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} objects to the decision about ${customerName}. Somebody other than whoever took it should answer.`,
    ],
    link: 'Read the objection',
  }),
  appealUpheld: ({ number, customerName, note }) => ({
    subject: `Your objection was heard: ${number}, ${customerName}`,
    paragraphs: present(`You were right about ${customerName}: the decision does not stand.`, note),
    link: 'See your deal',
  }),
  appealRefused: ({ number, customerName, note }) => ({
    subject: `The decision stands: ${number}, ${customerName}`,
    paragraphs: present(
      `We looked at your objection about ${customerName} again, and the decision stands.`,
      note,
    ),
    link: 'See the answer',
  }),
};
