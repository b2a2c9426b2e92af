import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { VisitProblem } from '@portico/domain/embed/check';
import ipaddr from 'ipaddr.js';

/** What a visit may do beyond the public web. */
export interface VisitRules {
  /** Only for development and tests: this machine itself may be visited, on any port. */
  allowsLoopback: boolean;
  /** Resolves a host name; DNS by default. */
  resolve?: (host: string) => Promise<string[]>;
  /** How long all of it may take, in milliseconds; 5,000 by default. */
  msMax?: number;
  /** What is fetched: a page by default, or one of its style sheets. */
  kind?: 'page' | 'style';
}

/** A page that was fetched, or why not. */
export type Visited =
  | { ok: true; address: string; status: number; headers: IncomingMessage['headers']; html: string }
  | { ok: false; address: string; problem: VisitProblem };

const REDIRECTS_MAX = 3;
const BYTES_MAX = 2 * 1024 * 1024;
const MS_MAX = 5000;
const types = {
  page: { accept: 'text/html', is: /^text\/html\b|^application\/xhtml\+xml\b/i },
  style: { accept: 'text/css', is: /^text\/css\b/i },
} as const;

class Blocked extends Error {
  readonly problem: VisitProblem;
  constructor(problem: VisitProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Fetches a page that somebody named, without letting them reach what only this server can (EM16): the name is resolved
 * once, every address it has must be a public one, and the connection goes to just that address. Each redirect, three at
 * most, is checked the same way. Ports 80 and 443, no cookies, no more than 2 MB, all within 5 s.
 */
export async function visitPage(address: string, rules: VisitRules): Promise<Visited> {
  const deadline = AbortSignal.timeout(rules.msMax ?? MS_MAX);
  const type = types[rules.kind ?? 'page'];
  let next = address;
  try {
    for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
      const url = checkedUrl(next);
      const pinned = await withinTime(pinnedAddress(url, rules), deadline);
      const answer = await ask(url, pinned, { signal: deadline, accept: type.accept });
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status < 300 || status >= 400 || location === undefined) {
        const html = await readText(answer, type.is);
        return { ok: true, address: url.href, status, headers: answer.headers, html };
      }
      answer.destroy();
      next = URL.parse(location, url)?.href ?? '';
    }
    return { ok: false, address: next, problem: 'too_many_redirects' };
  } catch (error) {
    return { ok: false, address: next, problem: problemOf(error, deadline) };
  }
}

function checkedUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new Blocked('blocked_address');
  return url;
}

/** The one address to connect to. All that a name has must be allowed: which of them answers is not ours to choose. */
async function pinnedAddress(url: URL, { allowsLoopback, resolve }: VisitRules): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = ipaddr.isValid(host) ? [host] : await (resolve ?? resolveByDns)(host);
  const [first] = found;
  if (first === undefined) throw new Blocked('unreachable');
  const areOwn = allowsLoopback && found.every((one) => rangeOf(one) === 'loopback');
  if (!areOwn && !found.every(isPublic)) throw new Blocked('blocked_address');
  if (!areOwn && url.port !== '') throw new Blocked('blocked_port');
  return first;
}

async function resolveByDns(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** The range of an address, of one mapped into IPv6 that of the IPv4 address. */
function rangeOf(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : 'invalid';
}

/** Whether an address is on the public web: of IPv6 only what is handed out for it (RFC 4291, 2000::/3). */
function isPublic(address: string): boolean {
  if (rangeOf(address) !== 'unicast') return false;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'));
}

/** Asks at the pinned address. The name goes into `Host` and the certificate's check alone. */
function ask(
  url: URL,
  pinned: string,
  { signal, accept }: { signal: AbortSignal; accept: string },
): Promise<IncomingMessage> {
  const family = ipaddr.parse(pinned).kind() === 'ipv6' ? 6 : 4;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const sent = send(url, {
      agent: false,
      signal,
      lookup: (_host, options, done) => {
        if (options.all === true) done(null, [{ address: pinned, family }]);
        else done(null, pinned, family);
      },
      headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Portico site check' },
    });
    sent.once('response', resolve);
    sent.once('error', reject);
    sent.end();
  });
}

async function readText(answer: IncomingMessage, type: RegExp): Promise<string> {
  if (!type.test(answer.headers['content-type'] ?? '')) {
    answer.destroy();
    throw new Blocked('not_html');
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BYTES_MAX) {
      answer.destroy();
      throw new Blocked('too_large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A name server that does not answer cannot be told to stop, but need not be waited for. */
function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Blocked('too_slow'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** In words for the site's owner: nothing of what our own network said. */
function problemOf(error: unknown, deadline: AbortSignal): VisitProblem {
  if (error instanceof Blocked) return error.problem;
  if (deadline.aborted) return 'too_slow';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|TLS|SSL|ALTNAME/.test(code) ? 'certificate' : 'unreachable';
}
