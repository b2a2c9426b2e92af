import { plainText } from '../reservations/scope.ts';
import { addMs, type Instant } from '../time.ts';
import type { PrecheckAnswer } from './answer.ts';
import type { PrecheckPolicy } from './policy.ts';

/** One question as the vendor's log has it. */
export interface Probe {
  userId: string;
  orgId: string;
  at: Instant;
  customerName: string;
  fingerprint: string;
  answer: PrecheckAnswer;
  touchesCanary: boolean;
}

/** What one person's questions look like (PC6). */
export interface ProbeSummary {
  userId: string;
  orgId: string;
  questions: number;
  /** Different customers by fingerprint. */
  customers: number;
  notClear: number;
  /** Share of answers that were not clear, from 0 to 1. */
  hitRate: number;
  /** The most questions within ten minutes. */
  busiest: number;
  /** The longest run of names in alphabetical order, as someone reads a list. */
  alphabetical: number;
  canaries: number;
  lastAt: Instant;
  signs: ('run' | 'alphabetical' | 'canary')[];
}

const WINDOW_MS = 600_000;
/** So many different names in order are no accident: one in 5,040 for seven. */
const ALPHABETICAL_MIN = 7;

/** PC6: sums up questions by person, the most striking first. */
export function summariseProbes(probes: readonly Probe[], policy: PrecheckPolicy): ProbeSummary[] {
  const people = Map.groupBy(
    probes.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    ({ orgId, userId }) => `${orgId} ${userId}`,
  );
  return [...people.values()]
    .flatMap((mine) => summaryOf(mine, policy))
    .toSorted(
      (a, b) => weightOf(b) - weightOf(a) || b.questions - a.questions || (a.userId < b.userId ? -1 : 1),
    );
}

/** A canary is touched by nobody who has a customer in mind; that outweighs all other signs. */
function weightOf({ signs }: ProbeSummary): number {
  return signs.length + (signs.includes('canary') ? 10 : 0);
}

function summaryOf(mine: readonly Probe[], policy: PrecheckPolicy): ProbeSummary[] {
  const last = mine.at(-1);
  if (!last) return [];
  const notClear = mine.filter(({ answer }) => answer !== 'clear').length;
  const canaries = mine.filter(({ touchesCanary }) => touchesCanary).length;
  const busiest = busiestWindow(mine.map(({ at }) => at));
  const alphabetical = longestAlphabetical(mine.map(({ customerName }) => customerName));
  const signs: ProbeSummary['signs'] = [];
  if (canaries > 0) signs.push('canary');
  if (busiest >= policy.runQuestions) signs.push('run');
  if (alphabetical >= ALPHABETICAL_MIN) signs.push('alphabetical');
  return [
    {
      userId: last.userId,
      orgId: last.orgId,
      questions: mine.length,
      customers: new Set(mine.map(({ fingerprint }) => fingerprint)).size,
      notClear,
      hitRate: notClear / mine.length,
      busiest,
      alphabetical,
      canaries,
      lastAt: last.at,
      signs,
    },
  ];
}

function busiestWindow(times: readonly Instant[]): number {
  let most = 0;
  let from = 0;
  for (const [index, at] of times.entries()) {
    const since = addMs(at, -WINDOW_MS);
    while ((times[from] ?? at) <= since) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

function longestAlphabetical(names: readonly string[]): number {
  let longest = names.length > 0 ? 1 : 0;
  let run = 1;
  for (const [index, name] of names.entries()) {
    const before = names[index - 1];
    if (before === undefined) continue;
    run = plainText(before) < plainText(name) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
