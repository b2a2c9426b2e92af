import { getDomain } from 'tldts';
import { foldText } from '../matching/fold.ts';
import { readHost, registrableDomain } from '../matching/web-domain.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { RegistrationKind } from './account.ts';

/** The part of the platform's `URL` used here; the same in browsers and Node (WHATWG URL). */
declare const URL: { parse(text: string): { readonly hostname: string } | null };

/** A name as two names are compared for being written alike: letters and digits, without case, accents and punctuation. */
export function nameKey(name: string): string {
  return foldText(name) || name.trim().toLowerCase();
}

/**
 * The domain that a web address, host or e-mail address names (AC2), in the network's own form (`xn--…`), or why it names
 * none: `free_mail`, or `domain` for what cannot be registered at all.
 */
export function readDomain(text: string): { ok: true; domain: string } | { ok: false; refusal: Refusal } {
  const host = asciiHost(text);
  const domain = registrableDomain(readHost(host));
  if (domain !== null) return { ok: true, domain };
  const isMail = getDomain(host, { allowPrivateDomains: true }) !== null;
  return refuse('AC2', isMail ? 'free_mail' : 'domain', 'domains');
}

/** One spelling for a host in letters and in punycode. What is no host comes back as it is. */
function asciiHost(text: string): string {
  const bare = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^/]*@/, '');
  const host = bare.split(/[/?#:\s]/)[0]?.replace(/\.$/, '') ?? '';
  return URL.parse(`https://${host}/`)?.hostname ?? host;
}

const DUNS_DIGITS = 9;
/** The prefix a country's VAT numbers carry where it is not the country's own code (Council Directive 2006/112/EC, article 215). */
const VAT_PREFIX: Readonly<Record<string, string>> = { GR: 'EL' };

/**
 * A registration number as two are compared (AC4), or null when it says nothing: fewer than four characters, no digit, or a
 * D-U-N-S number that has not nine digits.
 */
export function readNumber(kind: RegistrationKind, country: string, text: string): string | null {
  const bare = foldText(text).replaceAll(' ', '').toUpperCase();
  if (kind === 'duns') {
    const digits = bare.replace(/^DUNS/, '').padStart(DUNS_DIGITS, '0');
    return /^\d{9}$/.test(digits) && /[1-9]/.test(digits) ? digits : null;
  }
  const prefix = VAT_PREFIX[country] ?? country;
  const own = kind === 'vat' && bare.startsWith(prefix) ? bare.slice(prefix.length) : bare;
  const short = own.replace(/^0+(?=.{4})/, '');
  return short.length >= 4 && /\d/.test(short) ? short : null;
}

/** What makes a number one account's own (AC4): its kind, its country unless it is world-wide, and itself. */
export function numberKey(number: { kind: RegistrationKind; country: string; value: string }): string {
  return `${number.kind}|${number.kind === 'duns' ? '' : number.country}|${number.value}`;
}
