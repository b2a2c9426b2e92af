import { type Action, type Actor, type Reach, reachOf } from '@portico/domain/access';
import { holderOf } from '@portico/domain/embed/holder';
import { Fault, type FaultJson } from '@portico/domain/fault';
import { initTRPC } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { Tx } from '../db/database.ts';
import type { Context } from './context.ts';
import { faultOf, trpcErrorOf } from './faults.ts';
import { wordedFaults } from './field-words.ts';
import { writeOnce } from './idempotency.ts';

/** A signed-in actor; procedures never see another. */
export type UserActor = Extract<Actor, { kind: 'user' }>;

const t = initTRPC
  .context<Context>()
  .meta<{ action: Action }>()
  .create({
    errorFormatter: ({ error, ctx }) => {
      const fault = faultOf(error);
      const { code } = trpcErrorOf(fault);
      return {
        code: TRPC_ERROR_CODES_BY_KEY[code],
        message: fault.code,
        data: {
          code,
          httpStatus: fault.status,
          fault: { ...wordedJson(fault), ...(ctx ? { requestId: ctx.requestId } : {}) },
        },
      };
    },
  });

/** A fault as it goes out: each field that is wrong with what to do about it, for whoever reads the answer as it is. */
function wordedJson(fault: Fault): FaultJson {
  const { fields } = fault.detail;
  return { ...fault.toJSON(), ...(fields ? { fields: wordedFaults(fields) } : {}) };
}

/** Puts procedures together to a router. */
export const router = t.router;

/**
 * A procedure that only reads. It names the action it needs, so none can be without a policy; `ctx.reach` says how far
 * the actor sees and goes first into every store call.
 */
export function query(action: Action) {
  return t.procedure
    .meta({ action })
    .use(async ({ ctx, next }) => asTrpc(await next({ ctx: authorised(ctx, action) })));
}

/**
 * A procedure that changes something. All of it happens inside one `ctx.write`, which makes it idempotent by the
 * request's key; there is no other way to write from a procedure.
 */
export function mutation(action: Action) {
  return t.procedure.meta({ action }).use(async ({ ctx, next, path, getRawInput }) => {
    const allowed = authorised(ctx, action);
    const input = await getRawInput();
    const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      if (ctx.idempotencyKey === null) throw new Fault('idempotency_key_missing');
      return writeOnce(
        ctx.db,
        {
          principal: `${allowed.actor.orgId}/${allowed.actor.userId}`,
          procedure: path,
          key: ctx.idempotencyKey,
          holder: holderOf(allowed.actor),
          input,
        },
        work,
      );
    };
    return asTrpc(await next({ ctx: { ...allowed, write } }));
  });
}

/** The actor and their reach, or the refusal that tells nothing: not found and not allowed look alike. */
function authorised(ctx: Context, action: Action): { actor: UserActor; reach: Reach } {
  const { actor } = ctx;
  if (actor.kind !== 'user') throw trpcErrorOf(new Fault('signed_out'));
  const reach = reachOf(actor, action);
  if (reach.kind === 'none') throw trpcErrorOf(new Fault('not_found'));
  return { actor, reach };
}

/** Faults thrown inside a procedure get their own tRPC code instead of "internal error". */
function asTrpc<R extends { ok: boolean }>(result: R): R {
  if (!result.ok && 'error' in result) {
    const fault = faultOf(result.error);
    if (fault.code !== 'unexpected') throw trpcErrorOf(fault);
  }
  return result;
}
