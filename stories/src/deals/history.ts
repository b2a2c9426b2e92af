import type { Review } from '@portico/domain/deals/deal';
import type { DealView, TimelineEntry } from '@portico/domain/deals/views';
import { addDays } from '@portico/domain/time';
import { now } from '@portico/widgets/testing/deals';

/** What the deal desk did last, by the state it left the deal in. */
const last: Partial<Record<Review, string>> = {
  info_requested: 'deal.info_requested',
  approved: 'deal.approved',
  rejected: 'deal.rejected',
  duplicate: 'deal.marked_duplicate',
  withdrawn: 'deal.withdrawn',
};

const seller = 'Mara Lindqvist';
const reviewer = 'Priya Natarajan';

/** A history that leads to where a deal stands, so that a story does not contradict itself. */
export function historyOf(deal: DealView): TimelineEntry[] {
  const { review, outcome, noteShared, rejectReason, withdrawReason } = deal;
  const names: [string, string | null][] = [['deal.drafted', seller]];
  if (review !== 'draft') names.push(['deal.submitted', seller]);
  if (review !== 'draft' && review !== 'submitted' && review !== 'withdrawn')
    names.push(['deal.taken', reviewer]);
  const step = withdrawReason === 'no_answer' ? 'deal.lapsed' : last[review];
  if (step === 'deal.lapsed') names.push(['deal.taken', reviewer], ['deal.info_requested', reviewer]);
  if (step) names.push([step, step === 'deal.lapsed' ? null : review === 'withdrawn' ? seller : reviewer]);
  if (outcome !== 'open') names.push([`deal.${outcome}`, seller]);
  const reason = rejectReason ?? withdrawReason;
  const facts = { ...(noteShared && { note: noteShared }), ...(reason && { reason }) };
  return names.map(([name, actorName], at) => ({
    id: `evt_${at}`,
    name,
    at: addDays(now, at - names.length),
    actorName,
    facts: name === step ? facts : {},
  }));
}
