import { PageRequest, pageOf } from '@portico/domain/page';
import { Refusal } from '@portico/domain/refusal';
import { Coverage, CoverageDraft, CoverageKind, EndReason } from '@portico/domain/reservations/coverage';
import { Reservation } from '@portico/domain/reservations/reservation';
import { Verdict } from '@portico/domain/reservations/verdict';
import { Instant } from '@portico/domain/time';
import * as v from 'valibot';
import { accountIdsOf, listAccountNames } from '../accounts/store.ts';
import type { Query } from '../db/database.ts';
import { getDeal } from '../deals/store.ts';
import { listPersonNames } from '../identity/store.ts';
import { listOrganisationNames } from '../partners/store.ts';
import { listRegistrable } from '../products/store.ts';
import { mutation, query, router } from '../trpc/procedure.ts';
import { addActivity, closeCoverage, enterCoverage } from './coverage.ts';
import { countNamedByOwner, listCoverage } from './coverage-store.ts';
import { findVerdict, listReservations } from './store.ts';

const Id = v.pipe(v.string(), v.maxLength(60));
const Name = v.nullable(v.string());
const refused = v.object({ ok: v.literal(false), refusal: Refusal });
const Done = v.variant('ok', [v.object({ ok: v.literal(true) }), refused]);

/** A coverage row with the names of whom it is about. */
export const CoverageView = v.object({
  ...Coverage.entries,
  accountName: Name,
  ownerName: Name,
  partnerName: Name,
  enteredByName: Name,
});
export type CoverageView = v.InferOutput<typeof CoverageView>;

/** A reservation with names, and whether it holds now. */
export const ReservationView = v.object({
  ...Reservation.entries,
  accountName: Name,
  partnerName: Name,
  active: v.boolean(),
});
export type ReservationView = v.InferOutput<typeof ReservationView>;

const Activity = v.strictObject({
  happenedAt: Instant,
  note: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500, 'too_long'))),
});
const Saved = v.variant('ok', [
  v.object({ ok: v.literal(true), coverage: CoverageView, replaced: v.boolean() }),
  refused,
]);

/** What the vendor says of accounts: direct, house, incumbent, territory, blocked. */
export const coverageRouter = router({
  /** A page of coverage, the last entered first; what stands unless ended rows are asked for too. */
  list: query('coverage.read')
    .input(
      v.strictObject({
        ...PageRequest.entries,
        accountId: v.optional(Id),
        kind: v.optional(CoverageKind),
        ownerId: v.optional(Id),
        ended: v.optional(v.boolean()),
      }),
    )
    .output(pageOf(CoverageView))
    .query(async ({ ctx, input }) => {
      const { accountId, ...filter } = input;
      const read = ctx.db.read;
      const accountIds = accountId === undefined ? undefined : await accountIdsOf(read, accountId);
      const page = await listCoverage(read, { ...filter, accountIds, now: await ctx.db.now() });
      return { rows: await coverageViews(read, page.rows), next: page.next };
    }),

  /** Named accounts in force by owner (RC22). */
  named: query('coverage.read')
    .output(v.array(v.object({ ownerId: v.string(), ownerName: Name, count: v.number() })))
    .query(async ({ ctx }) => {
      const counts = await countNamedByOwner(ctx.db.read, await ctx.db.now());
      const names = await listPersonNames(
        ctx.db.read,
        counts.map(({ ownerId }) => ownerId),
      );
      return counts.map((row) => ({ ...row, ownerName: names.get(row.ownerId) ?? null }));
    }),

  /** The products a row can be limited to, by family and name. */
  products: query('coverage.read')
    .output(v.array(v.object({ id: v.string(), sku: v.string(), name: v.string(), family: v.string() })))
    .query(({ ctx }) => listRegistrable(ctx.db.read)),

  /** Enters a row or edits one; what widens it becomes a new row from now on (RC20 to RC23). */
  save: mutation('coverage.manage')
    .input(
      v.strictObject({
        edit: v.optional(v.strictObject({ id: Id, version: v.number() })),
        draft: CoverageDraft,
        activity: v.optional(Activity),
      }),
    )
    .output(Saved)
    .mutation(({ ctx, input: { edit = null, draft, activity = null } }) =>
      ctx.write(async (tx) => {
        const saved = await enterCoverage(tx, { edit, draft, activity }, ctx.actor.userId);
        if (!saved.ok) return saved;
        const [coverage] = await coverageViews(tx, [saved.coverage]);
        if (!coverage) throw new Error('a saved row has a view');
        return { ...saved, coverage };
      }),
    ),

  /** Ends a row from now on, and says why; what was judged by it stays judged. */
  end: mutation('coverage.manage')
    .input(v.strictObject({ id: Id, version: v.number(), reason: EndReason }))
    .output(Done)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        await closeCoverage(tx, input, ctx.actor.userId);
        return { ok: true as const };
      }),
    ),

  /** Logs what was done with a covered account (RC23). */
  logActivity: mutation('coverage.manage')
    .input(v.strictObject({ id: Id, activity: Activity }))
    .output(Done)
    .mutation(({ ctx, input: { id, activity } }) =>
      ctx.write((tx) => addActivity(tx, id, { activity, actorId: ctx.actor.userId })),
    ),
});

