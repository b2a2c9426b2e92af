import freeMail from 'free-email-domains';
import { getDomain, getHostname } from 'tldts';

const FREE_MAIL: ReadonlySet<string> = new Set(freeMail);
/** Icann's list and the private one: `acme.github.io` belongs to acme, not to all of github.io. */
const OPTIONS = { allowPrivateDomains: true } as const;

/**
 * Reads the host out of a web address, host or e-mail address, without `www.`.
 *
 * @returns null for what is no host under a public suffix, and for a free-mail host (MA2)
 */
export function readHost(text: string): string | null {
  const host = getHostname(text.trim().toLowerCase().replace(/^.*@/, ''))?.replace(/^www\d?\./, '') ?? null;
  if (host === null) return null;
  const domain = getDomain(host, OPTIONS);
  if (domain === null || FREE_MAIL.has(host) || FREE_MAIL.has(domain)) return null;
  return host;
}

/** What of a host can be registered: `ub.uni-muenchen.de` is under `uni-muenchen.de`. Null when nothing can. */
export function registrableDomain(host: string | null): string | null {
  return host === null ? null : getDomain(host, OPTIONS);
}

/** The part of a registrable domain that its owner chose: `acme` of `acme.co.uk`. */
export function domainLabel(domain: string): string {
  return domain.slice(0, domain.indexOf('.')).replaceAll('-', '');
}
