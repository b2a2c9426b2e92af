import { expect, onTestFinished, test, vi } from 'vitest';
import type { LiveEvent } from './live-event.ts';
import { createLive } from './live.ts';

const approved: LiveEvent = { name: 'deal.approved', aggregate: { type: 'deal', id: 'deal_1' } };

/** A server whose streams the test holds. */
function streams() {
  const opened: {
    headers: Headers;
    send(text: string): void;
    end(): void;
    signal: AbortSignal | null | undefined;
  }[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (made) => void (controller = made) });
    init?.signal?.addEventListener('abort', () => controller?.error(new Error('aborted')));
    opened.push({
      headers: new Headers(init?.headers),
      signal: init?.signal,
      send: (text) => controller?.enqueue(new TextEncoder().encode(text)),
      end: () => controller?.close(),
    });
    return Promise.resolve(new Response(body));
  };
  return { opened, fetch };
}

const frame = ({ name, ...data }: LiveEvent, id = '7'): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const ready = 'id: 6\nevent: ready\ndata: {}\n\n';

test('one connection serves all listeners and ends with the last', async () => {
  const { opened, fetch } = streams();
  const live = createLive({ url: '', fetch });
  const stops = [live.on({ aggregate: 'deal' }, () => {}), live.on({ aggregate: 'site' }, () => {})];
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  stops[0]?.();
  expect(opened[0]?.signal?.aborted).toBe(false);
  stops[1]?.();
  expect(opened[0]?.signal?.aborted).toBe(true);
});

test('a listener hears its own kind and its own thing, and nothing after it left', async () => {
  const { opened, fetch } = streams();
  const live = createLive({ url: '', fetch });
  const all = vi.fn();
  const other = vi.fn();
  const site = vi.fn();
  const stop = live.on({ aggregate: 'deal' }, all);
  onTestFinished(live.on({ aggregate: 'deal', id: 'deal_2' }, other));
  onTestFinished(live.on({ aggregate: 'site' }, site));
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.send(frame(approved));
  await vi.waitFor(() => expect(all).toHaveBeenCalledWith(approved));
  stop();
  opened[0]?.send(frame({ ...approved, aggregate: { type: 'site', id: 's' } }, '8'));
  await vi.waitFor(() => expect(site).toHaveBeenCalledOnce());
  expect(all).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
});

test('an event cut anywhere on its way arrives whole, and comments are passed over', async () => {
  const { opened, fetch } = streams();
  const heard = vi.fn();
  onTestFinished(createLive({ url: '', fetch }).on({ aggregate: 'deal' }, heard));
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  for (const letter of `: ping\n\n${frame(approved)}`) opened[0]?.send(letter);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(approved));
});

test('a broken connection resumes after the last event it heard, with its bearer', async () => {
  const { opened, fetch } = streams();
  const heard = vi.fn();
  onTestFinished(
    createLive({ url: '', fetch, token: () => Promise.resolve('t') }).on({ aggregate: 'deal' }, heard),
  );
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.send(frame(approved, '41'));
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  opened[0]?.end();
  // It waits before it tries again, except when the browser comes back online.
  await vi.waitFor(() => {
    dispatchEvent(new Event('online'));
    expect(opened).toHaveLength(2);
  });
  expect(opened[1]?.headers.get('last-event-id')).toBe('41');
  expect(opened[1]?.headers.get('authorization')).toBe('Bearer t');
});

test('what may have happened before the first connection is read again, once', async () => {
  const { opened, fetch } = streams();
  const heard = vi.fn();
  onTestFinished(createLive({ url: '', fetch }).on({ aggregate: 'deal', id: 'deal_1' }, heard));
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.send(ready);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(null));
  opened[0]?.end();
  await vi.waitFor(() => {
    dispatchEvent(new Event('online'));
    expect(opened).toHaveLength(2);
  });
  opened[1]?.send(ready + frame(approved));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(approved));
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a session that ends on the stream is renewed and listening goes on at once', async () => {
  const { opened, fetch } = streams();
  const token = vi.fn((stale?: string) => Promise.resolve(stale ? 'new' : 'old'));
  onTestFinished(createLive({ url: '', fetch, token }).on({ aggregate: 'deal' }, () => {}));
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.send(ready + 'event: session-ended\ndata: {}\n\n');
  opened[0]?.end();
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  expect(opened[1]?.headers.get('authorization')).toBe('Bearer new');
});
