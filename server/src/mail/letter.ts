import * as v from 'valibot';
import { defineJob } from '../jobs/define.ts';

/** A letter to one person. What is shown is `html` where a reader can, else `text`; both say the same. */
export const Letter = v.object({
  /** One bare address. */
  to: v.pipe(v.string(), v.maxLength(320), v.regex(/^[^\s,;:<>"()]+@[^\s,;:<>"()]+$/, 'email')),
  subject: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
  text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(50_000)),
  html: v.optional(v.pipe(v.string(), v.maxLength(200_000))),
});
export type Letter = v.InferOutput<typeof Letter>;

/**
 * Sends a letter: tried for about two hours while the mail server is away, dead at once when it refuses for good.
 *
 * @example await queue.enqueue(tx, jobOf(sendLetter, signInLetter(to, url)))
 */
export const sendLetter = defineJob({
  name: 'send-letter',
  payload: Letter,
  tries: 8,
  backoff: { firstSeconds: 30, maxSeconds: 3600 },
});
