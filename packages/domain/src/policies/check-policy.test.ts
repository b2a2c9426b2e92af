import { describe, expect, it } from 'vitest';
import { defaultPolicyDocument as usual, readPolicyDocument } from './channel-policy.ts';
import { checkPolicy, readPolicyShape } from './check-policy.ts';

const withDeals = (changes: object) => ({ ...usual, deals: { ...usual.deals, ...changes } });
const withBands = (change: (bands: Band[]) => void) => {
  const valueBands = usual.deals.valueBands.map((band) => ({ ...band }));
  change(valueBands);
  return withDeals({ valueBands });
};
interface Band {
  code: string;
  fromMinor: number;
  toMinor: number | null;
}

describe('the policy that is built in', () => {
  it('PO9: has nothing wrong in it', () => {
    expect(checkPolicy(usual)).toEqual([]);
  });
});

describe('the shape of a document', () => {
  it.each([
    [{ ...usual, extra: 1 }, [{ path: 'extra', key: 'unknown', rule: 'PO1' }]],
    [withDeals({ protectionDays: 0 }), [{ path: 'deals.protectionDays', key: 'too_small', rule: 'PO1' }]],
    [withDeals({ protectionDays: 1.5 }), [{ path: 'deals.protectionDays', key: 'whole', rule: 'PO1' }]],
    [withDeals({ lapseDays: undefined }), [{ path: 'deals.lapseDays', key: 'required', rule: 'PO1' }]],
    [
      { ...usual, matching: { ...usual.matching, same: 1.1, candidates: 1.5 } },
      [
        { path: 'matching.same', key: 'too_large', rule: 'PO1' },
        { path: 'matching.candidates', key: 'whole', rule: 'PO1' },
      ],
    ],
    [withDeals({ currency: 'Euro' }), [{ path: 'deals.currency', key: 'currency', rule: 'PO1' }]],
    [
      withBands((bands) => (bands[1] = { code: 'b!', fromMinor: -1, toMinor: 2 })),
      [
        { path: 'deals.valueBands.1.code', key: 'code', rule: 'PO1' },
        { path: 'deals.valueBands.1.fromMinor', key: 'amount', rule: 'PO1' },
      ],
    ],
  ])(
    'PO1: names each field that is out of its bounds, missing or too much, by its path',
    (document, problems) => {
      expect(checkPolicy(document)).toEqual(problems);
      expect(readPolicyShape(document).ok).toBe(false);
    },
  );

  it.each([null, 'x', 7, []])('PO1: nothing but a document is one: %j', (typed) => {
    expect(checkPolicy(typed).length).toBeGreaterThan(0);
  });
});

describe('value bands', () => {
  const problem = (path: string, key: string) => ({ path: `deals.valueBands.${path}`, key, rule: 'PO2' });
  const edit = (index: number, changes: Partial<Band>) =>
    withBands((bands) => Object.assign(bands[index] ?? {}, changes));

  it.each([
    ['begin at nothing', edit(0, { fromMinor: 5 }), [problem('0.fromMinor', 'gap')]],
    ['leave no gap', edit(2, { fromMinor: 5_000_001 }), [problem('2.fromMinor', 'gap')]],
    ['do not overlap', edit(2, { fromMinor: 4_000_000 }), [problem('2.fromMinor', 'gap')]],
    ['end open', edit(4, { toMinor: 900_000_000 }), [problem('4.toMinor', 'not_open')]],
    [
      'are open only at the end',
      edit(1, { toMinor: null }),
      [problem('1.toMinor', 'open_in_between'), problem('2.fromMinor', 'gap')],
    ],
    [
      'rise',
      edit(3, { toMinor: 25_000_000 }),
      [problem('3.toMinor', 'order'), problem('4.fromMinor', 'gap')],
    ],
    ['have a code each', edit(3, { code: 'up_to_10k' }), [problem('3.code', 'taken')]],
  ])('PO2: %s', (_, document, problems) => {
    expect(checkPolicy(document)).toEqual(problems);
    expect(readPolicyShape(document).ok).toBe(true);
  });

  it('PO2: one band, open from nothing, is enough', () => {
    expect(checkPolicy(withDeals({ valueBands: [{ code: 'any', fromMinor: 0, toMinor: null }] }))).toEqual(
      [],
    );
  });
});

describe('protection', () => {
  it.each([
    [30, 90, 0],
    [89, 90, 0],
    [90, 90, 1],
    [91, 90, 1],
  ])('PO3: expiring for %d of %d days has %d problems', (expiringDays, protectionDays, count) => {
    const problems = checkPolicy(withDeals({ expiringDays, protectionDays }));
    expect(problems.filter(({ rule, path }) => rule === 'PO3' && path === 'deals.expiringDays')).toHaveLength(
      count,
    );
  });
});

