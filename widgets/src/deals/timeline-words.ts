import { msg, str } from '@portico/ui/msg';
import type { ShownReason } from '@portico/domain/deals/partner-reading';
import type { WithdrawReason } from '@portico/domain/deals/reasons';
import type { TimelineEntry as DealEntry } from '@portico/domain/deals/views';
import type { TimelineEntry } from '@portico/ui/timeline/timeline';
import { fieldWords } from './claim-words-more.ts';
import { laterEventWords } from './later-event-words.ts';
import { revokeWords } from './revoke-words.ts';

type Facts = DealEntry['facts'];

/** A deal's history as it is read, oldest first: who did what, when and why; every round of questions with its answers. */
export function timelineEntries(history: readonly DealEntry[]): TimelineEntry[] {
  let asked: Facts = {};
  return history.map((entry) => {
    if (entry.name === 'deal.info_requested') asked = entry.facts;
    return timelineEntry(entry, entry.name === 'deal.info_answered' ? asked : {});
  });
}

/** A line of a deal's history, and the questions that it answers. */
function timelineEntry({ name, at, actorName, facts }: DealEntry, asked: Facts): TimelineEntry {
  const { what, tone } = eventWords(name, facts);
  const reason = textOf(facts, 'reason');
  const changed = (textOf(facts, 'fields') || textOf(facts, 'changed')).split(' ').filter(Boolean);
  const why = [
    reason && reasonWords(reason),
    ...rounds(facts, asked),
    changed.map(fieldWords).join(', '),
    textOf(facts, 'note'),
  ].filter(Boolean);
  return {
    who: actorName ?? msg('The portal', { id: 'deals.event.portal' }),
    what,
    when: at,
    ...(why.length > 0 && { why: why.join(' · ') }),
    ...(tone && { tone }),
  };
}

/** Questions, each with its answer where there is one: `q1`, `q2` in the event's facts. */
function rounds(facts: Facts, asked: Facts): string[] {
  return Object.keys(facts)
    .filter((fact) => /^q\d+$/.test(fact))
    .map((fact) => [textOf(asked, fact), textOf(facts, fact)].filter(Boolean).join(' – '));
}

function textOf(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

/** When protection ends, told 30, 14 and 3 days before (DP8): each time with its own days. */
function endingWords({ daysLeft: days }: Facts): string {
  if (days === 1)
    return msg('gave notice that protection ends in one day', { id: 'deals.event.expiring.day' });
  return typeof days === 'number'
    ? msg(str`gave notice that protection ends in ${days} days`, { id: 'deals.event.expiring.days' })
    : msg('gave notice that protection ends soon', { id: 'deals.event.expiring' });
}

function eventWords(name: string, facts: Facts): Pick<TimelineEntry, 'what' | 'tone'> {
  switch (name) {
    case 'deal.drafted':
      return { what: msg('began a draft', { id: 'deals.event.drafted' }) };
    case 'deal.submitted':
      return { what: msg('submitted the registration', { id: 'deals.event.submitted' }), tone: 'info' };
    case 'deal.taken':
      return { what: msg('started the review', { id: 'deals.event.taken' }), tone: 'info' };
    case 'deal.info_requested':
      return { what: msg('asked for information', { id: 'deals.event.asked' }), tone: 'warning' };
    case 'deal.info_answered':
      return { what: msg('answered the questions', { id: 'deals.event.answered' }), tone: 'info' };
    case 'deal.approved':
      return { what: msg('approved the registration', { id: 'deals.event.approved' }), tone: 'success' };
    case 'deal.rejected':
      return { what: msg('rejected the registration', { id: 'deals.event.rejected' }), tone: 'danger' };
    case 'deal.withdrawn':
      return { what: msg('withdrew the registration', { id: 'deals.event.withdrawn' }) };
    case 'deal.lapsed':
      return {
        what: msg('withdrew the registration: no answer came in time', { id: 'deals.event.lapsed' }),
      };
    case 'deal.expiring':
      return { what: endingWords(facts), tone: 'warning' };
    case 'deal.expired':
      return { what: msg('ended the protection', { id: 'deals.event.expired' }) };
    case 'deal.won':
      return { what: msg('won the deal', { id: 'deals.event.won' }), tone: 'success' };
    case 'deal.lost':
      return { what: msg('lost the deal', { id: 'deals.event.lost' }) };
    case 'deal.decision_overdue':
      return {
        what: msg('noted that the decision is overdue', { id: 'deals.event.overdue' }),
        tone: 'warning',
      };
    default:
      return (
        laterEventWords(name, facts) ?? { what: msg(str`recorded ${name}`, { id: 'deals.event.other' }) }
      );
  }
}

/** A reason out of the closed lists, in words; an unknown one as it is. */
export function reasonWords(reason: ShownReason | WithdrawReason | (string & {})): string {
  switch (reason) {
    case 'not_available':
      return msg('This customer is not available for registration', { id: 'deals.reason.unavailable' });
    case 'incomplete':
      return msg('Information is missing', { id: 'deals.reason.incomplete' });
    case 'out_of_territory':
      return msg('Outside your territory', { id: 'deals.reason.territory' });
    case 'not_eligible_product':
      return msg('This product cannot be registered', { id: 'deals.reason.product' });
    case 'below_minimum':
      return msg('Below the minimum value', { id: 'deals.reason.minimum' });
    case 'tender_already_public':
      return msg('The tender was public already', { id: 'deals.reason.tender' });
    case 'not_certified':
      return msg('A certificate is missing', { id: 'deals.reason.certificate' });
    case 'not_genuine':
      return msg('No genuine opportunity', { id: 'deals.reason.genuine' });
    case 'customer_stopped':
      return msg('The customer stopped it', { id: 'deals.reason.stopped' });
    case 'entered_in_error':
      return msg('Entered by mistake', { id: 'deals.reason.mistake' });
    case 'no_answer':
      return msg('No answer in time', { id: 'deals.reason.noanswer' });
    case 'other':
      return msg('Another reason', { id: 'deals.reason.other' });
    case 'already_registered':
    case 'existing_customer':
    case 'vendor_direct':
      // The vendor's own words for it are the desk's (DM49); nobody else reads these.
      return reason;
    default:
      return revokeWords(reason);
  }
}
