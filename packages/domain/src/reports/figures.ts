/** Behind a share or a percentile stand at least so many cases (RP1). */
export const CASES_MIN = 5;

/** `part` of `whole` as a share from 0 to 1; null where too few cases stand behind it (RP1). */
export function shareOf(part: number, whole: number): number | null {
  return whole < CASES_MIN ? null : part / whole;
}

/**
 * The value that so many percent of the cases do not exceed, by nearest rank (RP7); null where there are too few (RP1).
 *
 * @param percent above 0, at most 100
 */
export function percentile(values: readonly number[], percent: number): number | null {
  if (values.length < CASES_MIN) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}
