import { Fault } from '@portico/domain/fault';
import { PageRequest, pageOf } from '@portico/domain/page';
import { askBudget, PrecheckRefused, PrecheckReply } from '@portico/domain/prechecks/answer';
import { PrecheckQuestion } from '@portico/domain/prechecks/question';
import { summariseProbes } from '@portico/domain/prechecks/report';
import { addDays } from '@portico/domain/time';
import * as v from 'valibot';
import { countSubmissions } from '../deals/report-store.ts';
import { findRows, listAccountNames } from '../accounts/store.ts';
import { listPersonNames } from '../identity/store.ts';
import { currentPolicy } from '../policies/store.ts';
import { countAllNamed } from '../reservations/coverage-store.ts';
import { listRegistrable } from '../products/store.ts';
import { mutation, query, router } from '../trpc/procedure.ts';
import { answerQuestion, budgetHolders } from './ask.ts';
import { liftCanary, listCanaries, setCanary } from './canary.ts';
import { atPace, machinePacer, type Pacer } from './pace.ts';
import { listProbes, listProbesOf, listRefused, usedOf } from './store.ts';
import {
  Canary,
  linesOf,
  OwnProbe,
  peopleOf,
  PrecheckTerms,
  ProbeLine,
  ProbePerson,
  named,
  Submitter,
} from './views.ts';

const Id = v.pipe(v.string(), v.maxLength(60));

/** Pre-checks over a clock of one's own, for tests; the portal's are {@link prechecksRouter}. */
export function createPrechecksRouter(pacer: Pacer) {
  return router({ ...askingProcedures(pacer), ...reportProcedures(), ...canaryProcedures() });
}

/** Pre-checks. */
export const prechecksRouter = createPrechecksRouter(machinePacer);

function askingProcedures(pacer: Pacer) {
  return {
    /** Whether a customer is free: one of three words, in one number of bytes, at one pace (PC1 to PC5). */
    check: mutation('precheck.use')
      .input(PrecheckQuestion)
      .output(v.variant('ok', [PrecheckReply, PrecheckRefused]))
      .mutation(async ({ ctx, input }) => {
        const { gridMs } = (await currentPolicy(ctx.db.read)).prechecks;
        const { orgId, userId } = ctx.actor;
        const asked = () =>
          ctx.write(async (tx) =>
            answerQuestion(tx, input, { asker: { orgId, userId }, policy: await currentPolicy(tx) }),
          );
        return atPace(asked, { pacer, gridMs });
      }),

    /** What is left of the budget, and what the vendor holds by name. */
    terms: query('precheck.use')
      .output(PrecheckTerms)
      .query(async ({ ctx }) => {
        const [{ prechecks }, products, now] = await Promise.all([
          currentPolicy(ctx.db.read),
          listRegistrable(ctx.db.read),
          ctx.db.now(),
        ]);
        const holders = budgetHolders(ctx.actor);
        const byUser = await usedOf(ctx.db.read, holders.user, now);
        const byOrganisation = await usedOf(ctx.db.read, holders.organisation, now);
        const budget = askBudget({ byUser, byOrganisation }, prechecks);
        const { perUserDaily, answers, scheduleMinutes } = prechecks;
        return {
          left: budget.ok ? budget.left + 1 : 0,
          perUserDaily,
          answers,
          scheduleMinutes,
          namedAccounts: await countAllNamed(ctx.db.read, now),
          products: products.map(({ id, name, family }) => ({ id, name, family })),
        };
      }),

    /** One's own questions, or the organisation's, newest first. */
    list: query('precheck.use')
      .input(PageRequest)
      .output(pageOf(OwnProbe))
      .query(async ({ ctx, input }) => {
        const now = await ctx.db.now();
        const page = await listProbes(ctx.reach, ctx.db.read, input);
        const names = await listPersonNames(
          ctx.db.read,
          page.rows.map(({ userId }) => userId),
        );
        return {
          rows: page.rows.map(({ id, at, userId, fingerprint, answer, answerAt }) => ({
            id,
            at,
            userName: names.get(userId) ?? null,
            fingerprint,
            answer: answerAt <= now ? answer : null,
            answerAt,
          })),
          next: page.next,
        };
      }),
  };
}

function reportProcedures() {
  return {
    /** Who asks how much, and what it looks like (PC6): the last `days`, 30 unless said otherwise. */
    report: query('precheck.report')
      .input(
        v.strictObject({
          days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)), 30),
        }),
      )
      .output(
        v.object({
          people: v.array(ProbePerson),
          /** Who handed in how much, and took how much of it back (PC7), most first. */
          submissions: v.array(Submitter),
          refused: v.array(v.object({ holder: v.string(), refused: v.number() })),
        }),
      )
      .query(async ({ ctx, input }) => {
        const read = ctx.db.read;
        const [{ prechecks }, now] = await Promise.all([currentPolicy(read), ctx.db.now()]);
        const from = addDays(now, -input.days);
        const summaries = summariseProbes(
          await listProbesOf(read, { from, until: addDays(now, 1) }),
          prechecks,
        );
        return {
          people: await peopleOf(read, summaries.slice(0, 500)),
          submissions: await named(read, await countSubmissions(read, { from, until: addDays(now, 1) })),
          refused: await listRefused(read, from),
        };
      }),

    /** Every question with the customer in clear, newest first; for the vendor alone (PC4). */
    log: query('precheck.report')
      .input(PageRequest)
      .output(pageOf(ProbeLine))
      .query(async ({ ctx, input }) => {
        const read = ctx.db.read;
        const page = await listProbes(ctx.reach, read, input);
        return { rows: await linesOf(read, page.rows), next: page.next };
      }),
  };
}

function canaryProcedures() {
  return {
    /** The accounts that alarm when somebody asks about them (PC5). */
    canaries: query('precheck.report')
      .output(v.array(Canary))
      .query(async ({ ctx }) => {
        const found = await listCanaries(ctx.db.read);
        const names = await listAccountNames(
          ctx.db.read,
          found.map(({ accountId }) => accountId),
        );
        return found.map(({ accountId, note, setAt }) => ({
          accountId,
          accountName: names.get(accountId) ?? null,
          note,
          setAt,
        }));
      }),

    /** Makes an account a canary (PC5). */
    setCanary: mutation('precheck.manage')
      .input(
        v.strictObject({
          accountId: Id,
          note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(300)))),
        }),
      )
      .output(v.object({ ok: v.literal(true) }))
      .mutation(({ ctx, input: { accountId, note = null } }) =>
        ctx.write(async (tx) => {
          if ((await findRows(tx, [accountId])).length === 0) throw new Fault('not_found');
          await setCanary(tx, { accountId, note, setById: ctx.actor.userId });
          return { ok: true as const };
        }),
      ),

    /** Makes an account one like any other again. */
    liftCanary: mutation('precheck.manage')
      .input(v.strictObject({ accountId: Id }))
      .output(v.object({ ok: v.literal(true) }))
      .mutation(({ ctx, input: { accountId } }) =>
        ctx.write(async (tx) => {
          if (!(await liftCanary(tx, { accountId, actorId: ctx.actor.userId }))) throw new Fault('not_found');
          return { ok: true as const };
        }),
      ),
  };
}
