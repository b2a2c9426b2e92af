import { DisputeResult } from '@portico/domain/disputes/views';
import { EventName } from '@portico/domain/event';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { defineJob, type JobDefinition, jobOf } from '../jobs/define.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Subscription } from '../outbox/relay.ts';
import type { DealMailPort } from './deal-mail.ts';
import { sendLetter } from './letter.ts';
import { dealLetter, letterEvents } from './letters/deal-letter.ts';
import type { MailTransport } from './transport.ts';

/** Writes the letters about an event of a deal and enqueues each for sending. */
const writeDealLetters = defineJob({
  name: 'write-deal-letters',
  payload: v.object({
    eventId: v.string(),
    event: EventName,
    dealId: v.string(),
    /** The event's own words and result; the deal's may be others by the time the letter is written. */
    note: v.optional(v.nullable(v.string()), null),
    result: v.optional(v.nullable(DisputeResult), null),
    internal: v.optional(v.boolean(), false),
  }),
  tries: 8,
  backoff: { firstSeconds: 5, maxSeconds: 3600 },
});

/** The kinds of job this slice has. */
export const mailJobs: readonly JobDefinition[] = [sendLetter, writeDealLetters];

/** Letters follow the events of deals. Those from before mail was there are not written after the fact. */
export const dealLetterSubscription: Subscription = {
  consumer: 'deal-letters',
  events: letterEvents,
  from: 'now',
  toJobs: ({ id, name, aggregate, visibility, payload }) => {
    const note = typeof payload['note'] === 'string' ? payload['note'] : null;
    const result = v.safeParse(DisputeResult, payload['result']);
    const told = { note, result: result.success ? result.output : null, internal: visibility === 'internal' };
    return [
      jobOf(writeDealLetters, { eventId: id, event: name, dealId: aggregate.id, ...told }, { key: id }),
    ];
  },
};

/** What the handlers work with. */
export interface MailParts {
  db: Database;
  transport: MailTransport;
  deals: DealMailPort;
}

/** Attaches the slice's handlers to the queue. */
export function workMail(queue: JobQueue, { db, transport, deals }: MailParts): void {
  queue.work(sendLetter, ({ id, payload }) => transport.deliver(payload, id), { concurrency: 4 });
  queue.work(writeDealLetters, async ({ payload }) => {
    const { eventId, event, dealId, note, result, internal } = payload;
    const mail = await deals.recipientsOf(dealId, event);
    const letters = (mail?.recipients ?? []).flatMap(
      (recipient) =>
        (mail &&
          dealLetter(event, recipient, {
            ...mail.facts,
            note: note ?? mail.facts.note,
            result,
            internal,
          })) ??
        [],
    );
    if (letters.length === 0) return;
    // One job a letter, known by event and reader: a second run writes nothing twice.
    await db.write((tx) =>
      queue.enqueue(
        tx,
        ...letters.map((letter) => jobOf(sendLetter, letter, { key: `${eventId} ${letter.to}` })),
      ),
    );
    queue.wake();
  });
}
