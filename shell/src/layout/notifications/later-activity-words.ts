import { msg, str } from '@portico/ui/msg';

type Words = Readonly<Record<string, (who: string) => string>>;

const ofReview: Words = {
  'deal.decision_escalated': () =>
    msg('An overdue decision was passed on', { id: 'shell.activity.escalated' }),
  'deal.assigned': (who) => msg(str`${who} gave a deal to a reviewer`, { id: 'shell.activity.assigned' }),
  'deal.signed': (who) => msg(str`${who} signed an approval`, { id: 'shell.activity.signed' }),
  'deal.appealed': (who) => msg(str`${who} objected to a decision`, { id: 'shell.activity.appealed' }),
  'deal.appeal_upheld': (who) => msg(str`${who} agreed with an objection`, { id: 'shell.activity.upheld' }),
  'deal.appeal_refused': (who) =>
    msg(str`${who} stood by a decision`, { id: 'shell.activity.appeal-refused' }),
  'deal.resubmitted': (who) =>
    msg(str`${who} registered a customer again`, { id: 'shell.activity.resubmitted' }),
  'deal.shared': (who) => msg(str`${who} changed who else reads a deal`, { id: 'shell.activity.shared' }),
  'deal.verdict_overridden': (who) =>
    msg(str`${who} decided against the verdict on a deal`, { id: 'shell.activity.overridden' }),
  'deal.account_chosen': (who) =>
    msg(str`${who} said which customer it is`, { id: 'shell.activity.account-chosen' }),
  'deal.judged': () => msg('A claim was judged by the conflict rules', { id: 'shell.activity.judged' }),
  'deal.related_noted': () =>
    msg('A claim is for a customer of a known family', { id: 'shell.activity.related' }),
  'deal.first_right_ended': () =>
    msg('A supplier’s first right has ended', { id: 'shell.activity.first-right' }),
  'deal.appeal_overdue': () =>
    msg('An answer to an objection is overdue', { id: 'shell.activity.appeal-late' }),
  'deal.sibling_noted': () =>
    msg('A claim touches another office of a customer', { id: 'shell.activity.sibling' }),
  'deal.customer_shared': () =>
    msg('A customer is held by partners together', { id: 'shell.activity.together' }),
};

const ofProtection: Words = {
  'deal.extension_requested': (who) =>
    msg(str`${who} asked for longer protection`, { id: 'shell.activity.extension' }),
  'deal.extension_granted': (who) =>
    msg(str`${who} extended a protection`, { id: 'shell.activity.extended' }),
  'deal.extension_refused': (who) =>
    msg(str`${who} did not extend a protection`, { id: 'shell.activity.not-extended' }),
  'deal.extension_overdue': () =>
    msg('An answer about longer protection is overdue', { id: 'shell.activity.extension-late' }),
  'deal.amended': (who) => msg(str`${who} changed a deal`, { id: 'shell.activity.amended' }),
  'deal.amendment_requested': (who) =>
    msg(str`${who} asked to change a deal`, { id: 'shell.activity.amendment' }),
  'deal.amendment_granted': (who) =>
    msg(str`${who} agreed to a change`, { id: 'shell.activity.amendment-granted' }),
  'deal.amendment_refused': (who) =>
    msg(str`${who} did not agree to a change`, { id: 'shell.activity.amendment-refused' }),
  'deal.revocation_proposed': (who) =>
    msg(str`${who} proposed to take an approval back`, { id: 'shell.activity.revocation' }),
  'deal.revocation_confirmed': (who) =>
    msg(str`${who} confirmed that an approval is taken back`, { id: 'shell.activity.revoking' }),
  'deal.revocation_withdrawn': (who) =>
    msg(str`${who} left an approval as it was`, { id: 'shell.activity.unrevoked' }),
  'deal.revoked': () => msg('A protection was taken back', { id: 'shell.activity.revoked' }),
  'deal.converted': (who) => msg(str`${who} passed a deal on to the CRM`, { id: 'shell.activity.converted' }),
};

const ofDisputes: Words = {
  'deal.dispute_raised': (who) => msg(str`${who} raised a dispute`, { id: 'shell.activity.disputed' }),
  'deal.dispute_evidence_added': (who) =>
    msg(str`${who} brought evidence for a dispute`, { id: 'shell.activity.evidence' }),
  'deal.dispute_letter_accepted': (who) =>
    msg(str`${who} accepted a customer’s letter`, { id: 'shell.activity.letter' }),
  'deal.dispute_panel_assigned': (who) =>
    msg(str`${who} named who rules on a dispute`, { id: 'shell.activity.panel' }),
  'deal.dispute_ruled': () => msg('A dispute was ruled on', { id: 'shell.activity.ruled' }),
  'deal.dispute_overdue': () => msg('A ruling is overdue', { id: 'shell.activity.dispute-late' }),
  'deal.dispute_withdrawn': (who) =>
    msg(str`${who} took a dispute back`, { id: 'shell.activity.undisputed' }),
};

