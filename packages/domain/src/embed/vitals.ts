import * as v from 'valibot';
import { faultTable, type FaultCode } from '../fault.ts';
import { EmbedWidget } from './widget.ts';

/** Where a measured time falls: upper bounds in milliseconds, the last class has none (EM14). */
export const loadBounds: readonly number[] = [100, 250, 500, 1000, 2500, 5000, 10_000];
/** The same for how long an interaction took to show; 200 and 500 are web.dev's for INP. */
export const interactionBounds: readonly number[] = [50, 100, 200, 300, 500, 1000];

/** The share of visits that report, 0 to 1; the page throws the dice (EM14). */
export const VITALS_SAMPLE = 0.1;

const Times = v.optional(
  v.pipe(
    v.array(v.pipe(v.number(), v.integer('time'), v.minValue(0, 'time'), v.maxValue(600_000, 'time'))),
    v.maxLength(50, 'too_many'),
  ),
  [],
);
const Code = v.picklist(Object.keys(faultTable) as FaultCode[]);
const Errors = v.optional(
  v.record(Code, v.pipe(v.number(), v.integer('count'), v.minValue(1, 'count'), v.maxValue(100, 'count'))),
  {},
);

/**
 * What a page tells of its widgets when it is left: times in milliseconds and codes of errors. Nothing in it says whose
 * visit it was, and there is no field for it (EM14).
 */
export const VitalsReport = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(60)),
  widgets: v.pipe(
    v.array(v.strictObject({ widget: EmbedWidget, load: Times, interaction: Times, errors: Errors })),
    v.minLength(1, 'required'),
    v.maxLength(10, 'too_many'),
  ),
});
export type VitalsReport = v.InferOutput<typeof VitalsReport>;

/** What is counted. */
export const VitalsMetric = v.picklist(['load', 'interaction', 'error']);
export type VitalsMetric = v.InferOutput<typeof VitalsMetric>;

/** So many of one class: of a time its place among the bounds, of an error its code. */
export interface VitalsCount {
  widget: EmbedWidget;
  metric: VitalsMetric;
  bucket: string;
  count: number;
}

/** Which class a time falls in: `'0'` for up to the first bound, one more than the last bound's place for beyond. */
export function bucketOf(bounds: readonly number[], ms: number): string {
  const place = bounds.findIndex((bound) => ms <= bound);
  return String(place === -1 ? bounds.length : place);
}

/** What a report adds, each class once. */
export function countVitals(report: VitalsReport): VitalsCount[] {
  const counts = new Map<string, VitalsCount>();
  const add = (
    widget: EmbedWidget,
    metric: VitalsMetric,
    [bucket, more]: readonly [string, number],
  ): void => {
    const name = `${widget} ${metric} ${bucket}`;
    const known = counts.get(name) ?? { widget, metric, bucket, count: 0 };
    counts.set(name, { ...known, count: known.count + more });
  };
  for (const { widget, load, interaction, errors } of report.widgets) {
    for (const ms of load) add(widget, 'load', [bucketOf(loadBounds, ms), 1]);
    for (const ms of interaction) add(widget, 'interaction', [bucketOf(interactionBounds, ms), 1]);
    for (const code of Object.keys(errors) as FaultCode[]) add(widget, 'error', [code, errors[code] ?? 0]);
  }
  return [...counts.values()];
}

/**
 * The bound below which `share` of the counted times lie, in milliseconds; null for none counted, and for beyond the last
 * bound. A histogram knows no more.
 *
 * @param buckets how many by class
 */
export function quantileOf(
  bounds: readonly number[],
  buckets: Readonly<Record<string, number>>,
  share: number,
): number | null {
  const total = Object.values(buckets).reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [place, bound] of bounds.entries()) {
    below += buckets[String(place)] ?? 0;
    if (total > 0 && below >= total * share) return bound;
  }
  return null;
}
