import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, endOfDay } from '../time.ts';
import type { Coverage } from './coverage.ts';
import { conflictMatrix, precedence } from './matrix.ts';
import { defaultConflictPolicy as policy } from './policy.ts';
import type { Reservation } from './reservation.ts';
import {
  projectScope,
  scope,
  someClaim,
  someCoverage,
  someInput,
  someReservation,
  MONDAY,
  testId,
} from './testing.ts';
import { Judgement, judgeClaim, partnerClassOf } from './verdict.ts';

const central = { id: 'acc_1', country: 'DE', segment: null, buyingMode: 'central' } as const;
const mixed = { ...central, buyingMode: 'mixed' } as const;
const idle = { activities: [{ happenedAt: addDays(MONDAY, -91), enteredAt: addDays(MONDAY, -91) }] };
const lyon = scope(['lyon'], ['fuse']);
const munich = scope(['munich'], ['fuse']);
const family = { accountId: 'acc_sister' };

type Changes = Parameters<typeof someInput>[0];
const coverage = (changes: Partial<Coverage> = {}): Changes => ({ coverage: [someCoverage(changes)] });
const reserved = (changes: Partial<Reservation> = {}): Changes => ({
  reservations: [someReservation(changes)],
});
/** Another partner's shared reservation, and one of the claim's own partner that shares it. */
const sharing = (own: Partial<Reservation> = {}, others: Partial<Reservation> = {}): Changes => ({
  reservations: [
    someReservation({ exclusivity: 'shared', ...others }),
    someReservation({ id: testId('rsv', 2), partnerId: 'org_mine', exclusivity: 'shared', ...own }),
  ],
});

