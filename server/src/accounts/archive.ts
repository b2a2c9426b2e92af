import type { Account } from '@portico/domain/accounts/account';
import { detailsOf } from '@portico/domain/accounts/import-plan';
import type { AccountRefusal } from '@portico/domain/accounts/views';
import { refuse } from '@portico/domain/refusal';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../db/database.ts';
import { checkDetails } from './check.ts';
import { holdFamilies, placeUnder } from './family.ts';
import { keepInStep } from './in-step.ts';
import { accountDomains, accountNumbers, accounts } from './table.ts';
import { touch } from './write.ts';

/** Done, or all that stands against it. */
export type Done = { ok: true } | { ok: false; refusals: AccountRefusal[] };

/** Takes an account out of use (AC10): it is no longer matched and holds no domain or number against others. */
export async function archiveAccount(
  tx: Tx,
  account: Account,
  { reason, actorId }: { reason: string; actorId: string },
): Promise<Done> {
  await holdFamilies(tx);
  const [child] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.parentId, account.id), isNull(accounts.mergedIntoId), isNull(accounts.archivedAt)))
    .limit(1);
  if (child) return { ok: false, refusals: [refuse('AC10', 'has_children').refusal] };
  await touch(tx, account, actorId);
  await tx
    .update(accounts)
    .set({ archivedAt: tx.now, archiveReason: reason })
    .where(eq(accounts.id, account.id));
  await tx.update(accountDomains).set({ exclusive: null }).where(eq(accountDomains.accountId, account.id));
  await tx.update(accountNumbers).set({ exclusive: null }).where(eq(accountNumbers.accountId, account.id));
  await keepInStep(tx, [account.id]);
  return { ok: true };
}

/** Brings an archived account back with all it had, unless another account has got a domain or number of its since (AC3, AC4). */
export async function restoreAccount(tx: Tx, account: Account, actorId: string): Promise<Done> {
  await holdFamilies(tx);
  const check = await checkDetails(tx, { ...detailsOf(account), sharedDomains: [] }, account.id);
  if (!check.ok) return check;
  await touch(tx, account, actorId);
  await tx.update(accounts).set({ archivedAt: null, archiveReason: null }).where(eq(accounts.id, account.id));
  for (const { domain } of check.checked.domains)
    await tx
      .update(accountDomains)
      .set({ exclusive: domain })
      .where(and(eq(accountDomains.accountId, account.id), eq(accountDomains.key, domain)));
  for (const { key } of check.checked.numbers)
    await tx
      .update(accountNumbers)
      .set({ exclusive: key })
      .where(and(eq(accountNumbers.accountId, account.id), eq(accountNumbers.key, key)));
  await keepInStep(tx, await placeUnder(tx, account.id, check.checked.ancestors));
  return { ok: true };
}
