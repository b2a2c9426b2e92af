import type { ProtectionLetterFacts, ProtectionLetters } from './protection-facts.ts';
import { present } from './present.ts';

const reasons: Record<NonNullable<ProtectionLetterFacts['revokeReason']>, string> = {
  untrue_statement: 'something in the registration was not true.',
  no_activity: 'we saw no work on the deal.',
  agreement_ended: 'our agreement with your company has ended.',
  customer_choice: 'the customer has chosen to buy elsewhere.',
  compliance: 'we may not go on for legal reasons.',
  dispute_ruling: 'a dispute about the customer was ruled on.',
};

const results: Record<NonNullable<ProtectionLetterFacts['result']>, string> = {
  leads: 'Your registration leads.',
  stands: 'Your registration stands as it is.',
  ends: 'Your registration ends by it.',
};

/** Letters about approved deals and disputes, in English. */
export const englishProtection: ProtectionLetters = {
  expired: ({ number, customerName, protectionEnd }, day) => ({
    subject: `Protection has ended: ${number}, ${customerName}`,
    paragraphs: present(
      protectionEnd
        ? `Your protection for ${customerName} ended on ${day(protectionEnd)}.`
        : `Your protection for ${customerName} has ended.`,
      'For a few days you can still ask for longer protection, with evidence that you work on the deal. With new evidence you may also register the customer again.',
    ),
    link: 'See your deal',
  }),
  extensionRequested: ({ number, customerName, partnerName }) => ({
    subject: `Longer protection asked for: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} asks for longer protection of ${customerName} and brings evidence. Protection is held until you decide.`,
    ],
    link: 'Decide',
  }),
  extensionGranted: ({ number, customerName, protectionEnd, note }, day) => ({
    subject: `Longer protection: ${number}, ${customerName}`,
    paragraphs: present(
      protectionEnd
        ? `${customerName} is now protected for you until ${day(protectionEnd)}.`
        : `Your protection for ${customerName} is longer now.`,
      note,
    ),
    link: 'See your deal',
  }),
  extensionRefused: ({ number, customerName, protectionEnd, note }, day) => ({
    subject: `No longer protection: ${number}, ${customerName}`,
    paragraphs: present(
      `We could not extend your protection for ${customerName}.`,
      note,
      protectionEnd && `It ends, or ended, on ${day(protectionEnd)}.`,
    ),
    link: 'See the answer',
  }),
  amendmentRequested: ({ number, customerName, partnerName }) => ({
    subject: `A change to decide: ${number}, ${customerName}`,
    paragraphs: [
      `${partnerName} wants to change what is registered for ${customerName}. Protection stays meanwhile.`,
    ],
    link: 'See the change',
  }),
  amendmentGranted: ({ number, customerName, note }) => ({
    subject: `Changed as you wished: ${number}, ${customerName}`,
    paragraphs: present(`Your change of the registration for ${customerName} is accepted.`, note),
    link: 'See your deal',
  }),
  amendmentRefused: ({ number, customerName, note }) => ({
    subject: `Not changed: ${number}, ${customerName}`,
    paragraphs: present(
      `We could not accept your change of the registration for ${customerName}. It stays as it was, and so does its protection.`,
      note,
    ),
    link: 'See the answer',
  }),
  revocationToConfirm: ({ number, customerName, partnerName, note }) => ({
    subject: `To confirm: ${number}, ${customerName}`,
    paragraphs: present(
      `The deal desk proposes to take back the approval of the registration of ${customerName} by ${partnerName}. It takes effect only when you, or another manager, confirm it.`,
      note,
    ),
    link: 'Open the registration',
  }),
  revocationConfirmed: ({ number, customerName, revokeReason, effectiveAt, appealUntil, note }, day) => ({
    subject: `Approval taken back: ${number}, ${customerName}`,
    paragraphs: present(
      `We take the approval of your registration for ${customerName} back${revokeReason ? `: ${reasons[revokeReason]}` : '.'}`,
      note,
      effectiveAt && `Protection and benefits last until ${day(effectiveAt)}.`,
      appealUntil &&
        `If you see it differently, you can object in the portal until ${day(appealUntil)}; somebody else will look at it again.`,
    ),
    link: 'See the decision',
  }),
  revocationWithdrawn: ({ number, customerName }) => ({
    subject: `Your approval stands: ${number}, ${customerName}`,
    paragraphs: [
      `We said that we would take the approval of your registration for ${customerName} back. We do not: it stands as before.`,
    ],
    link: 'See your deal',
  }),
  revoked: ({ number, customerName }) => ({
    subject: `No longer approved: ${number}, ${customerName}`,
    paragraphs: [
      `The notice has run out. ${customerName} is no longer protected for you, and the deal brings no more benefits.`,
    ],
    link: 'See the deal',
  }),
  customerShared: ({ number, customerName }) => ({
    subject: `Held together: ${number}, ${customerName}`,
    paragraphs: [
      `From now on you and another partner hold ${customerName} together. Your registration, its protection and its benefits stay as they are.`,
      'Nobody else comes in without a new agreement. If you know of no agreement, tell your channel manager.',
    ],
    link: 'See your deal',
  }),
  disputeRaised: ({ number, customerName }) => ({
    subject: `A dispute: ${number}, ${customerName}`,
    paragraphs: [
      `There is a dispute about the registration of ${customerName}. Your registration and its protection stay as they are while people who had no part in it decide.`,
      'If you have evidence, such as meetings, a proposal or a letter signed by the customer, add it now.',
    ],
    link: 'Add evidence',
  }),
  disputeToJudge: ({ number, customerName, partnerName }) => ({
    subject: `A dispute to judge: ${number}, ${customerName}`,
    paragraphs: [
      `There is a dispute about the registration of ${customerName} by ${partnerName}. It needs a panel of people who had no part in its decisions.`,
    ],
    link: 'Open the registration',
  }),
  disputeRuled: ({ number, customerName, result, note }) => ({
    subject: `The dispute is decided: ${number}, ${customerName}`,
    paragraphs: present(
      `The dispute about the registration of ${customerName} is decided. ${result ? results[result] : ''}`.trim(),
      note,
    ),
    link: 'See your deal',
  }),
};