/** Every row of the matrix, written out a second time as the business says it. */
const cases: [title: string, Changes, result: string, rule: string, note?: string][] = [
  ['RC1: a customer nobody knows', { match: 'none', account: null }, 'clear', 'RC1'],
  ['RC1: a known customer that nobody holds', {}, 'clear', 'RC1'],
  ['RC2: a similar customer, whoever holds it', { match: 'similar', ...reserved() }, 'needs_review', 'RC2'],
  ['RC3: a customer of a known family', { match: 'related', account: null }, 'clear', 'RC3', 'notify_owner'],
  [
    'RC3: … of which another partner holds one',
    { match: 'related', account: null, ...reserved(family) },
    'clear',
    'RC3',
    'notify_owner',
  ],
  [
    'RC3: … that buys as one',
    { match: 'related', account: null, groupBuysCentrally: true, ...reserved(family) },
    'soft_conflict',
    'RC3',
    'notify_owner',
  ],
  [
    'RC3: … that buys as one, but other products',
    { groupBuysCentrally: true, ...reserved({ ...family, ...scope('all', ['other']) }) },
    'clear',
    'RC3',
    'notify_owner',
  ],
  [
    'RC3: a sister of the customer is held, and the family buys as one',
    { groupBuysCentrally: true, ...reserved(family) },
    'soft_conflict',
    'RC3',
    'notify_owner',
  ],
  ['RC4: a blocked account', coverage({ kind: 'blocked', activities: [] }), 'not_available', 'RC4'],
  ['RC4: an account blocked elsewhere', coverage({ kind: 'blocked', ...lyon }), 'clear', 'RC1'],
  ['RC5: the vendor sells directly', coverage(), 'not_available', 'RC5'],
  ['RC5: the house sells', coverage({ kind: 'house', ownerId: null }), 'not_available', 'RC5'],
  ['RC5: directly, but other products', coverage(scope('all', ['other'])), 'clear', 'RC1'],
  ['RC5: directly, at another office', coverage(lyon), 'clear', 'RC1'],
  ['RC6: directly, but nothing done for 91 days', coverage(idle), 'soft_conflict', 'RC6'],
  ['RC6: directly, with no activity ever', coverage({ activities: [] }), 'soft_conflict', 'RC6'],
  [
    'RC6: an activity logged after the submission is none',
    coverage({ activities: [{ happenedAt: addDays(MONDAY, -1), enteredAt: MONDAY }] }),
    'soft_conflict',
    'RC6',
  ],
  [
    'RC7: directly, entered at the moment of the submission',
    coverage({ enteredAt: MONDAY }),
    'clear',
    'RC7',
    'late_coverage_ignored',
  ],
  [
    'RC7: blocked after the submission',
    coverage({ kind: 'blocked', enteredAt: addDays(MONDAY, 1) }),
    'clear',
    'RC7',
    'late_coverage_ignored',
  ],
  [
    'RC8: another partner’s territory',
    coverage({
      kind: 'territory_exclusive',
      accountId: null,
      predicate: { country: 'DE', segment: null },
      partnerId: 'org_other',
    }),
    'soft_conflict',
    'RC8',
  ],
  [
    'RC8: a territory elsewhere',
    coverage({
      kind: 'territory_exclusive',
      accountId: null,
      predicate: { country: 'FR', segment: null },
      partnerId: 'org_other',
    }),
    'clear',
    'RC1',
  ],
  [
    'RC9: a renewal with another incumbent',
    { ...coverage({ kind: 'incumbent', partnerId: 'org_other' }), claim: { dealType: 'renewal' } },
    'soft_conflict',
    'RC9',
    'first_right_until',
  ],
  [
    'RC9, DP5: a renewal in the last moment of the first right',
    {
      ...coverage({ kind: 'incumbent', partnerId: 'org_other' }),
      claim: { dealType: 'renewal' },
      now: addMs(endOfDay(addDays(MONDAY, 30)), -1),
    },
    'soft_conflict',
    'RC9',
    'first_right_until',
  ],
  [
    'RC9: a renewal when the first right is over',
    {
      ...coverage({ kind: 'incumbent', partnerId: 'org_other' }),
      claim: { dealType: 'renewal' },
      now: endOfDay(addDays(MONDAY, 30)),
    },
    'clear',
    'RC1',
  ],
  [
    'RC9: new business with another incumbent',
    coverage({ kind: 'incumbent', partnerId: 'org_other' }),
    'clear',
    'RC1',
  ],
  ['RC10: reserved exclusively', reserved(), 'hard_conflict', 'RC10', 'earlier_complete_leads'],
  [
    'RC11: reserved for another office with its own budget',
    reserved(lyon),
    'clear',
    'RC11',
    'sibling_exists',
  ],
  [
    'RC12: a project against the account',
    { ...reserved(), claim: { scope: projectScope('Atlas') } },
    'soft_conflict',
    'RC12',
  ],
  ['RC12: the account against a project', reserved(projectScope('Atlas')), 'soft_conflict', 'RC12'],
  [
    'RC12: a site nobody knows',
    { ...reserved(lyon), claim: { scope: scope(['new:lyon west'], ['fuse']) } },
    'soft_conflict',
    'RC12',
  ],
  [
    'RC12: a project against vendor direct at one office',
    { ...coverage(lyon), claim: { scope: projectScope('Atlas') } },
    'soft_conflict',
    'RC12',
  ],
  [
    'RC5: a project inside an account that the vendor sells to as a whole',
    { ...coverage(), claim: { scope: projectScope('Atlas') } },
    'not_available',
    'RC5',
  ],
  [
    'RC12: a project against a first right',
    { ...reserved({ exclusivity: 'first_right' }), claim: { scope: projectScope('Atlas') } },
    'soft_conflict',
    'RC12',
  ],
  [
    'RC10: the same project',
    { ...reserved(projectScope('Atlas')), claim: { scope: projectScope(' ATLAS!') } },
    'hard_conflict',
    'RC10',
  ],
  ['RC13: the same office, other products', reserved(scope('all', ['other'])), 'clear', 'RC13'],
  [
    'RC14: another office of an account that buys centrally',
    { account: central, ...reserved(lyon) },
    'soft_conflict',
    'RC14',
  ],
  [
    'RC14: another office of an account that buys now so, now so',
    { account: mixed, ...reserved(lyon) },
    'soft_conflict',
    'RC14',
  ],
  [
    'RC5, RC14: vendor direct at another office of a central account',
    { account: central, ...coverage(lyon) },
    'not_available',
    'RC5',
  ],
  [
    'RC10: the same office of a central account',
    { account: central, ...reserved(munich) },
    'hard_conflict',
    'RC10',
  ],
  ['RC15: a first right', reserved({ exclusivity: 'first_right' }), 'soft_conflict', 'RC15'],
  ['RC15: what others share', reserved({ exclusivity: 'shared' }), 'hard_conflict', 'RC10'],
  ['RC15: what one shares oneself', sharing(), 'clear', 'RC15'],
  ['RC15: beyond what one shares oneself', sharing(lyon), 'hard_conflict', 'RC10'],
  ['RC15: what one shared once', sharing({ until: addMs(MONDAY, -1) }), 'hard_conflict', 'RC10'],
  ['RC16: one’s own reservation', reserved({ partnerId: 'org_mine' }), 'clear', 'RC16'],
  [
    'RC16: one’s own incumbency',
    { ...coverage({ kind: 'incumbent', partnerId: 'org_mine' }), claim: { dealType: 'renewal' } },
    'clear',
    'RC16',
  ],
  [
    'RC17: a claim complete a minute earlier',
    { claims: [someClaim()] },
    'hard_conflict',
    'RC17',
    'earlier_complete_leads',
  ],
  [
    'RC17: a claim complete a minute later',
    { claims: [someClaim({ completeAt: addMs(MONDAY, 60_000) })] },
    'clear',
    'RC17',
    'claim_behind',
  ],
  [
    'RC17: a claim of the same moment, begun first',
    { claims: [someClaim({ completeAt: MONDAY })] },
    'hard_conflict',
    'RC17',
  ],
  [
    'RC17: a claim of the same moment, begun later',
    { claims: [someClaim({ completeAt: MONDAY, dealId: testId('deal', 10) })] },
    'clear',
    'RC17',
  ],
  [
    'RC17: also of a customer nobody knows',
    { match: 'none', account: null, claims: [someClaim()] },
    'hard_conflict',
    'RC17',
  ],
  [
    'RC17: also of a customer that belongs to a known family',
    { match: 'related', claims: [someClaim()] },
    'hard_conflict',
    'RC17',
  ],
  [
    'RC2: an earlier claim on a customer that is only similar',
    { match: 'none', account: null, claims: [someClaim({ match: 'similar' })] },
    'needs_review',
    'RC2',
  ],
  [
    'RC17: a later claim on a customer that is only similar',
    {
      match: 'none',
      account: null,
      claims: [someClaim({ match: 'similar', completeAt: addMs(MONDAY, 60_000) })],
    },
    'clear',
    'RC17',
    'claim_behind',
  ],
  [
    'RC11: an earlier claim on a similar customer, for another office',
    { claims: [someClaim({ match: 'similar', scope: lyon })] },
    'clear',
    'RC11',
    'sibling_exists',
  ],
  [
    'RC12: an earlier claim for a project',
    { claims: [someClaim({ scope: projectScope('Atlas') })] },
    'soft_conflict',
    'RC12',
  ],
  [
    'RC14: an earlier claim for another office, one budget',
    { account: central, claims: [someClaim({ scope: lyon })] },
    'soft_conflict',
    'RC14',
  ],
  [
    'RC11: an earlier claim for another office',
    { claims: [someClaim({ scope: lyon })] },
    'clear',
    'RC11',
    'sibling_exists',
  ],
];

