import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('letters from right to left stay by themselves, and other names as they are', () => {
  expect(['Hôtel Ünal', 'חברה', 'شركة النور 7'].map(isolated)).toEqual([
    'Hôtel Ünal',
    '\u2068חברה\u2069',
    '\u2068شركة النور 7\u2069',
  ]);
});
