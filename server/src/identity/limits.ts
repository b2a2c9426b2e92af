import { TokenBuckets } from './token-bucket.ts';

/** What may be asked for under `/api/auth`; all else that better-auth has is not there. */
const routes: readonly { method: 'GET' | 'POST'; path: RegExp; limited: boolean }[] = [
  { method: 'POST', path: /^\/sign-in\/email$/, limited: true },
  { method: 'POST', path: /^\/sign-in\/magic-link$/, limited: true },
  { method: 'GET', path: /^\/magic-link\/verify$/, limited: true },
  { method: 'POST', path: /^\/sign-out$/, limited: false },
  { method: 'GET', path: /^\/get-session$/, limited: false },
  { method: 'POST', path: /^\/request-password-reset$/, limited: true },
  { method: 'POST', path: /^\/reset-password$/, limited: true },
  { method: 'POST', path: /^\/invitation$/, limited: true },
  { method: 'POST', path: /^\/accept-invitation$/, limited: true },
];

/** The route a request asks for, or null when there is none. */
export function findRoute(method: string, path: string): { limited: boolean } | null {
  return routes.find((route) => route.method === method && route.path.test(path)) ?? null;
}

/** How often sign-in and its relatives may be tried. */
export interface AttemptLimits {
  /** Counts an attempt; answers 0, or how many seconds to wait. */
  take(attempt: Attempt): number;
  /** Takes back the count of an attempt that succeeded: only guessing is to be slow. */
  succeed(attempt: Attempt): void;
}

/** One try: from which address, and at whose account where the request names one. */
export interface Attempt {
  clientIp: string;
  path: string;
  email: string | null;
}

/**
 * Limits by client address and by account: 60 tries at once and one a second from an address, 10 at once and one every
 * 6 seconds at an account. Whoever is kept from their password this way can still ask for a sign-in link.
 */
export function createAttemptLimits(clock?: () => number): AttemptLimits {
  const byAddress = new TokenBuckets({ burst: 60, refillSeconds: 1 }, clock);
  const byAccount = new TokenBuckets({ burst: 10, refillSeconds: 6 }, clock);
  const account = ({ path, email }: Attempt) =>
    email === null ? null : `${path}\n${email.trim().toLowerCase()}`;
  return {
    take(attempt) {
      const name = account(attempt);
      return Math.max(byAddress.take(attempt.clientIp), name === null ? 0 : byAccount.take(name));
    },
    succeed(attempt) {
      const name = account(attempt);
      byAddress.giveBack(attempt.clientIp);
      if (name !== null) byAccount.giveBack(name);
    },
  };
}
