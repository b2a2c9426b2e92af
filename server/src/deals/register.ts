import type { Reach } from '@portico/domain/access';
import { begin } from '@portico/domain/deals/begin';
import { checkClaim } from '@portico/domain/deals/check-claim';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import type { DealClaim, DraftClaim } from '@portico/domain/deals/claim';
import type { Deal, DealSource } from '@portico/domain/deals/deal';
import { mayRegisterAgain } from '@portico/domain/deals/register-again';
import { autoApprove, submit } from '@portico/domain/deals/submit';
import { isFreeMail } from '@portico/domain/matching/web-domain';
import { addBusinessDays } from '@portico/domain/time';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Refusal } from '@portico/domain/refusal';
import { Fault } from '@portico/domain/fault';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { publish } from '../outbox/append.ts';
import { findOrganisation } from '../partners/store.ts';
import { currentPolicy, policyOf } from '../policies/store.ts';
import { takeSubmission } from '../prechecks/submissions.ts';
import { listRegistrable } from '../products/store.ts';
import { hashOf, issueReceipt } from '../receipts/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { approving } from './approving.ts';
import { changeDeal, dealEvent, type DealReference } from './change.ts';
import { customerKeyOf } from './customer-key.ts';
import { ownFiles } from './own-files.ts';
import { withVerdict } from './standing.ts';
import * as store from './store.ts';

/** Who registers, how far they reach, and for whom, where it is not for themselves. */
export interface Registrant {
  actor: UserActor;
  reach: Reach;
  /** The partner and the seller whose deal it becomes (DM20). */
  behalf?: { partnerId: string; sellerId: string };
  /** The refused deal that is tried again (DM14). */
  previous?: Deal;
}

/** A claim and, once it was saved before, the draft it belongs to. */
export interface DraftInput {
  draft?: DealReference | undefined;
  claim: DraftClaim;
}

/** What registering answers. */
export type Registered =
  | { ok: true; deal: Deal }
  | { ok: false; problems: ClaimProblem[] }
  | { ok: false; refusal: Refusal };

