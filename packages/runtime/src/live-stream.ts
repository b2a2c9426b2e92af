import type { LiveEvent, LiveOptions } from './live-event.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

/** Reads the server's events and tells them, connection after connection, until `signal` ends it. */
export async function listen(
  options: LiveOptions,
  tell: (event: LiveEvent | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const { url, token } = options;
  let last = '';
  let waitMs = firstWaitMs;
  let stale: string | undefined;
  while (!signal.aborted) {
    try {
      const bearer = await token?.(stale);
      stale = undefined;
      const response = await (options.fetch ?? fetch)(`${url}/api/v1/live`, {
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
        const resumes = last !== '';
        for await (const frame of frames(response.body)) {
          last = frame['id'] ?? last;
          // What happened between reading and listening nobody has told: read again, once.
          if (frame['event'] === 'ready') {
            if (!resumes) tell(null);
          } else if (frame['event'] === 'session-ended') stale = bearer ?? undefined;
          else if (frame['data'])
            tell({ name: frame['event'] ?? '', ...(JSON.parse(frame['data']) as Omit<LiveEvent, 'name'>) });
        }
      }
    } catch {
      // Whatever broke it, the answer is the same: wait, then listen again from where it stopped.
    }
    // A session that came to its end is no failure.
    if (!stale) await pause(waitMs * (0.5 + Math.random() / 2), signal);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}

/** Reads server-sent events off a stream, by the HTML standard's rules for `id`, `event` and `data`. */
async function* frames(body: ReadableStream<Uint8Array>): AsyncGenerator<Record<string, string>> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
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
