import type { Role } from '@portico/domain/access';
import type { DraftClaim } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { addDays, endOfDay } from '@portico/domain/time';
import { TRPCError } from '@trpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { documentWith, publishVersion } from '../policies/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { dealsRouter } from './router.ts';
import { goodClaim, overriding, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterEach(() => test[Symbol.asyncDispose]());

const seller = person('nord-anna', 'nord', 'seller');
const rival = person('sued-dora', 'sued', 'seller');
const reviewer = person('velo-emil', 'velo', 'deal_desk');
const second = person('velo-gus', 'velo', 'deal_desk');
const boss = { ...person('velo-bo', 'velo', 'region_manager'), grantedOrgIds: ['nord'] };
const admin = person('velo-ada', 'velo', 'vendor_admin');

const as = (actor = seller) => callerFor(dealsRouter, { db: test.db, actor });
const desk = (actor = reviewer) => callerFor(deskRouter, { db: test.db, actor });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });
const code = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((cause: unknown) => cause);
  return error instanceof TRPCError && error.cause instanceof Fault ? error.cause.code : error;
};
type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
async function submitted(actor = seller, changes: DraftClaim = {}): Promise<DealView> {
  return done(await as(actor).submit({ claim: { ...(await goodClaim(test.db)), ...changes } }));
}
const roles = (...all: Role[]) => all;
/** The account of somebody's newest deal. */
async function accountOf(actor: typeof seller): Promise<string> {
  const [newest] = (await as(actor).list({})).rows;
  return (await desk().get({ dealId: newest?.id ?? '' })).account?.id ?? '';
}

describe('signatures', () => {
  it('DA1, DA2: a large deal is approved by the last of different people; the partner hears only then', async () => {
    const deal = await submitted(seller, { valueBand: 'over_1m' });
    const both = { ...reviewer, roles: roles('deal_desk', 'region_manager') };
    const first = done(await desk(both).approve({ ...reference(deal), noteInternal: 'fine by me' }));
    expect(first).toMatchObject({
      review: 'in_review',
      protectionEnd: null,
      nextSignature: { name: 'manager', role: 'region_manager' },
    });
    expect(await desk(both).approve(reference(first))).toEqual({
      ok: false,
      refusal: { rule: 'DA2', key: 'signed_already', field: 'manager' },
    });
    expect(await desk(second).approve(reference(first))).toMatchObject({ refusal: { rule: 'DA1' } });
    expect((await as(boss).list({ toSign: true })).rows.map(({ id }) => id)).toEqual([deal.id]);
    expect((await as(second).list({ toSign: true })).rows).toEqual([]);
    expect((await as(seller).timeline({ dealId: deal.id })).map(({ name }) => name)).toEqual([
      'deal.submitted',
      'deal.taken',
    ]);
    const approved = done(await desk(boss).approve(reference(first)));
    expect(approved).toMatchObject({ review: 'approved', protection: 'active', nextSignature: null });
    expect((await as(boss).list({ toSign: true })).rows).toEqual([]);
  });

  it('a manager of other partners signs nothing and sees nothing', async () => {
    const deal = await submitted(seller, { valueBand: 'over_1m' });
    const stranger = { ...boss, userId: 'velo-eve', grantedOrgIds: ['sued'] };
    expect(await code(desk(stranger).approve(reference(deal)))).toBe('not_found');
    expect(await code(desk(stranger).get({ dealId: deal.id }))).toBe('not_found');
  });

  it('DA6: approving what another partner has been given is refused by its rule, and nothing is approved', async () => {
    const mine = await submitted();
    const theirs = await submitted(rival, { customerName: 'Alfreds Futterkiste GmbH' });
    done(await desk().approve(reference(mine)));
    expect(await desk().approve({ ...reference(theirs), ...overriding })).toEqual({
      ok: false,
      refusal: { rule: 'RC24', key: 'already_reserved' },
    });
    expect(await as(rival).get({ dealId: theirs.id })).toMatchObject({
      review: 'submitted',
      protection: 'provisional',
    });
  });

  it('DA6: of two approvals at the same moment for one unknown customer, exactly one happens', async () => {
    const [mine, theirs] = [await submitted(), await submitted(rival)];
    const outcomes = await Promise.all([
      desk().approve(reference(mine)),
      desk(second).approve({ ...reference(theirs), ...overriding }),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    // The second to come is refused by the reservation; where it is the earlier claim, a reason is asked for before (DA8).
    const [refused] = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.rule]));
    expect(refused).toBe(outcomes[0].ok ? 'RC24' : 'DA8');
  });

  it('DA5: where the policy names a limit, a clear deal is approved at once and what is in the way of another is not', async () => {
    const autoApprove = { upToMinor: 5_000_000, tiers: [], dealTypes: ['new' as const] };
    await publishVersion({ db: test.db, actor: admin }, 'auto', { document: documentWith({ autoApprove }) });
    const first = await submitted();
    expect(first).toMatchObject({ review: 'approved', protection: 'active', reviewerName: null });
    const events = await as().timeline({ dealId: first.id });
    expect(events.map(({ name, facts }) => [name, facts['automatic']])).toEqual([
      ['deal.submitted', undefined],
      ['deal.approved', true],
    ]);
    expect(await submitted(rival)).toMatchObject({ review: 'submitted', protection: 'provisional' });
    expect(
      await submitted(seller, { valueBand: 'over_1m', customerName: 'Big', customerWeb: 'big.example' }),
    ).toMatchObject({ review: 'submitted' });
  });
});

