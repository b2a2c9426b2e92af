import { describe, expect, it } from 'vitest';
import { MONDAY } from './testing.ts';
import { partnerVerdictOf, VerdictResult } from './verdict.ts';

describe('what a partner learns of a verdict', () => {
  it.each(VerdictResult.options)('DC3: of %s a class alone, and conflicts read like any other question', (result) => {
    const seen = partnerVerdictOf({ result, ruleId: 'RC4', at: MONDAY });
    const expected = result === 'clear' || result === 'not_available' ? result : 'needs_review';
    expect(seen).toBe(expected);
  });

  it('is nothing before there is one', () => {
    expect(partnerVerdictOf(null)).toBeNull();
  });
});
