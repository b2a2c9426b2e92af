import type { Role } from '@portico/domain/access';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { TRPCError } from '@trpc/server';
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { dealSweeps } from '../deals/table.ts';
import { customer, goodClaim } from '../deals/testing.ts';
import { addDays } from '@portico/domain/time';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { testIdentity } from '../identity/testing.ts';
import { saveFile } from '../files/store.ts';
import { events } from '../outbox/table.ts';
import { saveProduct } from '../products/save.ts';
import { listByOrigin } from '../reservations/store.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { sweepDisputesWith } from './jobs.ts';
import { disputeDeals, disputes } from './table.ts';

let test: TestDatabase;
let people: Record<'anna' | 'ben' | 'dora' | 'emil' | 'flo' | 'gil' | 'legal', UserActor>;
const names = { nord: 'Nordwind Handel', sued: 'Südstern Vertrieb' };

beforeAll(async () => {
  test = await openTestDatabase();
  await test.db.write((tx) =>
    saveProduct(tx, { id: 'fuse', sku: 'FUSE', name: 'FUSE', family: 'F', registrable: true }),
  );
  const id = testIdentity(test.db);
  const org = (name: string, kind: 'partner' | 'vendor') =>
    id.identity.createOrganisation({ name, kind, country: 'DE' });
  const [nord, sued, velo] = [
    await org(names.nord, 'partner'),
    await org(names.sued, 'partner'),
    await org('Velo', 'vendor'),
  ];
  const person = (kind: 'partner' | 'vendor', orgId: string, ...roles: Role[]) =>
    id.actor(kind, roles, orgId);
  people = {
    anna: await person('partner', nord, 'seller'),
    ben: await person('partner', nord, 'seller'),
    dora: await person('partner', sued, 'partner_admin'),
    emil: await person('vendor', velo, 'deal_desk'),
    flo: await person('vendor', velo, 'region_manager'),
    gil: await person('vendor', velo, 'deal_desk'),
    legal: await person('vendor', velo, 'legal'),
  };
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
const of = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });
const ref = (dispute: { id: string; version: number }) => ({
  disputeId: dispute.id,
  version: dispute.version,
});
const faultCode = (error: unknown) =>
  error instanceof TRPCError && error.cause instanceof Fault ? error.cause.code : error;

