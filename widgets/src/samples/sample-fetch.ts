import { sampleAnswers } from './sample-data.ts';

/**
 * A `fetch` that answers what widgets ask with samples and everything else with `not_found`, in tRPC's wire format. Nothing
 * of it leaves the page.
 */
export function sampleFetch(address: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address instanceof Request ? address.url : address, location.href);
  // What happens later is listened for and never comes.
  if (!url.pathname.startsWith('/trpc/')) return untilAborted(init.signal);
  const answers: Readonly<Record<string, unknown>> = sampleAnswers;
  const results = url.pathname
    .slice('/trpc/'.length)
    .split(',')
    .map((path) =>
      path in answers
        ? { result: { data: answers[path] } }
        : { error: { data: { fault: { code: 'not_found' } } } },
    );
  return Promise.resolve(Response.json(url.searchParams.has('batch') ? results : results[0]));
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () =>
      reject(new DOMException('Nobody listens any more.', 'AbortError')),
    );
  });
}
