import type { WriterOrders } from './writer.ts';

/** The product as it is, also beside a rogue writer, and ways to break it that the checker must find. */
export const grantVariants = [
  'product',
  'besieged',
  'no-lock',
  'no-constraint',
  'application-clock',
] as const;
export type GrantVariant = (typeof grantVariants)[number];

/** An account that is fought over, with its two sites. */
export interface Prize {
  accountId: string;
  munich: string;
  lyon: string;
}

/** What a writer is told, as JSON in its first argument. */
export interface GrantOrders extends WriterOrders {
  variant: GrantVariant;
  prizes: Prize[];
  /** How far the process's clock is off, in milliseconds. */
  skewMs: number;
  leaseMs: number;
  /** How many grants it has under way at once. */
  lanes: number;
}

/**
 * What a writer was told, or is about to do. `began` and `done` are nanoseconds of the machine's monotonic clock, which the code
 * under test cannot touch; `clockBefore` and `clockAfter` the database's own time around the call.
 */
export type GrantLine =
  | {
      kind: 'grant';
      partnerId: string;
      accountId: string;
      /** The sites it covers; `*` is among them when it covers all. */
      sites: string[];
      reservationId: string;
      from: string;
      until: string;
      began: string;
      done: string;
      clockBefore: string;
      clockAfter: string;
    }
  | { kind: 'releasing'; reservationId: string; began: string }
  | { kind: 'extended'; reservationId: string; until: string; done: string }
  | { kind: 'clash'; accountId: string; began: string };
