import { Fault } from '@portico/domain/fault';
import * as v from 'valibot';

/**
 * A body of JSON in the form of `schema`.
 *
 * @throws Fault `bad_input` with the fields that are wrong
 */
export function readJson<S extends v.GenericSchema>(schema: S, body: string): v.InferOutput<S> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new Fault('bad_input', { fields: [{ path: '', key: 'json' }] }, { cause });
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  throw new Fault('bad_input', {
    fields: parsed.issues
      .slice(0, 50)
      .map((issue) => ({ path: v.getDotPath(issue) ?? '', key: keyOf(issue) })),
  });
}

/** What is wrong with a field, as a word of ours: the library's own sentences are for nobody's eyes. */
function keyOf(issue: v.BaseIssue<unknown>): string {
  if (/^[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.expected === 'never') return 'unknown_field';
  return issue.received === 'undefined' ? 'required' : 'invalid';
}