const ofCustomers: Words = {
  'coverage.entered': (who) => msg(str`${who} entered coverage`, { id: 'shell.activity.coverage' }),
  'coverage.claim_noted': () =>
    msg('A partner claims a customer that we cover', { id: 'shell.activity.coverage-claim' }),
  'coverage.renewal_noted': () =>
    msg('A partner claims the renewal of a customer that we cover', {
      id: 'shell.activity.coverage-renewal',
    }),
  'coverage.changed': (who) => msg(str`${who} changed coverage`, { id: 'shell.activity.coverage-changed' }),
  'coverage.ended': (who) => msg(str`${who} ended coverage`, { id: 'shell.activity.coverage-ended' }),
  'coverage.activity_logged': (who) =>
    msg(str`${who} logged work with a customer`, { id: 'shell.activity.coverage-work' }),
  'reservation.granted': () => msg('A customer was reserved', { id: 'shell.activity.reserved' }),
  'reservation.changed': () =>
    msg('A reservation has a new end', { id: 'shell.activity.reservation-changed' }),
  'reservation.released': () => msg('A customer is free again', { id: 'shell.activity.released' }),
  'reservation.overlap_found': () =>
    msg('Two reservations lie over each other', { id: 'shell.activity.overlap' }),
  'precheck.asked': (who) => msg(str`${who} checked a customer`, { id: 'shell.activity.checked' }),
  'precheck.canary_touched': (who) =>
    msg(str`${who} checked an account that alarms`, { id: 'shell.activity.canary' }),
  'precheck.canary_set': (who) =>
    msg(str`${who} set an alarm on an account`, { id: 'shell.activity.canary-set' }),
  'precheck.canary_lifted': (who) =>
    msg(str`${who} took an alarm off an account`, { id: 'shell.activity.canary-lifted' }),
  'account.created': (who) => msg(str`${who} added an account`, { id: 'shell.activity.account' }),
  'account.changed': (who) => msg(str`${who} changed an account`, { id: 'shell.activity.account-changed' }),
  'account.archived': (who) =>
    msg(str`${who} archived an account`, { id: 'shell.activity.account-archived' }),
  'account.restored': (who) =>
    msg(str`${who} took an account into use again`, { id: 'shell.activity.account-restored' }),
  'account.merged': (who) => msg(str`${who} merged two accounts`, { id: 'shell.activity.merged' }),
  'account.unmerged': (who) => msg(str`${who} took accounts apart again`, { id: 'shell.activity.unmerged' }),
  'account.learned': () => msg('An account learned a name from a decision', { id: 'shell.activity.learned' }),
  'account.import_started': (who) =>
    msg(str`${who} started an import of accounts`, { id: 'shell.activity.import' }),
  'account.import_progressed': () => msg('An import of accounts goes on', { id: 'shell.activity.import-on' }),
  'account.import_checked': () =>
    msg('A file of accounts was looked through', { id: 'shell.activity.import-checked' }),
  'account.import_failed': () =>
    msg('An import of accounts stopped before its end', { id: 'shell.activity.import-failed' }),
  'account.imported': () => msg('Accounts were imported', { id: 'shell.activity.imported' }),
};

const ofPolicies: Words = {
  'brand.changed': (who) =>
    msg(str`${who} changed how an organisation shows itself`, { id: 'shell.activity.brand' }),
  'policy.drafted': (who) => msg(str`${who} drafted a policy`, { id: 'shell.activity.policy' }),
  'policy.published': (who) => msg(str`${who} published a policy`, { id: 'shell.activity.policy-published' }),
  'policy.withdrawn': (who) => msg(str`${who} took a policy back`, { id: 'shell.activity.policy-withdrawn' }),
  'policy.replay_requested': (who) =>
    msg(str`${who} replays past deals under a policy`, { id: 'shell.activity.replay' }),
};

const words: Words = { ...ofReview, ...ofProtection, ...ofDisputes, ...ofCustomers, ...ofPolicies };

/** What happened to a deal after its first decision, to customers and to policies; undefined for anything else. */
export function laterActivityWords(name: string, who: string): string | undefined {
  return words[name]?.(who);
}
