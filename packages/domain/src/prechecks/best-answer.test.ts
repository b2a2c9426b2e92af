import { expect, test } from 'vitest';
import { type ConflictPolicy, defaultConflictPolicy } from '../reservations/policy.ts';
import type { Reservation } from '../reservations/reservation.ts';
import { scope, someCoverage, someInput, someReservation, testId } from '../reservations/testing.ts';
import { partnerClassOf } from '../reservations/verdict.ts';
import { judgeQuestion } from './best-answer.ts';

const policy: ConflictPolicy = { ...defaultConflictPolicy, otherProducts: 'clear' };
const PRODUCTS = ['fuse', 'volt'];
const mine = (changes: Partial<Reservation>): Reservation =>
  someReservation({ id: testId('rsv', 2), partnerId: 'org_mine', ...changes });

function answer(
  reservations: Reservation[],
  products: readonly string[] | 'all' = 'all',
  rules = policy,
): string {
  const input = someInput({ reservations, claim: { scope: scope('all', products) } });
  return partnerClassOf(judgeQuestion(input, { productIds: PRODUCTS, policy: rules }));
}

test('PC9: who shares a customer for one product reads the same with and without that product', () => {
  const fuse = scope('all', ['fuse']);
  const shared = [
    someReservation({ ...fuse, exclusivity: 'shared' }),
    mine({ ...fuse, exclusivity: 'shared' }),
  ];
  const strict = { ...policy, otherProducts: 'soft_conflict' as const };
  expect([answer(shared), answer(shared, ['fuse'])]).toEqual(['clear', 'clear']);
  expect(answer(shared, 'all', strict)).toBe('clear');
});

test('PC9: who holds one office is not told that the customer is not available because another holds another', () => {
  const held = [someReservation(scope(['munich'], 'all')), mine(scope(['lyon'], 'all'))];
  expect(answer(held)).toBe('clear');
  expect(answer(held, ['volt'])).toBe('clear');
  expect(answer([someReservation(scope(['munich'], 'all'))])).toBe('not_available');
});

test('PC9: without a product the best of all products is said, with one that product alone', () => {
  const held = [someReservation(scope('all', ['fuse']))];
  expect([answer(held), answer(held, ['fuse']), answer(held, ['volt'])]).toEqual([
    'clear',
    'not_available',
    'clear',
  ]);
  const asked = { ...policy, otherProducts: 'soft_conflict' as const };
  expect(answer(held, 'all', asked)).toBe('needs_review');
  expect(answer([someReservation()])).toBe('not_available');
});

test('PC9: what the vendor keeps whole is not available for any product', () => {
  const input = someInput({ coverage: [someCoverage({ kind: 'blocked' })] });
  const judged = judgeQuestion(input, { productIds: PRODUCTS, policy });
  expect(partnerClassOf(judged)).toBe('not_available');
});
