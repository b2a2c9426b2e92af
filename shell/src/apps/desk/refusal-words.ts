import { msg, str } from '@portico/ui/msg';
import type { Refusal } from '@portico/domain/refusal';
import { refusalText } from '@portico/runtime/fault-text';

const words: Readonly<Record<string, () => string>> = {
  stale: () =>
    msg('Somebody changed it meanwhile. Look at the newest state, then do it again.', {
      id: 'desk.refusal.stale',
    }),
  not_found: () => msg('It is no longer open to you.', { id: 'desk.refusal.gone' }),
  which_account: () =>
    msg('First say which account this customer is, or that it is a new one.', {
      id: 'desk.refusal.which-account',
    }),
  no_such_account: () =>
    msg('This account is no longer in use. Choose another one.', { id: 'desk.refusal.account' }),
  already_reserved: () =>
    msg('Another partner holds this customer now. Look at the verdict again.', {
      id: 'desk.refusal.reserved',
    }),
  taken_meanwhile: () =>
    msg('Another partner has taken the customer since the protection ended.', { id: 'desk.refusal.taken' }),
  released: () => msg('The reservation was released meanwhile.', { id: 'desk.refusal.released' }),
  too_many_inactive_holds: () =>
    msg(
      'This partner has more inactive reservations than its tier may have. It has to work on them or give them up first.',
      { id: 'desk.refusal.inactive' },
    ),
  no_account: () =>
    msg('The customer is in no account yet. Say which one it is.', { id: 'desk.refusal.no-account' }),
  override_needed: () =>
    msg('This goes against the verdict. Say why it is approved anyway.', { id: 'desk.refusal.override' }),
  nothing_to_override: () =>
    msg('The verdict has changed: nothing speaks against it any more. Look at the newest state.', {
      id: 'desk.refusal.no-override',
    }),
  overridden_already: () =>
    msg('Somebody has given a reason already. Look at the newest state.', { id: 'desk.refusal.overridden' }),
  second_needed: () =>
    msg(
      'The first has agreed already. A second person grants it: a region manager or the vendor’s administrator.',
      { id: 'desk.refusal.second' },
    ),
  no_letter: () =>
    msg('This is no letter of the customer’s. Look at the newest state.', { id: 'desk.refusal.no-letter' }),
  accepted_already: () =>
    msg('Somebody has accepted it already. Look at the newest state.', { id: 'desk.refusal.accepted' }),
  own_letter: () =>
    msg('You brought it yourself, so somebody else has to accept it.', { id: 'desk.refusal.own-letter' }),
  no_accepted_letter: () =>
    msg(
      'That takes an accepted letter of the customer’s. Accept it in the dispute, or give another reason.',
      {
        id: 'desk.refusal.no-accepted-letter',
      },
    ),
  rival: () =>
    msg('This partner claims or holds the same customer. It must not read a competitor’s deal.', {
      id: 'desk.refusal.rival',
    }),
  no_such_partner: () =>
    msg('This partner is no longer there. Choose another one.', { id: 'desk.refusal.no-partner' }),
  same_partner: () =>
    msg('The deal is this partner’s own. Choose another one.', { id: 'desk.refusal.same-partner' }),
  not_your_step: () =>
    msg('This signature is for somebody of another role.', { id: 'desk.refusal.not-your-step' }),
  signed_already: () =>
    msg('You signed this deal before; somebody else gives the next signature.', {
      id: 'desk.refusal.signed',
    }),
  four_eyes: () =>
    msg('You proposed it yourself, so somebody else has to confirm it.', { id: 'desk.refusal.four-eyes' }),
  own_decision: () =>
    msg('You took this decision yourself, so somebody else answers the objection.', {
      id: 'desk.refusal.own-decision',
    }),
  none_open: () =>
    msg('The objection was answered meanwhile. Look at the newest state.', { id: 'desk.refusal.answered' }),
  none_pending: () =>
    msg('This was decided meanwhile. Look at the newest state.', { id: 'desk.refusal.decided' }),
  none_proposed: () =>
    msg('The proposal was taken back meanwhile. Look at the newest state.', {
      id: 'desk.refusal.unproposed',
    }),
  already_proposed: () =>
    msg('Somebody has proposed this already. Look at the newest state.', { id: 'desk.refusal.proposed' }),
  revoked: () => msg('The approval was taken back.', { id: 'desk.refusal.revoked' }),
  converted_already: () =>
    msg('The deal is in the CRM under another number already.', { id: 'desk.refusal.converted' }),
  same_reviewer: () => msg('This person reviews it already.', { id: 'desk.refusal.same-reviewer' }),
  no_reviewer: () => msg('This person may not review deals.', { id: 'desk.refusal.no-reviewer' }),
  no_seller: () =>
    msg('This person may not register deals at that partner. Choose another one.', {
      id: 'desk.refusal.no-seller',
    }),
  past: () => msg('This day is over. Choose a later one.', { id: 'desk.refusal.past' }),
  too_far: () => msg('That is too far ahead. Choose an earlier day.', { id: 'desk.refusal.too-far' }),
  too_few: () => msg('A panel needs at least two people.', { id: 'desk.refusal.too-few' }),
  not_neutral: () =>
    msg('Somebody on this panel had a hand in one of the deals. Choose others.', {
      id: 'desk.refusal.not-neutral',
    }),
  may_not_rule: () => msg('Somebody on this panel may not rule.', { id: 'desk.refusal.may-not-rule' }),
  not_on_panel: () => msg('Only the panel rules on this dispute.', { id: 'desk.refusal.not-on-panel' }),
  customer_chose: () =>
    msg('The customer has chosen by a signed letter; the deal it names leads.', {
      id: 'desk.refusal.customer-chose',
    }),
  names_a_party: () =>
    msg('Both sides read this: leave out the names of companies and people.', { id: 'desk.refusal.names' }),
  not_in_dispute: () => msg('This deal is not part of the dispute.', { id: 'desk.refusal.not-in-dispute' }),
  disputed_already: () =>
    msg('One of these deals is in an open dispute already.', { id: 'desk.refusal.disputed' }),
  other_customer: () =>
    msg('These deals are not of the same customer.', { id: 'desk.refusal.other-customer' }),
  letter_needed: () => msg('Add the signed letter as a file.', { id: 'desk.refusal.letter' }),
  closed: () => msg('This dispute is closed.', { id: 'desk.refusal.closed' }),
  not_yours: () => msg('You did not raise this dispute.', { id: 'desk.refusal.not-yours' }),
};

/** A refusal as the vendor's people read it, ending in what can be done. */
export function deskRefusalText(refusal: Refusal): string {
  if (refusal.rule === 'DM15' && refusal.key === 'own_deal')
    return msg('Whose own deal it is cannot review it. Choose somebody else.', {
      id: 'desk.refusal.own-reviewer',
    });
  if (refusal.rule === 'DM40' && refusal.key === 'not_your_step')
    return msg(
      'The deal desk answers this first. You can agree as the second person, once it has given its reason.',
      {
        id: 'desk.refusal.not-your-answer',
      },
    );
  return namingWords(refusal) ?? words[refusal.key]?.() ?? refusalText(refusal);
}

/** What a text for partners may not hold: another company's or a person's name, and which word it was. */
function namingWords({ key, word }: Refusal): string | undefined {
  if (key !== 'names_another' && (key !== 'names_a_party' || word === undefined)) return undefined;
  return word === undefined
    ? msg('The partner reads this: leave out the names of other companies and of people.', {
        id: 'desk.refusal.names-another',
      })
    : msg(str`Leave out “${word}”: a partner reads this, and other companies and people stay unnamed.`, {
        id: 'desk.refusal.names-word',
      });
}
