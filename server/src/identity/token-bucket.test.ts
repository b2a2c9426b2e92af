import { describe, expect, it } from 'vitest';
import { createAttemptLimits, findRoute } from './limits.ts';
import { TokenBuckets } from './token-bucket.ts';

function buckets(burst: number, refillSeconds: number) {
  let now = 0;
  return {
    buckets: new TokenBuckets({ burst, refillSeconds }, () => now),
    pass: (seconds: number) => void (now += seconds * 1000),
  };
}

describe('token buckets', () => {
  it('let a burst through, then one for each refill', () => {
    const { buckets: limit, pass } = buckets(3, 10);
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 10]);
    pass(9.5);
    expect(limit.take('a')).toBe(1);
    pass(0.5);
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(10);
  });

  it('never hold more than the burst, however long nobody asks', () => {
    const { buckets: limit, pass } = buckets(2, 1);
    limit.take('a');
    pass(1_000_000);
    expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 1]);
  });

  it('count each key for itself', () => {
    const { buckets: limit } = buckets(1, 10);
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).toEqual([0, 0, 10]);
  });

  it('asking while empty does not put the next token off', () => {
    const { buckets: limit, pass } = buckets(1, 10);
    limit.take('a');
    for (let second = 0; second < 10; second += 1) {
      expect(limit.take('a')).toBe(10 - second);
      pass(1);
    }
    expect(limit.take('a')).toBe(0);
  });

  it('remember ten thousand keys and forget the one unused for longest', () => {
    const { buckets: limit } = buckets(1, 1000);
    for (let key = 0; key < 10_000; key += 1) limit.take(`k${key}`);
    expect(limit.take('k0')).toBe(1000);
    limit.take('one more');
    expect(limit.take('k0')).toBe(1000);
    expect(limit.take('k1')).toBe(0);
  });
});

describe('attempts at signing in', () => {
  const attempt = { clientIp: '192.0.2.1', path: '/sign-in/email', email: 'Jo@example.com' };

  it('are counted by account in any spelling, and by address over all accounts', () => {
    const limits = createAttemptLimits(() => 0);
    for (let tries = 0; tries < 10; tries += 1) expect(limits.take(attempt)).toBe(0);
    expect(limits.take({ ...attempt, clientIp: '192.0.2.2', email: ' jo@EXAMPLE.com ' })).toBe(6);
    for (let tries = 10; tries < 60; tries += 1)
      expect(limits.take({ ...attempt, email: `p${tries}@example.com` })).toBe(0);
    expect(limits.take({ ...attempt, email: 'another@example.com' })).toBe(1);
  });

  it('that succeed are not counted', () => {
    const limits = createAttemptLimits(() => 0);
    for (let tries = 0; tries < 200; tries += 1) {
      expect(limits.take(attempt)).toBe(0);
      limits.succeed(attempt);
    }
  });

  it('leave other ways in open for the same account', () => {
    const limits = createAttemptLimits(() => 0);
    for (let tries = 0; tries < 11; tries += 1) limits.take(attempt);
    expect(limits.take({ ...attempt, path: '/sign-in/magic-link' })).toBe(0);
  });
});

describe('open doors', () => {
  it('are nine, each with its method', () => {
    expect(findRoute('POST', '/sign-in/email')).toMatchObject({ limited: true });
    expect(findRoute('GET', '/get-session')).toMatchObject({ limited: false });
    for (const [method, path] of [
      ['PUT', '/sign-in/email'],
      ['HEAD', '/get-session'],
      ['POST', '/sign-in/email/x'],
      ['POST', ''],
      ['POST', '/x/sign-in/email'],
    ] as const) {
      expect(findRoute(method, path)).toBe(null);
    }
  });
});
