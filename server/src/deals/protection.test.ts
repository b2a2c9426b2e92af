import type { DealView } from '@portico/domain/deals/views';
import { Fault } from '@portico/domain/fault';
import { addDays, endOfDay } from '@portico/domain/time';
import { TRPCError } from '@trpc/server';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { events } from '../outbox/table.ts';
import { listByOrigin } from '../reservations/store.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { dealsRouter } from './router.ts';
import { customer, goodClaim, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const seller = person('nord-anna', 'nord', 'seller');
const rival = person('sued-dora', 'sued', 'partner_admin');
const emil = person('velo-emil', 'velo', 'deal_desk');
const flo = person('velo-flo', 'velo', 'deal_desk');
const manager = { ...person('velo-gil', 'velo', 'region_manager'), grantedOrgIds: ['nord'] };
const stranger = { ...person('velo-ida', 'velo', 'region_manager'), grantedOrgIds: ['sued'] };

const as = (actor: typeof seller) => callerFor(dealsRouter, { db: test.db, actor });
const desk = (actor = emil) => callerFor(deskRouter, { db: test.db, actor });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });
const refusal = (rule: string, key: string) => ({ ok: false, refusal: { rule, key } });
const evidence = { evidence: 'Demo on site' };

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}

let customers = 0;
async function approved(changes = {}): Promise<DealView> {
  const claim = await goodClaim(test.db, { ...customer(customers), ...changes });
  customers += 1;
  const deal = done(await as(seller).submit({ claim }));
  return done(await desk().approve(reference(deal)));
}
const reserved = async (dealId: string) => (await listByOrigin(test.db.read, dealId))[0];
const told = async (dealId: string) => {
  const rows = await test.db.read.select().from(events).where(eq(events.aggregateId, dealId));
  return rows.map(({ name, visibility }) => `${name} ${visibility}`);
};
const faultCode = (error: unknown) =>
  error instanceof TRPCError && error.cause instanceof Fault ? error.cause.code : error;

describe('approving', () => {
  it('protects and reserves to the end of the last day, and freezes the benefits of the preview (DP5, BN7)', async () => {
    const claim = { estAmountMinor: 4_200_000, estCurrency: 'EUR' };
    const deal = await approved(claim);
    expect(deal.protectionEnd).toBe(endOfDay(addDays(deal.protectionStart ?? '', 90)));
    expect((await reserved(deal.id))?.until).toBe(deal.protectionEnd);
    const { benefits } = await as(seller).benefitPreview({ claim: deal.claim });
    const undecided = done(
      await as(rival).submit({ claim: await goodClaim(test.db, { ...customer(38), ...claim }) }),
    );
    expect(undecided).toMatchObject({ benefitState: 'preview', benefits });
    expect(deal.benefits).toEqual(benefits);
    expect(deal).toMatchObject({
      benefitState: 'running',
      benefits: { baseMinor: 4_200_000, baseFrom: 'amount' },
    });
    expect(await as(seller).benefitPreview({ dealId: deal.id })).toEqual({ benefits });
  });
});

describe('longer protection', () => {
  it('is refused outside its window, with files of others, and to another partner (DM31, DM34)', async () => {
    const deal = await approved();
    const ask = { ...reference(deal), ...evidence };
    expect(await as(seller).requestExtension(ask)).toMatchObject(refusal('DM31', 'too_early'));
    const fileIds = ['file_0193a5f2-7c00-7000-8000-000000000000'];
    expect(await as(seller).requestExtension({ ...ask, fileIds })).toMatchObject(
      refusal('DM34', 'no_such_file'),
    );
    expect(
      faultCode(
        await as(rival)
          .requestExtension(ask)
          .catch((error: unknown) => error),
      ),
    ).toBe('not_found');
  });

  it('holds the reservation open until it is answered, and counts from the old end (DM35, DP6)', async () => {
    const deal = await approved();
    await letDaysPass(test.db, deal.id, 80);
    const before = await as(seller).get({ dealId: deal.id });
    expect(before.extensionWindow).not.toBeNull();
    const held = done(await as(seller).requestExtension({ ...reference(deal), ...evidence }));
    expect(held).toMatchObject({
      protection: 'held',
      extension: { status: 'pending' },
      extensionWindow: null,
    });
    expect((await reserved(deal.id))?.until.startsWith('9999')).toBe(true);
    expect((await desk().waiting({})).rows.find(({ id }) => id === deal.id)?.waitingFor).toEqual([
      'extension',
    ]);
    const granted = done(await desk(flo).decideExtension({ ...reference(held), granted: true }));
    expect(granted).toMatchObject({
      protectionEnd: addDays(before.protectionEnd ?? '', 60),
      protectionEndOriginal: before.protectionEnd,
      extensionCount: 1,
    });
    expect((await reserved(deal.id))?.until).toBe(granted.protectionEnd);
    expect((await desk().waiting({})).rows.some(({ id }) => id === deal.id)).toBe(false);
  });

  it('is refused when another partner has taken the customer after the end', async () => {
    const { customerName, customerWeb, contactEmail } = await goodClaim(test.db);
    const deal = await approved({ customerName, customerWeb, contactEmail });
    await letDaysPass(test.db, deal.id, 94);
    const theirs = done(await as(rival).submit({ claim: deal.claim }));
    done(await desk().approve(reference(theirs)));
    expect(await as(seller).requestExtension({ ...reference(deal), ...evidence })).toMatchObject({
      ok: false,
      refusal: { key: 'taken_meanwhile' },
    });
    expect((await as(seller).get({ dealId: deal.id })).protection).toBe('expired');
  });
});

