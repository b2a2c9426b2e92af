import { comparePolicies, type PolicyDifference } from '@portico/domain/policies/compare';

/** The value at a path of a document; undefined when there is none. */
export function readAt(document: unknown, path: string): unknown {
  return segmentsOf(path).reduce<unknown>(
    (value, segment) => (isParent(value) ? value[segment] : undefined),
    document,
  );
}

/** The document with another value at a path; everything else is the same. */
export function writeAt(document: unknown, path: string, value: unknown): unknown {
  const [first, ...rest] = segmentsOf(path);
  if (first === undefined) return value;
  const inner = isParent(document) ? document[first] : undefined;
  const next = rest.length > 0 ? writeAt(inner, rest.join('.'), value) : value;
  if (Array.isArray(document)) {
    const members: readonly unknown[] = document;
    return members.map((each, at) => (String(at) === first ? next : each));
  }
  return { ...(isParent(document) ? document : {}), [first]: next };
}

/** The members of the list at a path; none when there is no list. */
export function membersAt(document: unknown, path: string): readonly unknown[] {
  const value = readAt(document, path);
  return Array.isArray(value) ? value : [];
}

/** The currency of a document's amounts; euros while it has none that is one. */
export function currencyOf(document: unknown): string {
  const currency = textOf(document, 'deals.currency');
  return /^[A-Z]{3}$/.test(currency) ? currency : 'EUR';
}

/** What differs between two documents; nothing while one of them is none. */
export function differencesOf(before: unknown, after: unknown): PolicyDifference[] {
  return isParent(before) && isParent(after) ? comparePolicies(before, after) : [];
}

/** A text field of a member; empty when it has none. */
export function textOf(member: unknown, field: string): string {
  const value = readAt(member, field);
  return typeof value === 'string' ? value : '';
}

function segmentsOf(path: string): string[] {
  return path === '' ? [] : path.split('.');
}

function isParent(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
