import { Fault } from '@portico/domain/fault';
import * as v from 'valibot';
import { fieldFaultsOf } from '../trpc/field-faults.ts';

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
  throw new Fault('bad_input', { fields: fieldFaultsOf(parsed.issues) });
}
