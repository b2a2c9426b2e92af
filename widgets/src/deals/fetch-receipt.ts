import { Fault } from '@portico/domain/fault';
import type { receiptCard } from './receipt.ts';

/**
 * Fetches what draws the receipt, which nobody sees before the end.
 *
 * @throws Fault `offline` when it cannot be had
 */
export async function fetchReceipt(): Promise<typeof receiptCard> {
  try {
    return (await import('./receipt.ts')).receiptCard;
  } catch (cause) {
    throw new Fault('offline', {}, { cause });
  }
}
