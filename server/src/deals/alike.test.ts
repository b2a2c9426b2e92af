import type { DealClaim } from '@portico/domain/deals/claim';
import { partnerClassOf } from '@portico/domain/reservations/verdict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { callerFor } from '../trpc/testing.ts';
import { keepMissingKeys } from './claim-keys.ts';
import { deskRouter } from './desk.ts';
import { dealsRouter } from './router.ts';
import { dealClaimKeys } from './table.ts';
import { goodClaim, person, seedWorld } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
});
afterAll(() => test[Symbol.asyncDispose]());

const nord = person('nord-anna', 'nord', 'seller');
const sued = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');
const as = (actor: typeof nord) => callerFor(dealsRouter, { db: test.db, actor });
const desk = () => callerFor(deskRouter, { db: test.db, actor: emil });
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const register = async (actor: typeof nord, changes: Partial<DealClaim>) =>
  done(await as(actor).submit({ claim: await goodClaim(test.db, changes) }));
const forgetKeys = () => test.db.write(async (tx) => void (await tx.delete(dealClaimKeys)));
const verdictOf = async ({ id }: { id: string }) => (await desk().get({ dealId: id })).judgement;

const kranen = {
  customerName: 'Rotterdam Kranen BV',
  customerCountry: 'NL',
  customerCity: 'Rotterdam',
  customerPostcode: '3011 AA',
  customerRegistrationNo: '24398761',
};

describe('claims on a customer that is in no register', () => {
  it('RC17: an equal registration number makes one customer of two websites, and the one complete earlier leads', async () => {
    const first = await register(nord, { ...kranen, customerWeb: 'rotterdamkranen.example' });
    const second = await register(sued, { ...kranen, customerWeb: 'kranen-rotterdam.example' });
    expect(await verdictOf(first)).toMatchObject({ result: 'clear' });
    expect(await verdictOf(second)).toMatchObject({
      result: 'hard_conflict',
      ruleId: 'RC17',
      match: 'none',
      opposing: [{ kind: 'claim', id: first.id, rule: 'RC17' }],
    });
    const seen = await desk().get({ dealId: second.id });
    expect(seen.claimants.map(({ dealId, leads }) => [dealId, leads])).toEqual([
      [first.id, true],
      [second.id, false],
    ]);
    // The later one needs a reason; the earlier one does not, and is not in the way of itself.
    expect(await desk().approve(reference(second))).toMatchObject({ ok: false, refusal: { rule: 'DA8' } });
    done(await desk().approve(reference(first)));
    expect(await verdictOf(second)).toMatchObject({ result: 'hard_conflict', ruleId: 'RC10', match: 'same' });
  });

  it('RC2: one that is only similar to an earlier claim waits for a person', async () => {
    const place = { customerCountry: 'DE', customerCity: 'Freiberg', customerPostcode: '09599' };
    const first = await register(nord, {
      ...place,
      customerName: 'Silberstadt Messtechnik GmbH',
      customerWeb: 'silberstadt.example',
    });
    const second = await register(sued, {
      ...place,
      customerName: 'Silberstadt Messtechnik Vertrieb GmbH',
      customerWeb: 'smv-freiberg.example',
    });
    expect(await verdictOf(first)).toMatchObject({ result: 'clear' });
    const judgement = await verdictOf(second);
    expect(judgement).toMatchObject({ result: 'needs_review', ruleId: 'RC2' });
    expect(judgement?.opposing.map(({ id }) => id)).toEqual([first.id]);
    expect(judgement && partnerClassOf(judgement)).toBe('needs_review');
  });

  it('RC17: unrelated customers with pages at one social network are no rivals', async () => {
    await register(nord, { customerName: 'Café Lumière', customerWeb: 'facebook.com/cafelumiere' });
    const second = await register(sued, {
      customerName: 'Garage Dupont',
      customerWeb: 'https://www.facebook.com/garagedupont',
    });
    expect(await verdictOf(second)).toMatchObject({ result: 'clear', opposing: [] });
    expect((await desk().get({ dealId: second.id })).claimants).toHaveLength(1);
  });

  it('DR2: a free-mail host that only matching knows is no website', async () => {
    const claim = await goodClaim(test.db, { customerName: 'Blumen Widmer', customerWeb: 'bluewin.ch' });
    expect(await as(nord).submit({ claim })).toMatchObject({
      ok: false,
      problems: [{ field: 'customerWeb', key: 'free_mail', rule: 'DR2' }],
    });
  });

  it('RC17: two of one moment, told apart by nothing but their websites, see one another', async () => {
    const same = { ...kranen, customerName: 'Waalhaven Silo BV', customerRegistrationNo: '31415926' };
    const both = await Promise.all([
      register(nord, { ...same, customerWeb: 'waalhaven.example' }),
      register(sued, { ...same, customerWeb: 'silo-waal.example' }),
    ]);
    const results = await Promise.all(both.map(async (deal) => (await verdictOf(deal))?.result));
    expect(new Set(results)).toEqual(new Set(['clear', 'hard_conflict']));
  });
});

