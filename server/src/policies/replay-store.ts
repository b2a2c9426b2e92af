import { Fault } from '@portico/domain/fault';
import type { Page } from '@portico/domain/page';
import {
  type ChannelPolicy,
  channelPolicyOf,
  type PolicyDocument,
  readPolicyDocument,
} from '@portico/domain/policies/channel-policy';
import type { Aspect } from '@portico/domain/policies/outcome';
import type { OutcomeChange } from '@portico/domain/policies/rejudge';
import type { ReplayStatus } from '@portico/domain/policies/version';
import type { Instant } from '@portico/domain/time';
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { after, pageOfRows } from '../db/keyset.ts';
import { newId } from '../db/new-id.ts';
import { policyReplayRows, policyReplays } from './table.ts';

/** A replay: what was asked, how far it is, what it found in figures. */
export interface Replay {
  id: string;
  version: string;
  since: Instant | null;
  until: Instant;
  status: ReplayStatus;
  /** Registrations in all, judged so far, of those different in anything, of those never judged for conflicts. */
  total: number;
  judged: number;
  changed: number;
  withoutVerdict: number;
  cursorAt: Instant | null;
  cursorId: string | null;
  requestedBy: string;
  requestedAt: Instant;
  finishedAt: Instant | null;
}

/** A changed outcome and the registration it is of. */
export interface ReplayRow extends OutcomeChange {
  seq: number;
  dealId: string;
  number: string | null;
  customerName: string | null;
  partnerId: string;
  submittedAt: Instant;
}

const { document, ...replayColumns } = {
  id: policyReplays.id,
  version: policyReplays.version,
  document: policyReplays.document,
  since: policyReplays.since,
  until: policyReplays.until,
  status: policyReplays.status,
  total: policyReplays.total,
  judged: policyReplays.judged,
  changed: policyReplays.changed,
  withoutVerdict: policyReplays.withoutVerdict,
  cursorAt: policyReplays.cursorAt,
  cursorId: policyReplays.cursorId,
  requestedBy: policyReplays.requestedBy,
  requestedAt: policyReplays.requestedAt,
  finishedAt: policyReplays.finishedAt,
};

/** Writes a replay that waits to be run. */
export async function insertReplay(
  tx: Tx,
  asked: { version: string; document: PolicyDocument; since: Instant | null; requestedBy: string },
): Promise<string> {
  const id = newId('replay');
  await tx.insert(policyReplays).values({
    ...asked,
    id,
    until: tx.now,
    status: 'waiting',
    total: 0,
    judged: 0,
    changed: 0,
    withoutVerdict: 0,
    requestedAt: tx.now,
  });
  return id;
}

/**
 * A replay.
 *
 * @throws Fault `not_found`
 */
export async function getReplay(query: Query, id: string): Promise<Replay> {
  const [row] = await query
    .select(replayColumns)
    .from(policyReplays)
    .where(eq(policyReplays.id, id))
    .limit(1);
  if (!row) throw new Fault('not_found');
  return row;
}

/**
 * The version a replay tries, as it was when it was asked for.
 *
 * @throws Fault `not_found`
 */
export async function getTriedPolicy(query: Query, id: string): Promise<ChannelPolicy> {
  const [row] = await query
    .select({ version: policyReplays.version, document })
    .from(policyReplays)
    .where(eq(policyReplays.id, id))
    .limit(1);
  if (!row) throw new Fault('not_found');
  return channelPolicyOf(row.version, readPolicyDocument(row.document));
}

