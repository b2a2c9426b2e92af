import type { Reach } from '@portico/domain/access';
import { answerAppeal } from '@portico/domain/deals/appealing';
import { assign, reassign } from '@portico/domain/deals/decide';
import { requestInfo } from '@portico/domain/deals/questions';
import { approve, nextSigner } from '@portico/domain/deals/signing';
import { Fault } from '@portico/domain/fault';
import type { Refusal } from '@portico/domain/refusal';
import type { Query, Tx } from '../db/database.ts';
import { findOrganisation } from '../partners/store.ts';
import { mutation, query } from '../trpc/procedure.ts';
import { approving } from './approving.ts';
import { choosingAccount } from './choosing-account.ts';
import { type Change, changeDeal, type DealReference, questionsOf } from './change.ts';
import { formSetupOf } from './form-setup.ts';
import { deskMove } from './moving.ts';
import { registerDeal } from './register.ts';
import { listReviewers, listSellers, objectionToReviewer, objectionToSeller } from './reviewers.ts';
import { sharing } from './sharing.ts';
import * as schema from './review-schemas.ts';
import { ApproveInput, DeskOutcome, FormSetup, RegisterOutcome } from './schemas.ts';

import { reserveAgain } from './standing.ts';
import { checkWords } from './telling.ts';
import { viewOf } from './view.ts';

/** What the desk does with a deal under review. Part of `desk`. */
export const deskReview = {
  /** The vendor's people who may review deals. */
  reviewers: query('deal.decide')
    .output(schema.People)
    .query(({ ctx }) => listReviewers(ctx.db.read)),

  /** Gives a deal to a reviewer (DM15). */
  assign: mutation('deal.decide')
    .input(schema.AssignInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { reviewerId, ...reference } }) =>
      deskMove(ctx, reference, assigning(reviewerId)),
    ),

  /** Gives many deals to a reviewer at once, each by itself: what is refused or stale stays where it is. */
  bulkReassign: mutation('deal.decide')
    .input(schema.BulkAssignInput)
    .output(schema.BulkAssigned)
    .mutation(({ ctx, input: { reviewerId, deals } }) =>
      ctx.write(async (tx) => {
        const change = {
          ...assigning(reviewerId),
          reach: ctx.reach,
          actorId: ctx.actor.userId,
          roles: ctx.actor.roles,
        };
        const results = [];
        for (const reference of deals) {
          const refusal = await tryChange(tx, reference, change);
          results.push({ dealId: reference.dealId, ok: refusal === null, refusal });
        }
        return { results };
      }),
    ),

  /** Asks the partner, until a day of the desk's own where one is given (DM12); the decision clock stands still (DM3, DM4). */
  requestInfo: mutation('deal.decide')
    .input(schema.AskInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { items, dueAt, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(
          ctx.actor.userId,
          items.map(({ question }) => ({ field: 'items', text: question })),
        ),
        rule: (deal, context) => requestInfo(deal, { items, dueAt }, context),
        event: 'deal.info_requested',
        facts: (deal) => ({ ...questionsOf(deal), dueAt: deal.info?.dueAt ?? null }),
      }),
    ),

  /** Says which account the customer is, or that it is a new one, and judges the deal by that (DA7). */
  chooseAccount: mutation('deal.decide')
    .input(schema.AccountInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { accountId, ...reference } }) =>
      deskMove(ctx, reference, choosingAccount(accountId, ctx.actor.userId)),
    ),

  /** Signs, with a reason where it goes against the verdict; the last signature approves, and protection starts (DM6, DA1 to DA8). */
  approve: mutation('deal.sign')
    .input(ApproveInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { noteShared, noteInternal, override, ...reference } }) =>
      deskMove(ctx, reference, {
        ...approving(ctx.actor.userId),
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
        rule: (deal, context) => approve(deal, { noteShared, noteInternal, override }, context),
        event: (deal) => (deal.review === 'approved' ? 'deal.approved' : 'deal.signed'),
        facts: (deal) =>
          deal.review === 'approved'
            ? { protectionEnd: deal.protectionEnd, note: noteShared }
            : { waitsFor: nextSigner(deal)?.name ?? null },
        visibility: (deal) => (deal.review === 'approved' ? 'both' : 'internal'),
      }),
    ),

  /** Answers an objection (AP3 to AP5). */
  answerAppeal: mutation('deal.decide')
    .input(schema.AnswerAppealInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { upheld, noteShared, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
        rule: (deal, context) => answerAppeal(deal, { upheld, noteShared }, context),
        settle: reserveAgain,
        event: upheld ? 'deal.appeal_upheld' : 'deal.appeal_refused',
        facts: (deal) => ({ note: noteShared, against: deal.appeal?.against ?? null }),
      }),
    ),

  /** Lets a second partner read the deal, or no longer (DM21). */
  share: mutation('deal.decide')
    .input(schema.ShareInput)
    .output(DeskOutcome)
    .mutation(({ ctx, input: { partnerId, ...reference } }) => deskMove(ctx, reference, sharing(partnerId))),

  /** What the form is drawn from that registers a deal for somebody of a partner's. */
  form: query('deal.register_for')
    .input(schema.SellersInput)
    .output(FormSetup)
    .query(async ({ ctx, input }) => {
      await mustReach(ctx.reach, ctx.db.read, input.partnerId);
      return formSetupOf(ctx.db, input.partnerId);
    }),

  /** The people of a partner for whom a deal can be registered. */
  sellers: query('deal.register_for')
    .input(schema.SellersInput)
    .output(schema.People)
    .query(async ({ ctx, input }) => {
      await mustReach(ctx.reach, ctx.db.read, input.partnerId);
      return listSellers(ctx.db.read, input.partnerId);
    }),

  /** Registers a deal on behalf of a partner's seller, who is told (DM20). */
  registerFor: mutation('deal.register_for')
    .input(schema.ForInput)
    .output(RegisterOutcome)
    .mutation(({ ctx, input: { claim, ...behalf } }) =>
      ctx.write(async (tx) => {
        await mustReach(ctx.reach, tx, behalf.partnerId);
        const refusal = await objectionToSeller(tx, behalf);
        if (refusal) return { ok: false as const, refusal };
        const outcome = await registerDeal(tx, { claim }, { actor: ctx.actor, reach: ctx.reach, behalf });
        return outcome.ok
          ? {
              ok: true as const,
              deal: await viewOf(outcome.deal, { query: tx, now: tx.now, readBy: 'vendor' }),
            }
          : outcome;
      }),
    ),
};

