import { describe, expect, it } from 'vitest';
import { checkClaim } from './check-claim.ts';
import type { ClaimContext } from './claim-problem.ts';
import type { DealClaim, DealType } from './claim.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { MONDAY, someClaim } from './testing.ts';

const context: ClaimContext = { policy, productIds: ['prod_1', 'prod_2'], now: MONDAY };

function problemsOf(changes: Record<string, unknown>, more: Partial<ClaimContext> = {}) {
  const checked = checkClaim({ ...someClaim(), ...changes }, { ...context, ...more });
  return checked.ok ? [] : checked.problems.map(({ field, key, rule }) => `${field} ${key} ${rule}`);
}

describe('what is asked later', () => {
  it('DR1: nothing of it is needed: the first eight questions and the consent are a whole claim', () => {
    expect(Object.keys(someClaim())).toHaveLength(10);
    expect(problemsOf({})).toEqual([]);
  });

  it('is kept as it was said', () => {
    const more: Partial<DealClaim> = {
      dealType: 'expansion',
      siteScope: 'listed',
      sites: [{ name: 'Werk Süd', city: 'München' }],
      parentName: 'Müller Gruppe',
      incumbentPartner: 'Globex',
      secondPartnerName: 'Initech',
      secondPartnerRole: 'distributor',
      lines: [{ productId: 'prod_2', quantity: 3, amountMinor: 4_000_000 }],
      fileIds: ['file_1'],
      helpRequested: 'A demo in May',
    };
    expect(checkClaim({ ...someClaim(), ...more }, context)).toEqual({
      ok: true,
      claim: { ...someClaim(), ...more },
    });
  });

  it.each([
    [{ lines: [{ productId: 'prod_1', quantity: 0 }] }, 'lines number DR1'],
    [{ lines: [{ productId: 'prod_1', quantity: 1.5 }] }, 'lines number DR1'],
    [{ lines: [{ productId: '', quantity: 1 }] }, 'lines required DR1'],
    [{ lines: [{ productId: 'prod_1', quantity: 1, price: 3 }] }, 'lines list DR1'],
    [{ lines: [null] }, 'lines required DR1'],
    [{ sites: 'Lyon' }, 'sites list DR1'],
    [{ sites: Array.from({ length: 51 }, () => ({ name: 'x' })) }, 'sites too_many DR1'],
    [{ dealType: 'gift' }, 'dealType required DR1'],
    [{ tenderPublishedOn: '2027-02-30' }, 'tenderPublishedOn day DR1'],
    [{ tenderPublishedOn: 'soon' }, 'tenderPublishedOn day DR1'],
  ])('DR1: %j is refused where it is wrong', (changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });
});

describe('tenders', () => {
  const tender = { dealType: 'tender', tenderRef: 'EU-2027/1' };

  it('DR7: a tender says how it is called', () => {
    expect(problemsOf({ dealType: 'tender' })).toEqual(['tenderRef required DR7']);
    expect(problemsOf({ dealType: 'tender', tenderRef: '  ' })).toEqual(['tenderRef required DR7']);
    expect(problemsOf(tender)).toEqual([]);
  });

  it.each([
    ['2026-11-15', false],
    ['2026-11-16', false],
    ['2026-11-17', true],
  ])('DR8: registered on 16 November, a tender public on %s is accepted: %s', (day, isAccepted) => {
    expect(problemsOf({ ...tender, tenderPublishedOn: day })).toEqual(
      isAccepted ? [] : ['tenderPublishedOn tender_public DR8'],
    );
  });

  it('DR8: the day turns at midnight UTC, not a millisecond earlier', () => {
    const claim = { ...tender, tenderPublishedOn: '2026-11-17' };
    expect(problemsOf(claim, { now: '2026-11-16T23:59:59.999Z' })).toEqual([]);
    expect(problemsOf(claim, { now: '2026-11-17T00:00:00.000Z' })).toHaveLength(1);
  });

  it.each(['new', 'expansion', 'renewal'])('DR8: holds for tenders alone, not for %s', (dealType) => {
    expect(problemsOf({ dealType, tenderPublishedOn: '2020-01-01' })).toEqual([]);
  });
});

