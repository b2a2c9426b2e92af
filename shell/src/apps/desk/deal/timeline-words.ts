import { msg, str } from '@portico/ui/msg';
import type { TimelineEntry as Happening } from '@portico/domain/deals/views';
import { RejectReason } from '@portico/domain/deals/reasons';
import type { TimelineEntry } from '@portico/ui/timeline/timeline';
import { reasonWords } from '../desk-words.ts';
import { laterLine } from './later-timeline-words.ts';

/** What happened to a deal, as lines to read, newest first. */
export function timelineLines(happenings: readonly Happening[]): TimelineEntry[] {
  return happenings
    .map(({ name, at, actorName, facts }) => {
      const note = typeof facts['note'] === 'string' ? facts['note'] : '';
      return {
        who: actorName ?? msg('The portal', { id: 'desk.timeline.portal' }),
        when: at,
        ...lineOf(name, facts),
        ...(note ? { why: note } : {}),
      };
    })
    .toReversed();
}

function lineOf(name: string, facts: Happening['facts']): Pick<TimelineEntry, 'what' | 'tone' | 'rule'> {
  switch (name) {
    case 'deal.drafted':
      return { what: msg('began a draft', { id: 'desk.timeline.drafted' }) };
    case 'deal.submitted':
      return {
        what: msg('registered the deal', { id: 'desk.timeline.submitted' }),
        tone: 'info',
        rule: 'DM2',
      };
    case 'deal.taken':
      return { what: msg('started the review', { id: 'desk.timeline.taken' }), tone: 'info' };
    case 'deal.info_requested':
      return { what: questionsWords(Number(facts['questions'] ?? 1)), tone: 'warning', rule: 'DM4' };
    case 'deal.info_answered':
      return {
        what: msg('answered the questions', { id: 'desk.timeline.answered' }),
        tone: 'info',
        rule: 'DM3',
      };
    case 'deal.approved':
      return { what: msg('approved it', { id: 'desk.timeline.approved' }), tone: 'success', rule: 'DM6' };
    case 'deal.rejected':
      return { what: rejectedWords(facts['reason']), tone: 'danger', rule: 'DM7' };
    case 'deal.marked_duplicate':
      return {
        what: msg('closed it as a duplicate', { id: 'desk.timeline.duplicate' }),
        tone: 'danger',
        rule: 'DM8',
      };
    case 'deal.withdrawn':
      return { what: msg('withdrew the registration', { id: 'desk.timeline.withdrawn' }) };
    case 'deal.lapsed':
      return {
        what: msg('withdrew the registration: no answer came in time', { id: 'desk.timeline.lapsed' }),
        rule: 'DM10',
      };
    case 'deal.decision_overdue':
      return {
        what: msg('noted that the decision is overdue', { id: 'desk.timeline.overdue' }),
        tone: 'warning',
      };
    case 'deal.expiring':
      return {
        what: endingWords(facts),
        tone: 'warning',
        rule: 'DP2',
      };
    case 'deal.expired':
      return { what: msg('ended the protection', { id: 'desk.timeline.expired' }), rule: 'DP1' };
    case 'deal.won':
      return { what: msg('won the deal', { id: 'desk.timeline.won' }), tone: 'success', rule: 'DM11' };
    case 'deal.lost':
      return { what: msg('lost the deal', { id: 'desk.timeline.lost' }), rule: 'DM11' };
    default:
      return laterLine(name, facts) ?? { what: msg('made a change', { id: 'desk.timeline.changed' }) };
  }
}

function questionsWords(count: number): string {
  return count === 1
    ? msg('asked a question', { id: 'desk.timeline.asked-one' })
    : msg(str`asked ${count} questions`, { id: 'desk.timeline.asked' });
}

/** When protection ends, told with the days of each notice (DP8). */
function endingWords({ daysLeft: days }: Happening['facts']): string {
  if (days === 1)
    return msg('gave notice that protection ends in one day', { id: 'desk.timeline.expiring.day' });
  return typeof days === 'number'
    ? msg(str`gave notice that protection ends in ${days} days`, { id: 'desk.timeline.expiring.days' })
    : msg('gave notice that protection ends soon', { id: 'desk.timeline.expiring' });
}

function rejectedWords(reason: unknown): string {
  const known = RejectReason.options.find((each) => each === reason);
  return known
    ? msg(str`rejected it: ${reasonWords(known)}`, { id: 'desk.timeline.rejected' })
    : msg('rejected it', { id: 'desk.timeline.rejected-plain' });
}
