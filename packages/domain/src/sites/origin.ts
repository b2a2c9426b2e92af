import * as v from 'valibot';

/** The part of the platform's `URL` used here; the same in browsers and Node (WHATWG URL). */
interface ParsedUrl {
  protocol: string;
  hostname: string;
  origin: string;
}
declare const URL: { parse(text: string): ParsedUrl | null };

const PLAIN = /^https?:\/\/[^\s/?#@\\%*]+$/i;
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads an exact origin and answers how browsers write it: lower case, Punycode for other alphabets, no default port
 * (SK1). Null when it is anything else: a path, a user, a wildcard, a trailing dot, or `http` beyond the own machine (SK2).
 *
 * @example parseOrigin('https://Bücher.example:443') // 'https://xn--bcher-kva.example'
 */
export function parseOrigin(text: string): string | null {
  const bare = text.trim().replace(/\/$/, '');
  if (bare.length > 300 || !PLAIN.test(bare)) return null;
  const url = URL.parse(bare);
  if (!url || url.hostname === '' || url.hostname.endsWith('.')) return null;
  if (url.protocol === 'http:' && !OWN_MACHINE.has(url.hostname)) return null;
  return url.origin;
}

/** A site's origin, in the form browsers send it (SK1, SK2). */
export const Origin = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const origin = parseOrigin(dataset.value);
    if (origin !== null) return origin;
    addIssue({ message: 'origin' });
    return NEVER;
  }),
);
export type Origin = v.InferOutput<typeof Origin>;
