// Apart from the schema of a claim, so that a form can judge an address before it has the schema.

/** The form of an e-mail address: something, an at sign, a domain of two parts. */
export const EMAIL: RegExp = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@.<>,;]{2,}$/;

// Marks are letters' parts in Indic and other scripts. A top-level domain has no digits, unless it is written in punycode.
const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]{1,62}|xn--[a-z0-9-]{1,58}[a-z0-9])$/u;

/**
 * A website, an e-mail address or a bare domain, read down to the host in lower case without `www.`:
 * `https://www.Acme.com/de`, `jo@acme.com` and `acme.com` all give `acme.com`. What is not a host comes back as something
 * that is none either; international names stay as they are written.
 */
export function hostOf(webOrEmail: string): string {
  const folded = webOrEmail.normalize('NFKC').replaceAll('\u3002', '.').trim().toLowerCase();
  const bare = folded.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//, '');
  const host = (bare.split(/[/?#]/)[0] ?? '').split('@').at(-1) ?? '';
  return host
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .replace(/^www\.(?=.*\.)/, '');
}

/** Whether a website, an e-mail address or a bare domain names a host. */
export function namesHost(webOrEmail: string): boolean {
  return HOST.test(hostOf(webOrEmail));
}
