import { isInUse } from '@portico/domain/accounts/account';
import { chooseAccount } from '@portico/domain/deals/choose-account';
import { refuse } from '@portico/domain/refusal';
import { accountFromClaim } from '../accounts/learn.ts';
import { findAccount, survivorOf } from '../accounts/store.ts';
import { customerOf } from './approving.ts';
import type { Change } from './change.ts';
import { withVerdict } from './standing.ts';

/**
 * The desk's word on which account a customer is (DA7); the deal is judged by it at once.
 *
 * @param accountId an account, also one that was merged since; null for a new one of what the claim says
 */
export function choosingAccount(
  accountId: string | null,
  actorId: string,
): Pick<Change, 'check' | 'rule' | 'complete' | 'event' | 'facts' | 'visibility'> {
  return {
    check: async (tx) => {
      if (accountId === null) return null;
      const account = await findAccount(tx, await survivorOf(tx, accountId));
      return account && isInUse(account) ? null : refuse('DA7', 'no_such_account', 'accountId').refusal;
    },
    rule: (deal, context) => chooseAccount(deal, accountId ?? 'new', context),
    complete: async (tx, next, channel) => {
      const chosen =
        accountId === null
          ? await accountFromClaim(tx, { id: next.id, accountId: null, claim: customerOf(next) }, actorId)
          : await survivorOf(tx, accountId);
      const judged = await withVerdict(tx, { ...next, accountId: chosen }, channel);
      return { ...judged, accountId: chosen };
    },
    event: 'deal.account_chosen',
    facts: (deal) => ({ account: deal.accountId }),
    visibility: () => 'internal',
  };
}
