import { Fault } from '@portico/domain/fault';
import { initTRPC, TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';

// The stock server, with the error shape ours adds: what our small client says and understands is tRPC's own wire.
const t = initTRPC.context<{ key: string | null }>().create({
  // Only here: the real server in the browser, beside the client that talks to it.
  allowOutsideOfServer: true,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: {
      ...shape.data,
      fault: error.cause instanceof Fault ? error.cause.toJSON() : { code: 'unexpected' },
    },
  }),
});
const echo = (input: unknown) => input;
const router = t.router({
  deals: t.router({
    get: t.procedure.input(echo).query(({ input }) => ({ got: input })),
    summary: t.procedure.query(() => ({ counts: { draft: 1 } })),
    list: t.procedure.input(echo).query(() => {
      throw new TRPCError({ code: 'NOT_FOUND', cause: new Fault('not_found', { requestId: 'r1' }) });
    }),
    saveDraft: t.procedure.input(echo).mutation(({ input, ctx }) => ({ saved: input, key: ctx.key })),
    withdraw: t.procedure.input(echo).mutation(() => {
      throw new TRPCError({ code: 'CONFLICT', cause: new Fault('stale_edit') });
    }),
  }),
});

const client = createClient({
  url: location.origin,
  fetch: (address, init) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: new Request(address, init),
      router,
      createContext: ({ req }) => ({ key: req.headers.get('idempotency-key') }),
    }),
});

test('the stock server understands our batches and we its answers, values and faults side by side', async () => {
  const [got, summary, lost] = await Promise.allSettled([
    client.deals.get.query({ dealId: 'ä/ö&"?' }),
    client.deals.summary.query(),
    client.deals.list.query({}),
  ]);
  expect(got).toEqual({ status: 'fulfilled', value: { got: { dealId: 'ä/ö&"?' } } });
  expect(summary).toEqual({ status: 'fulfilled', value: { counts: { draft: 1 } } });
  expect(lost).toMatchObject({
    status: 'rejected',
    reason: { code: 'not_found', detail: { requestId: 'r1' } },
  });
});

test('the stock server understands a single query', async () => {
  expect(await client.deals.get.query({ dealId: 'one' })).toEqual({ got: { dealId: 'one' } });
});

test('the stock server understands our mutations with their key, and we its refusals', async () => {
  const claim = { customerName: 'Acme' };
  expect(await client.deals.saveDraft.mutate({ claim }, { key: 'kept-key' })).toEqual({
    saved: { claim },
    key: 'kept-key',
  });
  const withdrawn = client.deals.withdraw.mutate({ dealId: 'd', version: 1, reason: 'other' });
  await expect(withdrawn).rejects.toMatchObject({ code: 'stale_edit' });
});
