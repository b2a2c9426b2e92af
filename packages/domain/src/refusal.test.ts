import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Refusal, refuse } from './refusal.ts';

describe('refusals', () => {
  it('name the rule and the key, and the field where there is one', () => {
    expect(refuse('DM7', 'required', 'noteShared')).toEqual({
      ok: false,
      refusal: { rule: 'DM7', key: 'required', field: 'noteShared' },
    });
    expect(Object.keys(refuse('DM1', 'not_from_draft').refusal)).toEqual(['rule', 'key']);
  });

  it('pass their own schema over the wire', () => {
    for (const { refusal } of [refuse('DM7', 'required', 'noteShared'), refuse('DM1', 'x')]) {
      expect(v.parse(Refusal, JSON.parse(JSON.stringify(refusal)))).toEqual(refusal);
    }
    expect(v.is(Refusal, { rule: 'DM1' })).toBe(false);
  });
});
