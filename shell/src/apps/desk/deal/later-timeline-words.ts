import { msg, str } from '@portico/ui/msg';
import { isolated } from '@portico/ui/isolated';
import type { TimelineEntry as Happening } from '@portico/domain/deals/views';
import type { TimelineEntry } from '@portico/ui/timeline/timeline';
import { deskRevokeWords } from '../revoke-words.ts';

type Line = Pick<TimelineEntry, 'what' | 'tone' | 'rule'>;
type Facts = Happening['facts'];

const ofReview: Readonly<Record<string, (facts: Facts) => Line>> = {
  'deal.decision_escalated': () => ({
    what: msg('passed the overdue decision on', { id: 'desk.timeline.escalated' }),
    tone: 'warning',
    rule: 'DS2',
  }),
  'deal.assigned': () => ({
    what: msg('gave it to a reviewer', { id: 'desk.timeline.assigned' }),
    rule: 'DM15',
  }),
  'deal.signed': ({ of }) => ({
    what:
      of === 'change'
        ? msg('signed the change; another signature is needed', { id: 'desk.timeline.change-signed' })
        : msg('signed; another signature is needed', { id: 'desk.timeline.signed' }),
    tone: 'info',
    rule: 'DA1',
  }),
  'deal.appealed': () => ({
    what: msg('objected to the decision', { id: 'desk.timeline.appealed' }),
    tone: 'warning',
    rule: 'AP1',
  }),
  'deal.appeal_upheld': () => ({
    what: msg('agreed with the objection', { id: 'desk.timeline.upheld' }),
    tone: 'success',
    rule: 'AP5',
  }),
  'deal.appeal_refused': () => ({
    what: msg('stood by the decision', { id: 'desk.timeline.appeal-refused' }),
    tone: 'danger',
    rule: 'AP3',
  }),
  'deal.resubmitted': () => ({
    what: msg('registered the customer again', { id: 'desk.timeline.resubmitted' }),
    tone: 'info',
    rule: 'DM14',
  }),
  'deal.shared': ({ partner, partnerName }) => ({
    what:
      partner === null
        ? msg('stopped sharing it with the second partner', { id: 'desk.timeline.unshared' })
        : typeof partnerName === 'string'
          ? msg(str`shared it with ${isolated(partnerName)} as second partner`, {
              id: 'desk.timeline.shared-with',
            })
          : msg('shared it with a second partner', { id: 'desk.timeline.shared' }),
    rule: 'DM21',
  }),
  'deal.verdict_overridden': ({ of }) => ({
    what:
      of === 'change'
        ? msg('agreed to a change against the verdict', { id: 'desk.timeline.change-overridden' })
        : msg('approved it against the verdict', { id: 'desk.timeline.overridden' }),
    tone: 'warning',
    rule: 'DA8',
  }),
  'deal.account_chosen': () => ({
    what: msg('said which customer it is', { id: 'desk.timeline.account' }),
    rule: 'DA7',
  }),
  'deal.judged': ({ rule }) => ({
    what: msg('judged the claim by the conflict rules', { id: 'desk.timeline.judged' }),
    ...(typeof rule === 'string' ? { rule } : {}),
  }),
  'deal.related_noted': () => ({
    what: msg('noted that the customer belongs to a known family', { id: 'desk.timeline.related' }),
    rule: 'RC3',
  }),
  'deal.first_right_ended': () => ({
    what: msg('noted that the supplier’s first right has ended', { id: 'desk.timeline.first-right' }),
    rule: 'RC9',
  }),
  'deal.appeal_overdue': () => ({
    what: msg('noted that the answer to the objection is overdue', { id: 'desk.timeline.appeal-late' }),
    tone: 'warning',
  }),
  'deal.sibling_noted': () => ({
    what: msg('noted that another office of the customer is held', { id: 'desk.timeline.sibling' }),
    rule: 'RC11',
  }),
  'deal.customer_shared': () => ({
    what: msg('noted that the partners who hold the customer share it', { id: 'desk.timeline.together' }),
    tone: 'info',
    rule: 'RC32',
  }),
};