describe('an account that an approval makes', () => {
  it('DA7: claims that may be of it are judged again at once, and the desk can say whose they are', async () => {
    const dairy = { customerCountry: 'AT', customerCity: 'Lienz', customerPostcode: '9900' };
    const first = await register(nord, {
      ...dairy,
      customerName: 'Hofstätter Käserei',
      customerWeb: 'hofstaetter.example',
    });
    const second = await register(sued, {
      ...dairy,
      customerName: 'Käserei Hofstätter Betriebs GmbH',
      customerWeb: 'kaese-lienz.example',
    });
    const approved = done(await desk().approve(reference(first)));
    expect(await verdictOf(second)).toMatchObject({ match: 'similar', result: 'needs_review' });
    const [now] = (await desk().get({ dealId: second.id })).claimants;
    expect(now).toBeDefined();
    expect(await desk().approve(reference(second))).toMatchObject({
      ok: false,
      refusal: { rule: 'DA7', key: 'which_account' },
    });
    const accountId = (await desk().get({ dealId: approved.id })).account?.id ?? null;
    done(await desk().chooseAccount({ ...reference(second), accountId }));
    expect(await verdictOf(second)).toMatchObject({ match: 'same', result: 'hard_conflict', ruleId: 'RC10' });
  });
});

describe('a refused approval', () => {
  it('DA8: the verdict it found stays, for whoever opens the deal next', async () => {
    const orgel = { ...kranen, customerName: 'Aschach Orgelbau', customerRegistrationNo: '16180339' };
    const first = await register(nord, { ...orgel, customerWeb: 'aschach-orgel.example' });
    await forgetKeys();
    const second = await register(sued, { ...orgel, customerWeb: 'orgelbau-aschach.example' });
    await forgetKeys();
    done(await desk().approve(reference(first)));
    // Nothing has told the second one yet, as after the import of an account.
    expect(await verdictOf(second)).toMatchObject({ result: 'clear', match: 'none' });
    expect(await desk().approve(reference(second))).toMatchObject({
      ok: false,
      refusal: { rule: 'DA8', key: 'override_needed' },
    });
    const found = await desk().get({ dealId: second.id });
    expect(found.judgement).toMatchObject({ result: 'hard_conflict', ruleId: 'RC10', match: 'same' });
    expect(found.needsOverride).toBe(true);
    expect(found.version).toBe(second.version);
    // What is known already is not judged into the record again.
    expect(await desk().approve(reference(second))).toMatchObject({ ok: false });
    expect((await verdictOf(second))?.id).toBe(found.judgement?.id);
  });
});

describe('claims from before there were keys', () => {
  it('RC17: get theirs from the sweep and are found from then on', async () => {
    const werft = {
      ...kranen,
      customerName: 'Schelde Werft BV',
      customerCity: 'Vlissingen',
      customerPostcode: '4381 AB',
      customerRegistrationNo: '27182818',
    };
    const first = await register(nord, { ...werft, customerWeb: 'schelde.example' });
    await forgetKeys();
    const unseen = await register(sued, { ...werft, customerWeb: 'werft-schelde.example' });
    expect(await verdictOf(unseen)).toMatchObject({ result: 'clear' });
    done(await as(sued).withdraw({ ...reference(unseen), reason: 'entered_in_error' }));
    await keepMissingKeys(test.db, new AbortController().signal);
    const seen = await register(sued, { ...werft, customerWeb: 'wv-schelde.example' });
    expect((await verdictOf(seen))?.opposing.map(({ id }) => id)).toEqual([first.id]);
  });
});
