import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealsRouter } from '../deals/router.ts';
import { person, seedWorld } from '../deals/testing.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import type { Context } from './context.ts';
import { answerTrpc } from './edge.ts';
import { router } from './procedure.ts';

const appRouter = router({ deals: dealsRouter });
let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const context = (actor: Context['actor']): Context => ({
  db: test.db,
  actor,
  requestId: 'request',
  idempotencyKey: null,
});
const seller = person('nord-anna', 'nord', 'seller');
const learner = person('nord-lea', 'nord', 'learner');

interface Call {
  method: 'GET' | 'POST';
  url: string;
  body: string;
}

async function ours(call: Call, actor: Context['actor']) {
  const url = new URL(call.url);
  const answer = await answerTrpc(appRouter, context(actor), {
    method: call.method,
    path: url.pathname.slice('/trpc/'.length),
    query: url.searchParams,
    body: call.body,
    signal: new AbortController().signal,
  });
  return { status: answer.status, body: JSON.parse(answer.body) as unknown };
}

async function theirs(call: Call, actor: Context['actor']) {
  const request = new Request(call.url, {
    method: call.method,
    ...(call.method === 'POST' ? { body: call.body, headers: { 'content-type': 'application/json' } } : {}),
  });
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    req: request,
    router: appRouter,
    createContext: () => context(actor),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

const paths = fc.constantFrom(
  'deals.form',
  'deals.list',
  'deals.get',
  'deals.summary',
  'deals.timeline',
  'deals.withdraw',
  'deals.nothing',
  'nothing',
);
const input = fc.oneof(
  fc.constant(undefined),
  fc.constant({}),
  fc.record({ dealId: fc.constantFrom('deal_00000000-0000-7000-8000-000000000000', 'nonsense', '') }),
  fc.record({ limit: fc.constantFrom(1, 0, 1000, 'x'), search: fc.string({ maxLength: 5 }) }),
  fc.jsonValue({ maxDepth: 2 }),
);
const part = fc.record({ path: paths, input });

function callOf(method: 'GET' | 'POST', parts: { path: string; input: unknown }[], isBatch: boolean): Call {
  const path = parts.map((one) => one.path).join(',');
  const inputs = Object.fromEntries(
    parts.flatMap((one, index) => (one.input === undefined ? [] : [[index, one.input]])),
  );
  const text = isBatch
    ? JSON.stringify(inputs)
    : parts[0]?.input === undefined
      ? ''
      : JSON.stringify(parts[0].input);
  const query = new URLSearchParams({
    ...(isBatch ? { batch: '1' } : {}),
    ...(method === 'GET' && text !== '' ? { input: text } : {}),
  });
  return {
    method,
    url: `http://portal.test/trpc/${path}?${query.toString()}`,
    body: method === 'POST' ? text : '',
  };
}

describe('our edge and tRPC’s own fetch adapter', () => {
  it('answer any single or batched call with the same status and the same JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET' as const, 'POST' as const),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom<Context['actor']>(seller, learner, { kind: 'anonymous' }),
        async (method, parts, isBatch, actor) => {
          // No client mixes queries and mutations in one batch; tRPC refuses it as a whole, we answer part by part.
          const alike = parts.filter(
            ({ path }) => path.endsWith('nothing') || (path === 'deals.withdraw') === (method === 'POST'),
          );
          fc.pre(!isBatch || alike.length > 0);
          const call = callOf(method, isBatch ? alike : parts.slice(0, 1), isBatch);
          const [mine, stock] = [await ours(call, actor), await theirs(call, actor)];
          expect(comparable(mine, call)).toEqual(comparable(stock, call));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answer JSON that is none with a fault, not a crash', async () => {
    const call: Call = { method: 'GET', url: 'http://portal.test/trpc/deals.list?input=%7Bnope', body: '' };
    expect(await ours(call, seller)).toMatchObject({
      status: 400,
      body: { error: { data: { fault: { code: 'bad_input' } } } },
    });
    expect((await theirs(call, seller)).status).toBe(400);
  });

  it('refuses a NUL character, which only one of the engines could store, and takes the letters that look like one', async () => {
    const search = (text: string) =>
      ours(callOf('GET', [{ path: 'deals.list', input: { search: text } }], false), seller);
    expect((await search('a\u0000b')).status).toBe(400);
    expect((await search('a\\u0000b')).status).toBe(200);
  });

  it('refuses a batch of more than twenty calls', async () => {
    const parts = Array.from({ length: 21 }, () => ({ path: 'deals.summary', input: undefined }));
    expect((await ours(callOf('GET', parts, true), seller)).status).toBe(400);
  });
});

/** The clock moves between the two calls; nothing else may differ. */
function comparable(answer: { status: number; body: unknown }, call: Call): unknown {
  const text = JSON.stringify(answer.body).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
  return { status: answer.status, body: JSON.parse(text) as unknown, path: call.url };
}
