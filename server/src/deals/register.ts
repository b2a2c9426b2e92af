import type { Reach } from '@portico/domain/access';
import { begin } from '@portico/domain/deals/begin';
import { checkClaim, type ClaimProblem } from '@portico/domain/deals/check-claim';
import type { DraftClaim } from '@portico/domain/deals/claim';
import type { Deal, DealSource } from '@portico/domain/deals/deal';
import { submit } from '@portico/domain/deals/submit';
import type { Refusal } from '@portico/domain/refusal';
import { canonicalJson } from '@portico/domain/event';
import { Fault } from '@portico/domain/fault';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { publish, sha256 } from '../outbox/append.ts';
import { currentPolicy } from '../policies/store.ts';
import { listRegistrable } from '../products/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { changeDeal, dealEvent, type DealReference } from './change.ts';
import { customerKeyOf } from './customer-key.ts';
import * as store from './store.ts';

/** Who registers, and how far they reach. */
export interface Registrant {
  actor: UserActor;
  reach: Reach;
}

/** A claim and, once it was saved before, the draft it belongs to. */
export interface DraftInput {
  draft?: DealReference | undefined;
  claim: DraftClaim;
}

/** Saves a draft: a new one, or the next version of one that is still a draft. */
export async function saveDraft(tx: Tx, input: DraftInput, { actor, reach }: Registrant): Promise<Deal> {
  const { deals: policy } = await currentPolicy(tx);
  if (!input.draft) {
    const deal = await store.insertDeal(tx, newDeal(tx, input.claim, actor), policy);
    publish(tx, {
      ...dealEvent(deal, { name: 'deal.drafted', actorId: actor.userId, payload: {} }),
      visibility: 'partner',
    });
    return deal;
  }
  const deal = await store.getDeal(reach, tx, input.draft.dealId);
  if (deal.review !== 'draft')
    throw new Fault('stale_edit', { versions: { yours: input.draft.version, current: deal.version } });
  if (deal.version !== input.draft.version) {
    throw new Fault('stale_edit', { versions: { yours: input.draft.version, current: deal.version } });
  }
  return store.saveDeal(tx, { ...deal, claim: input.claim }, policy);
}

/** Hands a claim in, or answers with what is wrong with it; a claim that is refused changes nothing. */
export async function registerDeal(
  tx: Tx,
  input: DraftInput,
  registrant: Registrant,
): Promise<
  { ok: true; deal: Deal } | { ok: false; problems: ClaimProblem[] } | { ok: false; refusal: Refusal }
> {
  const { actor, reach } = registrant;
  const { deals: policy } = await currentPolicy(tx);
  const products = await listRegistrable(tx);
  const checked = checkClaim(input.claim, {
    policy,
    productIds: products.map((product) => product.id),
    now: tx.now,
  });
  if (!checked.ok) return checked;
  const { claim } = checked;

  const draft = input.draft ?? referenceOf(await store.insertDeal(tx, newDeal(tx, claim, actor), policy));
  const number = await store.nextDealNumber(tx);
  const receiptHash = sha256(
    canonicalJson({
      dealId: draft.dealId,
      number,
      partnerId: actor.orgId,
      claim,
      submittedAt: tx.now,
      policyVersion: policy.version,
    }),
  );
  return changeDeal(tx, draft, {
    reach,
    actorId: actor.userId,
    rule: (deal, context) =>
      submit(deal, { claim, number, customerKey: customerKeyOf(claim), receiptHash }, context),
    event: 'deal.submitted',
    facts: (deal) => ({ dueAt: deal.decisionDueAt }),
  });
}

function referenceOf(deal: Deal): DealReference {
  return { dealId: deal.id, version: deal.version };
}

const sources: Record<UserActor['via'], DealSource> = { embed: 'widget', portal: 'portal', api_key: 'api' };

/** A deal that begins as `actor`’s draft, not saved yet. */
export function newDeal(tx: Tx, claim: DraftClaim, actor: UserActor): Deal {
  return begin({
    id: newId('deal'),
    partnerId: actor.orgId,
    sellerId: actor.userId,
    siteId: actor.siteId ?? null,
    source: sources[actor.via],
    claim,
    now: tx.now,
  });
}
