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

describe('a document that was kept', () => {
  it('has what it was kept with', () => {
    const kept = withDeals({
      protectionDays: 120,
      valueBands: [{ code: 'any', fromMinor: 0, toMinor: null }],
    });
    expect(readPolicyDocument(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('has the default of parts and fields that did not exist then', () => {
    const { lapseDays: _, ...deals } = usual.deals;
    expect(readPolicyDocument({ deals: { ...deals, protectionDays: 60 } })).toEqual(
      withDeals({ protectionDays: 60 }),
    );
  });
});
