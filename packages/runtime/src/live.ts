/** Something that happened on the server, as far as the reader may know it. */
export interface LiveEvent {
  /** What, in past tense: `deal.approved`. */
  name: string;
  aggregate: { type: string; id: string };
}

/** Which events are of interest: those of a kind of thing, or of one thing. */
export interface LiveFilter {
  aggregate: string;
  id?: string;
}

/** What happens on the server, as it happens. */
export interface Live {
  /**
   * Tells of each event that fits, until the returned function is called. After a lost connection that could not be
   * resumed it tells once with `null`: something may have been missed, read again.
   */
  on(filter: LiveFilter, listener: (event: LiveEvent | null) => void): () => void;
}

/** Where the stream is and who listens; as for the client. */
export interface LiveOptions {
  url: string;
  token?: ((stale?: string) => Promise<string | null>) | undefined;
  fetch?: typeof fetch | undefined;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/**
 * Listens to the server's events through one connection, opened with the first listener and closed with the last.
 *
 * By `fetch` and not `EventSource`, which cannot send a bearer. Resumes by `Last-Event-ID`, waits longer after each
 * failure (a second, up to half a minute, spread by chance), and tries at once when the browser is online again.
 */
export function createLive(options: LiveOptions): Live {
  const listeners = new Set<[LiveFilter, (event: LiveEvent | null) => void]>();
  let open: AbortController | undefined;

  const tell = (event: LiveEvent | null): void => {
    for (const [filter, listener] of listeners) {
      const { aggregate } = event ?? {};
      if (!aggregate || (aggregate.type === filter.aggregate && (!filter.id || filter.id === aggregate.id))) listener(event);
    }
  };

  return {
    on(filter, listener) {
      const entry: [LiveFilter, typeof listener] = [filter, listener];
      listeners.add(entry);
      if (!open) {
        open = new AbortController();
        void listen(options, tell, open.signal);
      }
      return () => {
        listeners.delete(entry);
        if (listeners.size > 0) return;
        open?.abort();
        open = undefined;
      };
    },
  };
}

async function listen(options: LiveOptions, tell: (event: LiveEvent | null) => void, signal: AbortSignal): Promise<void> {
  const { url, token, fetch: send = (...input) => fetch(...input) } = options;
  let last = '';
  let waitMs = firstWaitMs;
  let stale: string | undefined;
  while (!signal.aborted) {
    try {
      const bearer = await token?.(stale);
      stale = undefined;
      const response = await send(`${url}/api/v1/live`, {
        signal,
        credentials: token ? 'omit' : 'same-origin',
        headers: {
          accept: 'text/event-stream',
          ...(last && { 'last-event-id': last }),
          ...(bearer && { authorization: `Bearer ${bearer}` }),
        },
      });
      if (response.status === 401 && bearer) stale = bearer;
      if (response.ok && response.body) {
        waitMs = firstWaitMs;
        for await (const frame of frames(response.body)) {
          last = frame.id || last;
          if (frame.event === 'reset') tell(null);
          else if (frame.data) tell(JSON.parse(frame.data) as LiveEvent);
        }
      }
    } catch {
      // Whatever broke it, the answer is the same: wait, then listen again from where it stopped.
    }
    await pause(waitMs * (0.5 + Math.random() / 2), signal);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

/** Reads server-sent events off a stream, by the HTML standard's rules for `id`, `event` and `data`. */
async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<Record<string, string>> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + chunk.value).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const frame: Record<string, string> = {};
      for (const [, name = '', value = ''] of block.matchAll(/^(\w+): ?(.*)$/gm))
        frame[name] = name in frame ? `${frame[name]}\n${value}` : value;
      yield frame;
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
