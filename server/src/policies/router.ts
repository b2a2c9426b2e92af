import { pageOf } from '@portico/domain/page';
import { checkPolicy } from '@portico/domain/policies/check-policy';
import { comparePolicies, PolicyDifference } from '@portico/domain/policies/compare';
import * as v from 'valibot';
import { mutation, query, router } from '../trpc/procedure.ts';
import { publishVersion, saveDraft, withdrawVersion } from './edit.ts';
import { replayProcedures } from './replay.ts';
import * as schema from './schemas.ts';
import { currentPolicy } from './store.ts';
import { findNextVersion, listVersions } from './version-store.ts';
import { builtInSummary, summariesOf, viewNamed } from './view.ts';

/** The versions of the channel's policy. The vendor's alone: partners see what concerns them in forms and receipts. */
export const policiesRouter = router({
  ...replayProcedures,

  /** What rules now, and what comes next. */
  current: query('policy.read')
    .output(schema.Current)
    .query(async ({ ctx }) => {
      const { version } = await currentPolicy(ctx.db.read);
      const [{ document }, next] = await Promise.all([
        viewNamed(ctx.db.read, version),
        findNextVersion(ctx.db.read, await ctx.db.now()),
      ]);
      return {
        version,
        document,
        next: next?.effectiveFrom ? { version: next.version, effectiveFrom: next.effectiveFrom } : null,
      };
    }),

  /** A page of versions, latest edit first; the built-in one is the last of all. */
  list: query('policy.read')
    .input(schema.ListInput)
    .output(pageOf(schema.VersionSummary))
    .query(async ({ ctx, input }) => {
      const { rows, next } = await listVersions(ctx.db.read, input);
      const summaries = await summariesOf(ctx.db.read, rows);
      return { rows: next === null ? [...summaries, await builtInSummary(ctx.db.read)] : summaries, next };
    }),

  /** One version, whole, by its name. */
  get: query('policy.read')
    .input(schema.VersionByName)
    .output(schema.VersionView)
    .query(({ ctx, input }) => viewNamed(ctx.db.read, input.version)),

  /** Keeps a draft. Refuses to overwrite a newer edit; answers with what is wrong in its shape and keeps nothing then. */
  saveDraft: mutation('policy.draft')
    .input(schema.DraftInput)
    .output(schema.VersionOutcome)
    .mutation(({ ctx, input }) => ctx.write((tx) => saveDraft(tx, input, ctx.actor.userId))),

  /** Everything that is wrong in a document, by field. Keeps nothing; by POST, as a document is too long for an address. */
  check: mutation('policy.draft')
    .input(schema.CheckInput)
    .output(schema.Checked)
    .mutation(({ input }) => ({ problems: checkPolicy(input.document) })),

  /** Puts a draft in force: now, or from a later instant (PO6, PO7, PO9). */
  publish: mutation('policy.manage')
    .input(schema.PublishInput)
    .output(schema.VersionOutcome)
    .mutation(({ ctx, input }) => ctx.write((tx) => publishVersion(tx, input, ctx.actor.userId))),

  /** Takes a draft, or a version that is not in force yet, back (PO8). */
  withdraw: mutation('policy.manage')
    .input(schema.VersionReference)
    .output(schema.VersionOutcome)
    .mutation(({ ctx, input }) => ctx.write((tx) => withdrawVersion(tx, input, ctx.actor.userId))),

  /** What differs between two versions, value by value. */
  compare: query('policy.read')
    .input(schema.CompareInput)
    .output(v.array(PolicyDifference))
    .query(async ({ ctx, input }) => {
      const [from, to] = await Promise.all([
        viewNamed(ctx.db.read, input.from),
        viewNamed(ctx.db.read, input.to),
      ]);
      return comparePolicies(from.document, to.document);
    }),
});