describe('a change of an approved deal', () => {
  it('takes effect at once when it is small, and tells which fields (DM38)', async () => {
    const deal = await approved({ estAmountMinor: 4_000_000, estCurrency: 'EUR' });
    const outcome = await as(seller).amend({
      ...reference(deal),
      changes: { estAmountMinor: 4_900_000 },
      reason: 'Two more bikes',
    });
    expect(outcome).toMatchObject({ ok: true, deal: { claim: { estAmountMinor: 4_900_000 } } });
    expect(await told(deal.id)).toContain('deal.amended both');
  });

  it('names the fields that are wrong, by the rules of the form', async () => {
    const deal = await approved();
    const outcome = await as(seller).amend({
      ...reference(deal),
      changes: { productId: 'old' },
      reason: 'x',
    });
    expect(outcome).toMatchObject({ ok: false, problems: [{ field: 'productId', rule: 'DR3' }] });
  });

  it('waits for the desk when it is large; granted, benefits and reservation follow (DM39, DM40)', async () => {
    const deal = await approved({ estAmountMinor: 4_000_000, estCurrency: 'EUR' });
    const changes = { estAmountMinor: 9_000_000, siteScope: 'listed', sites: [{ name: 'Lyon' }] };
    const asked = await as(seller).amend({ ...reference(deal), changes, reason: 'One site, more bikes' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    expect(asked.deal).toMatchObject({ protection: 'active', amendment: { status: 'pending' } });
    expect(asked.deal.claim.estAmountMinor).toBe(4_000_000);
    expect((await desk().get({ dealId: deal.id })).amendmentVerdict).toMatchObject({ result: 'clear' });
    const granted = done(await desk(flo).decideAmendment({ ...reference(asked.deal), granted: true }));
    expect(granted).toMatchObject({ claim: changes, benefits: { baseMinor: 9_000_000 } });
    expect(granted.amendmentBefore).toMatchObject({ claim: deal.claim, productName: deal.productName });
    const reservation = await reserved(deal.id);
    expect(reservation).toMatchObject({ until: deal.protectionEnd, releasedFor: null });
    expect(reservation?.sites.kind).toBe('sites');
  });

  it('past a limit of the policy takes the signatures of the larger deal, and applies with the last (DM40, DA1)', async () => {
    const deal = await approved({ estAmountMinor: 4_000_000, estCurrency: 'EUR' });
    const changes = { estAmountMinor: 200_000_000, valueBand: 'over_1m' };
    const asked = await as(seller).amend({ ...reference(deal), changes, reason: 'All their sites' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const toSign = async (actor = manager) =>
      (await as(actor).list({ toSign: true })).rows.map(({ id }) => id);
    expect(await desk().get({ dealId: deal.id })).toMatchObject({
      amendmentChain: [{ role: 'deal_desk' }, { role: 'region_manager' }],
      amendmentNextSignature: { role: 'deal_desk' },
    });
    expect(await toSign()).not.toContain(deal.id);
    const first = done(
      await desk(flo).decideAmendment({ ...reference(asked.deal), granted: true, noteInternal: 'Checked' }),
    );
    expect(first).toMatchObject({
      amendment: { status: 'pending' },
      amendmentNextSignature: { name: 'manager', role: 'region_manager' },
    });
    expect(first.amendmentChain.map(({ signedAt, note }) => [signedAt !== null, note])).toEqual([
      [true, 'Checked'],
      [false, null],
    ]);
    expect([first.claim, first.benefits]).toEqual([deal.claim, deal.benefits]);
    expect((await told(deal.id)).at(-1)).toBe('deal.signed internal');
    expect([await toSign(), await toSign(stranger)]).toEqual([[deal.id], []]);
    const again = { ...reference(first), granted: true };
    expect(await desk(flo).decideAmendment(again)).toMatchObject(refusal('DA2', 'signed_already'));
    expect(await desk().decideAmendment(again)).toMatchObject(refusal('DA1', 'not_your_step'));
    const granted = done(await desk(manager).decideAmendment(again));
    expect(granted).toMatchObject({ claim: changes, amendment: { status: 'approved' } });
    expect(await toSign()).toEqual([]);
    expect((await told(deal.id)).at(-1)).toBe('deal.amendment_granted both');
  });

  it('names what is wished, not what is (DM39)', async () => {
    const deal = await approved();
    const changes = { valueBand: 'over_1m' };
    const asked = await as(seller).amend({ ...reference(deal), changes, reason: 'All their sites' });
    expect(asked.ok).toBe(true);
    const { amendmentNames, productName, valueRange } = await desk().get({ dealId: deal.id });
    expect(amendmentNames).toEqual({
      productName,
      valueRange: { ...valueRange, fromMinor: 100_000_000, toMinor: null },
    });
    expect(valueRange?.toMinor).toBeLessThanOrEqual(100_000_000);
  });
});

describe('taking an approval back', () => {
  it('is proposed by the desk unseen by the partner, confirmed by a manager of theirs, and ends protection after notice', async () => {
    const deal = await approved();
    const words = { reason: 'no_activity' as const, noteShared: 'Nothing happened' };
    const proposed = done(await desk().proposeRevocation({ ...reference(deal), ...words }));
    expect(proposed.proposedRevocation).toMatchObject({ proposedById: emil.userId });
    expect((await as(seller).get({ dealId: deal.id })).revocation).toBeNull();
    expect(await told(deal.id)).toContain('deal.revocation_proposed internal');
    expect((await as(seller).timeline({ dealId: deal.id })).map(({ name }) => name)).not.toContain(
      'deal.revocation_proposed',
    );

    expect((await desk(stranger).revocationsToConfirm({})).rows).toEqual([]);
    expect((await desk(manager).revocationsToConfirm({})).rows.map(({ id }) => id)).toEqual([deal.id]);
    const toConfirm = reference(proposed);
    expect(
      faultCode(
        await desk(stranger)
          .confirmRevocation(toConfirm)
          .catch((error: unknown) => error),
      ),
    ).toBe('not_found');
    const confirmed = done(await desk(manager).confirmRevocation(toConfirm));
    const effectiveAt = endOfDay(addDays(confirmed.revocation?.confirmedAt ?? '', 5));
    expect(confirmed).toMatchObject({
      protection: 'active',
      benefitState: 'running',
      revocation: { effectiveAt },
    });
    expect((await reserved(deal.id))?.until).toBe(effectiveAt);

    await letDaysPass(test.db, deal.id, 6);
    expect(await as(seller).get({ dealId: deal.id })).toMatchObject({
      protection: 'revoked',
      benefitState: 'stopped',
    });
    expect(await desk().withdrawRevocation(reference(confirmed))).toMatchObject(refusal('DM30', 'revoked'));
  });

  it('needs another person than the one who proposed it, also for an admin (DM42)', async () => {
    const admin = person('velo-hal', 'velo', 'vendor_admin');
    const deal = await approved();
    const words = { reason: 'compliance' as const, noteShared: 'We may not' };
    const proposed = done(await desk(admin).proposeRevocation({ ...reference(deal), ...words }));
    expect(await desk(admin).confirmRevocation(reference(proposed))).toMatchObject(
      refusal('DM42', 'four_eyes'),
    );
  });

  it('is taken back before it takes effect, and the reservation lasts as before (DM44)', async () => {
    const deal = await approved();
    const words = { reason: 'customer_choice' as const, noteShared: 'They chose' };
    const proposed = done(await desk().proposeRevocation({ ...reference(deal), ...words }));
    const confirmed = done(await desk(manager).confirmRevocation(reference(proposed)));
    const back = done(await desk().withdrawRevocation(reference(confirmed)));
    expect(back).toMatchObject({ revocation: null, protection: 'active' });
    expect((await reserved(deal.id))?.until).toBe(deal.protectionEnd);
    expect(await told(deal.id)).toContain('deal.revocation_withdrawn both');
  });
});

describe('what became of the business', () => {
  it('goes into the CRM once, told as often as one likes, whatever version was seen (DM46, DM47)', async () => {
    const deal = await approved({ lines: [{ productId: 'fuse', quantity: 3, amountMinor: 900_000 }] });
    const convert = { ...reference(deal), contactMatches: 1, externalId: 'opp-7' };
    expect(done(await desk().convert(convert)).conversion).toMatchObject({
      kind: 'opportunity',
      externalId: 'opp-7',
    });
    expect(done(await desk().convert(convert))).toMatchObject({ outcome: 'converted', protection: 'active' });
    const rows = await test.db.read.select().from(events).where(eq(events.aggregateId, deal.id));
    const converted = rows.filter(({ name }) => name === 'deal.converted');
    expect(converted.map(({ payload }) => [payload['key'], payload['line1']])).toEqual([
      [deal.id, 'fuse 3 900000'],
    ]);
    const other = await desk().convert({
      ...reference(await desk().get({ dealId: deal.id })),
      contactMatches: 0,
      externalId: 'opp-8',
    });
    expect(other).toMatchObject(refusal('DM46', 'converted_already'));
  });

  it('frees the customer when it is lost, and telling it again changes nothing (DM48)', async () => {
    const deal = await approved();
    const lost = done(await as(seller).close({ ...reference(deal), outcome: 'lost' }));
    const again = done(await as(seller).close({ ...reference(deal), outcome: 'lost' }));
    expect(again).toEqual(lost);
    expect(await reserved(deal.id)).toMatchObject({ releasedFor: 'lost' });
    expect((await told(deal.id)).filter((name) => name.startsWith('deal.lost'))).toHaveLength(1);
    expect(again.benefitState).toBe('stopped');
  });
});
