const KEYS_MAX = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets by key, in memory: each holds up to `burst` tokens and gets one back every `refillSeconds`.
 *
 * Memory is bounded at 10,000 keys; beyond that the key unused for longest starts afresh. With several server processes
 * each counts for itself, so the limit is at most that many times higher.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #burst: number;
  readonly #refillMs: number;
  readonly #clock: () => number;

  /** @param clock milliseconds that never go back; only tests bring their own */
  constructor(
    limit: { burst: number; refillSeconds: number },
    clock: () => number = () => performance.now(),
  ) {
    this.#burst = limit.burst;
    this.#refillMs = limit.refillSeconds * 1000;
    this.#clock = clock;
  }

  /** Takes a token and answers 0, or how many whole seconds to wait for the next one. */
  take(key: string): number {
    const now = this.#clock();
    const known = this.#buckets.get(key);
    const tokens = known
      ? Math.min(this.#burst, known.tokens + (now - known.at) / this.#refillMs)
      : this.#burst;
    this.#keep(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    return tokens < 1 ? Math.max(1, Math.ceil(((1 - tokens) * this.#refillMs) / 1000)) : 0;
  }

  /** Puts the token back that a request took which was none of those to be limited. */
  giveBack(key: string): void {
    const known = this.#buckets.get(key);
    if (known) known.tokens = Math.min(this.#burst, known.tokens + 1);
  }

  /** Last used goes to the end, so the first is always the one unused for longest. */
  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > KEYS_MAX && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