describe('the conflict matrix', () => {
  it.each(cases)('%s', (_, changes, result, rule, note) => {
    const judgement = judgeClaim(someInput(changes), policy);
    expect(v.parse(Judgement, judgement)).toEqual(judgement);
    const told = judgement.opposing.find((one) => one.rule === rule) ?? { rule: judgement.ruleId };
    expect({ result: judgement.result, rule: told.rule }).toEqual({ result, rule });
    // What came too late is told, and decides nothing.
    expect(judgement.ruleId).toBe(rule === 'RC7' ? 'RC1' : rule);
    if (note) expect(judgement.notes.map(({ key }) => key)).toContain(note);
  });

  it('has a case for every row', () => {
    const rules = cases.map(([, , result, rule]) => `${rule} ${result}`);
    for (const row of conflictMatrix)
      expect(rules).toContain(
        `${row.rule} ${row.result === 'by_program' ? policy.otherProducts : row.result}`,
      );
  });

  it('RC13: other products are a soft conflict where the programme says so', () => {
    const strict = { ...policy, otherProducts: 'soft_conflict' } as const;
    expect(judgeClaim(someInput(reserved(scope('all', ['other']))), strict)).toMatchObject({
      result: 'soft_conflict',
      ruleId: 'RC13',
    });
  });

  it('RC14: a mixed account is read by its sites where the policy says so', () => {
    const lax = { ...policy, mixedBuying: 'by_site' } as const;
    expect(judgeClaim(someInput({ account: mixed, ...reserved(lyon) }), lax).result).toBe('clear');
  });

  it('RC12, RC14: offers to split by site; RC5: to co-sell or refer', () => {
    expect(judgeClaim(someInput({ account: central, ...reserved(lyon) }), policy).options).toEqual([
      'split_by_site',
    ]);
    expect(judgeClaim(someInput(coverage()), policy).options).toEqual(['cosell', 'referral']);
  });

  it('RC9: says until when the first right holds', () => {
    const input = someInput({
      ...coverage({ kind: 'incumbent', partnerId: 'org_other' }),
      claim: { dealType: 'renewal' },
    });
    expect(judgeClaim(input, policy).notes).toContainEqual({
      key: 'first_right_until',
      id: testId('cov', 1),
      until: endOfDay(addDays(MONDAY, 30)),
    });
  });

  it('RC25: a reservation counts up to, not including, its end', () => {
    const end = someReservation().until;
    expect(judgeClaim(someInput({ ...reserved(), now: addMs(end, -1) }), policy).result).toBe(
      'hard_conflict',
    );
    expect(judgeClaim(someInput({ ...reserved(), now: end }), policy).result).toBe('clear');
  });

  it('a row that ended, was ended or begins later does not count', () => {
    for (const changes of [{ until: MONDAY }, { endedAt: MONDAY }, { from: addMs(MONDAY, 1) }])
      expect(judgeClaim(someInput(coverage(changes)), policy).result).toBe('clear');
  });
});

