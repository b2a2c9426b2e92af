import { hash as digest } from 'node:crypto';
import { canonicalJson, GENESIS_HASH } from '@portico/domain/event';
import { asc, gt, sql } from 'drizzle-orm';
import { driverError } from '../db/clash.ts';
import type { Query } from '../db/database.ts';
import { readHead } from './append.ts';
import { events } from './table.ts';

/** The end of a chain as somebody wrote it down: printed, mailed, kept elsewhere. */
export interface ChainHead {
  position: number;
  hash: string;
}

/**
 * What is wrong with a chain, at the first position where something is: `gap` a row is missing or one too many,
 * `link` it does not follow from the one before, `changed` its contents do not have its hash, `unreadable` they cannot even be
 * read, `head` the recorded end is another, `tail_cut` rows that once were there are gone, `rewritten` the chain is whole but
 * not the one whose head was written down.
 */
export type ChainProblem = 'gap' | 'link' | 'changed' | 'unreadable' | 'head' | 'tail_cut' | 'rewritten';

/** The answer of a verification. */
export type ChainVerdict =
  | { ok: true; events: number; head: ChainHead }
  | { ok: false; position: number; problem: ChainProblem };

const PAGE = 2000;

/** The columns as they lie on the disk where it matters: the payload's very bytes, not what they parse to. */
const row = {
  position: events.position,
  id: events.id,
  seq: events.seq,
  at: events.at,
  name: events.name,
  aggregateType: events.aggregateType,
  aggregateId: events.aggregateId,
  orgId: events.orgId,
  ownerId: events.ownerId,
  actorId: events.actorId,
  visibility: events.visibility,
  payload: sql<string>`${events.payload}`,
  previousHash: events.previousHash,
  hash: events.hash,
};

interface ChainRow extends Omit<typeof events.$inferSelect, 'payload'> {
  payload: string;
}

/**
 * Walks the whole chain in pages and finds the first event that was changed, removed, inserted or moved. Whoever can write
 * the database can also compute a new chain from any point on; only a head that was written down elsewhere shows that.
 *
 * Writers may go on meanwhile: what they append is walked too.
 *
 * @param written an earlier head: the chain must still contain it
 */
export async function verifyChain(query: Query, written?: ChainHead): Promise<ChainVerdict> {
  let last: ChainHead = { position: 0, hash: GENESIS_HASH };
  for (;;) {
    // From the very beginning: a row before the first has no place in the chain either.
    const page = await readPage(query, last.position === 0 ? Number.MIN_SAFE_INTEGER : last.position, PAGE);
    if (page === 'unreadable') return broken(last.position + 1, 'unreadable');
    for (const event of page) {
      const problem = problemOf(event, last);
      if (problem) return broken(last.position + 1, problem);
      last = { position: event.position, hash: event.hash };
      if (written?.position === last.position && written.hash !== last.hash)
        return broken(last.position, 'rewritten');
    }
    if (page.length > 0) continue;
    const head = await readHead(query);
    // Row and head are committed together: a head beyond the last row means that somebody appends, or that rows are gone.
    if (head.position > last.position && (await readPage(query, last.position, 1)).length > 0) continue;
    return verdict(last, head, written);
  }
}

function verdict(last: ChainHead, head: ChainHead, written: ChainHead | undefined): ChainVerdict {
  if (Math.max(head.position, written?.position ?? 0) > last.position)
    return broken(last.position + 1, 'tail_cut');
  const isWhole = head.position === last.position && (last.position === 0 || head.hash === last.hash);
  return isWhole ? { ok: true, events: last.position, head: last } : broken(last.position, 'head');
}

function broken(position: number, problem: ChainProblem): ChainVerdict {
  return { ok: false, position, problem };
}

function problemOf(event: ChainRow, last: ChainHead): ChainProblem | null {
  if (event.position !== last.position + 1) return 'gap';
  if (event.previousHash !== last.hash) return 'link';
  const payload = parsed(event.payload);
  if (payload === undefined) return 'unreadable';
  // The bytes must be the ones that were written: the same contents in other bytes is a changed row as well.
  if (JSON.stringify(payload) !== event.payload) return 'changed';
  const canonical = isInOrder(payload) ? event.payload : canonicalPayload(payload);
  return digest('sha256', chainTextOf(event, canonical)) === event.hash ? null : 'changed';
}

/** Whether a payload as it is written is canonical already: flat, with its keys in order. */
function isInOrder(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return false;
  let last = '';
  for (const [key, value] of Object.entries(payload)) {
    if (key < last || (typeof value === 'object' && value !== null)) return false;
    last = key;
  }
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `canonicalJson`, for payloads as they are: flat. Written out in their order, the engine does it in a third of the time. */
function canonicalPayload(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return canonicalJson(payload);
  const sorted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(payload).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // An object puts keys that are numbers first, whatever their order here, and does not take every name.
    if (!PLAIN_KEY.test(key) || (typeof value === 'object' && value !== null)) return canonicalJson(payload);
    sorted[key] = value;
  }
  return JSON.stringify(sorted);
}

const PLAIN_KEY = /^[a-z][A-Za-z0-9]*$/;
/** Text that JSON writes as it is. */
const PLAIN_TEXT = /^[\w .:/-]*$/;

function quoted(text: string | null): string {
  return text !== null && PLAIN_TEXT.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** `chainText` of the domain with the keys' order written out: a third of the time, and the same text or no hash fits. */
function chainTextOf(event: ChainRow, payload: string): string {
  const { id, position, seq, at, name, aggregateType, aggregateId, orgId, ownerId, actorId, visibility } =
    event;
  return `${event.previousHash}\n{"actorId":${quoted(actorId)},"aggregate":{"id":${quoted(aggregateId)},"type":${quoted(aggregateType)}},"at":"${at}","id":${quoted(id)},"name":${quoted(name)},"orgId":${quoted(orgId)},"ownerId":${quoted(ownerId)},"payload":${payload},"position":${position},"seq":${seq},"visibility":${quoted(visibility)}}`;
}

/** Rows behind a position; a value that no longer is what its column holds makes the page, and then the row, unreadable. */
async function readPage(query: Query, after: number, limit: number): Promise<ChainRow[] | 'unreadable'> {
  try {
    return await query
      .select(row)
      .from(events)
      .where(gt(events.position, after))
      .orderBy(asc(events.position))
      .limit(limit);
  } catch (error) {
    if (driverError(error)) throw error;
    return limit === 1 ? 'unreadable' : readPage(query, after, 1);
  }
}