/** Partners' holds on customers, and what was judged of deals. */
export const reservationsRouter = router({
  /** A page of reservations, the latest end first; active ones unless all are asked for. */
  list: query('coverage.read')
    .input(
      v.strictObject({
        ...PageRequest.entries,
        accountId: v.optional(Id),
        partnerId: v.optional(Id),
        ended: v.optional(v.boolean()),
      }),
    )
    .output(pageOf(ReservationView))
    .query(async ({ ctx, input }) => {
      const { accountId, ended, ...filter } = input;
      const read = ctx.db.read;
      const now = await ctx.db.now();
      const accountIds = accountId === undefined ? undefined : await accountIdsOf(read, accountId);
      const activeAt = ended ? undefined : now;
      const page = await listReservations(read, { ...filter, accountIds, activeAt });
      const names = await namesOf(read, page.rows);
      return {
        rows: page.rows.map((row) => ({
          ...row,
          accountName: names.accounts.get(row.accountId) ?? null,
          partnerName: names.partners.get(row.partnerId) ?? null,
          active: row.from <= now && now < row.until,
        })),
        next: page.next,
      };
    }),

  /** The latest verdict of a deal, with all that bears on it; for who decides. Null when it was never judged. */
  verdict: query('deal.decide')
    .input(v.strictObject({ dealId: Id }))
    .output(v.nullable(Verdict))
    .query(async ({ ctx, input }) => {
      const deal = await getDeal(ctx.reach, ctx.db.read, input.dealId);
      return findVerdict(ctx.db.read, deal.id);
    }),
});

async function coverageViews(read: Query, rows: readonly Coverage[]): Promise<CoverageView[]> {
  const names = await namesOf(read, rows);
  const people = await listPersonNames(
    read,
    rows.flatMap(({ ownerId, enteredById }) => [ownerId ?? [], enteredById ?? []].flat()),
  );
  return rows.map((row) => ({
    ...row,
    accountName: names.accounts.get(row.accountId ?? '') ?? null,
    ownerName: people.get(row.ownerId ?? '') ?? null,
    enteredByName: people.get(row.enteredById ?? '') ?? null,
    partnerName: names.partners.get(row.partnerId ?? '') ?? null,
  }));
}

async function namesOf(
  read: Query,
  rows: readonly { accountId: string | null; partnerId: string | null }[],
): Promise<{ accounts: Map<string, string>; partners: Map<string, string> }> {
  const accounts = await listAccountNames(
    read,
    rows.flatMap(({ accountId }) => accountId ?? []),
  );
  const partners = await listOrganisationNames(
    read,
    rows.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return { accounts, partners };
}
