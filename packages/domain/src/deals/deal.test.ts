import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Deal, DealId, InfoItem, InfoRequest, Review } from './deal.ts';
import { dealId, MONDAY, someDeal } from './testing.ts';

describe('a deal', () => {
  it.each(Review.options)('that is %s keeps all of itself over the wire', (review) => {
    const deal = someDeal(review);
    expect(v.parse(Deal, JSON.parse(JSON.stringify(deal)))).toEqual(deal);
  });

  it.each(Object.keys(Deal.entries))('without %s is none, nor is one with anything more', (field) => {
    const { [field as keyof Deal]: _left, ...rest } = someDeal('approved');
    expect(v.is(Deal, rest)).toBe(false);
    expect(v.is(Deal, { ...someDeal('approved'), [`${field}2`]: null })).toBe(false);
  });

  it('stores no protection: that is read from dates (DP1 to DP4)', () => {
    expect(Object.keys(Deal.entries)).not.toContain('protection');
  });

  it('has an id of its own kind', () => {
    expect(v.is(DealId, dealId(1))).toBe(true);
    expect(v.is(DealId, dealId(1).replace('deal', 'site'))).toBe(false);
  });
});

describe('a question', () => {
  const item = { id: 'q1', question: 'Which site?', kind: 'missing', answer: null };
  const keyOf = (changes: object): string | undefined =>
    v.safeParse(InfoItem, { ...item, ...changes }).issues?.[0].message;

  it('has words, at most 300 characters, and an answer of at most 2000', () => {
    expect(keyOf({ question: ' x ' })).toBeUndefined();
    expect(keyOf({ question: '   ' })).toBe('required');
    expect(keyOf({ question: 'x'.repeat(301) })).toBe('too_long');
    expect(keyOf({ answer: 'x'.repeat(2000) })).toBeUndefined();
    expect(keyOf({ answer: 'x'.repeat(2001) })).toBe('too_long');
  });

  it('comes with up to nine others, never alone in an empty request (DM5)', () => {
    const request = (count: number) => ({
      items: Array.from({ length: count }, () => item),
      askedAt: MONDAY,
      dueAt: MONDAY,
    });
    expect([0, 1, 10, 11].map((count) => v.is(InfoRequest, request(count)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
