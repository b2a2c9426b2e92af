import * as rules from '@portico/domain/deals/decide';
import { DeskDealView } from '@portico/domain/deals/views';
import { mutation, query, router } from '../trpc/procedure.ts';
import { deskReview } from './desk-review.ts';
import { deskMove, deskViewOf } from './moving.ts';
import { deskProtection } from './desk-protection.ts';
import * as schema from './schemas.ts';
import { checkWords } from './telling.ts';
import * as store from './store.ts';

/** What the vendor's deal desk does with deals. */
export const deskRouter = router({
  /** One deal with what only the desk sees: internal note, conflicts. */
  get: query('deal.sign')
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

  /** Refuses with a reason of the list (DM7). */
  reject: mutation('deal.decide')
    .input(schema.RejectInput)
    .output(schema.DeskOutcome)
    .mutation(({ ctx, input: { reason, noteShared, noteInternal, ...reference } }) =>
      deskMove(ctx, reference, {
        ...checkWords(ctx.actor.userId, [{ field: 'noteShared', text: noteShared }]),
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
        // The same facts as a rejection has, for its partner reads it as one (DM49).
        facts: () => ({ reason: 'already_registered', note: null }),
      }),
    ),

  ...deskReview,
  ...deskProtection,
});
