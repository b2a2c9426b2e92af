import type { DraftClaim } from '@portico/domain/deals/claim';
import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { activityRouter } from '../activity/router.ts';
import { saveFile } from '../files/store.ts';
import { filesRouter } from '../files/router.ts';
import { saveProduct } from '../products/save.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { dealMail } from './mail.ts';
import { dealsRouter } from './router.ts';
import { goodClaim } from './testing.ts';

let test: TestDatabase;
let nord: { orgId: string; seller: UserActor; manager: UserActor; learner: UserActor };
let dist: { orgId: string; manager: UserActor; seller: UserActor };
let vendor: { orgId: string; desk: UserActor; other: UserActor; channel: UserActor; analyst: UserActor };

beforeAll(async () => {
  test = await openTestDatabase();
  const { identity, actor } = testIdentity(test.db);
  const found = (kind: 'partner' | 'vendor', name: string) =>
    identity.createOrganisation({ name, kind, country: 'DE' });
  const [nordId, distId, vendorId] = [
    await found('partner', 'Nord'),
    await found('partner', 'Großhandel Süd'),
    await found('vendor', 'Velo'),
  ];
  nord = {
    orgId: nordId,
    seller: await actor('partner', ['seller'], nordId),
    manager: await actor('partner', ['partner_manager'], nordId),
    learner: await actor('partner', ['learner'], nordId),
  };
  dist = {
    orgId: distId,
    manager: await actor('partner', ['partner_manager'], distId),
    seller: await actor('partner', ['seller'], distId),
  };
  const channel = await actor('vendor', ['channel_manager'], vendorId);
  vendor = {
    orgId: vendorId,
    desk: await actor('vendor', ['deal_desk'], vendorId),
    other: await actor('vendor', ['deal_desk'], vendorId),
    channel: { ...channel, grantedOrgIds: [nordId] },
    analyst: await actor('vendor', ['analyst'], vendorId),
  };
  await test.db.write((tx) =>
    saveProduct(tx, { id: 'fuse', sku: 'FUSE', name: 'FUSE', family: 'F', registrable: true }),
  );
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(dealsRouter, { db: test.db, actor });
const desk = (actor: UserActor) => callerFor(deskRouter, { db: test.db, actor });
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
let count = 0;
/** A customer nobody has registered yet. */
async function freshClaim(changes: DraftClaim = {}): Promise<DraftClaim> {
  count += 1;
  const customer = { customerName: `Customer ${count}`, customerWeb: `customer-${count}.example` };
  return { ...(await goodClaim(test.db)), ...customer, ...changes };
}
const submitted = async (changes: DraftClaim = {}): Promise<DealView> =>
  done(await as(nord.seller).submit({ claim: await freshClaim(changes) }));

describe('on behalf', () => {
  it('DM20: a deal registered by the vendor is the partner’s seller’s, says who handed it in, and is not decided by them', async () => {
    const input = { partnerId: nord.orgId, sellerId: nord.seller.userId, claim: await freshClaim() };
    const deal = done(await desk(vendor.desk).registerFor(input));
    expect(deal).toMatchObject({
      source: 'on_behalf',
      partner: { id: nord.orgId },
      submittedByName: vendor.desk.name,
      review: 'submitted',
    });
    expect((await as(nord.seller).get({ dealId: deal.id })).submittedByName).toBe(vendor.desk.name);
    expect((await as(nord.seller).timeline({ dealId: deal.id }))[0]).toMatchObject({
      name: 'deal.submitted',
      facts: { onBehalf: true },
    });
    for (const move of [desk(vendor.desk).take, desk(vendor.desk).approve])
      expect(await move(reference(deal))).toEqual({ ok: false, refusal: { rule: 'DM9', key: 'own_deal' } });
    expect(done(await desk(vendor.other).approve(reference(deal))).review).toBe('approved');
  });

  it('DM20: a channel manager registers for partners they look after, and for no others', async () => {
    const claim = await freshClaim();
    const mine = { partnerId: nord.orgId, sellerId: nord.seller.userId, claim };
    expect((await desk(vendor.channel).registerFor(mine)).ok).toBe(true);
    const theirs = { partnerId: dist.orgId, sellerId: dist.seller.userId, claim };
    expect(await code(desk(vendor.channel).registerFor(theirs))).toBe('not_found');
    expect(await code(desk(vendor.channel).sellers({ partnerId: dist.orgId }))).toBe('not_found');
  });

  it('DM20: the deal goes to somebody who may register, of that very partner', async () => {
    expect(await desk(vendor.desk).sellers({ partnerId: nord.orgId })).toEqual(
      [nord.seller, nord.manager].map(({ userId, name }) => ({ id: userId, name })),
    );
    for (const sellerId of [nord.learner.userId, dist.seller.userId, 'nobody']) {
      const input = { partnerId: nord.orgId, sellerId, claim: await freshClaim() };
      expect(await desk(vendor.desk).registerFor(input)).toEqual({
        ok: false,
        refusal: { rule: 'DM20', key: 'no_seller', field: 'sellerId' },
      });
    }
  });

  it('partners register for nobody else', async () => {
    const input = { partnerId: nord.orgId, sellerId: nord.seller.userId, claim: await freshClaim() };
    expect(await code(desk(nord.manager).registerFor(input))).toBe('not_found');
  });
});

describe('reviewers', () => {
  it('DM15: a deal is given to somebody who may review it, also while a question is open', async () => {
    const deal = await submitted();
    expect((await desk(vendor.desk).reviewers()).map(({ id }) => id).toSorted()).toEqual(
      [vendor.desk.userId, vendor.other.userId].toSorted(),
    );
    for (const reviewerId of [vendor.analyst.userId, nord.seller.userId, 'nobody'])
      expect(await desk(vendor.desk).assign({ ...reference(deal), reviewerId })).toEqual({
        ok: false,
        refusal: { rule: 'DM15', key: 'no_reviewer', field: 'reviewerId' },
      });
    const reviewerId = vendor.other.userId;
    const given = done(await desk(vendor.desk).assign({ ...reference(deal), reviewerId }));
    expect(given).toMatchObject({ review: 'in_review', reviewerName: vendor.other.name });
    const items = [{ question: 'Which site?', kind: 'missing' as const }];
    const asked = done(await desk(vendor.other).requestInfo({ ...reference(given), items }));
    const back = done(
      await desk(vendor.other).assign({ ...reference(asked), reviewerId: vendor.desk.userId }),
    );
    expect(back).toMatchObject({ review: 'info_requested', reviewerName: vendor.desk.name });
  });

  it('of many, those that cannot move stay where they are and say why; the others move', async () => {
    const [one, two, three] = [await submitted(), await submitted(), await submitted()];
    done(await desk(vendor.desk).reject({ ...reference(two), reason: 'incomplete' }));
    const missing = { dealId: 'deal_00000000-0000-7000-8000-000000000000', version: 1 };
    const { results } = await desk(vendor.desk).bulkReassign({
      reviewerId: vendor.other.userId,
      deals: [
        reference(one),
        { dealId: two.id, version: two.version + 1 },
        reference(two),
        missing,
        reference(three),
      ],
    });
    expect(results.map(({ ok, refusal }) => (ok ? 'moved' : `${refusal?.rule} ${refusal?.key}`))).toEqual([
      'moved',
      'DM1 not_from_rejected',
      'DM1 stale',
      'DM1 not_found',
      'moved',
    ]);
    for (const { id } of [one, three])
      expect((await as(vendor.desk).get({ dealId: id })).reviewerName).toBe(vendor.other.name);
  });
});

describe('a second partner', () => {
  const shareWithDist = async (deal: { id: string; version: number }) =>
    done(await desk(vendor.desk).share({ ...reference(deal), partnerId: dist.orgId }));

  it('DM21: named by the partner, reads nothing before the desk has shared the deal; then it reads all, the first partner knows, and it changes nothing', async () => {
    const named = { secondPartnerName: ' grosshandel sud', secondPartnerRole: 'distributor' };
    const other = await submitted(named);
    const asDesk = desk(vendor.desk);
    expect((await asDesk.get({ dealId: other.id })).namedPartner).toBeNull();

    const exact = { ...named, secondPartnerName: 'GROßHANDEL SÜD' };
    const draft = await as(nord.seller).saveDraft({ claim: await freshClaim(exact) });
    expect(await code(as(dist.manager).get({ dealId: draft.dealId }))).toBe('not_found');
    const named_ = await submitted(exact);
    expect(named_).toMatchObject({ shared: false, sharedWith: null });
    const { namedPartner, secondPartner } = await asDesk.get({ dealId: named_.id });
    expect([namedPartner, secondPartner]).toEqual([{ id: dist.orgId, name: 'Großhandel Süd' }, null]);
    for (const { id } of [other, named_])
      expect(await code(as(dist.manager).get({ dealId: id }))).toBe('not_found');
    const deal = await shareWithDist(named_);
    expect(await as(nord.seller).get({ dealId: deal.id })).toMatchObject({
      shared: false,
      sharedWith: 'Großhandel Süd',
    });
    expect((await as(nord.seller).timeline({ dealId: deal.id })).at(-1)).toMatchObject({
      name: 'deal.shared',
      facts: { partnerName: 'Großhandel Süd' },
    });
    expect(await as(dist.manager).get({ dealId: deal.id })).toMatchObject({ id: deal.id, shared: true });
    expect((await as(dist.manager).timeline({ dealId: deal.id })).map(({ name }) => name)).toEqual([
      'deal.submitted',
      'deal.shared',
    ]);
    const listed = async (who: UserActor, filter: { shared?: boolean }) =>
      (await as(who).list(filter)).rows.map(({ id }) => id);
    expect(await listed(dist.manager, {})).toEqual([deal.id]);
    expect(await listed(dist.manager, { shared: true })).toEqual([deal.id]);
    expect(await listed(dist.manager, { shared: false })).toEqual([]);
    expect(await listed(nord.manager, { shared: true })).toEqual([]);
    expect(await listed(nord.manager, { shared: false })).toContain(deal.id);
    expect((await as(dist.manager).summary()).counts).toMatchObject({ submitted: 1 });
    const moves = [
      () => as(dist.manager).withdraw({ ...reference(deal), reason: 'other' }),
      () => as(dist.manager).appeal({ ...reference(deal), ground: 'x' }),
      () => as(dist.manager).answerInfo({ ...reference(deal), answers: {} }),
      () => as(dist.manager).receipt({ dealId: deal.id }),
      () => as(dist.manager).resubmit({ ...reference(deal), claim: {} }),
    ];
    for (const move of moves) expect(await code(move())).toBe('not_found');
    expect(await code(as(dist.seller).get({ dealId: deal.id }))).toBe('not_found');
  });

  it('DM21: is named or taken out by the desk, and then sees nothing more', async () => {
    const deal = await submitted();
    const partnerId = dist.orgId;
    const shared = done(await desk(vendor.desk).share({ ...reference(deal), partnerId }));
    expect(shared.secondPartner).toEqual({ id: dist.orgId, name: 'Großhandel Süd' });
    expect((await as(dist.manager).get({ dealId: deal.id })).shared).toBe(true);
    for (const wrong of [nord.orgId, vendor.orgId, 'nobody'])
      expect(await desk(vendor.desk).share({ ...reference(shared), partnerId: wrong })).toMatchObject({
        ok: false,
        refusal: { rule: 'DM21', field: 'partnerId' },
      });
    done(await desk(vendor.desk).share({ ...reference(shared), partnerId: null }));
    expect(await code(as(dist.manager).get({ dealId: deal.id }))).toBe('not_found');
    expect(JSON.stringify(await as(nord.seller).timeline({ dealId: deal.id }))).not.toContain(dist.orgId);
  });

  it('DM21: reads the files of an objection too', async () => {
    const content = Buffer.from('%PDF-1.4 why we object');
    const proof = await test.db.write((tx) =>
      saveFile(tx, nord.seller, { name: 'why.pdf', type: 'application/pdf', content }),
    );
    const deal = await shareWithDist(await submitted());
    const files = async (actor: UserActor) => {
      const found = await callerFor(filesRouter, { db: test.db, actor }).list({ ids: [proof.id] });
      return found.map(({ id }) => id);
    };
    const refused = done(await desk(vendor.desk).reject({ ...reference(deal), reason: 'incomplete' }));
    expect(await files(dist.manager)).toEqual([]);
    done(await as(nord.seller).appeal({ ...reference(refused), ground: 'It is whole', fileIds: [proof.id] }));
    expect((await as(dist.manager).get({ dealId: deal.id })).appeal?.fileIds).toEqual([proof.id]);
    expect(await files(dist.manager)).toEqual([proof.id]);
  });

  it('DM21: reads the evidence, hears of the deal and gets its letters; nothing internal, and nothing of other deals', async () => {
    const content = Buffer.from('%PDF-1.4 minutes of the meeting');
    const pdf = { name: 'minutes.pdf', type: 'application/pdf' as const, content };
    const [evidence, private_] = await test.db.write(async (tx) => [
      await saveFile(tx, nord.seller, pdf),
      await saveFile(tx, nord.seller, pdf),
    ]);
    const deal = await shareWithDist(await submitted({ fileIds: [evidence?.id ?? ''] }));
    const unshared = await submitted();
    const ids = [evidence?.id ?? '', private_?.id ?? ''];
    const files = (actor: UserActor) => callerFor(filesRouter, { db: test.db, actor }).list({ ids });
    expect((await files(dist.manager)).map(({ id }) => id)).toEqual([evidence?.id]);
    expect(await files(dist.seller)).toEqual([]);
    const heard = async (actor: UserActor) => {
      const { rows } = await callerFor(activityRouter, { db: test.db, actor }).list({ limit: 100 });
      return rows.map(({ name, aggregate }) => `${name} ${aggregate.id}`);
    };
    expect(await heard(dist.manager)).toContain(`deal.submitted ${deal.id}`);
    expect(await heard(dist.manager)).not.toContain(`deal.judged ${deal.id}`);
    expect((await heard(dist.manager)).join()).not.toContain(unshared.id);
    expect((await heard(dist.seller)).join()).not.toContain(deal.id);
    const unread = await callerFor(activityRouter, { db: test.db, actor: dist.manager }).unread();
    expect(unread.count).toBeGreaterThan(0);
    const mail = await dealMail(test.db, 'https://portal.example').recipientsOf(deal.id, 'deal.approved');
    const second = (mail?.recipients ?? []).filter(({ side }) => side === 'second');
    expect(second).toHaveLength(1);
    expect(mail?.facts.urls.seller).toBe(`https://portal.example/deals/${deal.id}`);

    const taken = done(await desk(vendor.desk).share({ ...reference(deal), partnerId: null }));
    expect(taken.secondPartner).toBeNull();
    expect(await files(dist.manager)).toEqual([]);
    expect((await heard(dist.manager)).join()).not.toContain(deal.id);
  });

  it('DM21: is none who claims the same customer, whose competitor’s claim it would read', async () => {
    const deal = await submitted();
    const { customerName, customerWeb, customerCountry } = deal.claim;
    const same = await freshClaim({ customerName, customerWeb, customerCountry });
    const handedIn = await as(dist.seller).submit({ claim: same });
    expect(handedIn.ok).toBe(true);
    expect(await desk(vendor.desk).share({ ...reference(deal), partnerId: dist.orgId })).toMatchObject({
      ok: false,
      refusal: { rule: 'DM21', key: 'rival', field: 'partnerId' },
    });
    expect(await code(as(dist.manager).get({ dealId: deal.id }))).toBe('not_found');
  });
});
