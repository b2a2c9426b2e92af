import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { PastRegistration } from '@portico/domain/policies/outcome';
import { rejudge } from '@portico/domain/policies/rejudge';
import * as v from 'valibot';
import type { Database, Query } from '../db/database.ts';
import { countSubmitted, listSubmitted, type SubmittedDeal } from '../deals/past-store.ts';
import { defineJob, HopelessJobError, jobOf } from '../jobs/define.ts';
import type { JobHandler } from '../jobs/queue.ts';
import type { Subscription } from '../outbox/relay.ts';
import { listPartnerFacts } from '../partners/store.ts';
import { listVerdictsOf } from '../reservations/store.ts';
import { faultOf } from '../trpc/faults.ts';
import {
  beginReplay,
  endReplay,
  getReplay,
  getTriedPolicy,
  type Replay,
  type ReplaySlice,
  saveSlice,
} from './replay-store.ts';
import { policiesOf } from './store.ts';

/** Runs a replay to its end. A try that is cut off goes on where the last slice was kept. */
export const replayPolicy = defineJob({
  name: 'replay-policy',
  payload: v.object({ replayId: v.string() }),
  tries: 100,
  backoff: { firstSeconds: 1, maxSeconds: 60 },
  timeoutSeconds: 600,
});

/** Every replay that is asked for becomes a job. */
export const policyReplaysAsked: Subscription = {
  consumer: 'policy-replays',
  events: ['policy.replay_requested'],
  toJobs: (event) => [jobOf(replayPolicy, { replayId: event.aggregate.id }, { key: event.aggregate.id })],
};

/** So many registrations are read and kept at a time: 5 ms of work at a stretch for 99 in 100 turns, 16 at most (measured). */
const SLICE = 50;

/** Runs replays. Nothing but the replay's own record is written (PO12), and no event: asking for it was one. */
export function replayPolicyWith(db: Database): JobHandler<{ replayId: string }> {
  return async ({ payload, signal }) => {
    try {
      await runReplay(db, payload.replayId, signal);
    } catch (error) {
      if (signal.aborted || faultOf(error).code === 'unavailable') throw error;
      await db.write((tx) => endReplay(tx, payload.replayId, 'failed'));
      throw new HopelessJobError(error instanceof Error ? error.message : String(error));
    }
  };
}

/** Judges what is left of a replay, slice by slice, letting others go first in between. */
export async function runReplay(db: Database, replayId: string, signal?: AbortSignal): Promise<void> {
  const tried = await getTriedPolicy(db.read, replayId);
  const { since, until } = await getReplay(db.read, replayId);
  const total = await countSubmitted(db.read, { since, until });
  await db.write((tx) => beginReplay(tx, replayId, total));
  for (;;) {
    signal?.throwIfAborted();
    const replay = await getReplay(db.read, replayId);
    if (replay.status !== 'running') return;
    const slice = await judgeSlice(db.read, replay, tried);
    if (!slice) break;
    if (!(await db.write((tx) => saveSlice(tx, replay, slice)))) return;
  }
  await db.write((tx) => endReplay(tx, replayId, 'done'));
}

async function judgeSlice(query: Query, replay: Replay, tried: ChannelPolicy): Promise<ReplaySlice | null> {
  const { since, until, cursorAt, cursorId } = replay;
  const after = cursorAt === null || cursorId === null ? null : { submittedAt: cursorAt, id: cursorId };
  const page = await listSubmitted(query, { since, until }, { after, limit: SLICE });
  const last = page.at(-1);
  if (!last) return null;
  const registrations = await withFacts(query, page);
  const found = [];
  let changed = 0;
  for (const past of registrations) {
    const changes = rejudge(past, tried);
    if (changes.length > 0) changed += 1;
    const { id: dealId, number, partnerId } = past.deal;
    const of = { dealId, number, partnerId, submittedAt: past.submittedAt };
    const customerName = past.claim.customerName ?? null;
    found.push(...changes.map((change) => ({ ...change, ...of, customerName })));
    await breathe();
  }
  return {
    rows: found,
    judged: page.length,
    changed,
    withoutVerdict: registrations.filter(({ judged }) => judged === null).length,
    cursorAt: last.submittedAt,
    cursorId: last.deal.id,
  };
}

/** Registrations with the facts they were judged by. Country and tier of a partner are today's: their past is not kept. */
export async function withFacts(
  query: Query,
  submitted: readonly SubmittedDeal[],
): Promise<PastRegistration[]> {
  const [verdicts, partners, policyOf] = await Promise.all([
    listVerdictsOf(
      query,
      submitted.map(({ deal }) => deal.id),
    ),
    listPartnerFacts(
      query,
      submitted.map(({ deal }) => deal.partnerId),
    ),
    policiesOf(
      query,
      submitted.map(({ deal }) => deal),
    ),
  ]);
  const facts = new Map(verdicts.map(({ verdict, inputs }) => [verdict.dealId, inputs]));
  return submitted.map(({ deal, submittedAt, claim }) => ({
    deal,
    claim,
    submittedAt,
    submittedUnder: policyOf(deal),
    judged: facts.get(deal.id) ?? null,
    partner: partners.get(deal.partnerId) ?? { country: null, tier: null },
  }));
}

/** Lets the process answer whoever waits. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
