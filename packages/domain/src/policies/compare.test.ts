import { describe, expect, it } from 'vitest';
import { defaultPolicyDocument as usual } from './channel-policy.ts';
import { comparePolicies } from './compare.ts';

describe('comparing two documents', () => {
  it('finds nothing between equals, whatever the order of their keys', () => {
    const turned = Object.fromEntries(Object.entries(usual).toReversed());
    expect(comparePolicies(usual, turned)).toEqual([]);
  });

  it('names each value that differs with both sides', () => {
    const after = {
      ...usual,
      governance: { fourEyes: true },
      deals: { ...usual.deals, protectionDays: 120 },
    };
    expect(comparePolicies(usual, after)).toEqual([
      { path: 'governance.fourEyes', before: false, after: true },
      { path: 'deals.protectionDays', before: 90, after: 120 },
    ]);
  });

  it('knows the members of a list by their code, so that one more moves none', () => {
    const [first, ...rest] = usual.deals.valueBands;
    const valueBands = [
      { ...first, toMinor: 500_000 },
      { code: 'new', fromMinor: 500_000, toMinor: 1_000_000 },
      ...rest,
    ];
    expect(comparePolicies(usual, { ...usual, deals: { ...usual.deals, valueBands } })).toEqual([
      { path: 'deals.valueBands.up_to_10k.toMinor', before: 1_000_000, after: 500_000 },
      { path: 'deals.valueBands.new.code', before: null, after: 'new' },
      { path: 'deals.valueBands.new.fromMinor', before: null, after: 500_000 },
      { path: 'deals.valueBands.new.toMinor', before: null, after: 1_000_000 },
    ]);
  });

  it('says what is gone', () => {
    expect(comparePolicies({ a: { b: 1 }, c: [1, 2] }, { c: [1] })).toEqual([
      { path: 'a.b', before: 1, after: null },
      { path: 'c.1', before: 2, after: null },
    ]);
  });
});