/** Saves a draft: a new one, or the next version of one that is still a draft. */
export async function saveDraft(tx: Tx, input: DraftInput, { actor, reach }: Registrant): Promise<Deal> {
  const { deals: policy } = await currentPolicy(tx);
  if (!input.draft) {
    const deal = await store.insertDeal(tx, newDeal(tx, input.claim, { actor }), policy);
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

/**
 * Hands a claim in, or answers with what is wrong with it; a claim that is refused changes nothing. What is handed in is
 * judged at once, and approved at once where the policy says so (DA5).
 */
export async function registerDeal(tx: Tx, input: DraftInput, registrant: Registrant): Promise<Registered> {
  const channel = await currentPolicy(tx);
  const checked = await checkHere(tx, input.claim, { channel, registrant });
  if (!checked.ok) return checked;
  const { claim } = checked;
  const overBudget = registrant.behalf ? null : await takeSubmission(tx, registrant.actor, channel.prechecks);
  if (overBudget) return { ok: false, refusal: overBudget };
  const submitted = await handIn(tx, { claim, draft: input.draft }, { channel, registrant });
  return submitted.ok ? approveAtOnce(tx, submitted.deal, channel) : submitted;
}

/**
 * What is wrong with fields that change with an answer: the whole claim is checked as it would be, and only what concerns
 * the changed fields is said.
 */
export async function checkChanges(
  tx: Tx,
  { dealId, changes }: { dealId: string; changes: DraftClaim },
  { actor, reach }: Pick<Registrant, 'actor' | 'reach'>,
): Promise<Refusal | null> {
  const deal = await store.getDeal(reach, tx, dealId);
  const channel = await policyOf(tx, deal);
  const registrant = { actor, reach };
  const checked = await checkHere(tx, { ...deal.claim, ...changes }, { channel, registrant });
  const problems = checked.ok || !('problems' in checked) ? [] : checked.problems;
  const problem = problems.find(({ field }) => Object.hasOwn(changes, field));
  return problem ? { rule: problem.rule, key: problem.key, field: problem.field } : null;
}

interface Setting {
  channel: ChannelPolicy;
  registrant: Registrant;
}

/** All that can be wrong with a claim before it becomes a deal: DR1 to DR14, and DM45 for a customer one had before. */
async function checkHere(
  tx: Tx,
  typed: DraftClaim,
  { channel: { deals: policy }, registrant }: Setting,
): Promise<
  { ok: true; claim: DealClaim } | { ok: false; problems: ClaimProblem[] } | { ok: false; refusal: Refusal }
> {
  const partnerId = partnerOf(registrant);
  const partner = policy.territory === 'anywhere' ? null : await findOrganisation(tx, partnerId);
  const products = await listRegistrable(tx);
  const checked = checkClaim(typed, {
    policy,
    productIds: products.map((product) => product.id),
    now: tx.now,
    partnerCountry: partner?.country,
    isFreeMail,
  });
  if (!checked.ok) return checked;
  const { claim } = checked;
  const foreign = await ownFiles(reachOfOwner(registrant), claim.fileIds ?? [], 'DR14')(tx);
  if (foreign) return { ok: false, problems: [{ field: 'fileIds', key: foreign.key, rule: foreign.rule }] };
  const earlier = await store.listEarlier(tx, { partnerId, customerKey: customerKeyOf(claim) });
  const known = new Set(earlier.flatMap((deal) => deal.claim.fileIds ?? []));
  const hasNewEvidence = (claim.fileIds ?? []).some((id) => !known.has(id));
  const again = mayRegisterAgain(earlier, { hasNewEvidence, policy, now: tx.now });
  return again ? { ok: false, refusal: again } : { ok: true, claim };
}

async function handIn(
  tx: Tx,
  { claim, draft }: { claim: DealClaim; draft: DealReference | undefined },
  { channel, registrant }: Setting,
): Promise<{ ok: true; deal: Deal } | { ok: false; refusal: Refusal }> {
  const { deals: policy } = channel;
  const reference = draft ?? referenceOf(await store.insertDeal(tx, newDeal(tx, claim, registrant), policy));
  const number = await store.newDealNumber(tx);
  const partnerId = partnerOf(registrant);
  const content = {
    dealId: reference.dealId,
    number,
    partnerId,
    claim,
    submittedAt: tx.now,
    decisionDueAt: addBusinessDays(tx.now, policy.decisionBusinessDays),
    policyVersion: policy.version,
  };
  const receiptHash = hashOf(content);
  return changeDeal(tx, reference, {
    reach: reachOfOwner(registrant),
    actorId: registrant.actor.userId,
    roles: registrant.actor.roles,
    rule: (deal, context) =>
      submit(deal, { claim, number, customerKey: customerKeyOf(claim), receiptHash }, context),
    complete: async (_tx, next) => {
      await issueReceipt(tx, content);
      return withVerdict(tx, next, channel);
    },
    event: 'deal.submitted',
    facts: (deal) => ({
      dueAt: deal.decisionDueAt,
      ...(registrant.behalf ? { onBehalf: true } : {}),
      ...(registrant.previous ? { previous: registrant.previous.number } : {}),
    }),
  });
}

/** Approves what needs no person (DA5); what does stays as it was handed in. */
async function approveAtOnce(
  tx: Tx,
  deal: Deal,
  { deals: policy, prechecks }: ChannelPolicy,
): Promise<Registered> {
  // PC8: at once it would tell what a pre-check may not.
  if (policy.autoApprove.upToMinor === null || prechecks.answers === 'on_schedule') return { ok: true, deal };
  const partner = await findOrganisation(tx, deal.partnerId);
  const approved = await changeDeal(tx, referenceOf(deal), {
    reach: { kind: 'all' },
    actorId: null,
    rule: (submitted, context) => autoApprove(submitted, partner?.tier ?? null, context),
    ...approving(null),
    event: 'deal.approved',
    facts: ({ protectionEnd }) => ({ protectionEnd, note: null, automatic: true }),
  });
  return approved.ok ? approved : { ok: true, deal };
}

function referenceOf(deal: Deal): DealReference {
  return { dealId: deal.id, version: deal.version };
}

const sources: Record<UserActor['via'], DealSource> = { embed: 'widget', portal: 'portal', api_key: 'api' };

/** A deal that begins as somebody's draft, not saved yet. */
export function newDeal(tx: Tx, claim: DraftClaim, registrant: Omit<Registrant, 'reach'>): Deal {
  const { actor, behalf, previous } = registrant;
  return {
    ...begin({
      id: newId('deal'),
      partnerId: partnerOf(registrant),
      sellerId: behalf?.sellerId ?? previous?.sellerId ?? actor.userId,
      siteId: actor.siteId ?? null,
      source: behalf ? 'on_behalf' : sources[actor.via],
      claim,
      now: tx.now,
    }),
    previousId: previous?.id ?? null,
  };
}

function partnerOf({ actor, behalf, previous }: Omit<Registrant, 'reach'>): string {
  return behalf?.partnerId ?? previous?.partnerId ?? actor.orgId;
}

/** As far as the deal's own seller reaches: nobody at the vendor sees a draft, not even one they make for a partner. */
function reachOfOwner({ reach, behalf }: Registrant): Reach {
  return behalf ? { kind: 'own', orgId: behalf.partnerId, userId: behalf.sellerId } : reach;
}