/** A page of replays, latest first. */
export async function listReplays(
  query: Query,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Replay>> {
  const rows = await query
    .select(replayColumns)
    .from(policyReplays)
    .where(after(cursor, { value: policyReplays.requestedAt, id: policyReplays.id }, 'descending'))
    .orderBy(desc(policyReplays.requestedAt), desc(policyReplays.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit, { key: (row) => [row.requestedAt, row.id], row: (row) => row });
}

/** Says how many registrations there are to judge, and that it has begun. */
export async function beginReplay(tx: Tx, id: string, total: number): Promise<void> {
  await tx
    .update(policyReplays)
    .set({ status: 'running', total })
    .where(and(eq(policyReplays.id, id), eq(policyReplays.status, 'waiting')));
}

/** Ends a replay that has not ended. */
export async function endReplay(tx: Tx, id: string, status: 'done' | 'failed'): Promise<void> {
  await tx
    .update(policyReplays)
    .set({ status, finishedAt: tx.now })
    .where(and(eq(policyReplays.id, id), inArray(policyReplays.status, ['waiting', 'running'])));
}

/** What one slice of a replay found. */
export interface ReplaySlice {
  rows: readonly Omit<ReplayRow, 'seq'>[];
  judged: number;
  changed: number;
  withoutVerdict: number;
  /** The last registration judged. */
  cursorAt: Instant;
  cursorId: string;
}

const ROWS_PER_INSERT = 500;

/**
 * Keeps a slice and how far the replay has come with it, together.
 *
 * @returns whether it counted; not when another worker has gone on from the same place meanwhile
 */
export async function saveSlice(tx: Tx, before: Replay, slice: ReplaySlice): Promise<boolean> {
  const [last] = await tx
    .select({ seq: policyReplayRows.seq })
    .from(policyReplayRows)
    .where(eq(policyReplayRows.replayId, before.id))
    .orderBy(desc(policyReplayRows.seq))
    .limit(1);
  const moved = await tx
    .update(policyReplays)
    .set({
      judged: before.judged + slice.judged,
      changed: before.changed + slice.changed,
      withoutVerdict: before.withoutVerdict + slice.withoutVerdict,
      cursorAt: slice.cursorAt,
      cursorId: slice.cursorId,
    })
    .where(
      and(
        eq(policyReplays.id, before.id),
        eq(policyReplays.judged, before.judged),
        eq(policyReplays.status, 'running'),
      ),
    )
    .returning({ id: policyReplays.id });
  if (moved.length === 0) return false;
  const first = (last?.seq ?? 0) + 1;
  const rows = slice.rows.map((row, index) => ({ ...row, replayId: before.id, seq: first + index }));
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
    await tx.insert(policyReplayRows).values(rows.slice(from, from + ROWS_PER_INSERT));
  return true;
}

/** How often each change of each aspect was found, most frequent first. */
export async function countChanges(
  query: Query,
  replayId: string,
): Promise<{ aspect: Aspect; kind: string; rule: string; count: number }[]> {
  const count = sql<number>`count(*)`.mapWith(Number);
  const rows = await query
    .select({
      aspect: policyReplayRows.aspect,
      kind: policyReplayRows.kind,
      rule: policyReplayRows.ruleAfter,
      count,
    })
    .from(policyReplayRows)
    .where(eq(policyReplayRows.replayId, replayId))
    .groupBy(policyReplayRows.aspect, policyReplayRows.kind, policyReplayRows.ruleAfter)
    .limit(500);
  return rows.toSorted(
    (a, b) =>
      b.count - a.count || (`${a.aspect} ${a.kind} ${a.rule}` < `${b.aspect} ${b.kind} ${b.rule}` ? -1 : 1),
  );
}

/** A page of changed outcomes in the order of the registrations, of one aspect or all. */
export async function listReplayRows(
  query: Query,
  replayId: string,
  page: { aspect?: Aspect | undefined; afterSeq: number; limit: number },
): Promise<ReplayRow[]> {
  const rows = await query
    .select()
    .from(policyReplayRows)
    .where(
      and(
        eq(policyReplayRows.replayId, replayId),
        page.aspect ? eq(policyReplayRows.aspect, page.aspect) : undefined,
        gt(policyReplayRows.seq, page.afterSeq),
      ),
    )
    .orderBy(asc(policyReplayRows.seq))
    .limit(page.limit);
  return rows.map(({ replayId: _, ...row }) => row);
}
