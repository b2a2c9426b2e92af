import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { addDays } from '@portico/domain/time';
import { protectionUntil } from '@portico/domain/deals/deadlines';
import { TRPCError } from '@trpc/server';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityRouter } from '../activity/router.ts';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { withoutBudget } from '../prechecks/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { dealsRouter } from './router.ts';
import { deskRouter } from './desk.ts';
import { deals } from './table.ts';
import { customer, goodClaim, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  await withoutBudget(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const seller = person('nord-anna', 'nord', 'seller');
const colleague = person('nord-ben', 'nord', 'seller');
const nordAdmin = person('nord-cleo', 'nord', 'partner_admin');
const rival = person('sued-dora', 'sued', 'partner_admin');
const reviewer = person('velo-emil', 'velo', 'deal_desk');
const analyst = person('velo-finn', 'velo', 'analyst');

const as = (actor: typeof seller) => callerFor(dealsRouter, { db: test.db, actor });
const desk = (actor = reviewer) => callerFor(deskRouter, { db: test.db, actor });

async function submitted(actor = seller, changes = {}): Promise<DealView> {
  const outcome = await as(actor).submit({ claim: await goodClaim(test.db, changes) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const faultCode = (error: unknown) =>
  error instanceof TRPCError && error.cause instanceof Fault ? error.cause.code : error;
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

describe('registering', () => {
  it('answers with number, receipt and provisional protection (DM2)', async () => {
    const deal = await submitted();
    expect(deal).toMatchObject({
      review: 'submitted',
      protection: 'provisional',
      outcome: 'open',
      partner: { id: 'nord', name: 'Nord Räder' },
    });
    expect(deal.number).toMatch(/^D-20\d\d-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(deal.receipt).toMatchObject({
      dealId: deal.id,
      number: deal.number,
      submittedAt: deal.submittedAt,
      policyVersion: 'no-budget',
    });
    expect(deal.receipt?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(deal.completeAt).toBe(deal.submittedAt);
  });

  it('names every field that is wrong by the same rules the browser uses, and keeps nothing (DR1 to DR6)', async () => {
    const before = await as(nordAdmin).list({});
    const outcome = await as(seller).submit({
      claim: {
        customerName: ' ',
        customerWeb: 'maria@gmail.com',
        contactEmail: 'maria',
        productId: 'old',
        valueBand: 'huge',
        closeQuarter: '2020-Q1',
      },
    });
    expect(
      outcome.ok
        ? []
        : 'problems' in outcome && outcome.problems.map(({ field, rule }) => `${field} ${rule}`),
    ).toEqual([
      'customerName DR1',
      'customerWeb DR2',
      'customerCountry DR1',
      'contactName DR1',
      'contactEmail DR1',
      'productId DR3',
      'valueBand DR6',
      'closeQuarter DR4',
      'relationship DR1',
      'contactAgreed DR5',
    ]);
    expect((await as(nordAdmin).list({})).rows.length).toBe(before.rows.length);
  });

  it('refuses fields it does not know instead of storing them', async () => {
    const claim = { ...(await goodClaim(test.db)), partnerId: 'sued' };
    expect(
      faultCode(
        await as(seller)
          .submit({ claim })
          .catch((error: unknown) => error),
      ),
    ).not.toBe('unexpected');
    await expect(as(seller).submit({ claim })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('gives every deal a number of its own when many arrive at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => submitted()));
    expect(new Set(all.map((deal) => deal.number)).size).toBe(12);
    // DM52: in no order that tells how many there are.
    const numbers = all.map((deal) => deal.number ?? '');
    expect(numbers).not.toEqual(numbers.toSorted());
  });

  it('does one thing for one key: the same answer again, and no second deal', async () => {
    const claim = await goodClaim(test.db);
    const once = callerFor(dealsRouter, { db: test.db, actor: seller, idempotencyKey: 'key-000001' });
    const first = await once.submit({ claim });
    expect(await once.submit({ claim })).toEqual(first);
    await expect(once.submit({ claim: { ...claim, customerName: 'Other' } })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    const without = callerFor(dealsRouter, { db: test.db, actor: seller, idempotencyKey: null });
    await expect(without.submit({ claim })).rejects.toMatchObject({ message: 'idempotency_key_missing' });
  });

  it('makes one deal of the same key sent twenty times at once; the others hear the same or "try again"', async () => {
    const claim = await goodClaim(test.db, { customerName: 'Parallel' });
    const once = callerFor(dealsRouter, { db: test.db, actor: seller, idempotencyKey: 'key-parallel' });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => once.submit({ claim })));
    const ids = results.flatMap((result) =>
      result.status === 'fulfilled' && result.value.ok ? [result.value.deal.id] : [],
    );
    expect(new Set(ids).size).toBe(1);
    for (const result of results)
      if (result.status === 'rejected') expect(faultCode(result.reason)).toBe('in_flight');
    expect((await as(nordAdmin).list({ search: 'parallel' })).rows).toHaveLength(1);
  });
});

describe('drafts', () => {
  it('keep what was typed, refuse to overwrite a newer save, and become the deal', async () => {
    const saved = await as(seller).saveDraft({ claim: { customerName: 'Half', customerWeb: 'half' } });
    const again = await as(seller).saveDraft({
      draft: reference({ id: saved.dealId, version: saved.version }),
      claim: { customerName: 'Half typed' },
    });
    expect(again.version).toBe(saved.version + 1);
    const stale = as(seller).saveDraft({
      draft: { dealId: saved.dealId, version: saved.version },
      claim: {},
    });
    expect(faultCode(await stale.catch((error: unknown) => error))).toBe('stale_edit');

    const outcome = await as(seller).submit({
      draft: { dealId: saved.dealId, version: again.version },
      claim: await goodClaim(test.db),
    });
    expect(outcome).toMatchObject({ ok: true, deal: { id: saved.dealId, review: 'submitted' } });
  });

  it('are seen by nobody at the vendor', async () => {
    const saved = await as(seller).saveDraft({ claim: { customerName: 'Secret' } });
    expect(
      faultCode(
        await as(reviewer)
          .get({ dealId: saved.dealId })
          .catch((error: unknown) => error),
      ),
    ).toBe('not_found');
    expect((await as(reviewer).list({ search: 'secret' })).rows).toEqual([]);
    expect((await as(nordAdmin).list({ search: 'secret' })).rows).toHaveLength(1);
  });
});

describe('who sees what', () => {
  it('hides a deal from another partner and from a colleague exactly as if it did not exist', async () => {
    const deal = await submitted();
    const unknown = 'deal_00000000-0000-7000-8000-000000000000';
    for (const actor of [rival, colleague]) {
      const hidden = await as(actor)
        .get({ dealId: deal.id })
        .catch((error: unknown) => error);
      const missing = await as(actor)
        .get({ dealId: unknown })
        .catch((error: unknown) => error);
      expect(faultCode(hidden)).toBe('not_found');
      expect(String(hidden)).toBe(String(missing));
      expect((await as(actor).list({})).rows.map((row) => row.id)).not.toContain(deal.id);
      expect(
        faultCode(
          await as(actor)
            .timeline({ dealId: deal.id })
            .catch((error: unknown) => error),
        ),
      ).toBe('not_found');
      const move = as(actor).withdraw({ ...reference(deal), reason: 'other' });
      expect(faultCode(await move.catch((error: unknown) => error))).toBe('not_found');
    }
    expect((await as(nordAdmin).get({ dealId: deal.id })).id).toBe(deal.id);
    expect((await as(analyst).get({ dealId: deal.id })).id).toBe(deal.id);
  });

  it('lets only the desk decide', async () => {
    const deal = await submitted();
    for (const actor of [seller, nordAdmin, rival, analyst]) {
      const attempt = desk(actor).approve({ ...reference(deal) });
      expect(faultCode(await attempt.catch((error: unknown) => error))).toBe('not_found');
    }
  });
});

describe('deciding', () => {
  it('approves: protection for 90 days from the decision, and the timeline says who (DM6)', async () => {
    const deal = await submitted();
    const taken = await desk().take(reference(deal));
    if (!taken.ok) throw new Error('refused');
    const outcome = await desk().approve({
      ...reference(taken.deal),
      noteShared: 'Good luck',
      noteInternal: 'ok by me',
    });
    expect(outcome).toMatchObject({
      ok: true,
      deal: { review: 'approved', protection: 'active', noteShared: 'Good luck', noteInternal: 'ok by me' },
    });
    const view = await as(seller).get({ dealId: deal.id });
    expect(view.protectionEnd).toBe(protectionUntil(view.decidedAt ?? '', 90));
    expect(JSON.stringify(view)).not.toContain('ok by me');
    const timeline = await as(seller).timeline({ dealId: deal.id });
    expect(timeline.map((entry) => entry.name)).toEqual(['deal.submitted', 'deal.taken', 'deal.approved']);
  });

  it('asks, waits and goes on: a missing item moves the time that counts, the due time by the wait, and every round stays in the history (DM3, DM4)', async () => {
    const deal = await submitted();
    const asked = await desk().requestInfo({
      ...reference(deal),
      items: [
        { question: 'Which site?', kind: 'missing' },
        { question: 'By when?', kind: 'clarifying' },
      ],
    });
    if (!asked.ok) throw new Error('refused');
    const partial = await as(seller).answerInfo({ ...reference(asked.deal), answers: { q1: 'Munich' } });
    expect(partial).toEqual({ ok: false, refusal: { rule: 'DM5', key: 'required', field: 'q2' } });
    const answered = await as(seller).answerInfo({
      ...reference(asked.deal),
      answers: { q1: 'Munich', q2: 'May' },
    });
    if (!answered.ok) throw new Error('refused');
    expect(answered.deal.review).toBe('in_review');
    expect(answered.deal.submittedAt).toBe(deal.submittedAt);
    expect((answered.deal.completeAt ?? '') > (deal.completeAt ?? '')).toBe(true);
    expect((answered.deal.decisionDueAt ?? '') > (deal.decisionDueAt ?? '')).toBe(true);
    const again = await desk().requestInfo({
      ...reference(answered.deal),
      items: [{ question: 'Who signs?', kind: 'clarifying' }],
    });
    expect(again.ok).toBe(true);
    const history = (await as(seller).timeline({ dealId: deal.id })).map(({ name, facts }) => [
      name,
      facts['q1'],
      facts['q2'],
    ]);
    expect(history).toEqual([
      ['deal.submitted', undefined, undefined],
      // DM22: nobody had taken it before.
      ['deal.taken', undefined, undefined],
      ['deal.info_requested', 'Which site?', 'By when?'],
      ['deal.info_answered', 'Munich', 'May'],
      ['deal.info_requested', 'Who signs?', undefined],
    ]);
  });

  it('rejects with a reason of the list, and wants words for "other" (DM7)', async () => {
    const deal = await submitted();
    expect(await desk().reject({ ...reference(deal), reason: 'other' })).toMatchObject({
      ok: false,
      refusal: { rule: 'DM7', field: 'noteShared' },
    });
    expect(await desk().reject({ ...reference(deal), reason: 'vendor_direct' })).toMatchObject({
      ok: true,
      deal: { review: 'rejected', protection: 'none' },
    });
    expect(await as(seller).get({ dealId: deal.id })).toMatchObject({ rejectReason: 'not_available' });
    expect(await as(reviewer).get({ dealId: deal.id })).toMatchObject({ rejectReason: 'vendor_direct' });
  });

  it('DM49: a partner cannot tell refusals apart that concern others, nor a duplicate from them', async () => {
    const refusals = ['already_registered', 'vendor_direct', 'existing_customer', 'duplicate'] as const;
    const reads: unknown[] = [];
    const before = (await as(seller).summary()).counts.rejected ?? 0;
    for (const [at, refusal] of refusals.entries()) {
      const deal = await submitted(seller, customer(at + 1));
      const other = await submitted(rival, customer(at + 10));
      const outcome =
        refusal === 'duplicate'
          ? await desk().markDuplicate({ ...reference(deal), ofId: other.id })
          : await desk().reject({ ...reference(deal), reason: refusal });
      expect(outcome).toMatchObject({
        ok: true,
        deal: refusal === 'duplicate' ? { review: 'duplicate' } : { rejectReason: refusal },
      });
      const dealId = deal.id;
      const [view, timeline, list, activity] = await Promise.all([
        as(seller).get({ dealId }),
        as(seller).timeline({ dealId }),
        as(seller).list({ reviews: ['rejected'], limit: 1 }),
        callerFor(activityRouter, { db: test.db, actor: seller }).list({ limit: 1 }),
      ]);
      const { review, rejectReason, noteShared, appealUntil, next, appeal } = view;
      reads.push({
        stands: { review, rejectReason, noteShared, next, appeal, canAppeal: appealUntil !== null },
        timeline: timeline.map(({ name, facts }) => [name, Object.keys(facts), facts['reason']]),
        listed: [list.rows[0]?.id === dealId, list.rows[0]?.review],
        activity: activity.rows.map(({ name, payload }) => [name, Object.keys(payload), payload['reason']]),
      });
    }
    for (const read of reads) expect(read).toEqual(reads[0]);
    expect(reads[0]).toMatchObject({ stands: { review: 'rejected', rejectReason: 'not_available' } });
    const { counts } = await as(seller).summary();
    expect([counts.rejected, counts.duplicate]).toEqual([before + 4, undefined]);
    expect((await as(seller).list({ reviews: ['duplicate'] })).rows).toEqual([]);
    expect((await as(reviewer).list({ reviews: ['duplicate'] })).rows).not.toEqual([]);
  });

  it('never tells the partner which deal a duplicate repeats (DM8)', async () => {
    const held = await submitted(rival, { customerName: 'Twice', customerWeb: 'twice.example' });
    const deal = await submitted(seller, {
      customerName: 'Twice GmbH',
      customerWeb: 'jo@mail.twice.example',
    });
    expect((await desk().get({ dealId: deal.id })).conflicts).toMatchObject([
      { rule: 'DC1', deal: { id: held.id } },
    ]);
    expect(await desk().markDuplicate({ ...reference(deal), ofId: deal.id })).toMatchObject({
      ok: false,
      refusal: { rule: 'DM8' },
    });
    const closed = await desk().markDuplicate({
      ...reference(deal),
      ofId: held.id,
      noteInternal: 'see theirs',
    });
    expect(closed).toMatchObject({
      ok: true,
      deal: { review: 'duplicate', duplicateOf: { id: held.id, number: held.number } },
    });
    const seen = JSON.stringify([
      await as(seller).get({ dealId: deal.id }),
      await as(seller).timeline({ dealId: deal.id }),
    ]);
    for (const secret of [held.id, held.number ?? '-', 'sued', 'see theirs'])
      expect(seen).not.toContain(secret);
  });

  it('refuses a stale edit with both versions', async () => {
    const deal = await submitted();
    await desk().take(reference(deal));
    const error = await desk(person('velo-gus', 'velo', 'deal_desk'))
      .approve({ ...reference(deal) })
      .catch((cause: unknown) => cause);
    expect(error instanceof TRPCError && error.cause instanceof Fault && error.cause.detail.versions).toEqual(
      { yours: deal.version, current: deal.version + 1 },
    );
  });

  it('lets one of two reviewers win who decide at the same moment', async () => {
    const deal = await submitted();
    const results = await Promise.allSettled([
      desk().approve({ ...reference(deal) }),
      desk().reject({ ...reference(deal), reason: 'incomplete' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const lost = results.find((result) => result.status === 'rejected');
    expect(faultCode(lost?.reason)).toBe('stale_edit');
  });
});

describe('lists', () => {
  it('page through everything once, in order, whatever the page size', async () => {
    const walk = async (limit: number) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await as(reviewer).list({ limit, order: 'due', ...(cursor ? { cursor } : {}) });
        ids.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      return ids;
    };
    const whole = await walk(100);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await walk(3)).toEqual(whole);
    await expect(as(reviewer).list({ cursor: 'nonsense' })).rejects.toMatchObject({ message: 'bad_input' });
  });

  it('find a customer without accents or capitals, and take wildcards as letters', async () => {
    const deal = await submitted(seller, { customerName: 'Ärzte & Söhne 100%' });
    expect((await as(seller).list({ search: 'arzte & SOHNE' })).rows.map((row) => row.id)).toEqual([deal.id]);
    expect((await as(seller).list({ search: '100%' })).rows.map((row) => row.id)).toEqual([deal.id]);
    expect((await as(seller).list({ search: '%' })).rows.map((row) => row.id)).toEqual([deal.id]);
    expect((await as(seller).list({ search: deal.number ?? '-' })).rows.map((row) => row.id)).toEqual([
      deal.id,
    ]);
  });

  it('read a lapsed question as withdrawn before any job has run (DP3)', async () => {
    const deal = await submitted(seller, { customerName: 'Lapsing' });
    const asked = await desk().requestInfo({
      ...reference(deal),
      items: [{ question: 'Who?', kind: 'clarifying' }],
    });
    if (!asked.ok) throw new Error('refused');
    const past = addDays(await test.db.now(), -8);
    await test.db.write(async (tx) => {
      const info = {
        ...asked.deal.info,
        items: asked.deal.info?.items ?? [],
        askedAt: addDays(past, -7),
        dueAt: past,
      };
      await tx
        .update(deals)
        .set({ info, infoLapsesAt: addDays(past, 7) })
        .where(eq(deals.id, deal.id));
    });
    expect(await as(seller).get({ dealId: deal.id })).toMatchObject({
      review: 'withdrawn',
      withdrawReason: 'no_answer',
      protection: 'none',
    });
    expect((await as(seller).list({ reviews: ['withdrawn'], search: 'lapsing' })).rows).toHaveLength(1);
    expect((await as(seller).list({ reviews: ['info_requested'], search: 'lapsing' })).rows).toHaveLength(0);
    expect((await as(seller).summary()).counts.withdrawn).toBe(1);
    const late = await as(seller).answerInfo({ ...reference(asked.deal), answers: { q1: 'late' } });
    expect(late).toMatchObject({ ok: false, refusal: { rule: 'DM1' } });
  });
});

describe('closing', () => {
  it('records won or lost on an approved deal only, once (DM11)', async () => {
    const deal = await submitted();
    expect(await as(seller).close({ ...reference(deal), outcome: 'won' })).toMatchObject({
      ok: false,
      refusal: { rule: 'DM11' },
    });
    const approved = await desk().approve(reference(deal));
    if (!approved.ok) throw new Error('refused');
    const won = await as(seller).close({ ...reference(approved.deal), outcome: 'won' });
    expect(won).toMatchObject({ ok: true, deal: { outcome: 'won', protection: 'released' } });
  });
});
