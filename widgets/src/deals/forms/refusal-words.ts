import { msg } from '@portico/ui/msg';
import type { Refusal } from '@portico/domain/refusal';
import { refusalText } from '@portico/runtime/fault-text';
import { problemWords } from '../problem-words.ts';

const words: Readonly<Record<string, () => string>> = {
  'AP1 too_late': () => msg('The time to object is over.', { id: 'deals.refusal.appeallate' }),
  'AP1 nothing_decided': () =>
    msg('There is no decision to object to. Look at the newest state.', { id: 'deals.refusal.nodecision' }),
  'AP2 appealed_already': () =>
    msg('You have objected already. The answer is with the deal.', { id: 'deals.refusal.appealed' }),
  'DM13 not_asked': () =>
    msg('Nobody asked for this field. Look at the newest questions.', { id: 'deals.refusal.notasked' }),
  'DM14 nothing_new': () =>
    msg('Nothing is new yet. Change a field or add a file.', { id: 'deals.refusal.nothingnew' }),
  'DM17 appeal_open': () =>
    msg('Your objection is still with the vendor. Wait for the answer first.', {
      id: 'deals.refusal.appealopen',
    }),
  'DM18 tried_again': () =>
    msg('This customer was registered again already.', { id: 'deals.refusal.triedagain' }),
  'DM30 revoked': () => msg('The protection was taken back.', { id: 'deals.refusal.revoked' }),
  'DM31 too_early': () =>
    msg('It is too early to ask. You can ask shortly before protection ends.', {
      id: 'deals.refusal.early',
    }),
  'DM31 too_late': () =>
    msg('The time to ask is over. You can register the customer again with new evidence.', {
      id: 'deals.refusal.late',
    }),
  'DM32 used_up': () => msg('This deal was extended as often as it can be.', { id: 'deals.refusal.usedup' }),
  'DM33 pending': () =>
    msg('You have asked already. The vendor has still to answer.', { id: 'deals.refusal.pending' }),
  'DM36 refused_at_end': () =>
    msg('The vendor has said no, and protection is over. You can register again with new evidence.', {
      id: 'deals.refusal.refusedatend',
    }),
  'DM37 another_deal': () =>
    msg('That would be another customer or another kind of deal. Register it as a deal of its own.', {
      id: 'deals.refusal.another',
    }),
  'DM38 nothing_changed': () =>
    msg('Nothing has changed yet. Change a field or add a file.', { id: 'deals.form.nothingnew' }),
  'DM39 expired': () =>
    msg('Protection is over, so the deal can no longer be changed.', { id: 'deals.refusal.expired' }),
  'DM39 pending': () =>
    msg('You have asked already. The vendor has still to answer.', { id: 'deals.refusal.pending' }),
  'DM45 too_soon': () =>
    msg('You had this customer not long ago. Add new evidence to register them again now.', {
      id: 'deals.refusal.soon',
    }),
  'DX1 disputed_already': () =>
    msg('There is an open dispute about this deal already.', { id: 'deals.refusal.disputed' }),
  'DX3 closed': () => msg('This dispute is closed.', { id: 'deals.refusal.disputeclosed' }),
  'DX3 letter_needed': () => msg('Please add the signed letter.', { id: 'deals.dispute.evidence.letter' }),
  'DX9 closed': () => msg('This dispute is closed.', { id: 'deals.refusal.disputeclosed' }),
  'DX9 not_yours': () =>
    msg('Only who raised a dispute can take it back.', { id: 'deals.refusal.disputenotyours' }),
  'RC27 taken_meanwhile': () =>
    msg('Protection had ended, and the customer is no longer free.', { id: 'deals.refusal.taken' }),
};

/** What a partner is told of a refusal: what it means for the deal and what can be done instead. */
export function dealRefusalWords(refusal: Refusal): string {
  const { rule, key } = refusal;
  // What is wrong with a claim has its words already.
  if (rule.startsWith('DR') || key === 'no_such_file') return problemWords(key);
  return words[`${rule} ${key}`]?.() ?? refusalText(refusal);
}