describe('precedence (RC18)', () => {
  const all = {
    coverage: [
      someCoverage({ kind: 'blocked', id: testId('cov', 1) }),
      someCoverage({ id: testId('cov', 2) }),
      someCoverage({ id: testId('cov', 3), activities: [] }),
      someCoverage({ id: testId('cov', 4), kind: 'territory_exclusive', partnerId: 'org_other' }),
      someCoverage({ id: testId('cov', 5), kind: 'incumbent', partnerId: 'org_other' }),
    ],
    reservations: [someReservation()],
    claims: [someClaim()],
  };
  const order = ['RC4', 'RC5', 'RC10', 'RC6', 'RC8', 'RC9', 'RC17'];

  it('RC18: blocked, direct in time, reserved, direct without activity, territory, incumbent, earlier claim', () => {
    const input = someInput({ ...all, claim: { dealType: 'renewal' } });
    expect(judgeClaim(input, policy).opposing.map(({ rule }) => rule)).toEqual(order);
  });

  it('RC18: whichever of them are there, the first decides', () => {
    const holders = [...all.coverage, ...all.reservations, ...all.claims];
    fc.assert(
      fc.property(fc.subarray(holders, { minLength: 1 }), (some) => {
        const has = <T extends object>(list: readonly T[]): T[] =>
          list.filter((one) => some.some((each) => each === one));
        const input = someInput({
          coverage: has(all.coverage),
          reservations: has(all.reservations),
          claims: has(all.claims),
          claim: { dealType: 'renewal' },
        });
        const judgement = judgeClaim(input, policy);
        expect(judgement.ruleId).toBe(
          order.find((rule) => judgement.opposing.some((one) => one.rule === rule)),
        );
        expect(judgement.opposing).toHaveLength(some.length);
      }),
    );
  });

  it('RC18: is total: every holder has a rank', () => {
    for (const row of conflictMatrix)
      for (const holder of row.holder === 'any' ? [] : row.holder)
        expect(precedence[holder]).toBeGreaterThan(0);
    expect(new Set(Object.values(precedence)).size).toBe(9);
  });
});

describe('what a partner is shown', () => {
  it('shows a partner no more than one of three words', () => {
    const classOf = (changes: Changes) => partnerClassOf(judgeClaim(someInput(changes), policy));
    expect(classOf({})).toBe('clear');
    expect(classOf(coverage())).toBe('not_available');
    expect(classOf(reserved())).toBe('not_available');
    expect(classOf({ claims: [someClaim()] })).toBe('needs_review');
    expect(classOf(coverage(idle))).toBe('needs_review');
    expect(classOf({ match: 'similar', account: null })).toBe('needs_review');
  });
});