function assigning(reviewerId: string): Pick<Change, 'check' | 'rule' | 'event' | 'facts'> {
  return {
    check: (tx) => objectionToReviewer(tx, reviewerId),
    rule: (deal, context) =>
      deal.review === 'info_requested'
        ? reassign(deal, reviewerId, context)
        : assign(deal, reviewerId, context),
    event: 'deal.assigned',
    facts: () => ({ reviewer: reviewerId }),
  };
}

/** One of many: a deal that somebody else has changed, or that is out of reach, is an answer and not the end. */
async function tryChange(tx: Tx, reference: DealReference, change: Change): Promise<Refusal | null> {
  try {
    const outcome = await changeDeal(tx, reference, change);
    return outcome.ok ? null : outcome.refusal;
  } catch (error) {
    if (error instanceof Fault && (error.code === 'stale_edit' || error.code === 'not_found'))
      return { rule: 'DM1', key: error.code === 'stale_edit' ? 'stale' : 'not_found' };
    throw error;
  }
}

/** A partner outside the reach is not there, and neither is one that does not exist. */
async function mustReach(reach: Reach, on: Query, partnerId: string): Promise<void> {
  const isWithinReach =
    reach.kind === 'all' || (reach.kind === 'organisations' && reach.orgIds.includes(partnerId));
  const partner = isWithinReach ? await findOrganisation(on, partnerId) : null;
  if (partner?.kind !== 'partner') throw new Fault('not_found');
}
