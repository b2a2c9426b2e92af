import { amend, changedFields } from '@portico/domain/deals/amend';
import { checkClaim } from '@portico/domain/deals/check-claim';
import { isFreeMail } from '@portico/domain/matching/web-domain';
import type { ClaimProblem } from '@portico/domain/deals/claim-problem';
import { DraftClaim } from '@portico/domain/deals/claim';
import { close } from '@portico/domain/deals/convert';
import type { Deal } from '@portico/domain/deals/deal';
import { requestExtension } from '@portico/domain/deals/extend';
import * as v from 'valibot';
import type { ChannelPolicy } from '@portico/domain/policies/channel-policy';
import type { Tx } from '../db/database.ts';
import { policyOf } from '../policies/store.ts';
import { listRegistrable } from '../products/store.ts';
import { mutation, query } from '../trpc/procedure.ts';
import { benefitsFor, changeDeal } from './change.ts';
import { ownFiles } from './own-files.ts';
import { partnerMove } from './moving.ts';
import * as schema from './protection-schemas.ts';
import { keepReservation, settleOutcome } from './reserving.ts';
import { CloseInput, MoveOutcome } from './schemas.ts';
import { withVerdict } from './standing.ts';
import * as store from './store.ts';
import { viewOf } from './view.ts';

/** What a partner does with an approved deal; part of the deals router. */
export const partnerProtection = {
  /** What a claim, or a deal, brings its partner: the same reckoning that is frozen at the approval (BN7). */
  benefitPreview: query('deal.register')
    .input(schema.PreviewInput)
    .output(schema.Preview)
    .query(async ({ ctx, input }) => {
      const read = ctx.db.read;
      if (!('dealId' in input)) {
        const claimed = { claim: input.claim, secondPartnerId: null };
        return { benefits: benefitsFor(claimed, await policyOf(read, { policyVersion: null })) };
      }
      const deal = await store.getDeal(ctx.reach, read, input.dealId);
      return { benefits: deal.benefits ?? benefitsFor(deal, await policyOf(read, deal)) };
    }),

  /** Asks for longer protection with evidence (DM31 to DM34); protection is held until the desk has answered (DP6). */
  requestExtension: mutation('deal.register')
    .input(schema.ExtensionInput)
    .output(MoveOutcome)
    .mutation(({ ctx, input: { evidence, fileIds, ...reference } }) =>
      partnerMove(ctx, reference, {
        check: ownFiles(ctx.reach, fileIds, 'DM34'),
        rule: (deal, context) => requestExtension(deal, { evidence, fileIds }, context),
        settle: keepReservation,
        event: 'deal.extension_requested',
        facts: () => ({ files: fileIds.length }),
      }),
    ),

  /** Changes an approved deal: a little at once, more after a new look by the desk (DM37 to DM39). */
  amend: mutation('deal.register')
    .input(schema.AmendInput)
    .output(schema.AmendOutcome)
    .mutation(({ ctx, input: { changes, reason, ...reference } }) =>
      ctx.write(async (tx) => {
        const deal = await store.getDeal(ctx.reach, tx, reference.dealId);
        const claim = v.parse(DraftClaim, { ...deal.claim, ...changes });
        const problems = await problemsOf(tx, deal, claim);
        if (problems.length > 0) return { ok: false as const, problems };
        const outcome = await changeDeal(tx, reference, {
          reach: ctx.reach,
          actorId: ctx.actor.userId,
          roles: ctx.actor.roles,
          check: ownFiles(ctx.reach, changes.fileIds ?? [], 'DM38'),
          rule: (before, context) => amend(before, { claim, reason }, context),
          complete: judgeWished,
          event: (saved) =>
            saved.amendment?.status === 'pending' ? 'deal.amendment_requested' : 'deal.amended',
          facts: () => ({ fields: changedFields(deal.claim, claim).join(' '), note: reason }),
        });
        return outcome.ok
          ? { ok: true as const, deal: await viewOf(outcome.deal, { query: tx, now: tx.now }) }
          : outcome;
      }),
    ),

  /** Records that an approved deal was won or lost (DM11); told again, it stays as it is (DM48). */
  close: mutation('deal.register')
    .input(CloseInput)
    .output(MoveOutcome)
    .mutation(({ ctx, input: { outcome, ...reference } }) =>
      partnerMove(ctx, reference, {
        isDone: (deal) => deal.review === 'approved' && deal.outcome === outcome,
        rule: (deal, context) => close(deal, outcome, context),
        settle: settleOutcome(ctx.actor.userId),
        event: outcome === 'won' ? 'deal.won' : 'deal.lost',
        facts: () => ({}),
      }),
    ),
};

/** A change that waits is judged as it is wished, so that the desk sees what stands in its way (DM39). */
async function judgeWished(tx: Tx, next: Deal, channel: ChannelPolicy): Promise<Deal> {
  const { amendment } = next;
  if (amendment?.status !== 'pending') return next;
  const { verdict } = await withVerdict(tx, { ...next, claim: amendment.claim }, channel);
  return { ...next, amendment: { ...amendment, verdict } };
}

/** What is wrong with the fields that change; what stays was checked when it was submitted. */
async function problemsOf(tx: Tx, deal: Deal, claim: DraftClaim): Promise<ClaimProblem[]> {
  const [products, { deals: policy }] = await Promise.all([listRegistrable(tx), policyOf(tx, deal)]);
  const checked = checkClaim(claim, {
    policy,
    productIds: products.map(({ id }) => id),
    now: tx.now,
    isFreeMail,
  });
  const changed = changedFields(deal.claim, claim);
  return checked.ok ? [] : checked.problems.filter(({ field }) => changed.includes(field));
}
