import { canonicalJson } from '../event.ts';
import type { JudgeInput } from './verdict.ts';

/** The text whose hash a verdict keeps (RC19): the facts in one order, without the moment of the judging. */
export function verdictFacts(input: JudgeInput): string {
  const byId = <T extends { id: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { now: _now, ...facts } = input;
  return canonicalJson({
    ...facts,
    coverage: byId(input.coverage),
    reservations: byId(input.reservations),
    claims: input.claims.toSorted((a, b) => (a.dealId < b.dealId ? -1 : 1)),
  });
}
