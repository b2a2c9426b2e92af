import type { LiveEvent, LiveOptions } from './live-event.ts';

/** Which events are of interest: those of a kind of thing, or of one thing. */
export interface LiveFilter {
  aggregate: string;
  id?: string;
}

/** What happens on the server, as it happens. */
export interface Live {
  /**
   * Tells of each event that fits, until the returned function is called. When a connection begins that resumes no other,
   * it tells once with `null`: something may have happened since you read, read again.
   */
  on(filter: LiveFilter, listener: (event: LiveEvent | null) => void): () => void;
}

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
      if (!aggregate || (aggregate.type === filter.aggregate && (!filter.id || filter.id === aggregate.id)))
        listener(event);
    }
  };

  return {
    on(filter, listener) {
      const entry: [LiveFilter, typeof listener] = [filter, listener];
      listeners.add(entry);
      if (!open) {
        open = new AbortController();
        const { signal } = open;
        // Most pages show a form and never listen: the code for it comes with the first listener.
        void import('./live-stream.ts').then((stream) => stream.listen(options, tell, signal), reportError);
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
