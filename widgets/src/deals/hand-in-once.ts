import { Fault } from '@portico/domain/fault';
import type { Client } from '@portico/runtime/client';
import type { HandIn, HandInOptions, HandInOutcome } from './hand-in.ts';

// Between tries without a line; the browser's own `online` cuts it short.
const pauseMs = 4_000;

/**
 * Hands a deal in exactly once. Without an answer nobody knows whether it arrived, so the very same is sent again until
 * there is one: the server knows it by its key. When the draft was overtaken (by a save whose answer was lost, or by this
 * very submission), the newest state decides.
 *
 * @throws Fault what the server answered; never `offline`
 */
export async function handIn(
  client: Client,
  attempt: HandIn,
  options: HandInOptions,
): Promise<HandInOutcome> {
  const { key, input } = attempt;
  const outcome = await untilAnswered(options, () =>
    client.deals.submit.mutate(input, { key, signal: options.signal }),
  ).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'stale_edit' && input.draft) return null;
    throw error;
  });
  const isOvertaken = !outcome || ('refusal' in outcome && outcome.refusal.key.startsWith('not_from_'));
  if (!input.draft || !isOvertaken) return outcome ?? Promise.reject(new Fault('stale_edit'));
  return handInNewest(client, attempt, options);
}

/** Sends until there is an answer: without a line, and while the same is under way already, it is sent again. */
async function untilAnswered<T>({ signal, waiting }: HandInOptions, send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await send();
      waiting(false);
      return answer;
    } catch (error) {
      const again = error instanceof Fault && (error.code === 'offline' || error.code === 'in_flight');
      waiting(again && error.code === 'offline');
      if (!again || signal.aborted) throw error;
      await pause((error.detail.retryAfterSeconds ?? 0) * 1_000 || pauseMs, signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      ended.abort();
      settle();
    };
    const timer = setTimeout(end(resolve), ms);
    addEventListener('online', end(resolve), ended);
    signal.addEventListener(
      'abort',
      end(() => reject(signal.reason as Error)),
      ended,
    );
  });
}

/**
 * Hands in on the newest state of a draft that was overtaken; one that was handed in already is the outcome.
 *
 * @throws Fault what the server answered; never `offline`
 */
async function handInNewest(
  client: Client,
  { key, input }: HandIn,
  options: HandInOptions,
): Promise<HandInOutcome> {
  const { claim, draft } = input;
  if (!draft) throw new Fault('stale_edit');
  const { dealId } = draft;
  const deal = await untilAnswered(options, () => client.deals.get.query({ dealId }, options));
  if (deal.review !== 'draft') return { ok: true, deal };
  const newest = { claim, draft: { dealId, version: deal.version } };
  return untilAnswered(options, () =>
    client.deals.submit.mutate(newest, { key: `${key}-${deal.version}`, signal: options.signal }),
  );
}
