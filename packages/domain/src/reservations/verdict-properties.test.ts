import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import type { Coverage } from './coverage.ts';
import { defaultConflictPolicy as policy } from './policy.ts';
import type { Reservation } from './reservation.ts';
import { projectScope, scope, someCoverage, someInput, someReservation, MONDAY, testId } from './testing.ts';
import { judgeClaim, type JudgeInput } from './verdict.ts';
import { verdictFacts } from './verdict-facts.ts';

const instants = fc.integer({ min: -200, max: 200 }).map((days) => addDays(MONDAY, days));
const scopes = fc.oneof(
  fc.constant(scope('all', 'all')),
  fc.constantFrom('munich', 'lyon', 'new:ulm').map((site) => scope([site], ['fuse'])),
  fc.constant(projectScope('Atlas', ['fuse'])),
  fc.constant(scope('all', ['other'])),
);
const someCoverages: fc.Arbitrary<Coverage> = fc
  .record({
    number: fc.integer({ min: 1, max: 1000 }),
    kind: fc.constantFrom('vendor_direct', 'house', 'incumbent', 'territory_exclusive', 'blocked'),
    enteredAt: instants,
    from: instants,
    isActive: fc.boolean(),
    scope: scopes,
  })
  .map(({ number, isActive, scope: covered, kind, ...rest }) =>
    someCoverage({
      ...rest,
      ...covered,
      kind,
      id: testId('cov', number),
      partnerId: kind === 'incumbent' || kind === 'territory_exclusive' ? 'org_other' : null,
      ...(isActive ? {} : { activities: [] }),
    }),
  );
const someReservations: fc.Arbitrary<Reservation> = fc
  .record({
    number: fc.integer({ min: 1, max: 1000 }),
    partnerId: fc.constantFrom('org_mine', 'org_other', 'org_third'),
    exclusivity: fc.constantFrom('exclusive', 'first_right', 'shared'),
    from: instants,
    accountId: fc.constantFrom('acc_1', 'acc_sister'),
    scope: scopes,
  })
  .map(({ number, scope: held, ...rest }) =>
    someReservation({
      ...rest,
      ...held,
      id: testId('rsv', number),
      originId: testId('deal', 100 + number),
      until: addDays(rest.from, 90),
    }),
  );
const inputs: fc.Arbitrary<JudgeInput> = fc
  .record({
    match: fc.constantFrom('same', 'similar', 'related', 'none'),
    buyingMode: fc.constantFrom('central', 'by_site', 'mixed'),
    groupBuysCentrally: fc.boolean(),
    coverage: fc.uniqueArray(someCoverages, { maxLength: 5, selector: ({ id }) => id }),
    reservations: fc.uniqueArray(someReservations, { maxLength: 5, selector: ({ id }) => id }),
    scope: scopes,
    dealType: fc.constantFrom('new', 'expansion', 'renewal', 'tender'),
  })
  .map(({ buyingMode, scope: claimed, dealType, match, ...rest }) =>
    someInput({
      ...rest,
      match,
      account: match === 'same' ? { id: 'acc_1', country: 'DE', segment: null, buyingMode } : null,
      claim: { scope: claimed, dealType },
    }),
  );

describe('every verdict', () => {
  it('RC19: is the same whatever order the facts come in, and so is the text that is hashed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = {
          ...input,
          coverage: input.coverage.toReversed(),
          reservations: input.reservations.toReversed(),
          claims: input.claims.toReversed(),
        };
        expect(judgeClaim(turned, policy)).toEqual(judgeClaim(input, policy));
        expect(verdictFacts(turned)).toBe(verdictFacts(input));
      }),
    );
  });

  it('RC19: leaves the facts as they are, and hashes any change of them', () => {
    fc.assert(
      fc.property(inputs, someCoverages, (input, more) => {
        const before = JSON.stringify(input);
        judgeClaim(input, policy);
        expect(JSON.stringify(input)).toBe(before);
        fc.pre(!input.coverage.some(({ id }) => id === more.id));
        expect(verdictFacts({ ...input, coverage: [...input.coverage, more] })).not.toBe(verdictFacts(input));
      }),
    );
  });

  it('RC7: is not changed by any coverage entered at or after the submission, nor by any later activity', () => {
    fc.assert(
      fc.property(inputs, someCoverages, fc.integer({ min: 0, max: 100 }), (input, row, days) => {
        const enteredAt = addDays(MONDAY, days);
        const late = {
          ...row,
          id: testId('cov', 5000),
          enteredAt,
          activities: [{ happenedAt: MONDAY, enteredAt }],
        };
        const verdict = judgeClaim(input, policy);
        const { result, ruleId } = judgeClaim({ ...input, coverage: [...input.coverage, late] }, policy);
        expect({ result, ruleId }).toEqual({ result: verdict.result, ruleId: verdict.ruleId });
        const busy = input.coverage.map((one) => ({
          ...one,
          activities: [...one.activities, { happenedAt: MONDAY, enteredAt }],
        }));
        expect(judgeClaim({ ...input, coverage: busy }, policy)).toEqual(verdict);
      }),
    );
  });

  it('RC14: of an account that buys centrally is never milder than by site', () => {
    const gravity = ['clear', 'needs_review', 'soft_conflict', 'hard_conflict', 'not_available'];
    fc.assert(
      fc.property(inputs, (input) => {
        fc.pre(input.account !== null);
        const resultBy = (buyingMode: 'central' | 'by_site'): number =>
          gravity.indexOf(
            judgeClaim({ ...input, account: input.account && { ...input.account, buyingMode } }, policy)
              .result,
          );
        expect(resultBy('central')).toBeGreaterThanOrEqual(resultBy('by_site'));
      }),
    );
  });

  it('RC16: is not touched by what the partner holds itself', () => {
    fc.assert(
      fc.property(inputs, scopes, (input, held) => {
        const own = someReservation({ ...held, id: testId('rsv', 5000), partnerId: 'org_mine' });
        expect(judgeClaim({ ...input, reservations: [...input.reservations, own] }, policy).result).toBe(
          judgeClaim(input, policy).result,
        );
      }),
    );
  });
});
