import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { newId } from '../db/new-id.ts';

/**
 * What a job is, apart from what does it: whoever enqueues one imports only this, never the handler's world. Handlers
 * are attached where the server is put together.
 */
export interface JobDefinition<P extends object = object> {
  readonly name: string;
  readonly payload: v.GenericSchema<unknown, P>;
  /** How often a job is tried in all before it is dead; at least 1. */
  readonly tries: number;
  /** The wait before the second try, doubled with each further one up to the maximum, and spread by chance. */
  readonly backoff: { readonly firstSeconds: number; readonly maxSeconds: number };
  /** One try may take this long; then its signal aborts and the try has failed. */
  readonly timeoutSeconds: number;
}

/** A job to enqueue. */
export interface NewJob {
  readonly id: string;
  readonly definition: JobDefinition;
  readonly payload: object;
  /** Not before this many milliseconds have passed. */
  readonly delayMs: number;
}

const NAME = /^[a-z][a-z0-9-]{1,60}$/;

/**
 * Defines a kind of job.
 *
 * @example const sendLetter = defineJob({ name: 'send-letter', payload: Letter, tries: 8, backoff: { firstSeconds: 5, maxSeconds: 3600 } })
 * @throws RangeError for a name or number that cannot be
 */
export function defineJob<P extends object>(
  definition: Omit<JobDefinition<P>, 'timeoutSeconds'> & { timeoutSeconds?: number },
): JobDefinition<P> {
  const { name, tries, backoff, timeoutSeconds = 60 } = definition;
  if (!NAME.test(name)) throw new RangeError(`a job's name is in kebab-case: ${name}`);
  const wholes = [tries, backoff.firstSeconds, backoff.maxSeconds, timeoutSeconds];
  if (!wholes.every((number) => Number.isInteger(number) && number >= 1))
    throw new RangeError(`${name}: whole numbers from 1, please`);
  return { ...definition, timeoutSeconds };
}

/**
 * A job of that kind.
 *
 * @param options.key makes it the only one: while a job with the same key is known (waiting, running, dead, or done less
 *   than a day ago), enqueuing another does nothing
 * @throws valibot's ValiError when the payload is not what the definition says
 */
export function jobOf<P extends object>(
  definition: JobDefinition<P>,
  payload: P,
  options: { key?: string; delayMs?: number } = {},
): NewJob {
  const id = options.key === undefined ? newId('job') : keyedId(definition.name, options.key);
  return { id, definition, payload: v.parse(definition.payload, payload), delayMs: options.delayMs ?? 0 };
}

/** An id made from a key, so that the primary key itself refuses the second: a UUIDv8 (RFC 9562, section 5.8). */
function keyedId(name: string, key: string): string {
  const hex = createHash('sha256').update(`${name}\n${key}`).digest('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return `job_${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Thrown by a handler when trying again cannot help: the job is dead at once, for a person to look at. */
export class HopelessJobError extends Error {
  override readonly name = 'HopelessJobError';
}

/**
 * How long to wait after the given failed try, in milliseconds.
 *
 * @param chance from 0 up to 1
 */
export function backoffMs(definition: JobDefinition, attempt: number, chance: number): number {
  const seconds = definition.backoff.firstSeconds * 2 ** Math.min(attempt, 16) * (0.5 + chance / 2);
  return Math.round(Math.min(seconds, definition.backoff.maxSeconds) * 1000);
}