type Outcome<K extends string, D> = ({ ok: true } & Record<K, D>) | { ok: false };
function dealOf<D>(outcome: Outcome<'deal', D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
function disputeOf<D>(outcome: Outcome<'dispute', D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.dispute;
}

let customers = 0;
/** The same customer registered by both: Anna's is approved, Dora's is under review. */
async function rivals(): Promise<{ hers: DealView; theirs: DealView }> {
  const claim = await goodClaim(test.db, customer(customers));
  customers += 1;
  const first = dealOf(await as(people.anna).deals.submit({ claim }));
  const hers = dealOf(await as(people.emil).desk.approve(of(first)));
  return { hers, theirs: dealOf(await as(people.dora).deals.submit({ claim })) };
}
const ground = 'earlier_claim' as const;
const statement = 'We were there first';
async function seated() {
  const { hers, theirs } = await rivals();
  const raised = disputeOf(
    await as(people.emil).disputes.raise({ dealIds: [hers.id, theirs.id], ground, statement }),
  );
  const panel = [people.flo.userId, people.legal.userId];
  const dispute = disputeOf(await as(people.emil).disputes.assignPanel({ ...ref(raised), panel }));
  return { hers, theirs, dispute };
}
/** A file of this person's, which stands for the customer's letter. */
async function letterOf(person: UserActor): Promise<string> {
  const content = Buffer.from('%PDF-1.4 signed by the customer');
  const checked = { name: 'letter.pdf', type: 'application/pdf' as const, content };
  const file = await test.db.write((tx) => saveFile(tx, person, checked));
  return file.id;
}
const rationaleShared = 'The claim that was complete first leads.';

describe('raising', () => {
  it('twice, also at the same time, makes one dispute (DX1)', async () => {
    const { hers, theirs } = await rivals();
    const raise = () => as(people.emil).disputes.raise({ dealIds: [hers.id, theirs.id], ground, statement });
    const answers = await Promise.all([raise(), raise(), raise()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of [...answers.filter(({ ok }) => !ok), await raise()])
      expect(answer).toMatchObject({ refusal: { rule: 'DX1', key: 'disputed_already' } });
    expect((await as(people.emil).disputes.list({ dealId: hers.id })).rows).toHaveLength(1);
  });

  it('is for a partner’s own deal; another’s looks like none, and one open dispute a deal is enough (DX1)', async () => {
    const { hers, theirs } = await rivals();
    const raise = { dealIds: [hers.id], ground, statement };
    const dispute = disputeOf(await as(people.anna).disputes.raise(raise));
    expect(dispute).toMatchObject({ side: 'partner', mine: true, status: 'open', overdue: false });
    for (const [person, dealIds] of [
      [people.anna, [theirs.id]],
      [people.ben, [hers.id]],
    ] as const) {
      const refused = await as(person)
        .disputes.raise({ ...raise, dealIds: [...dealIds] })
        .catch((error: unknown) => error);
      expect(faultCode(refused)).toBe('not_found');
    }
    expect(await as(people.emil).disputes.raise({ ...raise, dealIds: [theirs.id, hers.id] })).toMatchObject({
      ok: false,
      refusal: { rule: 'DX1', key: 'disputed_already' },
    });
    const twice = test.db.write((tx) =>
      tx.insert(disputeDeals).values({
        disputeId: 'disp_other',
        dealId: hers.id,
        partnerId: people.anna.orgId,
        sellerId: people.anna.userId,
        openDealId: hers.id,
      }),
    );
    await expect(twice).rejects.toThrow();
    expect(disputeOf(await as(people.anna).disputes.withdraw(ref(dispute))).status).toBe('withdrawn');
    expect((await as(people.anna).disputes.raise(raise)).ok).toBe(true);
  });
});

describe('what each side sees', () => {
  it('is its own deal and evidence and nothing of the other, in every answer and every event (DX8)', async () => {
    const { hers, theirs, dispute } = await seated();
    const note = { kind: 'meeting' as const, text: 'Met them with Südstern Vertrieb', dealId: hers.id };
    const told = disputeOf(await as(people.anna).disputes.addEvidence({ ...ref(dispute), ...note }));
    await as(people.emil).disputes.addEvidence({
      ...ref(told),
      kind: 'note',
      text: 'secret note',
      dealId: theirs.id,
    });
    const seen = await as(people.dora).disputes.get({ disputeId: dispute.id });
    expect(seen).toMatchObject({ side: 'partner', mine: false, statement: null, evidence: [] });
    expect(seen.deals.map(({ id }) => id)).toEqual([theirs.id]);
    const everything = JSON.stringify([
      seen,
      await as(people.dora).disputes.list({}),
      await as(people.dora).deals.timeline({ dealId: theirs.id }),
    ]);
    for (const secret of [
      hers.id,
      hers.number,
      people.anna.orgId,
      names.nord,
      people.anna.name,
      'Met them',
      'secret note',
    ])
      expect(everything).not.toContain(secret);
    expect((await as(people.ben).disputes.list({})).rows).toEqual([]);
    const whole = await as(people.legal).disputes.get({ disputeId: dispute.id });
    expect(whole).toMatchObject({
      side: 'vendor',
      parties: [{ partnerName: names.nord }, { partnerName: names.sued }],
    });
    expect(
      (await as(people.legal).disputes.list({ mine: true, status: 'open' })).rows.map(({ id }) => id),
    ).toContain(dispute.id);
    expect((await as(people.gil).disputes.list({ mine: true })).rows).toEqual([]);
  });
});

describe('the panel', () => {
  it('is of the vendor’s people who had no hand in it, at least two (DX4, DX5)', async () => {
    const { hers, theirs } = await rivals();
    const raised = disputeOf(
      await as(people.emil).disputes.raise({ dealIds: [hers.id, theirs.id], ground, statement }),
    );
    const name = (...panel: UserActor[]) =>
      as(people.emil).disputes.assignPanel({ ...ref(raised), panel: panel.map(({ userId }) => userId) });
    const refused = (rule: string, key: string) => ({ ok: false, refusal: { rule, key } });
    expect(await name(people.flo, people.emil)).toMatchObject(refused('DX4', 'not_neutral'));
    expect(await name(people.flo, people.dora)).toMatchObject(refused('DX4', 'may_not_rule'));
    expect(await name(people.flo)).toMatchObject(refused('DX5', 'too_few'));
    expect((await name(people.flo, people.legal)).ok).toBe(true);
    const candidates = await as(people.emil).disputes.candidates();
    expect(candidates.map(({ userId }) => userId).toSorted()).toEqual(
      [people.emil, people.flo, people.gil, people.legal].map(({ userId }) => userId).toSorted(),
    );
  });
});

describe('who decided before a deal was reopened', () => {
  it('is not neutral: the events of the deal say so, though another reviews it now (DX4)', async () => {
    const { theirs } = await rivals();
    const refused = dealOf(
      await as(people.gil).desk.reject({ ...of(theirs), reason: 'incomplete', noteShared: null }),
    );
    const objected = dealOf(
      await as(people.dora).deals.appeal({
        ...of({ ...theirs, version: refused.version }),
        ground: 'But no',
      }),
    );
    const back = dealOf(
      await as(people.emil).desk.answerAppeal({ ...of(objected), upheld: true, noteShared: 'You are right' }),
    );
    expect(back.reviewerName).toBe(people.emil.name);
    const raised = disputeOf(
      await as(people.emil).disputes.raise({ dealIds: [theirs.id], ground, statement }),
    );
    const panel = [people.flo.userId, people.gil.userId];
    expect(await as(people.emil).disputes.assignPanel({ ...ref(raised), panel })).toEqual({
      ok: false,
      refusal: { rule: 'DX4', key: 'not_neutral', field: 'panel' },
    });
    const neutral = [people.flo.userId, people.legal.userId];
    expect((await as(people.emil).disputes.assignPanel({ ...ref(raised), panel: neutral })).ok).toBe(true);
  });
});

describe('an approval over a customer’s choice', () => {
  it('needs the letter that a neutral person of the vendor’s accepted (DA8, DX7)', async () => {
    const { theirs, dispute } = await seated();
    const over = {
      ...of(theirs),
      override: { ground: 'customer_choice' as const, text: null },
      noteInternal: 'Letter in the dispute',
    };
    const none = { ok: false, refusal: { rule: 'DA8', key: 'no_accepted_letter', field: 'override' } };
    expect(await as(people.emil).desk.approve(over)).toEqual(none);
    const letter = { kind: 'customer_choice' as const, text: 'Signed', dealId: theirs.id };
    const fileIds = [await letterOf(people.dora)];
    const brought = disputeOf(
      await as(people.dora).disputes.addEvidence({ ...ref(dispute), ...letter, fileIds }),
    );
    expect(await as(people.emil).desk.approve(over)).toEqual(none);
    disputeOf(await as(people.gil).disputes.acceptLetter({ ...ref(brought), evidenceId: 'e1' }));
    // What now stands in the way is the reservation alone.
    expect(await as(people.emil).desk.approve(over)).toMatchObject({ refusal: { rule: 'RC24' } });
  });
});

describe('the ruling', () => {
  it('stands once two have said it: the loser under review is refused, both read the reasons (DX6, DX10)', async () => {
    const { hers, theirs, dispute } = await seated();
    const text = { leadingDealId: hers.id, endingDealIds: [theirs.id], rationaleShared };
    const named = { ...text, rationaleShared: `${names.sued} came later.` };
    expect(await as(people.flo).disputes.rule({ ...ref(dispute), ...named })).toMatchObject({
      ok: false,
      refusal: { rule: 'DX8' },
    });
    expect(await as(people.gil).disputes.rule({ ...ref(dispute), ...text })).toMatchObject({
      ok: false,
      refusal: { rule: 'DX6', key: 'not_on_panel' },
    });
    const first = disputeOf(await as(people.flo).disputes.rule({ ...ref(dispute), ...text }));
    expect(await as(people.anna).disputes.get({ disputeId: dispute.id })).toMatchObject({
      status: 'open',
      rationaleShared: null,
    });
    expect(disputeOf(await as(people.legal).disputes.rule({ ...ref(first), ...text })).status).toBe('ruled');
    for (const [person, result] of [
      [people.anna, 'leads'],
      [people.dora, 'ends'],
    ] as const)
      expect(await as(person).disputes.get({ disputeId: dispute.id })).toMatchObject({
        status: 'ruled',
        rationaleShared,
        deals: [{ result }],
      });
    expect(await as(people.anna).deals.get({ dealId: hers.id })).toMatchObject({ protection: 'active' });
    expect(await as(people.dora).deals.get({ dealId: theirs.id })).toMatchObject({
      review: 'rejected',
      rejectReason: 'not_available',
      noteShared: rationaleShared,
    });
    expect((await as(people.emil).desk.get({ dealId: theirs.id })).rejectReason).toBe('already_registered');
    const ruled = await test.db.read
      .select({ payload: events.payload, orgId: events.orgId })
      .from(events)
      .where(and(like(events.name, 'deal.dispute_ruled'), eq(events.aggregateId, theirs.id)));
    expect(ruled.map(({ payload }) => payload['result'])).toEqual(['ends']);
    expect(JSON.stringify(ruled)).not.toContain(hers.id);
  });

  it('names to the vendor’s people who said it, and to the parties the vendor (DX11)', async () => {
    const { hers, theirs, dispute } = await seated();
    const text = { leadingDealId: hers.id, endingDealIds: [theirs.id], rationaleShared };
    const first = disputeOf(await as(people.flo).disputes.rule({ ...ref(dispute), ...text }));
    disputeOf(await as(people.legal).disputes.rule({ ...ref(first), ...text }));
    const panel = [people.flo.name, people.legal.name];
    const whoIn = async (reader: UserActor, dealId: string) => {
      const history = await as(reader).deals.timeline({ dealId });
      return history.flatMap(({ name, actorName }) =>
        name === 'deal.dispute_ruled' || name === 'deal.rejected' ? [actorName] : [],
      );
    };
    expect(await whoIn(people.emil, theirs.id)).toEqual([panel.join(', '), panel.join(', ')]);
    expect(await whoIn(people.dora, theirs.id)).toEqual(['Velo', 'Velo']);
    expect(await whoIn(people.anna, hers.id)).toEqual(['Velo']);
    const told = JSON.stringify([
      await as(people.dora).deals.timeline({ dealId: theirs.id }),
      (await as(people.dora).activity.list({})).rows.filter(({ aggregate }) => aggregate.id === theirs.id),
    ]);
    for (const secret of [...panel, people.flo.userId, people.legal.userId])
      expect(told).not.toContain(secret);
  });

  it('follows the customer’s signed letter: the approved deal is revoked with notice, its reservation too (DX7, DX10)', async () => {
    const { hers, theirs, dispute } = await seated();
    const letter = { kind: 'customer_choice' as const, text: 'Signed', dealId: theirs.id };
    const fileIds = [await letterOf(people.dora)];
    const foreign = await as(people.anna).disputes.addEvidence({
      ...ref(dispute),
      ...letter,
      dealId: hers.id,
      fileIds,
    });
    expect(foreign).toMatchObject({ ok: false, refusal: { rule: 'DX3', key: 'no_such_file' } });
    const brought = disputeOf(
      await as(people.dora).disputes.addEvidence({ ...ref(dispute), ...letter, fileIds }),
    );
    const wrong = { leadingDealId: hers.id, endingDealIds: [theirs.id], rationaleShared };
    // Until it is accepted the letter binds nobody.
    const against = disputeOf(await as(people.flo).disputes.rule({ ...ref(brought), ...wrong }));
    const accept = { ...ref(against), evidenceId: 'e1' };
    expect(await as(people.emil).disputes.acceptLetter(accept)).toMatchObject({
      ok: false,
      refusal: { rule: 'DX7', key: 'not_neutral' },
    });
    const byDora = await as(people.dora)
      .disputes.acceptLetter(accept)
      .catch((error: unknown) => error);
    expect(faultCode(byDora)).toBe('not_found');
    const chosen = disputeOf(await as(people.gil).disputes.acceptLetter(accept));
    expect(chosen).toMatchObject({ chosenDealId: theirs.id, ruling: null });
    expect(chosen.evidence).toMatchObject([{ id: 'e1', accepted: { byName: people.gil.name } }]);
    const seen = await as(people.dora).disputes.get({ disputeId: dispute.id });
    expect(seen.evidence).toMatchObject([{ accepted: { byName: null } }]);
    expect(await as(people.flo).disputes.rule({ ...ref(chosen), ...wrong })).toMatchObject({
      ok: false,
      refusal: { rule: 'DX7', key: 'customer_chose' },
    });
    const text = {
      leadingDealId: theirs.id,
      endingDealIds: [hers.id],
      rationaleShared: 'The customer chose.',
    };
    const compared = async () => (await as(people.emil).desk.get({ dealId: theirs.id })).claimants;
    expect(await compared()).toMatchObject([
      { dealId: hers.id, leads: true, holds: true, protectionEnd: hers.protectionEnd },
      { dealId: theirs.id, leads: false, holds: false, protectionEnd: null },
    ]);
    const first = disputeOf(await as(people.flo).disputes.rule({ ...ref(chosen), ...text }));
    disputeOf(await as(people.legal).disputes.rule({ ...ref(first), ...text }));
    const ending = await as(people.anna).deals.get({ dealId: hers.id });
    expect(ending).toMatchObject({ protection: 'active', revocation: { reason: 'customer_choice' } });
    const [reservation] = await listByOrigin(test.db.read, hers.id);
    expect(reservation?.until).toBe(ending.revocation?.effectiveAt);
    expect(await compared()).toMatchObject([
      { dealId: hers.id, leads: false, holds: true, protectionEnd: reservation?.until },
      { dealId: theirs.id, leads: true, holds: false },
    ]);
    await letDaysPass(test.db, hers.id, 6);
    expect((await as(people.anna).deals.get({ dealId: hers.id })).protection).toBe('revoked');
  });

  it('is not given on what one has not seen: a stale version is refused with both', async () => {
    const { hers, theirs, dispute } = await seated();
    const note = { kind: 'note' as const, text: 'We met', dealId: theirs.id };
    disputeOf(await as(people.dora).disputes.addEvidence({ ...ref(dispute), ...note }));
    const text = { leadingDealId: hers.id, endingDealIds: [], rationaleShared };
    const stale = await as(people.flo)
      .disputes.rule({ ...ref(dispute), ...text })
      .catch((error: unknown) => error);
    expect(faultCode(stale)).toBe('stale_edit');
  });
});

describe('a dispute that is not ruled on in time', () => {
  it('is told to the desk once, and to no partner (DX2)', async () => {
    const sweep = () =>
      sweepDisputesWith(test.db)({
        id: 'job',
        payload: {},
        attempt: 1,
        signal: new AbortController().signal,
      });
    await sweep();
    const { dispute, hers } = await seated();
    await sweep();
    const told = () =>
      test.db.read.select().from(events).where(eq(events.name, 'deal.dispute_overdue')).orderBy(events.seq);
    expect(await told()).toEqual([]);
    const yesterday = addDays(await test.db.now(), -1);
    await test.db.write(async (tx) => {
      await tx.update(disputes).set({ dueAt: yesterday }).where(eq(disputes.id, dispute.id));
      const until = addDays(yesterday, -1);
      await tx.update(dealSweeps).set({ until }).where(eq(dealSweeps.kind, 'disputes'));
    });
    await sweep();
    await sweep();
    const found = await told();
    expect(found.map(({ aggregateId, visibility }) => [aggregateId, visibility])).toEqual([
      [hers.id, 'internal'],
    ]);
  });
});
