import { createHash } from 'node:crypto';
import { sessionFault } from '@portico/domain/embed/session-problem';
import { canonicalJson } from '@portico/domain/event';
import { Fault } from '@portico/domain/fault';
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Tx } from '../db/database.ts';
import { preparedInsert, preparedRead } from '../db/prepared.ts';
import { idempotencyKeys, singleUseIds } from './table.ts';

/** One request, told apart from all others: whose, which procedure, their key, and what was asked. */
export interface RequestIdentity {
  principal: string;
  procedure: string;
  key: string;
  input: unknown;
  /** From an embed: page and person. A key that another one used first is refused (EM7). */
  holder?: string | null;
}

const KEY = /^[\x21-\x7e]{8,200}$/;

const answerOf = preparedRead('idempotency_answer', (query) =>
  query
    .select({ requestHash: idempotencyKeys.requestHash, answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.principal, sql.placeholder('principal')),
        eq(idempotencyKeys.procedure, sql.placeholder('procedure')),
        eq(idempotencyKeys.key, sql.placeholder('key')),
      ),
    ),
);
const keepAnswer = preparedInsert('idempotency_keep', idempotencyKeys);

/** Requests under way in this process; the database guards against those in others. */
const inFlight = new Set<string>();

/**
 * Does a mutation once for each key. The same key with the same input answers what was answered before; with another
 * input it is refused; while the first is still under way the second is told to try again. The answer is stored in the
 * mutation's own transaction, so there is never one without the other.
 *
 * @throws Fault `idempotency_key_missing`, `idempotency_key_reused`, `in_flight`, or what `work` throws (nothing is stored then)
 */
export async function writeOnce<T>(
  db: Database,
  request: RequestIdentity,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!KEY.test(request.key)) throw new Fault('idempotency_key_missing');
  const name = `${request.principal}\n${request.procedure}\n${request.key}`;
  if (inFlight.has(name)) throw new Fault('in_flight', { retryAfterSeconds: 1 });
  inFlight.add(name);
  try {
    const answer = await db.write((tx) => replayOrRun(db, tx, { ...request, name }, work));
    return JSON.parse(answer) as T;
  } finally {
    inFlight.delete(name);
  }
}

async function replayOrRun<T>(
  db: Database,
  tx: Tx,
  request: RequestIdentity & { name: string },
  work: (tx: Tx) => Promise<T>,
): Promise<string> {
  const { principal, procedure, key, input } = request;
  if (db.engine === 'postgres') await holdAcrossProcesses(tx, request.name);
  if (request.holder) await holdKey(tx, key, request.holder);
  const requestHash = hash(canonicalJson(input));
  const [stored] = await answerOf(tx, { principal, procedure, key });
  if (stored && stored.requestHash !== requestHash) throw new Fault('idempotency_key_reused');
  if (stored) return stored.answer;
  const answer = JSON.stringify((await work(tx)) ?? null);
  await keepAnswer(tx, { principal, procedure, key, requestHash, answer, createdAt: tx.now });
  return answer;
}

/**
 * Binds a single-use id to the page and person that bring it first. A request that was caught on its way is worth nothing
 * elsewhere: with another session, from another origin (EM7).
 */
async function holdKey(tx: Tx, key: string, holder: string): Promise<void> {
  await tx.insert(singleUseIds).values({ key, holder, createdAt: tx.now }).onConflictDoNothing();
  const [held] = await tx
    .select({ holder: singleUseIds.holder })
    .from(singleUseIds)
    .where(eq(singleUseIds.key, key))
    .limit(1);
  if (held?.holder !== holder) throw sessionFault('replayed');
}

/** On PostgreSQL another process may hold the same key at this moment; SQLite lets only one process write at a time. */
async function holdAcrossProcesses(tx: Tx, name: string): Promise<void> {
  const id = createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
  const { rows } = await tx.execute('select pg_try_advisory_xact_lock($1::bigint) as held', [id]);
  if (rows[0]?.['held'] !== true) throw new Fault('in_flight', { retryAfterSeconds: 1 });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
