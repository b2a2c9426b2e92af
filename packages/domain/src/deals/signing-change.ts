import { isAgainstVerdict, needsOverride, seconds } from './against-verdict.ts';
import type { Amendment } from './amendment.ts';
import type { ApprovalChain, ApprovalStep } from './chain.ts';
import type { Deal } from './deal.ts';
import type { DealPolicy } from './policy.ts';
import { chainFor } from './signing.ts';

/** Whether a change takes two, since nobody may have the customer as it is wished (DA8). */
export function takesTwo(amendment: Pick<Amendment, 'verdict'>): boolean {
  return isAgainstVerdict(amendment) && amendment.verdict?.result === 'not_available';
}

/**
 * The signatures of a change (DM40, DA1, DA4): those of the claim as it is wished. One that was asked for before changes
 * had signatures has that of whoever overrode its verdict.
 */
export function changeChainOf(amendment: Amendment, policy: DealPolicy): ApprovalChain {
  const chain = amendment.chain ?? chainBefore(amendment, policy);
  return withSecond(amendment, chain);
}

/** The signature a change waits for; null where none waits. */
export function nextSignerOfChange(
  { amendment }: Pick<Deal, 'amendment'>,
  policy: DealPolicy,
): ApprovalStep | null {
  if (amendment?.status !== 'pending') return null;
  return changeChainOf(amendment, policy).find(({ signedById }) => signedById === null) ?? null;
}

/** Whether the override of a change came with the signature that was given last. */
export function isOverriddenNow({ chain = [], override }: Pick<Amendment, 'chain' | 'override'>): boolean {
  const last = chain.findLast(({ signedById }) => signedById !== null);
  return override !== null && last?.signedById === override.byId && last.signedAt === override.at;
}

function chainBefore({ claim, override }: Amendment, policy: DealPolicy): ApprovalChain {
  const chain = chainFor(claim, policy);
  if (override === null) return chain;
  const { byId: signedById, at: signedAt } = override;
  return chain.map((one, index) => (index === 0 ? { ...one, signedById, signedAt } : one));
}

/** DA8: where nobody of those who may be the second signs after the one who overrides, a signature of theirs is added. */
function withSecond(amendment: Amendment, chain: ApprovalChain): ApprovalChain {
  if (!takesTwo(amendment)) return chain;
  const { override } = amendment;
  const first = needsOverride(amendment)
    ? chain.findIndex(({ signedById }) => signedById === null)
    : chain.findIndex(
        ({ signedById, signedAt }) => signedById === override?.byId && signedAt === override?.at,
      );
  if (chain.some(({ role }, index) => index > first && seconds.has(role))) return chain;
  const second = { name: 'override', role: 'region_manager' as const };
  return [...chain, { ...second, signedById: null, signedAt: null, note: null }];
}
