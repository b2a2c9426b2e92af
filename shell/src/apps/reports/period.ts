import type { Step } from '@portico/domain/reports/period';

/** What of the time is reported, and what it is called in the address bar. */
export interface ReportSpan {
  readonly name: SpanName;
  readonly from: string;
  readonly until: string;
  readonly step: Step;
}

/** The spans one can choose. */
export const spanNames = ['quarter', 'last_quarter', 'year', 'custom'] as const;
export type SpanName = (typeof spanNames)[number];

const steps: readonly Step[] = ['month', 'quarter', 'all'];

/**
 * The span an address asks for: `span`, `step`, and with `custom` the days `from` and `until`, both of them included. The
 * last twelve months, uncut, when it asks for nothing that can be read.
 */
export function spanOf(search: URLSearchParams, now: Date): ReportSpan {
  const name = spanNames.find((each) => each === search.get('span')) ?? 'year';
  const step = steps.find((each) => each === search.get('step')) ?? 'all';
  const [from, until] = name === 'custom' ? chosen(search, now) : known(name, now);
  return { name, step, from: from.toISOString(), until: until.toISOString() };
}

/** The last day of a span, as the address and a field of a day write it. */
export function lastDay(until: string): string {
  return new Date(Date.parse(until) - 1).toISOString().slice(0, 10);
}

function known(name: Exclude<SpanName, 'custom'>, now: Date): [Date, Date] {
  const year = now.getUTCFullYear();
  const quarter = Math.floor(now.getUTCMonth() / 3) * 3;
  const tomorrow = day(year, now.getUTCMonth(), now.getUTCDate() + 1);
  switch (name) {
    case 'quarter':
      return [day(year, quarter), tomorrow];
    case 'last_quarter':
      return [day(year, quarter - 3), day(year, quarter)];
    case 'year':
      return [day(year - 1, now.getUTCMonth(), now.getUTCDate() + 1), tomorrow];
  }
}

function chosen(search: URLSearchParams, now: Date): [Date, Date] {
  const [from, last] = ['from', 'until'].map((name) => Date.parse(`${search.get(name) ?? ''}T00:00:00Z`));
  const fallback = known('year', now);
  if (from === undefined || last === undefined || Number.isNaN(from) || Number.isNaN(last) || last < from)
    return fallback;
  return [new Date(from), new Date(last + 86_400_000)];
}

function day(year: number, month: number, date = 1): Date {
  return new Date(Date.UTC(year, month, date));
}
