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
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.at) / this.#refillMs);
    if (tokens < 1) {
      this.#keep(key, bucket);
      return Math.max(1, Math.ceil((bucket.at + (1 - bucket.tokens) * this.#refillMs - now) / 1000));
    }
    this.#keep(key, { tokens: tokens - 1, at: now });
    return 0;
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
