import type { Account } from '@portico/domain/accounts/account';
import type { Family } from '@portico/domain/accounts/views';

/** A member of a family with those below it. */
export interface Branch {
  readonly id: string;
  readonly legalName: string;
  readonly country: string;
  readonly children: readonly Branch[];
}

type Own = Pick<Account, 'id' | 'legalName' | 'country' | 'parentId'>;

/** A family as a tree: its top, the account in its place, and all below by their parents. */
export function branchesOf(account: Own, { above, below }: Family): readonly Branch[] {
  const children = Map.groupBy([...above.slice(1), account, ...below], ({ parentId }) => parentId);
  const grow = ({ id, legalName, country }: Own): Branch => ({
    id,
    legalName,
    country,
    children: (children.get(id) ?? []).map(grow),
  });
  return [grow(above[0] ?? account)];
}

/** The members that are in sight, in order, each with its parent. */
export function visibleOf(
  branches: readonly Branch[],
  closed: ReadonlySet<string>,
  parent: Branch | null = null,
): readonly { branch: Branch; parent: Branch | null }[] {
  return branches.flatMap((branch) => [
    { branch, parent },
    ...(closed.has(branch.id) ? [] : visibleOf(branch.children, closed, branch)),
  ]);
}