describe('a customer that is only like an account', () => {
  it('DA7: is approved once the desk has said which account it is, and then stands in the way of nobody twice', async () => {
    done(await desk().approve(reference(await submitted(rival))));
    const near = { customerName: 'Alfreds Futterhof', customerWeb: 'futterhof-alfred.example' };
    const deal = await submitted(seller, { ...near, contactEmail: 'jo@futterhof-alfred.example' });
    const seen = await desk().get({ dealId: deal.id });
    expect({ match: seen.judgement?.match, account: seen.account }).toEqual({
      match: 'similar',
      account: null,
    });
    expect(await desk().approve(reference(deal))).toEqual({
      ok: false,
      refusal: { rule: 'DA7', key: 'which_account' },
    });
    expect(await desk().chooseAccount({ ...reference(deal), accountId: 'acc_none' })).toMatchObject({
      refusal: { rule: 'DA7', key: 'no_such_account', field: 'accountId' },
    });
    const accountId = await accountOf(rival);
    const chosen = done(await desk().chooseAccount({ ...reference(deal), accountId }));
    expect(chosen.judgement).toMatchObject({ match: 'same', result: 'hard_conflict' });
    expect(await desk().approve({ ...reference(chosen), ...overriding })).toMatchObject({
      refusal: { rule: 'RC24' },
    });
    const fresh = done(await desk().chooseAccount({ ...reference(chosen), accountId: null }));
    expect(fresh.account?.name).toBe('Alfreds Futterhof');
    expect(done(await desk().approve(reference(fresh))).review).toBe('approved');
    expect((await as().timeline({ dealId: deal.id })).map(({ name }) => name)).toEqual([
      'deal.submitted',
      'deal.taken',
      'deal.approved',
    ]);
  });
});

describe('asking for fields', () => {
  it('DM12, DM13: a field that was asked for may change with the answer, no other, and only to what the rules take', async () => {
    const deal = await submitted();
    const dueAt = addDays(await test.db.now(), 20);
    const asked = done(
      await desk().requestInfo({
        ...reference(deal),
        items: [{ question: 'Whose site is it?', kind: 'clarifying', field: 'customerWeb' }],
        dueAt,
      }),
    );
    expect(asked.info?.dueAt).toBe(endOfDay(dueAt));
    const answer = (changes: DraftClaim) => as().answerInfo({ ...reference(asked), answers: {}, changes });
    expect(await answer({ customerName: 'Other' })).toMatchObject({
      refusal: { rule: 'DM13', key: 'not_asked', field: 'customerName' },
    });
    expect(await answer({ customerWeb: 'jo@gmail.com' })).toMatchObject({
      refusal: { rule: 'DR2', field: 'customerWeb' },
    });
    const answered = done(await answer({ customerWeb: 'futter.example' }));
    expect(answered).toMatchObject({
      review: 'in_review',
      completeAt: deal.completeAt,
      claim: { customerWeb: 'futter.example' },
      receipt: { hash: deal.receipt?.hash },
    });
    expect((await desk().get({ dealId: deal.id })).customerKey).toBe('futter.example');
  });

  it('DM12: a day that is past is refused', async () => {
    const deal = await submitted();
    const items = [{ question: 'Which site?', kind: 'missing' as const }];
    const dueAt = addDays(await test.db.now(), -1);
    expect(await desk().requestInfo({ ...reference(deal), items, dueAt })).toMatchObject({
      refusal: { rule: 'DM12', key: 'past', field: 'dueAt' },
    });
  });
});

