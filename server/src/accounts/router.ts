import { AccountSummary, AccountView, Family, SaveOutcome } from '@portico/domain/accounts/views';
import { TimelineEntry } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { pageOf } from '@portico/domain/page';
import * as v from 'valibot';
import { listPersonNames } from '../identity/store.ts';
import { listEventsOf } from '../outbox/store.ts';
import { mutation, query, router } from '../trpc/procedure.ts';
import { archiveAccount, restoreAccount } from './archive.ts';
import { withCoverage } from './covered.ts';
import { familyOf } from './family.ts';
import { importProcedures } from './imports.ts';
import { mergeAccounts } from './merge.ts';
import { resolveTyped } from './resolve.ts';
import { editable, orTaken, saveAccount, viewAccount } from './save.ts';
import * as schema from './schemas.ts';
import { archiveSite, getSite, saveSite } from './sites.ts';
import { getAccount, listAccounts, listSegments } from './store.ts';
import { getMerge, unmergeAccounts } from './unmerge.ts';
import { tellOfAccount, touch } from './write.ts';

/** The register of accounts, for the vendor's people alone. Imports are in `imports.ts`, exports in `http.ts`. */
export const accountsRouter = router({
  ...importProcedures,

  /** A page of accounts by name. */
  list: query('account.read')
    .input(schema.ListInput)
    .output(pageOf(AccountSummary))
    .query(async ({ ctx, input }) => listAccounts(ctx.db.read, await withCoverage(ctx.db, input))),

  /** The segments in use, to filter by. */
  segments: query('account.read')
    .output(v.array(v.string()))
    .query(({ ctx }) => listSegments(ctx.db.read)),

  /** One account with its sites, family and merges. */
  get: query('account.read')
    .input(schema.AccountById)
    .output(AccountView)
    .query(({ ctx, input }) => viewAccount(ctx.db.read, input.accountId)),

  family: query('account.read')
    .input(schema.AccountById)
    .output(Family)
    .query(async ({ ctx, input }) => familyOf(ctx.db.read, await getAccount(ctx.db.read, input.accountId))),

  /** What happened to an account, oldest first. */
  history: query('account.read')
    .input(schema.AccountById)
    .output(v.array(TimelineEntry))
    .query(async ({ ctx, input }) => {
      await getAccount(ctx.db.read, input.accountId);
      const events = await listEventsOf(ctx.db.read, input.accountId, ['internal', 'both']);
      const names = await listPersonNames(
        ctx.db.read,
        events.map(({ actorId }) => actorId).filter((id) => id !== null),
      );
      return events.map(({ id, name, at, actorId, payload }) => ({
        id,
        name,
        at,
        actorName: names.get(actorId ?? '') ?? null,
        facts: payload,
      }));
    }),

  /** Which accounts a customer may be, as it was typed: best first. */
  resolve: query('account.read')
    .input(schema.ResolveInput)
    .output(schema.ResolveAnswer)
    .query(({ ctx, input }) => resolveTyped(ctx.db.read, input)),

  /** Makes an account or edits one (AC1 to AC7); refuses with every field that is wrong. */
  save: mutation('account.manage')
    .input(schema.SaveInput)
    .output(SaveOutcome)
    .mutation(({ ctx, input }) => orTaken(ctx.write((tx) => saveAccount(tx, input, ctx.actor.userId)))),

  /** Adds a site to an account or edits one. */
  saveSite: mutation('account.manage')
    .input(schema.SaveSiteInput)
    .output(AccountView)
    .mutation(({ ctx, input: { siteId, site, ...reference } }) =>
      ctx.write(async (tx) => {
        const account = await editable(tx, reference);
        if (siteId !== undefined && (await getSite(tx, siteId)).accountId !== account.id)
          throw new Fault('not_found');
        await touch(tx, account, ctx.actor.userId);
        const saved = await saveSite(tx, { id: siteId ?? null, accountId: account.id }, site);
        const facts = { fields: 'sites', siteId: saved.id, site: saved.name };
        tellOfAccount(tx, 'account.changed', { accountId: account.id, actorId: ctx.actor.userId, facts });
        return viewAccount(tx, account.id);
      }),
    ),

  /** Takes a site out of use. */
  archiveSite: mutation('account.manage')
    .input(schema.ArchiveSiteInput)
    .output(AccountView)
    .mutation(({ ctx, input: { siteId, ...reference } }) =>
      ctx.write(async (tx) => {
        const account = await editable(tx, reference);
        const site = await getSite(tx, siteId);
        if (site.accountId !== account.id) throw new Fault('not_found');
        await touch(tx, account, ctx.actor.userId);
        await archiveSite(tx, site);
        const facts = { fields: 'sites', siteId, site: site.name };
        tellOfAccount(tx, 'account.changed', { accountId: account.id, actorId: ctx.actor.userId, facts });
        return viewAccount(tx, account.id);
      }),
    ),

  /** Takes an account out of use (AC10). */
  archive: mutation('account.manage')
    .input(schema.ArchiveInput)
    .output(SaveOutcome)
    .mutation(({ ctx, input: { reason, ...reference } }) =>
      ctx.write(async (tx) => {
        const account = await editable(tx, reference);
        const done = await archiveAccount(tx, account, { reason, actorId: ctx.actor.userId });
        if (!done.ok) return done;
        tellOfAccount(tx, 'account.archived', {
          accountId: account.id,
          actorId: ctx.actor.userId,
          facts: { reason },
        });
        return { ok: true as const, account: await viewAccount(tx, account.id) };
      }),
    ),

  /** Brings an archived account back. */
  restore: mutation('account.manage')
    .input(schema.AccountReference)
    .output(SaveOutcome)
    .mutation(({ ctx, input }) =>
      orTaken(
        ctx.write(async (tx) => {
          const account = await getAccount(tx, input.accountId);
          if (account.archivedAt === null) throw new Fault('not_found');
          const done = await restoreAccount(tx, { ...account, version: input.version }, ctx.actor.userId);
          if (!done.ok) return done;
          tellOfAccount(tx, 'account.restored', {
            accountId: account.id,
            actorId: ctx.actor.userId,
            facts: {},
          });
          return { ok: true as const, account: await viewAccount(tx, account.id) };
        }),
      ),
    ),

  /** Merges one account into another (AC8). */
  merge: mutation('account.manage')
    .input(schema.MergeInput)
    .output(SaveOutcome)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const survivor = await editable(tx, input.survivor);
        const merged = await editable(tx, input.merged);
        const actorId = ctx.actor.userId;
        const done = await mergeAccounts(tx, { survivor, merged, reason: input.reason, actorId });
        if (!done.ok) return done;
        const facts = { mergeId: done.mergeId ?? null, reason: input.reason };
        for (const [its, other] of [
          [survivor, merged],
          [merged, survivor],
        ] as const)
          tellOfAccount(tx, 'account.merged', {
            accountId: its.id,
            actorId,
            facts: { ...facts, survivorId: survivor.id, otherId: other.id, otherName: other.legalName },
          });
        return { ok: true as const, account: await viewAccount(tx, survivor.id) };
      }),
    ),

  /** Undoes a merge (AC9). */
  unmerge: mutation('account.manage')
    .input(schema.UnmergeInput)
    .output(SaveOutcome)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const merge = await getMerge(tx, input.mergeId);
        const survivor = await getAccount(tx, merge.survivorId);
        const merged = await getAccount(tx, merge.mergedId);
        const actorId = ctx.actor.userId;
        const done = await unmergeAccounts(tx, { merge, survivor, merged, actorId });
        if (!done.ok) return done;
        for (const [its, other] of [
          [survivor, merged],
          [merged, survivor],
        ] as const)
          tellOfAccount(tx, 'account.unmerged', {
            accountId: its.id,
            actorId,
            facts: { mergeId: merge.id, otherId: other.id, otherName: other.legalName },
          });
        return { ok: true as const, account: await viewAccount(tx, survivor.id) };
      }),
    ),
});
