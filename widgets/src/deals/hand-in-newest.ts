import { Fault } from '@portico/domain/fault';
import type { Client } from '@portico/runtime/client';
import { type HandIn, type HandInOptions, type HandInOutcome, untilAnswered } from './hand-in.ts';

/**
 * Hands in on the newest state of a draft that was overtaken; one that was handed in already is the outcome.
 *
 * @throws Fault what the server answered; never `offline`
 */
export async function handInNewest(
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
