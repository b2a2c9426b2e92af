import { Fault } from '@portico/domain/fault';
import type { AppRouter } from '../../../server/src/router.ts';

type Routes = AppRouter['_def']['record'];

interface Def<Kind, Input, Output> {
  _def: { type: Kind; $types: { input: Input; output: Output } };
}

/** How a query is sent. */
export interface QueryOptions {
  signal?: AbortSignal | undefined;
}

/** How a mutation is sent. */
export interface MutationOptions extends QueryOptions {
  /** The idempotency key; keep it across retries of the same act. A fresh one by default. */
  key?: string | undefined;
}

type ClientOf<R> = {
  readonly [K in keyof R]: R[K] extends Def<'query', infer Input, infer Output>
    ? { query(input: Input, options?: QueryOptions): Promise<Output> }
    : R[K] extends Def<'mutation', infer Input, infer Output>
      ? { mutate(input: Input, options?: MutationOptions): Promise<Output> }
      : ClientOf<R[K]>;
};

/** Everything the server can be asked, typed by its router: `client.deals.get.query({ dealId })`. */
export type Client = ClientOf<Routes>;

type PathsOf<R, Prefix extends string> = {
  [K in keyof R & string]: R[K] extends Def<'query' | 'mutation', infer Input, infer Output>
    ? { path: `${Prefix}${K}`; input: Input; output: Output }
    : PathsOf<R[K], `${Prefix}${K}.`>;
}[keyof R & string];

type Procedure = PathsOf<Routes, ''>;

/** Names of procedures as they go over the wire: `deals.get`. */
export type ProcedurePath = Procedure['path'];
/** What a procedure takes. */
export type InputOf<P extends ProcedurePath> = Extract<Procedure, { path: P }>['input'];
/** What a procedure answers. */
export type OutputOf<P extends ProcedurePath> = Extract<Procedure, { path: P }>['output'];

/** Where the server is and who asks. */
export interface ClientOptions {
  /** The server's origin, `https://portal.example`; empty for the page's own. */
  url: string;
  /**
   * Gives the bearer of an embed. Called with the bearer that was refused when another one is needed. Without it, the
   * portal's cookie speaks for the person.
   */
  token?: ((stale?: string) => Promise<string | null>) | undefined;
  fetch?: typeof fetch | undefined;
}

interface Waiting {
  path: string;
  input: unknown;
  signal: AbortSignal | undefined;
  resolve(data: unknown): void;
  reject(error: unknown): void;
}

type Envelope = { result?: { data?: unknown }; error?: { data?: { fault?: unknown } } } | null;

// As the server's own limit on a batch, and well under what proxies take for an address.
const batchMax = 20;
const addressMax = 4000;

interface Request {
  method?: 'POST';
  body?: string;
  headers?: Record<string, string>;
  signal: AbortSignal | undefined;
}

type Send = (target: string, request: Request) => Promise<Envelope | Envelope[]>;

/**
 * Makes the one window onto the server: queries of a moment go as one GET, a mutation as one POST, in tRPC's wire format.
 *
 * Every failure is a `Fault`: the server's own, or `offline` when no answer came. An expired session is renewed once,
 * by `token`, and the call repeated; its idempotency key makes that safe.
 */
export function createClient(options: ClientOptions): Client {
  const send: Send = (target, request) => call(options, target, request);
  const query = createBatch(options, send);

  async function mutate(
    path: string,
    input: unknown,
    { signal, key }: MutationOptions = {},
  ): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key ?? crypto.randomUUID() };
    return read(
      (await send(path, { method: 'POST', body: JSON.stringify(input), headers, signal })) as Envelope,
    );
  }

  const at = (path: string): unknown =>
    new Proxy(() => {}, {
      get: (_, name: string) => {
        if (name === 'query') return (input: unknown, how?: QueryOptions) => query(path, input, how);
        if (name === 'mutate') return (input: unknown, how?: MutationOptions) => mutate(path, input, how);
        // A client is no promise, whoever awaits it.
        return name === 'then' ? undefined : at(path ? `${path}.${name}` : name);
      },
    });
  return at('') as Client;
}

async function call(
  options: ClientOptions,
  target: string,
  request: Request & { stale?: string },
): Promise<Envelope | Envelope[]> {
  const { url, token, fetch: send = (...input) => fetch(...input) } = options;
  const { stale, signal, ...init } = request;
  const bearer = await token?.(stale);
  let response: Response;
  let body: Envelope | Envelope[];
  try {
    response = await send(`${url}/trpc/${target}`, {
      ...init,
      signal: signal ?? null,
      credentials: token ? 'omit' : 'same-origin',
      headers: { ...init.headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
    });
    body = (await response.json()) as Envelope | Envelope[];
  } catch (error) {
    if (signal?.aborted) throw error;
    // An answer that is no JSON comes from something between us and the server.
    throw new Fault(error instanceof SyntaxError ? 'unavailable' : 'offline', {}, { cause: error });
  }
  return response.status === 401 && bearer && !stale
    ? call(options, target, { ...request, stale: bearer })
    : body;
}

/** Gathers the queries of a moment, and of the time a session takes to come, into as few requests as the server takes. */
function createBatch({ token }: ClientOptions, send: Send) {
  let queue: Waiting[] = [];

  async function flush(): Promise<void> {
    await token?.().catch(() => null);
    const all = queue.filter(({ signal }) => !signal?.aborted);
    queue = [];
    let batch: Waiting[] = [];
    for (const waiting of all) {
      if (batch.length === batchMax || addressOf([...batch, waiting]).length > addressMax) {
        void ask(send, batch);
        batch = [];
      }
      batch.push(waiting);
    }
    if (batch.length > 0) void ask(send, batch);
  }

  return (path: string, input: unknown, { signal }: QueryOptions = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      if (queue.push({ path, input, signal, resolve, reject }) === 1) queueMicrotask(() => void flush());
    });
}

async function ask(send: Send, batch: Waiting[]): Promise<void> {
  const cut = new AbortController();
  for (const { signal } of batch)
    signal?.addEventListener('abort', () => batch.every((one) => one.signal?.aborted) && cut.abort());
  try {
    const body = await send(addressOf(batch), { signal: cut.signal });
    batch.forEach(({ resolve, reject }, at) => {
      try {
        resolve(read(Array.isArray(body) ? body[at] : body));
      } catch (error) {
        reject(error);
      }
    });
  } catch (error) {
    batch.forEach(({ reject }) => reject(error));
  }
}

/** One query goes as a batch of one: tRPC has a single form for reading, and the server one path to keep fast. */
function addressOf(batch: readonly Waiting[]): string {
  const inputs = JSON.stringify(Object.fromEntries(batch.map(({ input }, at) => [at, input])));
  return `${batch.map(({ path }) => path).join()}?batch=1&input=${encodeURIComponent(inputs)}`;
}

function read(envelope: Envelope | undefined): unknown {
  if (envelope?.result) return envelope.result.data;
  const error = envelope?.error;
  throw Fault.from(error?.data?.fault ?? error);
}
