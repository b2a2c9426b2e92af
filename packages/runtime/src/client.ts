import { Fault } from '@portico/domain/fault';
import type { AppRouter } from '@portico/server/router';

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
  /** Another way to the server; asked for with every call. */
  fetch?: typeof fetch | undefined;
}

interface Question extends QueryOptions {
  path: string;
  input: unknown;
}

type Envelope = { result?: { data?: unknown }; error?: { data?: { fault?: unknown } } } | null;

// As the server's own limit on a batch, and well under what proxies take for an address.
const batchMax = 20;
const addressMax = 4000;

type Answer = Envelope | Envelope[];

type Answers = ReadonlyMap<Question, Envelope | undefined>;

interface Call extends QueryOptions {
  /** One procedure's name, or several with commas. */
  path: string;
  /** A batch's inputs by place, a mutation's own. */
  input: unknown;
  /** The idempotency key: of a mutation, and only there. */
  key?: string;
  /** The bearer that was refused. */
  stale?: string;
}

type Send = (call: Call) => Promise<Answer>;

/**
 * Makes the one window onto the server: queries of a moment go as one request, a mutation as one, in tRPC's wire format.
 *
 * With a token each is a POST of plain text that holds it: a browser sends such a one to another origin without asking
 * first, which a header of ours would make it do (EM11). Without, queries are a GET and mutations a POST of JSON.
 *
 * Every failure is a `Fault`: the server's own, or `offline` when no answer came. An expired session is renewed once,
 * by `token`, and the call repeated; its idempotency key makes that safe.
 */
export function createClient(options: ClientOptions): Client {
  const send = createSend(options);
  const query = createBatch(options, send);

  async function mutate(path: string, input: unknown, how: MutationOptions = {}): Promise<unknown> {
    const { signal, key = crypto.randomUUID() } = how;
    return read(await send({ path, input, key, signal }));
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
  const client = at('') as Client;
  made.set(client, options);
  return client;
}

const made = new WeakMap<Client, ClientOptions>();

/** How a client was made, for what does not go by procedures (`files.ts`). */
export function optionsOf(client: Client): ClientOptions | undefined {
  return made.get(client);
}

/** Sends with a bearer, and once more with another when that one is refused. */
function createSend(options: ClientOptions): Send {
  const { url, token } = options;
  const send: Send = async (call) => {
    const { signal, stale } = call;
    const bearer = await token?.(stale);
    const [target, init] = token ? plainly(call, bearer ?? '') : withCookie(call);
    try {
      const response = await (options.fetch ?? fetch)(`${url}/trpc/${target}`, {
        ...init,
        credentials: token ? 'omit' : 'same-origin',
        signal: signal ?? null,
      });
      const answer = (await response.json()) as Answer;
      if (response.status !== 401 || !bearer || stale) return answer;
    } catch (error) {
      if (signal?.aborted) throw error;
      // An answer that is no JSON comes from something between us and the server.
      throw new Fault(error instanceof SyntaxError ? 'unavailable' : 'offline', {}, { cause: error });
    }
    return send({ ...call, stale: bearer });
  };
  return send;
}

/** A call that no browser asks about first: plain text, its token and single-use id inside, no header of ours. */
function plainly({ path, input, key }: Call, token: string): [string, RequestInit] {
  const body = JSON.stringify({ token, ...(key && { type: 'mutation', key }), input });
  return [key ? path : `${path}?batch=1`, { method: 'POST', body }];
}

function withCookie({ path, input, key }: Call): [string, RequestInit] {
  if (!key) return [addressOf(path, input), {}];
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  return [path, { method: 'POST', body: JSON.stringify(input), headers }];
}

/** Gathers the queries of a moment, and of the time a session takes to come, into as few requests as the server takes. */
function createBatch({ token }: ClientOptions, send: Send) {
  let open: Question[] = [];
  let answers: Promise<Answers>;

  async function ask(batch: Question[]): Promise<Answers> {
    await token?.().catch(() => null);
    if (batch === open) open = [];
    const left = batch.filter(({ signal }) => !signal?.aborted);
    const cut = new AbortController();
    for (const { signal } of left)
      signal?.addEventListener('abort', () => left.every((one) => one.signal?.aborted) && cut.abort());
    const answer = left[0] && (await send({ ...wireOf(left), signal: cut.signal }));
    return new Map(left.map((question, at) => [question, Array.isArray(answer) ? answer[at] : answer]));
  }

  return async (path: string, input: unknown, { signal }: QueryOptions = {}): Promise<unknown> => {
    signal?.throwIfAborted();
    const question = { path, input, signal };
    // Empty or full.
    const { path: paths, input: inputs } = wireOf([...open, question]);
    if (open.length % batchMax === 0 || addressOf(paths, inputs).length > addressMax)
      answers = ask((open = []));
    open.push(question);
    const end = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    return read((await Promise.race([answers, end])).get(question));
  };
}

/** One query goes as a batch of one: tRPC has a single form for reading, and the server one path to keep fast. */
function wireOf(batch: readonly Question[]): { path: string; input: unknown } {
  return {
    path: batch.map(({ path }) => path).join(),
    // By their place: an array's places become an object's keys.
    input: Object.assign(
      {},
      batch.map(({ input }) => input),
    ),
  };
}

function addressOf(path: string, input: unknown): string {
  return `${path}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
}

function read(answer: Answer | undefined): unknown {
  const { result, error } = (answer ?? {}) as NonNullable<Envelope>;
  if (result) return result.data;
  throw Fault.from(error?.data?.fault ?? error);
}
