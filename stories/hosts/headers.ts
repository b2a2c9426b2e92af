/** What the pages' scripts carry where a policy asks for it. A real host makes a new one for every answer. */
export const nonce = 'bm90LXNlY3JldA';

/** The policies of the pages that have one, by path. */
const policies: Record<string, (portal: string) => string[]> = {
  // Everything a host has to add for Portico: our origin, twice.
  '/csp-allow-list': (portal) => [`script-src ${portal}`, `connect-src ${portal} 'self'`],
  // Our scripts, and nothing that they could ask.
  '/csp-no-connect': (portal) => [`script-src ${portal}`, "connect-src 'self'"],
  '/csp-nonce': (portal) => [`script-src 'nonce-${nonce}' 'strict-dynamic'`, `connect-src ${portal} 'self'`],
  '/trusted-types': (portal) => [
    `script-src ${portal}`,
    `connect-src ${portal} 'self'`,
    "require-trusted-types-for 'script'",
    'trusted-types portico',
  ],
  '/trusted-types-lit-html': (portal) => [
    `script-src ${portal} 'nonce-${nonce}'`,
    `connect-src ${portal} 'self'`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html portico',
  ],
  '/trusted-types-none': (portal) => [
    `script-src ${portal}`,
    `connect-src ${portal} 'self'`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ],
};

/** The headers of a page: where it has a policy, all that is not named there is forbidden. */
export function headersOf(path: string, portal: string): Record<string, string> {
  const own = policies[path]?.(portal);
  if (!own) return {};
  const policy = ["default-src 'none'", 'img-src data:', "style-src 'self'", "base-uri 'none'", ...own];
  return { 'Content-Security-Policy': policy.join('; ') };
}
