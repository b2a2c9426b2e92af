import type { RejectReason, WithdrawReason } from '@portico/domain/deals/reasons';

/** A question of the desk and what the partner answers. */
export interface Asked {
  question: string;
  kind: 'missing' | 'clarifying';
  answer: string;
}

/** One thing that happened to a deal, so many hours before the demo was loaded. */
export type Step = { hoursAgo: number } & (
  | { kind: 'draft' | 'submit' | 'take' | 'approve' | 'lapse' }
  /** What a clock told: protection near its end or over, a decision late. */
  | { kind: 'expiring' | 'expired' | 'overdue' }
  | { kind: 'ask'; asked: Asked }
  | { kind: 'answer'; asked: Asked }
  | { kind: 'reject'; reason: RejectReason; note: string }
  /** `of`: the story key of the deal it repeats. */
  | { kind: 'duplicate'; of: string }
  | { kind: 'withdraw'; reason: Exclude<WithdrawReason, 'no_answer'> }
  | { kind: 'close'; outcome: 'won' | 'lost' }
);

/** A deal's life so far, oldest step first. */
export type Story = Step[];

const DAY = 24;
/** The default policy's figures, in hours: protection 90 days, called expiring in its last 30. */
const PROTECTION = 90 * DAY;
const EXPIRING = 60 * DAY;

/** Typed, not handed in. */
export function drafted(hoursAgo: number): Story {
  return [{ kind: 'draft', hoursAgo }];
}

/** Handed in and untouched. */
export function submitted(hoursAgo: number): Story {
  return [...drafted(hoursAgo + 0.4), { kind: 'submit', hoursAgo }, ...late(hoursAgo)];
}

/** In somebody's hands at the desk. */
export function inReview(hoursAgo: number): Story {
  return inOrder([...submitted(hoursAgo), { kind: 'take', hoursAgo: hoursAgo * 0.6 }]);
}

/** Waiting for the partner's answer. */
export function asked(hoursAgo: number, question: Asked): Story {
  const asking = hoursAgo - Math.min(20, hoursAgo * 0.5);
  return [
    ...begun(hoursAgo),
    { kind: 'take', hoursAgo: hoursAgo - Math.min(10, hoursAgo * 0.3) },
    { kind: 'ask', asked: question, hoursAgo: asking },
  ];
}

/** Asked, answered and with the desk again. */
export function answered(hoursAgo: number, question: Asked): Story {
  return [...asked(hoursAgo, question), { kind: 'answer', asked: question, hoursAgo: hoursAgo * 0.3 }];
}

/** Asked, never answered, and withdrawn by the clock at its time. */
export function lapsed(hoursAgo: number, question: Asked): Story {
  // Five business days are at least seven days with a weekend in them, and seven more until the answer is taken as none.
  return [...asked(hoursAgo, question), { kind: 'lapse', hoursAgo: hoursAgo - 20 - 16 * DAY }];
}

/** Taken back by the partner. */
export function withdrawn(hoursAgo: number, reason: Exclude<WithdrawReason, 'no_answer'>): Story {
  return [...begun(hoursAgo), { kind: 'withdraw', reason, hoursAgo: hoursAgo * 0.7 }];
}

/** Refused. */
export function rejected(hoursAgo: number, decision: { reason: RejectReason; note: string }): Story {
  return [
    ...begun(hoursAgo + 26),
    { kind: 'take', hoursAgo: hoursAgo + 9 },
    { kind: 'reject', ...decision, hoursAgo },
  ];
}

/** Closed as the repeat of another deal. */
export function duplicate(hoursAgo: number, of: string): Story {
  return [
    ...begun(hoursAgo + 20),
    { kind: 'take', hoursAgo: hoursAgo + 3 },
    { kind: 'duplicate', of, hoursAgo },
  ];
}

/** Approved and since then open: active, expiring or expired by its age. */
export function approved(hoursAgo: number, question?: Asked): Story {
  const clock: Story = [
    { kind: 'expiring', hoursAgo: hoursAgo - EXPIRING },
    { kind: 'expired', hoursAgo: hoursAgo - PROTECTION },
  ];
  return [...decided(hoursAgo, question), ...clock.filter((step) => step.hoursAgo > 0)];
}

/** Approved, then won or lost. */
export function closed(hoursAgo: number, end: { outcome: 'won' | 'lost'; hoursAgo: number }): Story {
  const open = approved(hoursAgo).filter((step) => step.hoursAgo > end.hoursAgo && step.kind !== 'expired');
  return [...open, { kind: 'close', ...end }];
}

function decided(hoursAgo: number, question?: Asked): Story {
  if (!question)
    return [...begun(hoursAgo + 27), { kind: 'take', hoursAgo: hoursAgo + 8 }, { kind: 'approve', hoursAgo }];
  return [
    ...begun(hoursAgo + 70),
    { kind: 'take', hoursAgo: hoursAgo + 52 },
    { kind: 'ask', asked: question, hoursAgo: hoursAgo + 50 },
    { kind: 'answer', asked: question, hoursAgo: hoursAgo + 6 },
    { kind: 'approve', hoursAgo },
  ];
}

function begun(hoursAgo: number): Story {
  return [...drafted(hoursAgo + 0.4), { kind: 'submit', hoursAgo }];
}

/** Two business days are at most four days: after those the decision is late whatever the weekday. */
function late(hoursAgo: number): Story {
  return hoursAgo > 4 * DAY ? [{ kind: 'overdue', hoursAgo: hoursAgo - 4 * DAY }] : [];
}

function inOrder(story: Story): Story {
  return story.toSorted((a, b) => b.hoursAgo - a.hoursAgo);
}
