import * as rules from '@portico/domain/deals/decide';
import { requestInfo } from '@portico/domain/deals/questions';
import { approve } from '@portico/domain/deals/signing';
import { DeskDealView } from '@portico/domain/deals/views';
import { mutation, query, router } from '../trpc/procedure.ts';
import { deskMove, deskViewOf } from './moving.ts';
import { questionsOf } from './change.ts';
import { deskProtection } from './desk-protection.ts';
import * as schema from './schemas.ts';
import * as store from './store.ts';

/** What the vendor's deal desk does with deals. */
export const deskRouter = router({
  /** One deal with what only the desk sees: internal note, conflicts. */
  get: query('deal.decide')
    .input(schema.DealById)
    .output(DeskDealView)
    .query(async ({ ctx, input }) => {
      const [deal, now] = await Promise.all([
        store.getDeal(ctx.reach, ctx.db.read, input.dealId),
        ctx.db.now(),
      ]);
      return deskViewOf(deal, { query: ctx.db.read, now });
    }),

  /** Takes a deal into review; the partner sees who. */
  take: mutation('deal.decide')
    .input(schema.DealReference)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input }) =>
      deskMove(ctx, input, { rule: rules.take, event: 'deal.taken', facts: () => ({}) }),
    ),

  /** Asks the partner; the decision clock stands still until the answer (DM3, DM4). */
  requestInfo: mutation('deal.decide')
    .input(schema.AskInput)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input: { items, ...reference } }) =>
      deskMove(ctx, reference, {
        rule: (deal, context) => requestInfo(deal, { items }, context),
        event: 'deal.info_requested',
        facts: (deal) => ({ ...questionsOf(deal), dueAt: deal.info?.dueAt ?? null }),
      }),
    ),

  /** Approves; protection starts (DM6). */
  approve: mutation('deal.decide')
    .input(schema.ApproveInput)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input: { noteShared, noteInternal, ...reference } }) =>
      deskMove(ctx, reference, {
        rule: (deal, context) => approve(deal, { noteShared, noteInternal }, context),
        event: 'deal.approved',
        facts: (deal) => ({ protectionEnd: deal.protectionEnd, note: noteShared }),
      }),
    ),

  /** Refuses with a reason of the list (DM7). */
  reject: mutation('deal.decide')
    .input(schema.RejectInput)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input: { reason, noteShared, noteInternal, ...reference } }) =>
      deskMove(ctx, reference, {
        rule: (deal, context) => rules.reject(deal, { reason, noteShared, noteInternal }, context),
        event: 'deal.rejected',
        facts: () => ({ reason, note: noteShared }),
      }),
    ),

  /** Closes a deal as the repeat of another; the partner never learns of which (DM8). */
  markDuplicate: mutation('deal.decide')
    .input(schema.DuplicateInput)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input: { ofId, noteInternal, ...reference } }) =>
      deskMove(ctx, reference, {
        check: async (tx) =>
          (await store.findDeal(ctx.reach, tx, ofId))
            ? null
            : { rule: 'DM8', key: 'no_such_deal', field: 'ofId' },
        rule: (deal, context) => rules.markDuplicate(deal, { ofId, noteInternal }, context),
        event: 'deal.marked_duplicate',
        facts: () => ({ reason: 'already_registered' }),
      }),
    ),

  ...deskProtection,
});
