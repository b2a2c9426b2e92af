import type { TimelineEntry as Happening } from '@portico/domain/deals/views';
import { isolated } from '@portico/ui/isolated';
import { msg, str } from '@portico/ui/msg';
import type { TimelineEntry } from '@portico/ui/timeline/timeline';

type TimelineFacts = Happening['facts'];
type EventWords = Pick<TimelineEntry, 'what' | 'tone'>;

const words: Readonly<Record<string, (facts: TimelineFacts) => EventWords>> = {
  'deal.assigned': () => ({ what: msg('gave the review to a colleague', { id: 'deals.event.assigned' }) }),
  'deal.signed': () => ({
    what: msg('signed; another signature is needed', { id: 'deals.event.signed' }),
    tone: 'info',
  }),
  'deal.appealed': () => ({
    what: msg('objected to the decision', { id: 'deals.event.appealed' }),
    tone: 'info',
  }),
  'deal.appeal_upheld': () => ({
    what: msg('agreed with the objection', { id: 'deals.event.upheld' }),
    tone: 'success',
  }),
  'deal.appeal_refused': () => ({
    what: msg('stood by the decision', { id: 'deals.event.appealrefused' }),
    tone: 'danger',
  }),
  'deal.resubmitted': () => ({
    what: msg('registered the customer again', { id: 'deals.event.resubmitted' }),
    tone: 'info',
  }),
  'deal.shared': ({ partner, partnerName }) => ({
    what:
      partner === null
        ? msg('stopped sharing the deal with the second partner', { id: 'deals.event.unshared' })
        : typeof partnerName === 'string'
          ? msg(str`shared the deal with ${isolated(partnerName)}`, { id: 'deals.event.sharedwith' })
          : msg('shared the deal with a second partner', { id: 'deals.event.shared' }),
  }),
  'deal.customer_shared': () => ({
    what: msg('noted that you and another partner hold this customer together', {
      id: 'deals.event.together',
    }),
    tone: 'info',
  }),
  'deal.sibling_noted': () => ({
    what: msg('noted that another partner works with another office of this customer', {
      id: 'deals.event.sibling',
    }),
  }),
  'deal.account_chosen': () => ({
    what: msg('said which customer it is', { id: 'deals.event.account' }),
  }),
  'deal.decision_escalated': () => ({
    what: msg('passed the overdue decision on', { id: 'deals.event.escalated' }),
    tone: 'warning',
  }),
  'deal.extension_requested': () => ({
    what: msg('asked for longer protection', { id: 'deals.event.extension' }),
    tone: 'info',
  }),
  'deal.extension_granted': () => ({
    what: msg('extended the protection', { id: 'deals.event.extended' }),
    tone: 'success',
  }),
  'deal.extension_refused': () => ({
    what: msg('did not extend the protection', { id: 'deals.event.notextended' }),
    tone: 'danger',
  }),
  'deal.amended': () => ({ what: msg('changed the deal', { id: 'deals.event.amended' }) }),
  'deal.amendment_requested': () => ({
    what: msg('asked to change the deal', { id: 'deals.event.amendment' }),
    tone: 'info',
  }),
  'deal.amendment_granted': () => ({
    what: msg('agreed to the change', { id: 'deals.event.amendmentgranted' }),
    tone: 'success',
  }),
  'deal.amendment_refused': () => ({
    what: msg('did not agree to the change', { id: 'deals.event.amendmentrefused' }),
    tone: 'danger',
  }),
  'deal.revocation_confirmed': () => ({
    what: msg('gave notice that the protection is taken back', { id: 'deals.event.revoking' }),
    tone: 'danger',
  }),
  'deal.revocation_withdrawn': () => ({
    what: msg('left the protection as it was', { id: 'deals.event.unrevoked' }),
    tone: 'success',
  }),
  'deal.revoked': () => ({
    what: msg('took the protection back', { id: 'deals.event.revoked' }),
    tone: 'danger',
  }),
  'deal.converted': () => ({
    what: msg('took the deal into their sales system', { id: 'deals.event.converted' }),
    tone: 'success',
  }),
  'deal.dispute_raised': () => ({
    what: msg('raised a dispute', { id: 'deals.event.disputed' }),
    tone: 'warning',
  }),
  'deal.dispute_evidence_added': () => ({
    what: msg('brought evidence for the dispute', { id: 'deals.event.evidence' }),
  }),
  'deal.dispute_ruled': () => ({
    what: msg('ruled on the dispute', { id: 'deals.event.ruled' }),
    tone: 'info',
  }),
  'deal.appeal_overdue': () => ({
    what: msg('noted that the answer to the objection is overdue', { id: 'deals.event.appealoverdue' }),
    tone: 'warning',
  }),
  'deal.extension_overdue': () => ({
    what: msg('noted that the answer about longer protection is overdue', {
      id: 'deals.event.extensionoverdue',
    }),
    tone: 'warning',
  }),
  'deal.dispute_overdue': () => ({
    what: msg('noted that the decision about the dispute is overdue', { id: 'deals.event.disputeoverdue' }),
    tone: 'warning',
  }),
  'deal.first_right_ended': () => ({
    what: msg('noted that the first right to a renewal has ended', { id: 'deals.event.firstright' }),
  }),
  'deal.dispute_withdrawn': () => ({
    what: msg('took the dispute back', { id: 'deals.event.disputewithdrawn' }),
  }),
};

/** What happened after the decision or besides it, in words; undefined for an event that is none of these. */
export function laterEventWords(name: string, facts: TimelineFacts): EventWords | undefined {
  return words[name]?.(facts);
}
