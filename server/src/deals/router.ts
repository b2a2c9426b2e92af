import * as rules from '@portico/domain/deals/decide';
import { reviewsBehind } from '@portico/domain/deals/partner-reading';
import { DealSummary, DealView, TimelineEntry } from '@portico/domain/deals/views';
import { pageOf } from '@portico/domain/page';
import * as v from 'valibot';
import { mutation, query, router } from '../trpc/procedure.ts';
import { countByProtection } from './protection-reads.ts';
import { partnerReview } from './partner-review.ts';
import { partnerProtection } from './protection.ts';
import { isShared } from './reach.ts';
import { registerDeal, saveDraft } from './register.ts';
import * as schema from './schemas.ts';
import { formSetupOf } from './form-setup.ts';
import * as store from './store.ts';
import { timelineOf } from './timeline.ts';
import { readerOf, summariesOf, viewOf } from './view.ts';
import { partnerMove } from './moving.ts';

/** Deals as partners and readers at the vendor use them. The desk's own verbs are in `desk.ts`. */
export const dealsRouter = router({
  /** What the registration form needs: products, bands, quarters and the policy's numbers. */
  form: query('deal.register')
    .output(schema.FormSetup)
    .query(({ ctx }) => formSetupOf(ctx.db, ctx.actor.orgId)),

  /** Keeps what was typed so far. Refuses to overwrite a newer save. */
  saveDraft: mutation('deal.register')
    .input(schema.DraftInput)
    .output(schema.DraftSaved)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const deal = await saveDraft(tx, input, { actor: ctx.actor, reach: ctx.reach });
        return { dealId: deal.id, version: deal.version, savedAt: deal.updatedAt };
      }),
    ),

  /** Hands a claim in (DR1 to DR14, DM2); answers with the receipt, or with the fields to mend. */
  submit: mutation('deal.register')
    .input(schema.DraftInput)
    .output(schema.RegisterOutcome)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const outcome = await registerDeal(tx, input, { actor: ctx.actor, reach: ctx.reach });
        return outcome.ok
          ? { ok: true as const, deal: await viewOf(outcome.deal, { query: tx, now: tx.now }) }
          : outcome;
      }),
    ),

  /** A page of the deals within reach; the vendor never sees drafts. */
  list: query('deal.read')
    .input(schema.ListInput)
    .output(pageOf(DealSummary))
    .query(async ({ ctx, input }) => {
      const now = await ctx.db.now();
      const { mine, toSign, ...filter } = input;
      const page = await store.listDeals(ctx.reach, ctx.db.read, {
        ...filter,
        ...(ctx.actor.orgKind === 'partner' && filter.reviews
          ? { reviews: reviewsBehind(filter.reviews) }
          : {}),
        now,
        ...(mine ? { reviewerId: ctx.actor.userId } : {}),
        ...(toSign ? { waitsFor: ctx.actor.roles } : {}),
      });
      return {
        rows: await summariesOf(page.rows, { query: ctx.db.read, now, readBy: readerOf(ctx.actor) }),
        next: page.next,
      };
    }),

  /** How many deals within reach are in each state. */
  summary: query('deal.read')
    .output(schema.Summary)
    .query(async ({ ctx }) => {
      const now = await ctx.db.now();
      const [counts, protections] = await Promise.all([
        store.countByReview(ctx.reach, ctx.db.read, now),
        countByProtection(ctx.reach, ctx.db.read, now),
      ]);
      if (ctx.actor.orgKind === 'vendor') return { counts, protections };
      const { duplicate = 0, ...told } = counts;
      return { counts: { ...told, rejected: (told.rejected ?? 0) + duplicate }, protections };
    }),

  /** One deal, whole, as its partner may see it; the vendor's people also read what a refusal tells of others. */
  get: query('deal.read')
    .input(schema.DealById)
    .output(DealView)
    .query(async ({ ctx, input }) => {
      const [deal, now] = await Promise.all([
        store.getReadableDeal(ctx.reach, ctx.db.read, input.dealId),
        ctx.db.now(),
      ]);
      const view = await viewOf(deal, { query: ctx.db.read, now, readBy: readerOf(ctx.actor) });
      return { ...view, shared: isShared(ctx.reach, deal) };
    }),

  /** What happened to a deal, oldest first. */
  timeline: query('deal.read')
    .input(schema.DealById)
    .output(v.array(TimelineEntry))
    .query(async ({ ctx, input }) => {
      await store.getReadableDeal(ctx.reach, ctx.db.read, input.dealId);
      return timelineOf(ctx.db.read, input.dealId, ctx.actor.orgKind);
    }),

  /** Takes a deal back before it is decided. */
  withdraw: mutation('deal.register')
    .input(schema.WithdrawInput)
    .output(schema.MoveOutcome)
    .mutation(({ ctx, input: { reason, ...reference } }) =>
      partnerMove(ctx, reference, {
        rule: (deal, context) => rules.withdraw(deal, reason, context),
        event: 'deal.withdrawn',
        facts: () => ({ reason }),
      }),
    ),

  ...partnerReview,
  ...partnerProtection,
});
