/**
 * The page of ours to go back to after signing in: path, search and fragment of `wanted` when it lies on `origin`.
 * Anything else, such as `//evil.example`, `/\evil.example` or `javascript:…`, gives `/`.
 *
 * Read by the browser's own URL parser: what it would navigate to is what is judged.
 *
 * @param origin the portal's own, `location.origin`
 */
export function returnPath(wanted: string | null, origin: string): string {
  if (wanted === null || wanted === '' || !URL.canParse(wanted, origin)) return '/';
  const { origin: target, pathname, search, hash } = new URL(wanted, origin);
  // A path that begins with two slashes would be read as a host when it is used by itself.
  if (target !== origin || pathname.startsWith('//')) return '/';
  return isEntrance(pathname) ? '/' : `${pathname}${search}${hash}`;
}

/** Pages that lead into the portal and are nothing to come back to. */
export function isEntrance(path: string): boolean {
  return ['/sign-in', '/accept-invitation', '/reset-password'].includes(path);
}
