import { msg, str } from '@portico/ui/msg';
import type { AccountView, MergeView } from '@portico/domain/accounts/views';

/** How much moves with a merge. */
export type Moved = MergeView['moved'];

/** How much moved, or would move, in words. */
export function movedWords({ names, domains, numbers, sites, children }: Moved): string {
  const parts = [
    ...(names > 0 ? [msg(str`Names: ${names}`, { id: 'accounts.moved.names' })] : []),
    ...(domains > 0 ? [msg(str`Domains: ${domains}`, { id: 'accounts.moved.domains' })] : []),
    ...(numbers > 0 ? [msg(str`Numbers: ${numbers}`, { id: 'accounts.moved.numbers' })] : []),
    ...(sites > 0 ? [msg(str`Sites: ${sites}`, { id: 'accounts.moved.sites' })] : []),
    ...(children > 0 ? [msg(str`Subsidiaries: ${children}`, { id: 'accounts.moved.children' })] : []),
  ];
  return parts.length > 0
    ? parts.join(' · ')
    : msg('Nothing that was not there already', { id: 'accounts.moved.nothing' });
}

/** What a merge would move: what the survivor has not got already (AC8), as the list of what each has says it. */
export function wouldMove(survivor: AccountView, merged: AccountView): Moved {
  const lacks = (mine: readonly string[], theirs: readonly string[]): number => {
    const known = new Set(mine.map((each) => each.toLowerCase()));
    return theirs.filter((each) => !known.has(each.toLowerCase())).length;
  };
  const names = ({ account }: AccountView): string[] => [
    account.legalName,
    ...account.aliases.map(({ name }) => name),
  ];
  const domains = ({ account }: AccountView): string[] => account.domains.map(({ domain }) => domain);
  const numbers = ({ account }: AccountView): string[] =>
    account.registrationNos.map(({ kind, country, value }) => `${kind} ${country} ${value}`);
  return {
    names: lacks(names(survivor), names(merged)),
    domains: lacks(domains(survivor), domains(merged)),
    numbers: lacks(numbers(survivor), numbers(merged)),
    sites: merged.sites.length,
    children: merged.family.below.filter(({ parentId }) => parentId === merged.account.id).length,
  };
}
