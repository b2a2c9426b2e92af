import { addDays } from '@portico/domain/time';
import * as v from 'valibot';
import type { Database } from '../db/database.ts';
import { removeEndedGrants } from '../embed/endings.ts';
import { removeVitalsBefore } from '../embed/vitals.ts';
import { defineJob } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { removeEndedSessions } from './sessions.ts';

/** How long reports of widgets are kept. */
const VITALS_KEPT_DAYS = 400;

/** Clears away embed sessions and consents that have ended; once an hour is enough, they stopped working by themselves. */
export const clearEmbedSessions = defineJob({
  name: 'clear-embed-sessions',
  payload: v.object({}),
  tries: 2,
  backoff: { firstSeconds: 60, maxSeconds: 600 },
});

/** Does it. */
export function clearEmbedSessionsWith(db: Database): JobHandler<object> {
  return () =>
    db.write(async (tx) => {
      await removeEndedSessions(tx);
      await removeEndedGrants(tx);
      await removeVitalsBefore(tx, addDays(tx.now, -VITALS_KEPT_DAYS).slice(0, 10));
    });
}
