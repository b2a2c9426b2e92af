import type { Candidate } from './candidate.ts';

/** What an account is to another of its corporate family; null when the register ties them in no way (MA9). */
export function familyOf(
  other: Candidate,
  same: Candidate,
): 'subsidiary_of' | 'parent_of' | 'sibling_of' | null {
  if (other.parentId === same.id || other.ultimateParentId === same.id) return 'subsidiary_of';
  if (same.parentId === other.id || same.ultimateParentId === other.id) return 'parent_of';
  const shared = [other.parentId, other.ultimateParentId].filter((id) => id !== null);
  return shared.some((id) => id === same.parentId || id === same.ultimateParentId) ? 'sibling_of' : null;
}
