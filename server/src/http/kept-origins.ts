const KEPT_MS = 5_000;
const KEPT_MAX = 5_000;

/**
 * Remembers for five seconds whether pages of an origin may read answers, so that not every request asks the database.
 * It decides about headers alone: what a session may do is asked anew each time, and ends at once.
 */
export function keepOrigins(
  isAllowed: (origin: string) => Promise<boolean>,
): (origin: string) => Promise<boolean> {
  const kept = new Map<string, { allowed: boolean; until: number }>();
  return async function isAllowedOrigin(origin) {
    const known = kept.get(origin);
    if (known && known.until > performance.now()) return known.allowed;
    const allowed = await isAllowed(origin);
    // Origins are whatever a caller writes: their number must not grow for ever.
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(origin, { allowed, until: performance.now() + KEPT_MS });
    return allowed;
  };
}
