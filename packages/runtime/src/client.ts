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

/**
 * Makes the one window onto the server: queries of a moment go as one GET, a mutation as one POST, in tRPC's wire format.
 *
 * Every failure is a `Fault`: the server's own, or `offline` when no answer came. An expired session is renewed once,
 * by `token`, and the call repeated; its idempotency key makes that safe.
 */
export function createClient({ url, token, fetch: send = (...input) => fetch(...input) }: ClientOptions): Client {
  let queue: Waiting[] = [];

  async function call(target: string, init: RequestInit, stale?: string): Promise<Envelope | Envelope[]> {
    const bearer = await token?.(stale);
    let response: Response;
    let body: Envelope | Envelope[];
    try {
      response = await send(`${url}/trpc/${target}`, {
        ...init,
        credentials: token ? 'omit' : 'same-origin',
        headers: { ...init.headers, ...(bearer && { authorization: `Bearer ${bearer}` }) },
      });
      body = (await response.json()) as Envelope | Envelope[];
    } catch (error) {
      if (init.signal?.aborted) throw error;
      // An answer that is no JSON comes from something between us and the server.
      throw new Fault(error instanceof SyntaxError ? 'unavailable' : 'offline', {}, { cause: error });
    }
    if (response.status === 401 && bearer && !stale) return call(target, init, bearer);
    return body;
  }

  async function flush(): Promise<void> {
    // Calls that arrive while the session is fetched still go with this batch.
    await token?.().catch(() => null);
    const all = queue.filter(({ signal }) => !signal?.aborted);
    queue = [];
    let batch: Waiting[] = [];
    for (const waiting of all) {
      if (batch.length === batchMax || addressOf([...batch, waiting]).length > addressMax) {
        void ask(batch);
        batch = [];
      }
      batch.push(waiting);
    }
    if (batch.length > 0) void ask(batch);
  }

  async function ask(batch: Waiting[]): Promise<void> {
    const cut = new AbortController();
    for (const { signal } of batch)
      signal?.addEventListener('abort', () => batch.every((one) => one.signal?.aborted) && cut.abort());
    try {
      const body = await call(addressOf(batch), { signal: cut.signal });
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

  function query(path: string, input: unknown, { signal }: QueryOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      if (queue.push({ path, input, signal, resolve, reject }) === 1) queueMicrotask(() => void flush());
    });
  }

  async function mutate(path: string, input: unknown, { signal, key }: MutationOptions = {}): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key ?? crypto.randomUUID() };
    return read(
      (await call(path, { method: 'POST', body: JSON.stringify(input), headers, signal: signal ?? null })) as Envelope,
    );
  }

  const at = (path: string): unknown =>
    new Proxy(() => {}, {
      get: (_, name: string) =>
        name === 'query' || name === 'mutate'
          ? (input: unknown, options?: MutationOptions) => (name === 'query' ? query : mutate)(path, input, options)
          : // A client is no promise, whoever awaits it.
            name === 'then'
            ? undefined
            : at(path && `${path}.${name}` || name),
    });
  return at('') as Client;
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
