import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { someClaim, someDeal } from '../deals/testing.ts';
import { defaultChannelPolicy } from '../policies/channel-policy.ts';
import { type Benefit, BenefitKind, BenefitStatement } from './benefit.ts';
import { benefitState } from './benefit-state.ts';
import { benefitsOf } from './benefits-of.ts';
import { BenefitPolicy, defaultBenefitPolicy } from './policy.ts';
import { type BenefitBase, stackBenefits } from './stack.ts';

const some: Benefit = {
  code: 'one',
  kind: 'discount',
  basis: 'percent',
  value: 1_000,
  capMinor: null,
  stackGroup: null,
  priority: 1,
  secondPartnerShare: 0,
};
const base: BenefitBase = {
  baseMinor: 100_000,
  baseFrom: 'amount',
  currency: 'EUR',
  hasSecondPartner: false,
};
const under = (
  benefits: Partial<Benefit>[],
  caps: Partial<BenefitPolicy> = {},
  from: Partial<BenefitBase> = {},
) =>
  stackBenefits(
    { ...base, ...from },
    {
      version: 'v1',
      currency: 'EUR',
      benefits: {
        benefits: benefits.map((one, index) => ({ ...some, code: `b${index}`, ...one })),
        capMinor: null,
        capShare: null,
        ...caps,
      },
    },
  );
const amounts = (statement: BenefitStatement) => statement.lines.map((line) => line.amountMinor);

const anyBenefit = fc.record({
  kind: fc.constantFrom(...BenefitKind.options),
  basis: fc.constantFrom('percent' as const, 'fixed' as const),
  value: fc.integer({ min: 0, max: 20_000 }),
  capMinor: fc.option(fc.integer({ min: 0, max: 50_000 })),
  stackGroup: fc.option(fc.constantFrom('price', 'people')),
  priority: fc.integer({ min: 1, max: 5 }),
  secondPartnerShare: fc.integer({ min: 0, max: 10_000 }),
});
const anyCaps = fc.record({
  capMinor: fc.option(fc.integer({ min: 0, max: 100_000 })),
  capShare: fc.option(fc.integer({ min: 0, max: 10_000 })),
});
const anyBase = fc.record({
  baseMinor: fc.integer({ min: 0, max: 9_000_000_000_000 }),
  currency: fc.constantFrom('EUR', 'USD'),
  hasSecondPartner: fc.boolean(),
});
const anything = fc.tuple(fc.array(anyBenefit, { maxLength: 8 }), anyCaps, anyBase);

