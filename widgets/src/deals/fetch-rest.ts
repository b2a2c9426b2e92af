import { Fault } from '@portico/domain/fault';
import type { Rest } from './rest.ts';

/**
 * Fetches what an empty form does without: the rules, what draws the receipt, and what the deal would bring.
 *
 * @throws Fault `offline` when it cannot be had
 */
export async function fetchRest(): Promise<Rest> {
  try {
    return (await import('./rest.ts')).restOfForm();
  } catch (cause) {
    throw new Fault('offline', {}, { cause });
  }
}
