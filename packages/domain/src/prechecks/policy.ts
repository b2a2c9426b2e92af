import * as v from 'valibot';

const count = (min: number, max: number) =>
  v.pipe(v.number('number'), v.integer('whole'), v.minValue(min, 'too_small'), v.maxValue(max, 'too_large'));

/** The numbers and choices behind pre-checks. */
export const PrecheckPolicy = v.strictObject({
  /** Questions a person may ask in a day (PC2). */
  perUserDaily: count(0, 10_000),
  /** Questions an organisation may ask in a day (PC2). */
  perOrganisationDaily: count(0, 100_000),
  /** Deals a person may hand in in a day (PC7). */
  submissionsPerUserDaily: count(1, 100_000),
  /** Deals an organisation may hand in in a day (PC7). */
  submissionsPerOrganisationDaily: count(1, 1_000_000),
  /** Answer after each question, or all together at fixed times, so that timing says nothing at all (PC3); then no deal is approved at once either (PC8). */
  answers: v.picklist(['at_once', 'on_schedule'], 'required'),
  /** The steps at which an answer may leave, in milliseconds after the question (PC3). */
  gridMs: count(50, 10_000),
  /** The steps of the schedule, in minutes of the hour (PC3). */
  scheduleMinutes: count(1, 1440),
  /** So many questions within ten minutes are a run (PC6). */
  runQuestions: count(3, 1000),
});
export type PrecheckPolicy = v.InferOutput<typeof PrecheckPolicy>;

/** The usual figures (domain.md, section 2). */
export const defaultPrecheckPolicy: PrecheckPolicy = {
  perUserDaily: 30,
  perOrganisationDaily: 150,
  submissionsPerUserDaily: 30,
  submissionsPerOrganisationDaily: 150,
  answers: 'at_once',
  gridMs: 250,
  scheduleMinutes: 15,
  runQuestions: 10,
};
