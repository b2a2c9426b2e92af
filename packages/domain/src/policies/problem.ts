import * as v from 'valibot';

/** Something wrong in a document: where (`deals.valueBands.2.toMinor`), which message key says so, the rule it breaks. */
export const PolicyProblem = v.object({ path: v.string(), key: v.string(), rule: v.string() });
export type PolicyProblem = v.InferOutput<typeof PolicyProblem>;
