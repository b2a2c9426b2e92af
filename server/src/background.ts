import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { indexedAccounts } from './accounts/indexed-accounts.ts';
import {
  clearImportFiles,
  clearImportFilesWith,
  importAccounts,
  importAccountsWith,
  startedImports,
} from './accounts/jobs.ts';
import type { Database } from './db/database.ts';
import type { DatabaseLocation } from './db/open.ts';
import { SWEEP_EVERY_MS, sweepDeals, sweepDealsWith } from './deals/jobs.ts';
import { dealMail } from './deals/mail.ts';
import { sweepDisputes, sweepDisputesWith } from './disputes/jobs.ts';
import type { Environment } from './env.ts';
import { createIdentity, type Identity } from './identity/identity.ts';
import { type JobDefinition, jobOf } from './jobs/define.ts';
import { openJobQueue } from './jobs/open.ts';
import type { JobQueue } from './jobs/queue.ts';
import { createLiveHub, type LiveHub } from './live/hub.ts';
import { dealLetterSubscription, mailJobs, workMail } from './mail/jobs.ts';
import { type Letter, sendLetter } from './mail/letter.ts';
import { type MailTransport, openMailTransport } from './mail/transport.ts';
import { TEND_EVERY_MS, tendMatching, tendMatchingWith } from './matching/jobs.ts';
import { createRelay, type Relay } from './outbox/relay.ts';
import { invitationLetters, sendInvitation, sendInvitationWith } from './people/jobs.ts';
import { policyReplaysAsked, replayPolicy, replayPolicyWith } from './policies/jobs.ts';
import { alertSubscription, writeAlerts, writeAlertsWith } from './reservations/alerts.ts';
import { clearEmbedSessions, clearEmbedSessionsWith } from './sites/jobs.ts';
import { clearIdempotencyKeys, clearIdempotencyKeysWith } from './trpc/jobs.ts';

/** Every kind of job there is; the command line lists and replays them by these. */
export const jobDefinitions: readonly JobDefinition[] = [
  ...mailJobs,
  importAccounts,
  clearImportFiles,
  sendInvitation,
  clearEmbedSessions,
  clearIdempotencyKeys,
  sweepDeals,
  sweepDisputes,
  tendMatching,
  replayPolicy,
  writeAlerts,
];

const HOUR_MS = 3_600_000;

/** What a server is made of. */
export interface ServerParts {
  env: Environment;
  db: Database;
  location: DatabaseLocation;
  secret: string;
  log: Logger;
}

/** What works behind the HTTP edge. Nothing of it runs before it is started. */
export interface Background {
  queue: JobQueue;
  relay: Relay;
  live: LiveHub;
  identity: Identity;
  transport: MailTransport;
}

/** Brings together what works in the background: jobs and who does them, the outbox, mail, live updates, identity. */
export function composeBackground({ env, db, location, secret, log }: ServerParts): Background {
  const { portalUrl } = env;
  const queue = openJobQueue(db, location, {
    definitions: jobDefinitions,
    onError: (error, job) => log.warn({ err: error, job }, job ? 'job failed' : 'job queue failed'),
  });
  const relay = createRelay({
    db,
    queue,
    onError: (error) => log.warn({ err: error }, 'outbox relay failed'),
  });
  const live = createLiveHub({ db, onError: (error) => log.warn({ err: error }, 'live updates failed') });
  const transport = openMailTransport({
    smtpUrl: env.smtpUrl,
    from: env.mailFrom,
    dataFolder: resolve(env.dataFolder),
    portalUrl,
  });
  const post = async (letter: Letter): Promise<void> => {
    await db.write((tx) => queue.enqueue(tx, jobOf(sendLetter, letter)));
    queue.wake();
  };
  const identity = createIdentity({
    db,
    portalUrl,
    secret,
    sendLetter: post,
    onError: (error) => log.warn({ err: error }, 'identity failed'),
  });

  const parts = { queue, relay, live, identity, transport };
  attachWork(parts, { db, portalUrl, post });
  return parts;
}

/** Says who does which job, what comes round by the clock, and who hears of events. */
function attachWork(
  { queue, relay, identity, transport }: Background,
  { db, portalUrl, post }: { db: Database; portalUrl: string; post: (letter: Letter) => Promise<void> },
): void {
  workMail(queue, { db, transport, deals: dealMail(db, portalUrl) });
  queue.work(
    sendInvitation,
    sendInvitationWith({ db, invitationLink: (id) => identity.invitationLink(id), sendLetter: post }),
  );
  queue.work(clearEmbedSessions, clearEmbedSessionsWith(db));
  queue.work(clearIdempotencyKeys, clearIdempotencyKeysWith(db));
  queue.work(importAccounts, importAccountsWith(db));
  queue.work(clearImportFiles, clearImportFilesWith(db));
  queue.work(sweepDeals, sweepDealsWith(db));
  queue.work(sweepDisputes, sweepDisputesWith(db));
  queue.work(writeAlerts, writeAlertsWith({ db, queue, portalUrl }));
  queue.work(replayPolicy, replayPolicyWith(db), { concurrency: 1 });
  queue.work(
    tendMatching,
    tendMatchingWith(db, () => indexedAccounts(db.read)),
    { concurrency: 1 },
  );
  queue.schedule(sweepDeals, {}, { everyMs: SWEEP_EVERY_MS });
  queue.schedule(sweepDisputes, {}, { everyMs: SWEEP_EVERY_MS });
  queue.schedule(tendMatching, {}, { everyMs: TEND_EVERY_MS });
  queue.schedule(clearImportFiles, {}, { everyMs: HOUR_MS });
  queue.schedule(clearEmbedSessions, {}, { everyMs: HOUR_MS });
  queue.schedule(clearIdempotencyKeys, {}, { everyMs: HOUR_MS });
  relay.subscribe(dealLetterSubscription);
  relay.subscribe(alertSubscription);
  relay.subscribe(invitationLetters);
  relay.subscribe(startedImports);
  relay.subscribe(policyReplaysAsked);
}
