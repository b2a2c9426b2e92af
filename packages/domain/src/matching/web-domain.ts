import freeMail from 'free-email-domains';
import { getDomain, getHostname } from 'tldts';
import { isSharedHost, nameAtBuilder } from './shared-hosts.ts';

const FREE_MAIL: ReadonlySet<string> = new Set(freeMail);
/** Icann's list and the private one: `acme.github.io` belongs to acme, not to all of github.io. */
const OPTIONS = { allowPrivateDomains: true } as const;

/**
 * Reads the host out of a web address, host or e-mail address, without `www.`.
 *
 * @returns null for what is no host under a public suffix, for a free-mail host, and for one that many companies share (MA2)
 */
export function readHost(text: string): string | null {
  const host = getHostname(text.trim().toLowerCase().replace(/^.*@/, ''))?.replace(/^www\d?\./, '') ?? null;
  if (host === null) return null;
  const domain = getDomain(host, OPTIONS);
  if (domain === null || isSharedHost(host) || FREE_MAIL.has(host) || FREE_MAIL.has(domain)) return null;
  return host;
}

/** Whether a host gives mailboxes to anyone, itself or by what it lies under; a page at a social network is no mailbox. */
export function isFreeMail(host: string): boolean {
  const domain = getDomain(host, OPTIONS);
  return !isSharedHost(host) && (FREE_MAIL.has(host) || (domain !== null && FREE_MAIL.has(domain)));
}

/**
 * What of a host can be registered: `ub.uni-muenchen.de` is under `uni-muenchen.de`; at a site builder, the name somebody
 * has there. Null when nothing can.
 */
export function registrableDomain(host: string | null): string | null {
  return host === null ? null : (nameAtBuilder(host) ?? getDomain(host, OPTIONS));
}

/** The part of a registrable domain that its owner chose: `acme` of `acme.co.uk`. */
export function domainLabel(domain: string): string {
  return domain.slice(0, domain.indexOf('.')).replaceAll('-', '');
}
