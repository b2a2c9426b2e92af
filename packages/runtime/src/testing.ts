import { Fault, type FaultCode } from '@portico/domain/fault';
import type { InputOf, OutputOf, ProcedurePath } from './client.ts';
import type { LiveEvent } from './live-event.ts';

/** An answer to a procedure: a value, or what makes one from the input. Throw a `Fault` to answer with it. */
export type Answer<P extends ProcedurePath> =
  | OutputOf<P>
  | ((input: InputOf<P>, call: FakeCall) => OutputOf<P> | Promise<OutputOf<P>>);

/** Answers by procedure. */
export type Answers = { [P in ProcedurePath]?: Answer<P> };

/** One call as it came over the wire. */
export interface FakeCall {
  path: string;
  input: unknown;
  key: string | null;
  bearer: string | null;
}

/** A server for tests and stories: speaks the real wire behind `fetch`, so the real client is in use. */
export interface FakePortal {
  /** Give it to `<portico-portal .fetch=…>` or `createClient({ fetch })`. */
  readonly fetch: typeof fetch;
  /** Every call so far, in order. */
  readonly calls: readonly FakeCall[];
  /** The addresses asked for, in order. */
  readonly requests: readonly string[];
  /** Answers a procedure from now on. */
  answer<P extends ProcedurePath>(path: P, answer: Answer<P>): void;
  /** Fails a procedure, or with `*` every one, until it is called with `null`. */
  fail(path: ProcedurePath | '*', code: FaultCode | null): void;
  /** Cuts the line after the server did its work: the answer is lost, once. */
  loseNextAnswer(): void;
  /** Tells every listener what happened. */
  emit(event: LiveEvent): void;
  /** How many listen now. */
  readonly listening: number;
}

/** Makes a fake portal. A procedure without an answer never answers, which is how loading is shown. */
export function createFakePortal(initial: Answers = {}): FakePortal {
  const answers: Record<string, unknown> = { ...initial };
  const faults = new Map<string, FaultCode>();
  const calls: FakeCall[] = [];
  const requests: string[] = [];
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const done = new Map<string, Done>();
  let losing = false;
  let position = 0;

  const fakeFetch = async (address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address instanceof Request ? address.url : address, location.href);
    requests.push(url.href);
    if (url.pathname === '/api/v1/live') return openStream(streams, init.signal);
    const paths = url.pathname.slice('/trpc/'.length).split(',');
    const { isMutation, inputs, bearer, key } = readCall(url, init);
    const results = await abortable(
      Promise.all(
        paths.map((path, at) => {
          const call = { path, input: inputs[at], key, bearer };
          calls.push(call);
          const fault = faults.get(path) ?? faults.get('*');
          return once(call, done, () => run(call, answers, fault));
        }),
      ),
      init.signal,
    );
    if (losing) {
      losing = false;
      throw new TypeError('Failed to fetch');
    }
    return Response.json(isMutation ? results[0] : results, { status: statusOf(results) });
  };

  return {
    fetch: fakeFetch,
    calls,
    requests,
    answer: (path, answer) => void (answers[path] = answer),
    fail: (path, code) => void (code ? faults.set(path, code) : faults.delete(path)),
    loseNextAnswer: () => void (losing = true),
    emit: (event) => {
      const { name, ...data } = event;
      const frame = new TextEncoder().encode(
        `id: ${(position += 1)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`,
      );
      streams.forEach((stream) => stream.enqueue(frame));
    },
    get listening() {
      return streams.size;
    },
  };
}

interface ReadCall extends Pick<FakeCall, 'bearer' | 'key'> {
  isMutation: boolean;
  inputs: Record<string, unknown>;
}

/** Reads what came as the server's edge does: an embed's call is plain text with its token inside. */
function readCall(url: URL, init: RequestInit): ReadCall {
  const headers = new Headers(init.headers);
  const body = init.body as string;
  if (init.method === 'POST' && !headers.has('content-type')) {
    const { token, type, key = null, input } = JSON.parse(body) as Record<string, string | undefined>;
    const isMutation = type === 'mutation';
    const inputs = (isMutation ? { 0: input } : input) as Record<string, unknown>;
    return { isMutation, inputs: inputs ?? {}, bearer: token ?? null, key };
  }
  const isMutation = init.method === 'POST';
  const text = isMutation ? `{"0":${body}}` : url.searchParams.get('input');
  return {
    isMutation,
    inputs: JSON.parse(text ?? '{}') as Record<string, unknown>,
    bearer: headers.get('authorization')?.slice('Bearer '.length) ?? null,
    key: headers.get('idempotency-key'),
  };
}

interface Done {
  readonly input: string;
  readonly result: Result;
}

type Result = { result: { data: unknown } } | { error: object };

/** As the server does: the same key answers the same again, with another input it is refused; a fault leaves no trace. */
async function once(call: FakeCall, done: Map<string, Done>, work: () => Promise<Result>): Promise<Result> {
  if (call.key === null) return work();
  const name = `${call.path}\n${call.key}`;
  const input = JSON.stringify(call.input) ?? '';
  const before = done.get(name);
  if (before) return before.input === input ? before.result : failure(new Fault('idempotency_key_reused'));
  const result = await work();
  if ('result' in result) done.set(name, { input, result });
  return result;
}

/** Answers one call the way the server's edge does. */
async function run(
  call: FakeCall,
  answers: Readonly<Record<string, unknown>>,
  code: FaultCode | undefined,
): Promise<Result> {
  try {
    if (code) throw new Fault(code);
    if (!(call.path in answers)) await new Promise(() => {});
    const answer = answers[call.path];
    const data: unknown =
      typeof answer === 'function'
        ? await (answer as (...of: unknown[]) => unknown)(call.input, call)
        : answer;
    return { result: { data: structuredClone(data) } };
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('unexpected');
    if (fault.code === 'offline') throw new TypeError('Failed to fetch', { cause: error });
    if (!(error instanceof Fault)) reportError(error);
    return failure(fault);
  }
}

function failure(fault: Fault): Result {
  return {
    error: { message: fault.code, code: -32_000, data: { httpStatus: fault.status, fault: fault.toJSON() } },
  };
}

function openStream(
  streams: Set<ReadableStreamDefaultController<Uint8Array>>,
  signal: AbortSignal | null | undefined,
): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      streams.add(controller);
      controller.enqueue(new TextEncoder().encode('id: 0\nevent: ready\ndata: {}\n\n'));
      signal?.addEventListener('abort', () => {
        streams.delete(controller);
        controller.error(signal.reason);
      });
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    work.then(resolve, reject);
  });
}

/** As the server does: one status when all agree, 207 when they differ. */
function statusOf(results: readonly object[]): number {
  const statuses = results.map((result) =>
    'error' in result ? (result.error as { data: { httpStatus: number } }).data.httpStatus : 200,
  );
  return statuses.every((status) => status === statuses[0]) ? (statuses[0] ?? 200) : 207;
}
