import { describe, expect, it } from 'vitest';
import { boundsAt } from './bounds.ts';

describe('the bounds of a value', () => {
  it('are those of the schema, through lists and what may be empty', () => {
    expect(boundsAt('deals.protectionDays')).toEqual({ min: 1, max: 3650 });
    expect(boundsAt('deals.protection.noticeDays.1')).toEqual({ min: 1, max: 365 });
    expect(boundsAt('benefits.capShare')).toEqual({ min: 0, max: 10_000 });
    expect(boundsAt('deals.valueBands.0.toMinor')).toEqual({ min: 0 });
  });

  it('are open where the schema names none', () => {
    expect(boundsAt('matching.keyWeights.r')).toEqual({});
    expect(boundsAt('governance.fourEyes')).toEqual({});
  });

  it('are none where a document has nothing', () => {
    expect(boundsAt('deals.nothing')).toBeNull();
    expect(boundsAt('deals.protectionDays.more')).toBeNull();
  });
});
