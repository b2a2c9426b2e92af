/**
 * Sets this process's clock off by so many milliseconds, wherever it is asked: what decides by it would decide wrong. The
 * monotonic clock stays as it is.
 */
export function skewClock(byMs: number): void {
  const Real = Date;
  const now = (): number => Real.now() + byMs;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[]) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given) as object,
    apply: () => new Real(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
}