describe('what must fit together', () => {
  const desk = { name: 'desk', role: 'deal_desk' };
  const two = [desk, { name: 'manager', role: 'region_manager' }];
  const extension = (changes: object) =>
    withDeals({
      protection: {
        ...usual.deals.protection,
        extension: { ...usual.deals.protection.extension, ...changes },
      },
    });
  const notices = (...noticeDays: number[]) =>
    withDeals({ protection: { ...usual.deals.protection, noticeDays } });
  const auto = (upToMinor: number, more: object = {}) =>
    withDeals({ ...more, autoApprove: { ...usual.deals.autoApprove, upToMinor } });

  it.each([
    ['PO13', withDeals({ chains: [{ fromMinor: 1, steps: [desk] }] }), 'deals.chains.0.fromMinor', 'gap'],
    [
      'PO13',
      withDeals({
        chains: [
          { fromMinor: 0, steps: [desk] },
          { fromMinor: 0, steps: two },
        ],
      }),
      'deals.chains.1.fromMinor',
      'taken',
    ],
    [
      'PO13',
      withDeals({ chains: [{ fromMinor: 0, steps: [desk, desk] }] }),
      'deals.chains.0.steps.1.name',
      'taken',
    ],
    ['PO14', auto(100_000_000), 'deals.autoApprove.upToMinor', 'skips_signatures'],
    ['PO14', auto(999, { minimumAmountMinor: 1_000 }), 'deals.autoApprove.upToMinor', 'below_minimum'],
    ['PO15', notices(30, 3, 14), 'deals.protection.noticeDays.2', 'order'],
    ['PO15', notices(90), 'deals.protection.noticeDays.0', 'longer_than_protection'],
    ['PO15', extension({ days: 91 }), 'deals.protection.extension.days', 'longer_than_protection'],
    [
      'PO15',
      extension({ opensDaysBefore: 91 }),
      'deals.protection.extension.opensDaysBefore',
      'longer_than_protection',
    ],
    ['PO16', withDeals({ infoDueMaxDays: 4 }), 'deals.infoDueMaxDays', 'shorter_than_usual'],
    ['PO18', { ...usual, matching: { ...usual.matching, same: 0.4 } }, 'matching.same', 'not_above_similar'],
    [
      'PO17',
      { ...usual, prechecks: { ...usual.prechecks, perOrganisationDaily: 29 } },
      'prechecks.perOrganisationDaily',
      'below_one_person',
    ],
    [
      'PO17',
      { ...usual, prechecks: { ...usual.prechecks, submissionsPerOrganisationDaily: 29 } },
      'prechecks.submissionsPerOrganisationDaily',
      'below_one_person',
    ],
    [
      'PO19',
      {
        ...withDeals({ autoApprove: { ...usual.deals.autoApprove, upToMinor: 100 } }),
        prechecks: { ...usual.prechecks, answers: 'on_schedule' as const },
      },
      'deals.autoApprove.upToMinor',
      'answers_at_once',
    ],
  ])('%s: %#: is named where it does not', (rule, document, path, key) => {
    expect(checkPolicy(document)).toEqual([{ path, key, rule }]);
  });

  it.each([
    ['PO13', withDeals({ chains: [{ fromMinor: 0, steps: two }] })],
    ['PO14', auto(99_999_999)],
    ['PO15', extension({ days: 90, opensDaysBefore: 90 })],
    ['PO15', notices()],
    ['PO16', withDeals({ infoDueMaxDays: 5 })],
    ['PO18', { ...usual, matching: { ...usual.matching, same: 0.41 } }],
    ['PO17', { ...usual, prechecks: { ...usual.prechecks, perOrganisationDaily: 30 } }],
  ])('%s: %#: is fine up to its bound', (_, document) => {
    expect(checkPolicy(document)).toEqual([]);
  });
});

describe('a document that was kept', () => {
  it('has what it was kept with', () => {
    const kept = withDeals({
      protectionDays: 120,
      valueBands: [{ code: 'any', fromMinor: 0, toMinor: null }],
    });
    expect(readPolicyDocument(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('has the default of parts and fields that did not exist then', () => {
    const { lapseDays: _, protection, ...deals } = usual.deals;
    const { amendFreePercent: _percent, ...older } = protection;
    expect(readPolicyDocument({ deals: { ...deals, protection: older, protectionDays: 60 } })).toEqual(
      withDeals({ protectionDays: 60 }),
    );
  });
});
