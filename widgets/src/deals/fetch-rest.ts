import { Fault } from '@portico/domain/fault';
import type { rest } from './rest.ts';

/** What an empty form does without: `rest.ts`. */
export type Rest = typeof rest;

/**
 * Fetches it.
 *
 * @throws Fault `offline` when it cannot be had
 */
export async function fetchRest(): Promise<Rest> {
  try {
    return (await import('./rest.ts')).rest;
  } catch (cause) {
    throw new Fault('offline', {}, { cause });
  }
}