describe('scope', () => {
  it('DR9: listed places are listed, a project has a name, and all is all', () => {
    expect(problemsOf({ siteScope: 'listed' })).toEqual(['sites required DR9']);
    expect(problemsOf({ siteScope: 'listed', sites: [] })).toEqual(['sites required DR9']);
    expect(problemsOf({ siteScope: 'listed', sites: [{ name: 'Lyon' }] })).toEqual([]);
    expect(problemsOf({ siteScope: 'project' })).toEqual(['projectName required DR9']);
    expect(problemsOf({ siteScope: 'project', projectName: 'Fleet' })).toEqual([]);
    expect(problemsOf({ siteScope: 'all' })).toEqual([]);
  });
});

describe('what the programme takes', () => {
  const minimum = { ...policy, minimumAmountMinor: 1_000_000 };

  it('DR10: a deal below the minimum is refused, at the minimum it is not', () => {
    const at = (estAmountMinor: number) => problemsOf({ estAmountMinor }, { policy: minimum });
    expect(at(999_999)).toEqual(['estAmountMinor below_minimum DR10']);
    expect(at(1_000_000)).toEqual([]);
  });

  it('DR10: a band is refused only when all of it is below, lines by their sum', () => {
    expect(problemsOf({ valueBand: 'up_to_10k' }, { policy: minimum })).toEqual([
      'valueBand below_minimum DR10',
    ]);
    expect(
      problemsOf({ valueBand: '10k_to_50k' }, { policy: { ...policy, minimumAmountMinor: 4_999_999 } }),
    ).toEqual([]);
    const lines = [{ productId: 'prod_1', quantity: 1, amountMinor: 999_999 }];
    expect(problemsOf({ lines }, { policy: minimum })).toEqual(['lines below_minimum DR10']);
  });

  it('DR10: the usual policy has no minimum', () => {
    expect(problemsOf({ estAmountMinor: 0 })).toEqual([]);
  });

  it('DR3: every line is of a product that is offered at this moment', () => {
    expect(problemsOf({ lines: [{ productId: 'prod_9', quantity: 1 }] })).toEqual(['lines product DR3']);
  });

  it.each(['new', 'expansion', 'renewal', 'tender'] as const)(
    'DR11: a product that is not for renewals is refused for them alone (%s)',
    (dealType: DealType) => {
      const strict = { ...policy, exclusions: [{ productIds: ['prod_1'], dealTypes: ['renewal' as const] }] };
      const isRefused = dealType === 'renewal';
      expect(problemsOf({ dealType, tenderRef: 'T' }, { policy: strict })).toEqual(
        isRefused ? ['productId not_for_type DR11'] : [],
      );
      const lines = [{ productId: 'prod_1', quantity: 1 }];
      expect(
        problemsOf({ dealType, tenderRef: 'T', productId: 'prod_2', lines }, { policy: strict }),
      ).toEqual(isRefused ? ['lines not_for_type DR11'] : []);
    },
  );

  it('DR11: a claim that says no type is new business', () => {
    const strict = { ...policy, exclusions: [{ productIds: ['prod_1'], dealTypes: ['new' as const] }] };
    expect(problemsOf({}, { policy: strict })).toEqual(['productId not_for_type DR11']);
  });

  it('DR12: a second partner has a name and a role', () => {
    expect(problemsOf({ secondPartnerName: 'Initech' })).toEqual(['secondPartnerRole required DR12']);
    expect(problemsOf({ secondPartnerRole: 'distributor' })).toEqual(['secondPartnerName required DR12']);
    expect(problemsOf({ secondPartnerName: 'Initech', secondPartnerRole: 'distributor' })).toEqual([]);
  });

  it('DR13: where partners keep to their own country, a customer elsewhere is refused', () => {
    const own = { ...policy, territory: 'own_country' as const };
    expect(problemsOf({}, { policy: own, partnerCountry: 'AT' })).toEqual(['customerCountry territory DR13']);
    expect(problemsOf({}, { policy: own, partnerCountry: 'DE' })).toEqual([]);
    expect(problemsOf({}, { partnerCountry: 'AT' })).toEqual([]);
  });
});
