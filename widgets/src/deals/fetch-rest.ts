import { Fault } from '@portico/domain/fault';
import type * as claimRules from './claim-rules.ts';
import type { receiptCard } from './receipt.ts';

/** What a form needs once it is being filled in. */
export interface Rest {
  /** Judges what is typed. */
  rules: typeof claimRules;
  /** Draws the receipt. */
  receiptCard: typeof receiptCard;
}

/**
 * Fetches what an empty form does without: the rules, and what draws the receipt.
 *
 * @throws Fault `offline` when it cannot be had
 */
export async function fetchRest(): Promise<Rest> {
  try {
    const [rules, { receiptCard }] = await Promise.all([import('./claim-rules.ts'), import('./receipt.ts')]);
    return { rules, receiptCard };
  } catch (cause) {
    throw new Fault('offline', {}, { cause });
  }
}
