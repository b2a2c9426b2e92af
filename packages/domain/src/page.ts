import * as v from 'valibot';

/** How many rows a page may hold at most. */
export const PAGE_LIMIT_MAX = 100;

/** What a caller asks of a list: where to go on (the `next` of the page before) and how many rows, 1 to 100. */
export const PageRequest = v.strictObject({
  cursor: v.optional(v.pipe(v.string('cursor'), v.maxLength(400, 'cursor'))),
  limit: v.optional(
    v.pipe(
      v.number('limit'),
      v.integer('limit'),
      v.minValue(1, 'limit'),
      v.maxValue(PAGE_LIMIT_MAX, 'limit'),
    ),
    50,
  ),
});
export type PageRequest = v.InferOutput<typeof PageRequest>;

/** Some rows and the cursor of the rows after them; `null` when these are the last. */
export interface Page<T> {
  rows: T[];
  next: string | null;
}

/** The schema of a page of `row`s, for a procedure's output. */
export function pageOf<S extends v.GenericSchema>(row: S) {
  return v.object({ rows: v.array(row), next: v.nullable(v.string()) });
}
