import * as v from 'valibot';

/** Business said no: the rule that did, a message key, where it concerns one field, which, and where it is about a word typed, that word. */
export const Refusal = v.object({
  rule: v.string(),
  key: v.string(),
  field: v.exactOptional(v.string()),
  word: v.exactOptional(v.string()),
});
export type Refusal = v.InferOutput<typeof Refusal>;

/** Refuses, citing the rule. */
export function refuse(rule: string, key: string, field?: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { rule, key, ...(field ? { field } : {}) } };
}
