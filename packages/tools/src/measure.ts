/** One line of a bench: a figure, and whether it meets its goal. */
export interface Measure {
  /** Dotted, stable over time: `size.loader`, `deal.read.cpu-ratio`. */
  readonly id: string;
  readonly value: number;
  /** The unit of value and goal: `bytes`, `ms`, `req/s`, `×`. */
  readonly unit: string;
  /** The bound that `ok` was judged by; absent for a figure that is only reported, such as a baseline. */
  readonly goal?: number;
  readonly ok: boolean;
}

const head = ['measure', 'value', 'unit', 'goal', ''];

/** Sets measures as a table with aligned columns, figures to the right. */
export function measureTable(measures: readonly Measure[]): string {
  const rows = measures.map(({ id, value, unit, goal, ok }) => [
    id,
    figure(value),
    unit,
    goal === undefined ? '' : figure(goal),
    goal === undefined && ok ? 'no goal' : ok ? 'ok' : 'MISSED',
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

function figure(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : 2;
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Reads what a bench answered; anything else than measures is a mistake in the bench. */
export function readMeasures(value: unknown): Measure[] {
  if (!Array.isArray(value) || !value.every(isMeasure))
    throw new Error('A bench answers with a list of measures.');
  return value;
}

function isMeasure(value: unknown): value is Measure {
  if (typeof value !== 'object' || value === null) return false;
  const { id, value: amount, unit, goal, ok } = value as Record<string, unknown>;
  const figures = Number.isFinite(amount) && (goal === undefined || Number.isFinite(goal));
  return typeof id === 'string' && figures && typeof unit === 'string' && typeof ok === 'boolean';
}