describe('objections', () => {
  it('AP1 to AP5: a refusal is objected to once and judged by somebody else; upheld, the old priority counts', async () => {
    const deal = await submitted();
    const refused = done(await desk().reject({ ...reference(deal), reason: 'vendor_direct' }));
    expect(refused.appealUntil).toBe(endOfDay(addDays(refused.decidedAt ?? '', 10)));
    const raised = done(await as().appeal({ ...reference(refused), ground: 'We met them first' }));
    expect(raised).toMatchObject({ appealOpen: true, appealUntil: null, review: 'rejected' });
    expect(await as().appeal({ ...reference(raised), ground: 'Again' })).toMatchObject({
      refusal: { rule: 'AP2' },
    });
    const upheld = { upheld: true, noteShared: 'You did' };
    expect(await desk().answerAppeal({ ...reference(raised), ...upheld })).toMatchObject({
      refusal: { rule: 'AP4' },
    });
    const back = done(await desk(second).answerAppeal({ ...reference(raised), ...upheld }));
    expect(back).toMatchObject({
      review: 'in_review',
      completeAt: deal.completeAt,
      rejectReason: null,
      protection: 'provisional',
      appeal: { status: 'upheld', noteShared: 'You did' },
    });
    expect(done(await desk(second).approve(reference(back))).review).toBe('approved');
  });

  it('another partner objects to nothing that is not theirs', async () => {
    const deal = await submitted();
    const refused = done(await desk().reject({ ...reference(deal), reason: 'incomplete' }));
    expect(await code(as(rival).appeal({ ...reference(refused), ground: 'x' }))).toBe('not_found');
  });

  it('DR14: evidence that is not one’s own file is refused', async () => {
    const deal = await submitted();
    const refused = done(await desk().reject({ ...reference(deal), reason: 'incomplete' }));
    const fileIds = ['file_00000000-0000-7000-8000-000000000000'];
    expect(await as().appeal({ ...reference(refused), ground: 'x', fileIds })).toMatchObject({
      refusal: { rule: 'DR14', key: 'no_such_file' },
    });
    expect(await as().submit({ claim: { ...(await goodClaim(test.db)), fileIds } })).toEqual({
      ok: false,
      problems: [{ field: 'fileIds', key: 'no_such_file', rule: 'DR14' }],
    });
  });
});

describe('trying again', () => {
  it('DM14, DM18: a refused deal is tried again with something new, once, as a deal of its own with its own time', async () => {
    const deal = await submitted();
    const refused = done(await desk().reject({ ...reference(deal), reason: 'incomplete' }));
    const { claim } = refused;
    const again = (changes: DraftClaim) =>
      as().resubmit({ ...reference(refused), claim: { ...claim, ...changes } });
    expect(await again({})).toEqual({ ok: false, refusal: { rule: 'DM14', key: 'nothing_new' } });
    expect(await again({ contactEmail: 'no' })).toMatchObject({
      problems: [{ field: 'contactEmail', rule: 'DR1' }],
    });
    const next = done(await again({ competitor: 'Globex' }));
    expect(next).toMatchObject({
      review: 'submitted',
      previous: { id: deal.id, number: deal.number },
      claim: { competitor: 'Globex' },
    });
    expect((next.submittedAt ?? '') > (deal.submittedAt ?? '')).toBe(true);
    expect((await as().get({ dealId: deal.id })).next).toEqual({ id: next.id, number: next.number });
    expect(await again({ competitor: 'Other' })).toMatchObject({ refusal: { rule: 'DM18' } });
    expect((await as().timeline({ dealId: deal.id })).at(-1)?.name).toBe('deal.resubmitted');
  });

  it('DM16: a deal that was not refused is not tried again', async () => {
    const deal = await submitted();
    const claim = { ...deal.claim, competitor: 'Globex' };
    expect(await as().resubmit({ ...reference(deal), claim })).toMatchObject({ refusal: { rule: 'DM16' } });
  });
});

