import type { Deal } from '@portico/domain/deals/deal';
import { defaultDealPolicy as policy } from '@portico/domain/deals/policy';
import { dealId, someDeal } from '@portico/domain/deals/testing';
import { someFacts } from '@portico/domain/policies/testing';
import { addDays, addMs, type Instant } from '@portico/domain/time';
import type { Tx } from '../db/database.ts';
import { dealEvent } from '../deals/change.ts';
import { insertDeal } from '../deals/store.ts';
import { publish } from '../outbox/append.ts';
import { insertVerdict } from '../reservations/store.ts';

const HOUR = 3_600_000;
/** A Monday; everything of these tests happened in the weeks after it. */
const MONDAY: Instant = '2025-11-03T09:00:00.000Z';

type Result = 'clear' | 'hard_conflict' | 'not_available';
const rules: Record<Result, string> = { clear: 'RC1', hard_conflict: 'RC10', not_available: 'RC5' };

/** One registration of partner `nord`: when it came in (hours after MONDAY), what stood in its way, what became of it. */
export interface Case {
  at: number;
  first: Result | null;
  last?: Result;
  deal?: Partial<Deal>;
  waits?: readonly (readonly [asked: number, answered: number])[];
}

/** So many hours after the Monday. */
export function after(hours: number): Instant {
  return addMs(MONDAY, hours * HOUR);
}

/** Something of a case, and when. */
export interface Happening {
  at: Instant;
  write: (then: Tx) => Promise<void>;
}

/** What it takes to write a case: the deal, its verdicts, the questions to its partner, each at its time. */
export function happeningsOf(
  { at, first, last, deal: fate = {}, waits = [] }: Case,
  index: number,
): Happening[] {
  const submittedAt = after(at);
  const result = last ?? first;
  const deal: Deal = {
    ...someDeal('submitted'),
    decisionDueAt: addDays(submittedAt, 9),
    ...fate,
    id: dealId(index + 1),
    number: `D-2025-${index}`,
    partnerId: 'nord',
    submittedAt,
    verdict: result && { result, ruleId: rules[result], at: submittedAt },
  };
  const judged = [first, last].filter((one) => one !== null && one !== undefined);
  return [
    { at: submittedAt, write: async (then) => void (await insertDeal(then, deal, policy)) },
    ...judged.map((one, nth) => ({
      at: addMs(submittedAt, nth + 1),
      write: (then: Tx) => judge(then, deal, one),
    })),
    ...waits.flatMap(([asked, answered]) => [
      happened(deal, 'deal.info_requested', after(asked)),
      happened(deal, 'deal.info_answered', after(answered)),
    ]),
  ];
}

function happened(deal: Deal, name: 'deal.info_requested' | 'deal.info_answered', at: Instant): Happening {
  const event = dealEvent(deal, { name, actorId: null, payload: {} });
  return { at, write: (then) => Promise.resolve(publish(then, event)) };
}

async function judge(then: Tx, deal: Deal, result: Result): Promise<void> {
  const { claim, ...facts } = someFacts();
  const submittedAt = deal.submittedAt ?? MONDAY;
  await insertVerdict(
    then,
    {
      dealId: deal.id,
      accountId: 'acc_1',
      match: 'same',
      result,
      ruleId: rules[result],
      opposing: [],
      notes: [],
      options: [],
      policyVersion: '2026-11',
      inputsHash: '',
    },
    { ...facts, claim: { ...claim, dealId: deal.id, submittedAt } },
  );
}
