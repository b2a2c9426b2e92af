import * as v from 'valibot';

/** A value of a document that has no parts. */
const Leaf = v.union([v.string(), v.number(), v.boolean(), v.null()]);
type Leaf = v.InferOutput<typeof Leaf>;

/** One value that two documents do not share; null where a document does not have it. */
export const PolicyDifference = v.object({ path: v.string(), before: Leaf, after: Leaf });
export type PolicyDifference = v.InferOutput<typeof PolicyDifference>;

/**
 * What differs between two documents, value by value, in the order of `after` and then what only `before` has. The
 * members of a list are told apart by their `code`, `name` or `id` where they have one, else by their place.
 */
export function comparePolicies(before: object, after: object): PolicyDifference[] {
  const [old, next] = [leavesOf(before), leavesOf(after)];
  const paths = new Set([...next.keys(), ...old.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path) ?? null, after: next.get(path) ?? null }))
    .filter((difference) => difference.before !== difference.after);
}

function leavesOf(value: unknown, path = '', leaves = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const name = Array.isArray(value) ? (nameOf(inner) ?? key) : key;
      leavesOf(inner, path === '' ? name : `${path}.${name}`, leaves);
    }
  } else if (v.is(Leaf, value)) {
    leaves.set(path, value);
  }
  return leaves;
}

function nameOf(member: unknown): string | null {
  if (typeof member !== 'object' || member === null) return null;
  const { code, name, id } = member as Record<string, unknown>;
  return [code, name, id].find((one) => typeof one === 'string') ?? null;
}