const ofProtection: Readonly<Record<string, (facts: Facts) => Line>> = {
  'deal.extension_requested': () => ({
    what: msg('asked for longer protection', { id: 'desk.timeline.extension' }),
    tone: 'info',
    rule: 'DM31',
  }),
  'deal.extension_granted': () => ({
    what: msg('extended the protection', { id: 'desk.timeline.extended' }),
    tone: 'success',
    rule: 'DM35',
  }),
  'deal.extension_refused': () => ({
    what: msg('did not extend the protection', { id: 'desk.timeline.not-extended' }),
    tone: 'danger',
    rule: 'DM36',
  }),
  'deal.extension_overdue': () => ({
    what: msg('noted that the answer about longer protection is overdue', {
      id: 'desk.timeline.extension-late',
    }),
    tone: 'warning',
  }),
  'deal.amended': () => ({
    what: msg('changed the deal', { id: 'desk.timeline.amended' }),
    rule: 'DM38',
  }),
  'deal.amendment_requested': () => ({
    what: msg('asked to change the deal', { id: 'desk.timeline.amendment' }),
    tone: 'info',
    rule: 'DM39',
  }),
  'deal.amendment_granted': () => ({
    what: msg('agreed to the change', { id: 'desk.timeline.amendment-granted' }),
    tone: 'success',
    rule: 'DM40',
  }),
  'deal.amendment_refused': () => ({
    what: msg('did not agree to the change', { id: 'desk.timeline.amendment-refused' }),
    tone: 'danger',
    rule: 'DM40',
  }),
  'deal.revocation_proposed': ({ reason }) => ({
    what: msg(str`proposed to take the approval back: ${deskRevokeWords(String(reason ?? ''))}`, {
      id: 'desk.timeline.revocation',
    }),
    tone: 'warning',
    rule: 'DM41',
  }),
  'deal.revocation_confirmed': () => ({
    what: msg('confirmed that the approval is taken back', { id: 'desk.timeline.revoking' }),
    tone: 'danger',
    rule: 'DM42',
  }),
  'deal.revocation_withdrawn': () => ({
    what: msg('left the approval as it was', { id: 'desk.timeline.unrevoked' }),
    tone: 'success',
    rule: 'DM44',
  }),
  'deal.revoked': () => ({
    what: msg('took the protection back', { id: 'desk.timeline.revoked' }),
    tone: 'danger',
    rule: 'DM43',
  }),
  'deal.converted': () => ({
    what: msg('passed the deal on to the CRM', { id: 'desk.timeline.converted' }),
    tone: 'success',
    rule: 'DM46',
  }),
};

const ofDisputes: Readonly<Record<string, (facts: Facts) => Line>> = {
  'deal.dispute_raised': () => ({
    what: msg('raised a dispute', { id: 'desk.timeline.disputed' }),
    tone: 'warning',
    rule: 'DX1',
  }),
  'deal.dispute_evidence_added': () => ({
    what: msg('brought evidence for the dispute', { id: 'desk.timeline.evidence' }),
    rule: 'DX3',
  }),
  'deal.dispute_letter_accepted': () => ({
    what: msg('accepted the customer’s letter', { id: 'desk.timeline.letter' }),
    tone: 'info',
    rule: 'DX7',
  }),
  'deal.dispute_panel_assigned': () => ({
    what: msg('named who rules on the dispute', { id: 'desk.timeline.panel' }),
    rule: 'DX4',
  }),
  'deal.dispute_ruled': () => ({
    what: msg('ruled on the dispute', { id: 'desk.timeline.ruled' }),
    tone: 'info',
    rule: 'DX6',
  }),
  'deal.dispute_overdue': () => ({
    what: msg('noted that the ruling is overdue', { id: 'desk.timeline.dispute-late' }),
    tone: 'warning',
    rule: 'DX2',
  }),
  'deal.dispute_withdrawn': () => ({
    what: msg('took the dispute back', { id: 'desk.timeline.undisputed' }),
    rule: 'DX9',
  }),
};

const lines = { ...ofReview, ...ofProtection, ...ofDisputes };

/** What happened besides and after the first decision, as a line; undefined for anything else. */
export function laterLine(name: string, facts: Facts): Line | undefined {
  return Object.hasOwn(lines, name) ? lines[name]?.(facts) : undefined;
}
