import { appeal } from '@portico/domain/deals/appealing';
import { answerInfo } from '@portico/domain/deals/questions';
import { SignedReceipt } from '@portico/domain/deals/receipt';
import { Fault } from '@portico/domain/fault';
import { findReceipt } from '../receipts/store.ts';
import { mutation, query } from '../trpc/procedure.ts';
import { answersOf } from './change.ts';
import { customerKeyOf } from './customer-key.ts';
import { partnerMove } from './moving.ts';
import { ownFiles } from './own-files.ts';
import { checkChanges } from './register.ts';
import { resubmitDeal } from './resubmitting.ts';
import * as schema from './review-schemas.ts';
import { DealById, MoveOutcome, RegisterOutcome } from './schemas.ts';
import { withVerdict } from './standing.ts';
import * as store from './store.ts';
import { viewOf } from './view.ts';

/** What a partner does with a deal under review or decided. Part of `deals`. */
export const partnerReview = {
  /** The signed receipt, whole, to keep and to prove (DM19). */
  receipt: query('deal.read')
    .input(DealById)
    .output(SignedReceipt)
    .query(async ({ ctx, input }) => {
      await store.getDeal(ctx.reach, ctx.db.read, input.dealId);
      const receipt = await findReceipt(ctx.db.read, input.dealId);
      if (!receipt) throw new Fault('not_found');
      return receipt;
    }),

  /** Answers the vendor's questions (DM3 to DM5), changing only fields that were asked for (DM13). */
  answerInfo: mutation('deal.register')
    .input(schema.AnswerInput)
    .output(MoveOutcome)
    .mutation(({ ctx, input: { answers, changes, ...reference } }) => {
      const isChanged = Object.keys(changes).length > 0;
      return partnerMove(ctx, reference, {
        check: async (tx) =>
          isChanged ? checkChanges(tx, { dealId: reference.dealId, changes }, ctx) : null,
        rule: (deal, context) => {
          const claim = { ...deal.claim, ...changes };
          return answerInfo(deal, { answers, changes, customerKey: customerKeyOf(claim) }, context);
        },
        // A customer described anew may be another one.
        complete: async (tx, next, channel) =>
          isChanged ? withVerdict(tx, { ...next, accountId: null }, channel) : next,
        event: 'deal.info_answered',
        facts: (deal) => ({ ...answersOf(deal), changed: Object.keys(changes).join(' ') }),
      });
    }),

  /** Objects to a refusal, a duplicate or a revocation (AP1, AP2). */
  appeal: mutation('deal.register')
    .input(schema.AppealInput)
    .output(MoveOutcome)
    .mutation(({ ctx, input: { ground, fileIds, ...reference } }) =>
      partnerMove(ctx, reference, {
        check: ownFiles(ctx.reach, fileIds, 'DR14'),
        rule: (deal, context) => appeal(deal, { ground, fileIds }, context),
        event: 'deal.appealed',
        facts: (deal) => ({ against: deal.appeal?.against ?? null, dueAt: deal.appeal?.dueAt ?? null }),
      }),
    ),

  /** Tries a refused deal again with something new in it (DM14). */
  resubmit: mutation('deal.register')
    .input(schema.ResubmitInput)
    .output(RegisterOutcome)
    .mutation(({ ctx, input: { claim, ...previous } }) =>
      ctx.write(async (tx) => {
        const outcome = await resubmitDeal(tx, { previous, claim }, { actor: ctx.actor, reach: ctx.reach });
        return outcome.ok
          ? { ok: true as const, deal: await viewOf(outcome.deal, { query: tx, now: tx.now }) }
          : outcome;
      }),
    ),
};
