/** The part of the platform's `URL` used here; the same in browsers and Node (WHATWG URL). */
interface ParsedUrl {
  protocol: string;
  hostname: string;
  port: string;
  pathname: string;
  origin: string;
}
declare const URL: { parse(text: string): ParsedUrl | null };

/** One content security policy: its sources by directive, as they were written. */
export type ContentPolicy = Readonly<Record<string, readonly string[]>>;

/**
 * Whether every one of a page's policies lets it load or reach `address` under `directive` (CSP Level 3, 6.7.2). A directive
 * that is not there falls back to `default-src`; with neither, everything is allowed.
 *
 * @param page the address of the page, which `'self'` is
 * @param nonce the nonce of the script tag, for `script-src`
 */
export function isAllowed(
  policies: readonly ContentPolicy[],
  asked: { directive: string; address: string; page: string; nonce?: string | undefined },
): boolean {
  return policies.every((policy) => {
    const sources = sourcesOf(policy, asked.directive);
    if (sources === null) return true;
    if (asked.nonce !== undefined && sources.includes(`'nonce-${asked.nonce}'`)) return true;
    // Then only nonces and hashes count for scripts (6.7.1.1).
    if (asked.directive.startsWith('script-src') && sources.includes("'strict-dynamic'")) return false;
    return sources.some((source) => matches(source, asked.address, asked.page));
  });
}

/** The sources that decide: of scripts `script-src-elem` first, then `script-src`; of frames `child-src` before the default. */
function sourcesOf(policy: ContentPolicy, directive: string): readonly string[] | null {
  const chain: Record<string, readonly string[]> = {
    'script-src': ['script-src-elem', 'script-src', 'default-src'],
    'frame-src': ['frame-src', 'child-src', 'default-src'],
  };
  const found = (chain[directive] ?? [directive, 'default-src']).find((name) => policy[name] !== undefined);
  return found === undefined ? null : (policy[found] ?? null);
}

const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[^:/*\s]+)(?::(\d+|\*))?(\/[^?#]*)?$/i;

/** Whether one source matches an address (6.7.2.8). */
function matches(source: string, address: string, page: string): boolean {
  const [url, self] = [URL.parse(address), URL.parse(page)];
  if (!url || !self) return false;
  if (source === '*') return url.protocol === 'https:' || url.protocol === 'http:';
  if (source.toLowerCase() === "'self'") return url.origin === self.origin;
  const [, onlyScheme] = /^([a-z][a-z\d+.-]*):$/i.exec(source) ?? [];
  if (onlyScheme !== undefined) return schemeFits(`${onlyScheme.toLowerCase()}:`, url.protocol);
  const [, scheme, host, port, path] = HOST_SOURCE.exec(source) ?? [];
  if (host === undefined) return false;
  return (
    schemeFits(scheme === undefined ? self.protocol : `${scheme.toLowerCase()}:`, url.protocol) &&
    hostFits(host.toLowerCase(), url.hostname) &&
    portFits(port, url) &&
    pathFits(path, url.pathname)
  );
}

/** `http` in a policy also lets `https` pass: it is never less safe. */
function schemeFits(wanted: string, given: string): boolean {
  return wanted === given || (wanted === 'http:' && given === 'https:');
}

function hostFits(wanted: string, given: string): boolean {
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? given.endsWith(wanted.slice(1)) : wanted === given;
}

function portFits(wanted: string | undefined, { port, protocol }: ParsedUrl): boolean {
  const usual = protocol === 'https:' ? '443' : '80';
  const given = port === '' ? usual : port;
  if (wanted === '*') return true;
  // A source with the usual port of http means that of https too, where the address is https.
  if (wanted === undefined) return given === usual;
  return wanted === given || (wanted === '80' && given === '443');
}

/** A path that ends with a slash is a folder, another is that very file. */
function pathFits(wanted: string | undefined, given: string): boolean {
  if (wanted === undefined || wanted === '/') return true;
  return wanted.endsWith('/') ? given.startsWith(wanted) : given === wanted;
}
