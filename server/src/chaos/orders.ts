import type { WriterOrders } from './writer.ts';

/** The product as it is, and ways to break it that the checker must find. */
export const variants = [
  'product',
  'acknowledges-early',
  'tells-in-a-second-transaction',
  'forgets-the-key',
] as const;
export type Variant = (typeof variants)[number];

/** What a writer is told, as JSON in its first argument. */
export interface WorkerOrders extends WriterOrders {
  variant: Variant;
  /** How many writes it has under way at once. */
  lanes: number;
}

/** One write that a writer was told is done; times in nanoseconds of the machine's monotonic clock. */
export interface Acknowledgement {
  key: string;
  dealId: string;
  began: string;
  done: string;
}
