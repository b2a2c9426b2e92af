import { Fault } from '@portico/domain/fault';
import { type Page, pageOf, PageRequest } from '@portico/domain/page';
import { channelPolicyOf } from '@portico/domain/policies/channel-policy';
import { checkPolicy, readPolicyShape } from '@portico/domain/policies/check-policy';
import { Aspect, outcomesUnder } from '@portico/domain/policies/outcome';
import { addDays } from '@portico/domain/time';
import type { Query } from '../db/database.ts';
import { findSubmitted } from '../deals/past-store.ts';
import { listPersonNames } from '../identity/store.ts';
import { publish } from '../outbox/append.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { mutation, query } from '../trpc/procedure.ts';
import { withFacts } from './jobs.ts';
import * as schema from './replay-schemas.ts';
import {
  countChanges,
  getReplay,
  insertReplay,
  listReplayRows,
  listReplays,
  type Replay,
} from './replay-store.ts';
import { viewNamed } from './view.ts';

/** Trying a version on what has been: on one registration at once, on all of history as a job. */
export const replayProcedures = {
  /** Asks for a replay of a version over past registrations (PO11, PO12); a job runs it. Refused to a document with faults. */
  replay: mutation('policy.draft')
    .input(schema.ReplayInput)
    .output(schema.ReplayAsked)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { version, document } = await viewNamed(tx, input.version);
        const problems = checkPolicy(document);
        if (problems.length > 0) return { ok: false as const, problems };
        const since = input.days === null ? null : addDays(tx.now, -input.days);
        const requestedBy = ctx.actor.userId;
        const replayId = await insertReplay(tx, { version, document, since, requestedBy });
        publish(tx, {
          name: 'policy.replay_requested',
          aggregate: { type: 'policy', id: replayId },
          orgId: null,
          ownerId: null,
          actorId: requestedBy,
          visibility: 'internal',
          payload: { version, days: input.days },
        });
        return { ok: true as const, replayId };
      }),
    ),

  /** A page of replays, latest first. */
  replays: query('policy.draft')
    .input(PageRequest)
    .output(pageOf(schema.ReplaySummary))
    .query(async ({ ctx, input }) => {
      const { rows, next } = await listReplays(ctx.db.read, input);
      return { rows: await summariesOf(ctx.db.read, rows), next };
    }),

  /** How far a replay is, and its findings in figures. */
  replayed: query('policy.draft')
    .input(schema.ReplayById)
    .output(schema.ReplayView)
    .query(async ({ ctx, input }) => {
      const replay = await getReplay(ctx.db.read, input.replayId);
      const [summary] = await summariesOf(ctx.db.read, [replay]);
      if (!summary) throw new Fault('not_found');
      return { ...summary, changes: await countChanges(ctx.db.read, input.replayId) };
    }),

  /** A page of the outcomes that would be different, in the order of the registrations. */
  replayRows: query('policy.draft')
    .input(schema.ReplayRowsInput)
    .output(pageOf(schema.ReplayRow))
    .query(({ ctx, input }) => pageOfChanges(ctx.db.read, input)),

  /** What a document, kept or not, would make of one past registration. By POST: a document is too long for an address. */
  preview: mutation('policy.draft')
    .input(schema.PreviewInput)
    .output(schema.Preview)
    .mutation(async ({ ctx, input }) => {
      const shape = readPolicyShape(input.document);
      if (!shape.ok) return shape;
      const submitted = await findSubmitted(ctx.db.read, input.dealId);
      if (!submitted) throw new Fault('not_found');
      const [past] = await withFacts(ctx.db.read, [submitted]);
      if (!past) throw new Fault('not_found');
      const before = outcomesUnder(past, past.submittedUnder);
      const after = outcomesUnder(past, channelPolicyOf('preview', shape.document));
      const aspects = Aspect.options
        .filter((aspect) => before[aspect] || after[aspect])
        .map((aspect) => ({
          aspect,
          before: before[aspect] ?? null,
          after: after[aspect] ?? null,
          changes: before[aspect]?.value !== after[aspect]?.value,
        }));
      return { ok: true as const, aspects };
    }),
};

async function pageOfChanges(
  read: Query,
  { replayId, aspect, cursor, limit }: schema.ReplayRowsInput,
): Promise<Page<schema.ReplayRow>> {
  await getReplay(read, replayId);
  const found = await listReplayRows(read, replayId, {
    aspect,
    afterSeq: Number(cursor ?? 0),
    limit: limit + 1,
  });
  const rows = found.slice(0, limit);
  const names = await listOrganisationNames(
    read,
    rows.map(({ partnerId }) => partnerId),
  );
  const last = rows.at(-1);
  return {
    rows: rows.map(({ partnerId, ...row }) => ({
      ...row,
      partner: { id: partnerId, name: names.get(partnerId) ?? '' },
    })),
    next: found.length > limit && last ? String(last.seq) : null,
  };
}

async function summariesOf(read: Query, replays: readonly Replay[]): Promise<schema.ReplaySummary[]> {
  const names = await listPersonNames(
    read,
    replays.map(({ requestedBy }) => requestedBy),
  );
  return replays.map(({ requestedBy, cursorAt: _at, cursorId: _id, ...replay }) => ({
    ...replay,
    requestedBy: { id: requestedBy, name: names.get(requestedBy) ?? '' },
  }));
}
