import { Fault } from '@portico/domain/fault';
import { expect, test, vi } from 'vitest';
import { createClient } from './client.ts';
import { createFakePortal } from './testing.ts';

const deal = { dealId: 'deal_1' };

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}

/** Records requests and answers them in order. */
function recorded(...answers: (Response | Error)[]): {
  fetch: typeof fetch;
  seen: { url: URL; init: RequestInit }[];
} {
  const seen: { url: URL; init: RequestInit }[] = [];
  return {
    seen,
    fetch: (address, init = {}) => {
      seen.push({ url: new URL(address as string, 'https://portal.example'), init });
      const answer = answers.shift() ?? new Error('one request too many');
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
}

const unauthorised = (code: string) => json([{ error: { data: { fault: { code } } } }], 401);

test('queries of a moment go as one GET in tRPC’s batch form', async () => {
  const { fetch, seen } = recorded(json([{ result: { data: 1 } }, { result: { data: 2 } }]));
  const client = createClient({ url: 'https://portal.example', fetch });
  const answers = await Promise.all([client.deals.get.query(deal), client.deals.summary.query()]);
  expect(answers).toEqual([1, 2]);
  expect(seen).toHaveLength(1);
  const [{ url, init }] = seen as [(typeof seen)[0]];
  expect(url.pathname).toBe('/trpc/deals.get,deals.summary');
  expect(url.searchParams.get('batch')).toBe('1');
  expect(JSON.parse(url.searchParams.get('input') ?? '')).toEqual({ 0: deal });
  expect(init.method ?? 'GET').toBe('GET');
});

test('a batch holds at most twenty queries, as the server takes', async () => {
  const portal = createFakePortal({ 'deals.get': ({ dealId }) => dealId as never });
  const client = createClient({ url: '', fetch: portal.fetch });
  const ids = Array.from({ length: 45 }, (_, at) => `deal_${at}`);
  expect(await Promise.all(ids.map((dealId) => client.deals.get.query({ dealId })))).toEqual(ids);
  expect(portal.requests).toHaveLength(3);
});

test('long inputs are spread over addresses that servers and proxies take', async () => {
  const portal = createFakePortal({ 'deals.list': { rows: [], next: null } });
  const client = createClient({ url: '', fetch: portal.fetch });
  await Promise.all(
    Array.from({ length: 8 }, () =>
      client.deals.list.query({ search: 'ä'.repeat(120), cursor: 'x'.repeat(400) }),
    ),
  );
  expect(portal.requests.length).toBeGreaterThan(1);
  expect(Math.max(...portal.requests.map((url) => url.length))).toBeLessThan(4200);
});

test('a mutation is one POST with its own idempotency key, or the caller’s', async () => {
  const portal = createFakePortal({ 'deals.saveDraft': { dealId: 'deal_1', version: 1, savedAt: '' } });
  const client = createClient({ url: '', fetch: portal.fetch });
  await client.deals.saveDraft.mutate({ claim: {} });
  await client.deals.saveDraft.mutate({ claim: {} });
  await client.deals.saveDraft.mutate({ claim: { customerName: 'Acme' } }, { key: 'kept-key' });
  const [first, second, third] = portal.calls;
  expect(first?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.key).not.toBe(first?.key);
  expect(third).toMatchObject({ key: 'kept-key', input: { claim: { customerName: 'Acme' } } });
});

test('each query of a batch gets its own answer or its own fault', async () => {
  const portal = createFakePortal({ 'deals.summary': { counts: { draft: 2 }, protections: {} } });
  portal.fail('deals.get', 'not_found');
  const client = createClient({ url: '', fetch: portal.fetch });
  const [lost, found] = await Promise.allSettled([
    client.deals.get.query(deal),
    client.deals.summary.query(),
  ]);
  expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
  expect(found).toMatchObject({ status: 'fulfilled', value: { counts: { draft: 2 }, protections: {} } });
});

test('no answer is the fault `offline`, for queries and mutations', async () => {
  const client = createClient({ url: '', fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
  await expect(client.deals.get.query(deal)).rejects.toMatchObject({ code: 'offline', status: 0 });
  await expect(client.deals.saveDraft.mutate({ claim: {} })).rejects.toMatchObject({ code: 'offline' });
});

test('an answer that is no JSON comes from a proxy and reads as `unavailable`', async () => {
  const client = createClient({
    url: '',
    fetch: () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })),
  });
  await expect(client.deals.get.query(deal)).rejects.toMatchObject({ code: 'unavailable' });
});

test('a refusal at the edge, before any procedure, is the same fault', async () => {
  const client = createClient({
    url: '',
    fetch: recorded(json({ error: { code: 'origin_not_allowed', requestId: 'r1' } }, 403)).fetch,
  });
  const error = await client.deals.get.query(deal).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(Fault);
  expect(error).toMatchObject({ code: 'origin_not_allowed', detail: { requestId: 'r1' } });
});

test('an expired session is renewed once and the call repeated under the same key', async () => {
  const { fetch, seen } = recorded(
    json({ error: { data: { fault: { code: 'session_expired' } } } }, 401),
    json({ result: { data: { version: 1 } } }),
  );
  const token = vi.fn((stale?: string) => Promise.resolve(stale ? 'new' : 'old'));
  const client = createClient({ url: '', token, fetch });
  expect(await client.deals.saveDraft.mutate({ claim: {} })).toEqual({ version: 1 });
  const [first, second] = seen.map(({ init }) => JSON.parse(init.body as string) as object);
  expect(first).toMatchObject({ token: 'old', type: 'mutation', input: { claim: {} } });
  expect(first).toHaveProperty('key');
  expect(second).toEqual({ ...first, token: 'new' });
});

test('a session that is refused again is not renewed for ever', async () => {
  const { fetch, seen } = recorded(unauthorised('session_expired'), unauthorised('session_expired'));
  const client = createClient({ url: '', token: (stale) => Promise.resolve(stale ? 'new' : 'old'), fetch });
  await expect(client.deals.get.query(deal)).rejects.toMatchObject({ code: 'session_expired' });
  expect(seen).toHaveLength(2);
});

test('an embed sends its token and no cookie, the portal its cookie and no token', async () => {
  const embed = recorded(json([{ result: {} }]));
  await createClient({
    url: '',
    token: () => Promise.resolve('t'),
    fetch: embed.fetch,
  }).deals.get.query(deal);
  const [{ url, init }] = embed.seen as [(typeof embed.seen)[0]];
  expect(init.credentials).toBe('omit');
  expect(`${url.pathname}${url.search}`).toBe('/trpc/deals.get?batch=1');
  expect(JSON.parse(init.body as string)).toEqual({ token: 't', input: { 0: deal } });
  const own = recorded(json([{ result: {} }]));
  await createClient({ url: '', fetch: own.fetch }).deals.summary.query();
  expect(own.seen[0]?.init.credentials).toBe('same-origin');
  expect(new Headers(own.seen[0]?.init.headers).has('authorization')).toBe(false);
});

test('nothing an embed sends makes a browser ask the server first: a GET or POST of text, without headers of ours', async () => {
  const embed = recorded(json([{ result: { data: 1 } }]), json({ result: { data: 2 } }));
  const client = createClient({ url: '', token: () => Promise.resolve('t'), fetch: embed.fetch });
  await client.deals.summary.query();
  await client.deals.saveDraft.mutate({ claim: {} });
  for (const { init } of embed.seen) {
    const request = new Request('https://portal.example/trpc/', init);
    expect(request.method).toBe('POST');
    expect([...request.headers].map(([name, value]) => `${name}: ${value}`)).toEqual([
      'content-type: text/plain;charset=UTF-8',
    ]);
  }
});

test('a page whose host knows nobody asks with an empty token, and hears that it is signed out', async () => {
  const { fetch, seen } = recorded(unauthorised('signed_out'));
  const client = createClient({ url: '', token: () => Promise.resolve(null), fetch });
  await expect(client.deals.get.query(deal)).rejects.toMatchObject({ code: 'signed_out' });
  expect(JSON.parse(seen[0]?.init.body as string)).toMatchObject({ token: '' });
});

test('an aborted query rejects at once, and the request ends when nobody waits for it', async () => {
  let signal: AbortSignal | null | undefined;
  const client = createClient({
    url: '',
    fetch: (_, init) => {
      signal = init?.signal;
      return new Promise(() => {});
    },
  });
  const abort = new AbortController();
  const query = client.deals.get.query(deal, { signal: abort.signal });
  await vi.waitFor(() => expect(signal).toBeDefined());
  abort.abort();
  await expect(query).rejects.toMatchObject({ name: 'AbortError' });
  expect(signal?.aborted).toBe(true);
});

test('a client can be awaited by mistake', async () => {
  const client = createClient({ url: '', fetch: recorded().fetch });
  expect(await Promise.resolve(client)).toBe(client);
});
