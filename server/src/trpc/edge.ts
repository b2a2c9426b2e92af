import { type AnyTRPCRouter, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server';
import { Fault } from '@portico/domain/fault';
import { callProcedure } from './call.ts';
import type { Context } from './context.ts';
import { faultOf, trpcErrorOf } from './faults.ts';

/** One HTTP request, as far as tRPC's wire format is concerned. */
export interface WireRequest {
  method: string;
  /** Procedure paths, comma-separated in a batch: `deals.get,deals.timeline`. */
  path: string;
  query: URLSearchParams;
  /** The body as text; empty for GET. */
  body: string;
  signal: AbortSignal;
}

/** What goes back: JSON text with a status. */
export interface WireAnswer {
  status: number;
  body: string;
  retryAfterSeconds: number | null;
}

const BATCH_MAX = 20;

/** An escaped NUL in JSON. PostgreSQL cannot store one and SQLite can, so it is refused before either sees it. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Answers tRPC's plain JSON wire format, single and batched, straight over the procedures.
 *
 * tRPC's own fetch adapter builds Request, Response and stream objects for each call, and with it a plain read costs about twice
 * as much; `pnpm bench edge` shows both in one run, and a differential test holds this edge to the same answers.
 * Subscriptions, form data and HTTP streaming are not spoken here: live updates have their own route.
 *
 * @param onError is told of every error before it is turned into an answer, for logs
 */
export async function answerTrpc(
  router: AnyTRPCRouter,
  ctx: Context,
  request: WireRequest & { onError?: (error: TRPCError, path: string) => void },
): Promise<WireAnswer> {
  const isBatch = request.query.get('batch') === '1';
  const paths = isBatch ? request.path.split(',') : [request.path];
  const type = request.method === 'POST' ? 'mutation' : 'query';
  let inputs: unknown[];
  try {
    if (paths.length > BATCH_MAX) throw asked('batch_too_large');
    inputs = readInputs(request, isBatch, paths.length);
  } catch (error) {
    const failed = failure(router, ctx, { error, path: request.path, type });
    return {
      status: failed.status,
      body: JSON.stringify(isBatch ? [failed.envelope] : failed.envelope),
      retryAfterSeconds: null,
    };
  }

  const results = await Promise.all(
    paths.map(async (path, index) => {
      try {
        const data = await callProcedure(router, ctx, {
          path,
          type,
          index,
          input: inputs[index],
          signal: request.signal,
        });
        return { status: 200, envelope: { result: data === undefined ? {} : { data } } };
      } catch (error) {
        const failed = failure(router, ctx, { error, path, type });
        request.onError?.(failed.error, path);
        return failed;
      }
    }),
  );
  return joined(results, isBatch);
}

interface Failure {
  status: number;
  envelope: object;
  error: TRPCError;
}

function failure(
  router: AnyTRPCRouter,
  ctx: Context,
  cause: { error: unknown; path: string; type: 'query' | 'mutation' },
): Failure {
  const error = getTRPCErrorFromUnknown(cause.error);
  const shape: unknown = getTRPCErrorShape({
    config: router._def._config,
    error,
    type: cause.type,
    path: cause.path,
    input: undefined,
    ctx,
  });
  return { status: faultOf(error).status, envelope: { error: shape }, error };
}

function joined(results: ({ status: number; envelope: object } | Failure)[], isBatch: boolean): WireAnswer {
  const statuses = new Set(results.map((result) => result.status));
  const waits = results.map((result) =>
    'error' in result ? (faultOf(result.error).detail.retryAfterSeconds ?? 0) : 0,
  );
  const envelopes = results.map((result) => result.envelope);
  return {
    status: statuses.size === 1 ? (results[0]?.status ?? 200) : 207,
    body: JSON.stringify(isBatch ? envelopes : envelopes[0]),
    retryAfterSeconds: Math.max(0, ...waits) || null,
  };
}

/** What is wrong with a request as a whole. */
function asked(key: string): TRPCError {
  return trpcErrorOf(new Fault('bad_input', { fields: [{ path: '', key }] }));
}

function readInputs(request: WireRequest, isBatch: boolean, count: number): unknown[] {
  const text = request.method === 'POST' ? request.body : (request.query.get('input') ?? '');
  if (text === '') return Array.from({ length: count }, () => undefined);
  if (NUL.test(text)) throw asked('nul');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new TRPCError({ code: 'PARSE_ERROR', message: 'input is not JSON', cause });
  }
  if (!isBatch) return [parsed];
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw asked('batch');
  }
  const byIndex = parsed as Record<string, unknown>;
  return Array.from({ length: count }, (_, index) => byIndex[index]);
}
