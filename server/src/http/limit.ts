import { Fault } from '@portico/domain/fault';
import type { TokenBuckets } from '../identity/token-bucket.ts';

/**
 * Counts a request of `name`.
 *
 * @throws Fault `too_many_requests` with the seconds to wait
 */
export function limit(buckets: TokenBuckets, name: string): void {
  const retryAfterSeconds = buckets.take(name);
  if (retryAfterSeconds > 0) throw new Fault('too_many_requests', { retryAfterSeconds });
}
