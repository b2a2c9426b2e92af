import { msg, str } from '@portico/ui/msg';
import type { ImportFinding } from '@portico/domain/accounts/views';

/** What there is to know about a row of an import, ending in what can be done. */
export function findingWords({ kind, column, key, detail, account }: ImportFinding): string {
  if (kind === 'likely_same') return likelyWords(key, account?.legalName ?? detail);
  switch (key) {
    case 'required':
      return msg(str`${column}: nothing there. Fill it in.`, { id: 'accounts.row.required' });
    case 'too_long':
      return msg(str`${column}: longer than ${detail} characters. Shorten it.`, { id: 'accounts.row.long' });
    case 'too_many':
      return msg(str`${column}: more than ${detail}. Leave some out.`, { id: 'accounts.row.many' });
    case 'country':
      return msg(str`${column}: “${detail}” is no country. Write its two letters or its English name.`, {
        id: 'accounts.row.country',
      });
    case 'buying_mode':
      return msg(str`${column}: “${detail}” is none. Write central, by_site or mixed.`, {
        id: 'accounts.row.buying',
      });
    case 'domain':
      return msg(str`${column}: “${detail}” is no domain. Write it as company.com.`, {
        id: 'accounts.row.domain',
      });
    case 'free_mail':
      return msg(str`${column}: “${detail}” is a free-mail provider. Leave it out.`, {
        id: 'accounts.row.free-mail',
      });
    case 'number':
      return msg(str`${column}: “${detail}” is no such number. Check it.`, { id: 'accounts.row.number' });
    default:
      return otherWords({ column, key, detail: account?.legalName ?? detail });
  }
}

function likelyWords(key: string, name: string): string {
  return key === 'same'
    ? msg(str`Most likely ${name}, which is here already.`, { id: 'accounts.row.same' })
    : msg(str`Looks like ${name}, which is here already.`, { id: 'accounts.row.similar' });
}

function otherWords({ column, key, detail }: { column: string; key: string; detail: string }): string {
  switch (key) {
    case 'domain_taken':
      return msg(
        str`${column}: ${detail} has this domain. Leave it out, or write yes under domains_shared.`,
        {
          id: 'accounts.row.domain-taken',
        },
      );
    case 'number_taken':
      return msg(str`${column}: ${detail} has this number. Check which one is right.`, {
        id: 'accounts.row.number-taken',
      });
    case 'parent_unknown':
      return msg(str`${column}: there is no account “${detail}”. It goes in without a parent.`, {
        id: 'accounts.row.parent',
      });
    case 'parent_cycle':
      return msg(str`${column}: “${detail}” stands below it already. It goes in without a parent.`, {
        id: 'accounts.row.cycle',
      });
    case 'parent_circle':
      return detail.includes(',')
        ? msg(
            str`${column}: the parents of rows ${detail} lead round in a circle. They go in without a parent.`,
            { id: 'accounts.row.circle' },
          )
        : msg(str`${column}: row ${detail} is its own parent. It goes in without a parent.`, {
            id: 'accounts.row.own-parent',
          });
    case 'parent_depth':
      return msg(str`${column}: the chain of parents is too long. It goes in without a parent.`, {
        id: 'accounts.row.depth',
      });
    case 'twice':
      return msg(str`${column}: the same as in row ${detail}. Put both rows into one.`, {
        id: 'accounts.row.twice',
      });
    case 'domain_twice':
      return msg(str`${column}: in row ${detail} too. Leave it in one, or write yes under domains_shared.`, {
        id: 'accounts.row.domain-twice',
      });
    case 'two_accounts':
      return msg(str`${column}: fits several accounts, ${detail}. Give the id of one.`, {
        id: 'accounts.row.two',
      });
    case 'not_in_use':
      return msg(
        str`${column}: ${detail} is archived or merged. Bring it back first, or leave the row out.`,
        {
          id: 'accounts.row.not-in-use',
        },
      );
    default:
      return msg(str`${column}: this does not fit what is there (${detail}). Check it.`, {
        id: 'accounts.row.other',
      });
  }
}
