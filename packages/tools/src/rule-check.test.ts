import { expect, test } from 'vitest';
import { findRuleBreaches } from './rule-check.ts';

const book = {
  path: 'packages/domain/src/deals/RULES.md',
  text: '# Deals\n\n- **DC1** One.\n- **DC2** Two.\n- **DC3** Three.\n',
};
const code = { path: 'packages/domain/src/deals/conflicts.ts', text: '/** DC1 to DC3. */' };
const tests = {
  path: 'server/src/deals/deals.test.ts',
  text: "test('DC1, DC2: a rival is found'); test('DC3: over');",
};

test('rules that code and a test of their slice cite are kept', () => {
  expect(findRuleBreaches([book], [code, tests])).toEqual([]);
});

test('a rule without a test is a breach', () => {
  const without = { ...tests, text: "test('DC1 and DC2');" };
  expect(findRuleBreaches([book], [code, without])).toEqual([`${book.path}: no test of deals cites DC3.`]);
});

test('a rule without code is a breach, and a test does not count as code', () => {
  const without = { ...code, text: '/** DC1 to DC2. */' };
  expect(findRuleBreaches([book], [without, tests])).toEqual([`${book.path}: no code of deals cites DC3.`]);
});

test("another slice's test does not keep a rule", () => {
  const elsewhere = { ...tests, path: 'server/src/orders/orders.test.ts' };
  expect(findRuleBreaches([book], [code, elsewhere])).toHaveLength(3);
});

test('a citation of a rule that is not numbered is a breach; words that only look alike are not', () => {
  const wrong = {
    path: 'server/src/deals/store.ts',
    text: '// DC9 decides. ABCDC1, DC1x and XY7 are other things.',
  };
  expect(findRuleBreaches([book], [code, tests, wrong])).toEqual([
    'server/src/deals/store.ts: cites DC9, which no RULES.md numbers.',
  ]);
});

test('a number used twice and a book without rules are breaches', () => {
  const again = { path: 'packages/domain/src/deals/RULES.md', text: '- **DC1** One.\n- **DC1** Again.\n' };
  const empty = { path: 'packages/domain/src/orders/RULES.md', text: '# Orders\n' };
  const onlyFirst = { ...code, text: 'DC1' };
  expect(findRuleBreaches([again, empty], [onlyFirst, { ...tests, text: 'DC1' }])).toEqual([
    'packages/domain/src/orders/RULES.md: numbers no rule.',
    'packages/domain/src/deals/RULES.md: DC1 is numbered twice.',
  ]);
});
