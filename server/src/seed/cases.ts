import { RejectReason } from '@portico/domain/deals/reasons';
import * as story from './stories.ts';
import { refusalFor, questions } from './words.ts';

const DAY = 24;

/** What the partner with the site shows, whatever the day: each kind of case by name. */
export function casesAtSite(): Record<string, story.Story> {
  const { missing } = asking();
  return {
    fresh: story.submitted(2),
    'fresh yesterday': story.submitted(21),
    overdue: story.submitted(7 * DAY),
    'in review': story.inReview(30),
    asked: story.asked(4 * DAY, missing),
    active: story.approved(20 * DAY),
    'active soon': story.approved(55 * DAY),
    'expiring in ten days': story.approved(80 * DAY),
    expired: story.approved(101 * DAY),
    won: story.closed(64 * DAY, { outcome: 'won', hoursAgo: 12 * DAY }),
    lost: story.closed(72 * DAY, { outcome: 'lost', hoursAgo: 30 * DAY }),
    withdrawn: story.withdrawn(9 * DAY, 'customer_stopped'),
    draft: story.drafted(3),
    'old draft': story.drafted(6 * DAY),
    refused: story.rejected(15 * DAY, refusalFor('existing_customer')),
  };
}

/** What can be found at the other partners, whatever the day. */
export function casesElsewhere(): Record<string, story.Story> {
  const { missing, site, clarifying, lease } = asking();
  return {
    'fresh a moment ago': story.submitted(0.2),
    'fresh this morning': story.submitted(5),
    'fresh today': story.submitted(11),
    'overdue in review': story.inReview(8 * DAY),
    'overdue for long': story.submitted(12 * DAY),
    'in review today': story.inReview(26),
    'asked where': story.asked(3 * DAY, site),
    'asked, answer overdue': story.asked(11 * DAY, lease),
    'answered what was missing': story.answered(3 * DAY, missing),
    'answered what was unclear': story.answered(2.5 * DAY, clarifying),
    lapsed: story.lapsed(26 * DAY, site),
    'active after a question': story.approved(17 * DAY, clarifying),
    'expiring in ten days too': story.approved(80 * DAY),
    'expiring tomorrow': story.approved(89 * DAY),
    'expired yesterday': story.approved(91 * DAY),
    'entered in error': story.withdrawn(5 * DAY, 'entered_in_error'),
    'withdrawn for another reason': story.withdrawn(40 * DAY, 'other'),
    'draft of today': story.drafted(1),
    'draft of last month': story.drafted(33 * DAY),
    ...Object.fromEntries(
      RejectReason.options.map((reason, index) => [
        `refused ${reason}`,
        story.rejected((4 + index * 5) * DAY, refusalFor(reason)),
      ]),
    ),
  };
}

function asking() {
  const [missing, site, clarifying, lease] = questions;
  if (!missing || !site || !clarifying || !lease) throw new RangeError('the demo asks four questions');
  return { missing, site, clarifying, lease };
}
