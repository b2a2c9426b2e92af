import { expect, test } from 'vitest';
import { holdCapOf, objectionToHold } from './hold-cap.ts';

const policy = {
  inactiveHoldsMost: 5,
  holdCaps: [
    { tier: 'gold', most: 20 },
    { tier: 'new', most: 0 },
  ],
};

test.each([
  ['gold', 20],
  ['new', 0],
  ['silver', 5],
  [null, 5],
])('RC29: a partner of tier %s may have %i inactive holds', (tier, most) => {
  expect(holdCapOf(tier, policy)).toBe(most);
  expect(objectionToHold({ inactive: most, tier }, policy)).toBeNull();
  expect(objectionToHold({ inactive: most + 1, tier }, policy)).toEqual({
    rule: 'RC29',
    key: 'too_many_inactive_holds',
  });
});