describe('stacking', () => {
  it('BN1: rounds a share down to whole minor units, exactly even for the largest amounts', () => {
    expect(amounts(under([{ value: 1_250 }], {}, { baseMinor: 333 }))).toEqual([41]);
    const most = Number.MAX_SAFE_INTEGER;
    expect(amounts(under([{ value: 10_000 }], {}, { baseMinor: most }))).toEqual([most]);
    expect(amounts(under([{ value: 9_999 }], {}, { baseMinor: most }))).toEqual([9006298534815516]);
  });

  it('BN2: a benefit never comes to more than its own cap', () => {
    expect(amounts(under([{ capMinor: 7_000 }, { capMinor: 70_000 }]))).toEqual([7_000, 10_000]);
  });

  it('BN3: of one group the best alone counts; of equals the smaller priority, then the earlier code', () => {
    const of = (...parts: Partial<Benefit>[]) =>
      under(parts.map((one) => ({ stackGroup: 'price', ...one }))).lines.map(({ result }) => result);
    expect(of({ value: 500 }, { value: 900 })).toEqual(['outdone', 'granted']);
    expect(of({ priority: 2 }, { priority: 1 })).toEqual(['outdone', 'granted']);
    expect(of({ code: 'z' }, { code: 'a' })).toEqual(['outdone', 'granted']);
  });

  it('BN4: groups add, and what has no group always adds', () => {
    const statement = under([{ stackGroup: 'price' }, { stackGroup: 'people' }, {}, {}]);
    expect([statement.totalMinor, statement.capMinor]).toEqual([40_000, null]);
  });

  it('BN5: the programme’s cap comes last and cuts the largest priority number first', () => {
    const statement = under([{ priority: 3 }, { priority: 1 }, { priority: 2 }], { capMinor: 15_000 });
    expect(amounts(statement)).toEqual([0, 10_000, 5_000]);
    expect(statement.lines.map(({ result }) => result)).toEqual(['cut', 'granted', 'cut']);
    expect(under([{}, {}], { capMinor: 19_000, capShare: 1_200 }).totalMinor).toBe(12_000);
  });

  it('BN6: in another currency fixed benefits and amounts of money that cap say nothing', () => {
    const parts = [{ basis: 'fixed' as const, value: 500 }, { capMinor: 100 }];
    const statement = under(parts, { capMinor: 1 }, { currency: 'USD' });
    expect(statement.lines.map(({ result }) => result)).toEqual(['other_currency', 'granted']);
    expect([statement.totalMinor, statement.capMinor]).toEqual([10_000, null]);
  });

  it('BN9: the second partner has a share of each, rounded down, and nothing where there is none', () => {
    const parts = [{ secondPartnerShare: 3_333 }, { secondPartnerShare: 10_000 }];
    const shared = under(parts, {}, { hasSecondPartner: true });
    expect(shared.lines.map((line) => line.secondPartnerMinor)).toEqual([3_333, 10_000]);
    expect([shared.totalMinor, shared.secondPartnerMinor]).toEqual([20_000, 13_333]);
    expect(under(parts).secondPartnerMinor).toBe(0);
  });

  it('BN1 to BN6: whatever the programme, the statement adds up, keeps its caps and one of each group', () => {
    fc.assert(
      fc.property(anything, ([benefits, caps, from]) => {
        const statement = v.parse(BenefitStatement, under(benefits, caps, from));
        const { lines, totalMinor, capMinor } = statement;
        expect(lines).toHaveLength(benefits.length);
        expect(totalMinor).toBe(lines.reduce((sum, line) => sum + line.amountMinor, 0));
        expect(totalMinor).toBeLessThanOrEqual(capMinor ?? Number.MAX_SAFE_INTEGER);
        for (const [index, line] of lines.entries()) {
          expect(Number.isSafeInteger(line.amountMinor)).toBe(true);
          expect(line.secondPartnerMinor).toBeLessThanOrEqual(line.amountMinor);
          const own = benefits[index]?.capMinor ?? null;
          if (own !== null && from.currency === 'EUR') expect(line.amountMinor).toBeLessThanOrEqual(own);
        }
        for (const group of ['price', 'people']) {
          const counting = lines.filter(
            ({ stackGroup, result }) => stackGroup === group && (result === 'granted' || result === 'cut'),
          );
          expect(counting.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('BN3 and BN5: the order in which a programme lists its benefits changes no amount', () => {
    fc.assert(
      fc.property(anything, ([benefits, caps, from]) => {
        const coded = benefits.map((one, index) => ({ ...one, code: `c${index}` }));
        const byCode = (statement: BenefitStatement) =>
          Object.fromEntries(statement.lines.map(({ code, amountMinor }) => [code, amountMinor]));
        expect(byCode(under(coded.toReversed(), caps, from))).toEqual(byCode(under(coded, caps, from)));
      }),
    );
  });

  it('BN5: a higher cap never brings less', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 50_000 }), ([benefits, caps, from], more) => {
        const low = under(benefits, caps, from).totalMinor;
        const capMinor = caps.capMinor === null ? null : caps.capMinor + more;
        expect(under(benefits, { ...caps, capMinor }, from).totalMinor).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});

describe('the benefits of a claim', () => {
  const of = (claim: Parameters<typeof benefitsOf>[0], hasSecondPartner = false) =>
    benefitsOf(claim, defaultChannelPolicy, { hasSecondPartner });

  it('BN7: are the same for the preview and for the deal with that claim', () => {
    const amounts = fc.integer({ min: 0, max: 10_000_000_000 });
    fc.assert(
      fc.property(amounts, (estAmountMinor) => {
        const claim = { ...someClaim(), estAmountMinor, estCurrency: 'EUR' };
        expect(of(claim)).toEqual(of(someDeal('approved', { claim }).claim));
        expect(of(claim)?.policyVersion).toBe(defaultChannelPolicy.version);
      }),
    );
  });

  it('BN8: are reckoned from the lines, else the amount, else where the value band begins', () => {
    const claim = { ...someClaim(), estAmountMinor: 3_000_000 };
    const lines = [{ productId: 'prod_1', quantity: 2, amountMinor: 1_234_567 }];
    expect(of({ ...claim, lines })).toMatchObject({ baseMinor: 1_234_567, baseFrom: 'amount' });
    expect(of(claim)).toMatchObject({ baseMinor: 3_000_000, baseFrom: 'amount' });
    expect(of(someClaim())).toMatchObject({ baseMinor: 1_000_000, baseFrom: 'band' });
    expect(of({})).toBeNull();
  });

  it('BN9: are shared with a second partner who is named, known yet or not', () => {
    const claim = { ...someClaim(), secondPartnerName: 'Distribution AG' };
    expect(of(claim)).toEqual(of(claim, true));
    expect(of(claim)?.secondPartnerMinor).toBeGreaterThan(0);
  });

  it('BN10: run from the approval on and stop when it is lost, expired or revoked', () => {
    const approved = someDeal('approved', { benefits: of(someClaim()) });
    expect(benefitState(approved, 'active')).toBe('running');
    expect(benefitState({ ...approved, outcome: 'won' }, 'released')).toBe('running');
    expect(benefitState({ ...approved, outcome: 'lost' }, 'released')).toBe('stopped');
    expect([benefitState(approved, 'expired'), benefitState(approved, 'revoked')]).toEqual([
      'stopped',
      'stopped',
    ]);
    expect(benefitState(someDeal('submitted'), 'provisional')).toBe('preview');
    expect(benefitState(someDeal('rejected'), 'none')).toBe('none');
  });

  it('BN3: the built-in programme keeps its own schema, and no code stands in it twice', () => {
    expect(v.parse(BenefitPolicy, defaultBenefitPolicy)).toEqual(defaultBenefitPolicy);
    const [first] = defaultBenefitPolicy.benefits;
    const twice = { ...defaultBenefitPolicy, benefits: [first, first] };
    expect(v.safeParse(BenefitPolicy, twice).issues?.map(({ message }) => message)).toEqual(['code_twice']);
  });
});
