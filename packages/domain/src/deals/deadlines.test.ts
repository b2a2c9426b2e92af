import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, endOfDay, type Instant } from '../time.ts';
import { type Protection, Review } from './deal.ts';
import { lapsesAt, protectionAt, reviewAt } from './deadlines.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { MONDAY, someDeal } from './testing.ts';

const approved = someDeal('approved');
const end = approved.protectionEnd ?? '';
const asked = someDeal('info_requested');
const lapse = lapsesAt(asked, policy) ?? '';
const inAYear = fc.integer({ min: 0, max: 400 * 86_400_000 }).map((ms) => addMs(MONDAY, ms));

function around(instant: Instant, read: (now: Instant) => string): string[] {
  return [-1, 0, 1].map((ms) => read(addMs(instant, ms)));
}

describe('protection', () => {
  it('DP1: is over at the very instant it ends', () => {
    expect(around(end, (now) => protectionAt(approved, policy, now))).toEqual([
      'expiring',
      'expired',
      'expired',
    ]);
  });

  it('DP2: reads as expiring from the very instant 30 days before its end', () => {
    const from = addDays(end, -30);
    expect(around(from, (now) => protectionAt(approved, policy, now))).toEqual([
      'active',
      'expiring',
      'expiring',
    ]);
  });

  it('DP2: begins as active, at the decision', () => {
    expect(protectionAt(approved, policy, approved.protectionStart ?? '')).toBe('active');
  });

  it('DP2: that is shorter than its last stretch is expiring from the start', () => {
    const short = { ...approved, protectionEnd: addDays(MONDAY, 20) };
    expect(protectionAt(short, policy, MONDAY)).toBe('expiring');
  });

  it('DP1: only ever goes from active over expiring to expired', () => {
    const order: Protection[] = ['active', 'expiring', 'expired'];
    const at = (now: Instant): number => order.indexOf(protectionAt(approved, policy, now));
    fc.assert(
      fc.property(inAYear, inAYear, (a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(at(earlier)).toBeGreaterThanOrEqual(0);
        expect(at(earlier)).toBeLessThanOrEqual(at(later));
      }),
    );
  });

  it.each([
    ['draft', 'none'],
    ['submitted', 'provisional'],
    ['in_review', 'provisional'],
    ['info_requested', 'provisional'],
    ['approved', 'active'],
    ['rejected', 'none'],
    ['duplicate', 'none'],
    ['withdrawn', 'none'],
  ] as const)('DP4: a deal that is %s reads as %s', (review, protection) => {
    expect(protectionAt(someDeal(review), policy, MONDAY)).toBe(protection);
  });

  it.each(['won', 'lost'] as const)(
    'DP4: a deal that was %s is released, and stays so after the end',
    (outcome) => {
      fc.assert(
        fc.property(inAYear, (now) => {
          expect(protectionAt({ ...approved, outcome }, policy, now)).toBe('released');
        }),
      );
    },
  );

  it.each(['draft', 'rejected', 'duplicate', 'withdrawn'] as const)(
    'DP4: dates left in a deal that is %s protect nobody',
    (review) => {
      expect(protectionAt({ ...approved, review }, policy, MONDAY)).toBe('none');
    },
  );

  it('DP4: an approval without an end protects nobody', () => {
    expect(protectionAt({ ...approved, protectionEnd: null }, policy, MONDAY)).toBe('none');
  });
});

describe('questions', () => {
  it('DP3: a lapsed question reads as withdrawn from the very deadline on, and protects no more', () => {
    expect(around(lapse, (now) => reviewAt(asked, policy, now))).toEqual([
      'info_requested',
      'withdrawn',
      'withdrawn',
    ]);
    expect(around(lapse, (now) => protectionAt(asked, policy, now))).toEqual(['provisional', 'none', 'none']);
  });

  it('DM10, DP5: lapse with the end of the seventh day after they were due', () => {
    expect(lapse).toBe(endOfDay(addDays(asked.info?.dueAt ?? '', 7)));
    expect(lapsesAt({ ...asked, info: null }, policy)).toBeNull();
  });

  it.each(Review.options.filter((review) => review !== 'info_requested'))(
    'DP3: a deal that is %s reads as that for ever, whatever was asked before',
    (review) => {
      fc.assert(
        fc.property(inAYear, (now) => {
          expect(reviewAt(someDeal(review, { info: asked.info }), policy, now)).toBe(review);
        }),
      );
    },
  );
});

it('golden scenario 4: sweeper down for two days, protection that ended yesterday already reads as expired', () => {
  const now = addDays(end, 1);
  expect(protectionAt(approved, policy, now)).toBe('expired');
  expect(approved).toMatchObject({ review: 'approved', outcome: 'open', protectionEnd: end });
  const lapsedYesterday = addDays(lapse, 1);
  expect(reviewAt(asked, policy, lapsedYesterday)).toBe('withdrawn');
});