describe('the numbers a deal is shown with', () => {
  it('are those of the version it was submitted under, whatever is in force later', async () => {
    const deal = await submitted();
    const document = documentWith({ appealDays: 20, protectionDays: 120 });
    await publishVersion({ db: test.db, actor: admin }, 'longer', { document });
    const later = await submitted(seller, { customerName: 'Bodenwald', customerWeb: 'bodenwald.example' });
    const figures = async ({ id }: DealView) => (await as().get({ dealId: id })).figures;
    expect(await figures(deal)).toMatchObject({ appealDays: 10, protectionDays: 90 });
    expect(await figures(later)).toMatchObject({ appealDays: 20, protectionDays: 120 });
    expect(deal.valueRange).toEqual({ fromMinor: 1_000_000, toMinor: 5_000_000, currency: 'EUR' });
  });
});

describe('receipts', () => {
  it('DM19: are given for what was handed in, whatever is answered later, to nobody else', async () => {
    const deal = await submitted();
    const receipt = await as().receipt({ dealId: deal.id });
    expect(receipt).toMatchObject({
      hash: deal.receipt?.hash,
      content: { number: deal.number, partnerId: 'nord', claim: deal.claim, submittedAt: deal.submittedAt },
    });
    expect(await code(as(rival).receipt({ dealId: deal.id }))).toBe('not_found');
    const draft = await as().saveDraft({ claim: { customerName: 'x' } });
    expect(await code(as().receipt({ dealId: draft.dealId }))).toBe('not_found');
  });

  it('DM19: handing in the same draft twice gives no second one', async () => {
    const deal = await submitted();
    const claim = await goodClaim(test.db);
    expect(await as().submit({ draft: reference(deal), claim })).toMatchObject({
      refusal: { rule: 'DM1', key: 'not_from_submitted' },
    });
  });
});

describe('who leads among those who claim a customer', () => {
  it('is the earliest complete claim, then whoever holds the customer, and no one who was refused', async () => {
    const earlier = await submitted(rival);
    const deal = await submitted();
    const leading = async () => {
      const { claimants } = await desk().get({ dealId: deal.id });
      return claimants.flatMap(({ leads, holds, partner }) => (leads ? [{ holds, by: partner.id }] : []));
    };
    expect(await leading()).toEqual([{ holds: false, by: 'sued' }]);
    const refused = done(await desk().reject({ ...reference(earlier), reason: 'incomplete' }));
    expect(refused.claimants.map(({ leads }) => leads)).toEqual([false, true]);
    expect(await leading()).toEqual([{ holds: false, by: 'nord' }]);
    done(await desk().approve(reference(await desk().get({ dealId: deal.id }))));
    expect(await leading()).toEqual([{ holds: true, by: 'nord' }]);
  });
});

describe('what a partner learns of a verdict', () => {
  it('DC3, DM50: nothing before the decision, then the class alone, and never whom it concerns', async () => {
    const held = await submitted(rival);
    const deal = await submitted();
    expect(deal.verdict).toBeNull();
    expect((await as().list({})).rows[0]?.verdict).toBeNull();
    const seen = JSON.stringify([
      await as().get({ dealId: deal.id }),
      await as().timeline({ dealId: deal.id }),
      await as().list({}),
    ]);
    for (const secret of [held.id, held.number ?? '-', 'sued', 'Süd', 'RC', 'conflict'])
      expect(seen).not.toContain(secret);
    const { claimants, judgement } = await desk().get({ dealId: deal.id });
    expect(claimants.map(({ partner, self }) => [partner.id, self])).toEqual([
      ['sued', false],
      ['nord', true],
    ]);
    expect(judgement?.opposing.map(({ id }) => id)).toContain(held.id);
    expect(claimants[0]?.rule).toMatch(/^RC\d+$/);
    done(await desk().reject({ ...reference(deal), reason: 'incomplete' }));
    expect((await as().get({ dealId: deal.id })).verdict).toBe('needs_review');
  });
});
