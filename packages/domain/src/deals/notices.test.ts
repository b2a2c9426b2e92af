import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { protectionUntil } from './deadlines.ts';
import { decideExtension, requestExtension } from './extend.ts';
import { dueNotice, nextNoticeAt } from './notices.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, MONDAY, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const end = protectionUntil(MONDAY, policy.protectionDays);
const approved = someDeal('approved', { protectionEnd: end });

/** What a sweeper tells that runs at these instants. */
function sweptAt(deal: Deal, instants: readonly Instant[]): { deal: Deal; told: string[] } {
  const told: string[] = [];
  let { toldUntil } = deal;
  for (const now of instants.toSorted()) {
    for (;;) {
      const due = dueNotice({ ...deal, toldUntil }, policy, now);
      if (!due) break;
      told.push(`${due.kind} ${due.daysLeft}`);
      toldUntil = due.at;
    }
  }
  return { deal: { ...deal, toldUntil }, told };
}
const all = ['expiring 30', 'expiring 14', 'expiring 3', 'expired 0'];
const days = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => addDays(end, from + n));

describe('notices', () => {
  it('DP8: are told 30, 14 and 3 days before the end and at it, at the very instants', () => {
    for (const [index, left] of [30, 14, 3, 0].entries()) {
      const at = addDays(end, -left);
      expect(sweptAt(approved, [addMs(at, -1)]).told).toEqual(all.slice(0, left === 0 ? 3 : index));
      expect(sweptAt(approved, days(-40, -left)).told).toEqual(all.slice(0, index + 1));
    }
  });

  it('DP8: are told at most once each and in order, however often and late the sweeper runs', () => {
    const runs = fc.array(
      fc.integer({ min: -60, max: 60 }).map((day) => addDays(end, day)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(runs, (instants) => {
        const { told } = sweptAt(approved, instants);
        expect(told).toEqual(all.filter((notice) => told.includes(notice)));
        expect(told.includes('expired 0')).toBe(instants.some((now) => now >= end));
      }),
    );
  });

  it('DP8: once the end is there, that it comes near is no news', () => {
    expect(sweptAt(approved, [addDays(end, 2)]).told).toEqual(['expired 0']);
  });

  it('DP8: are silent while protection is held, and a new end has its own', () => {
    const { deal, told } = sweptAt(approved, days(-40, -10));
    expect(told).toEqual(all.slice(0, 2));
    const now = addDays(end, -10);
    const asked = taken(requestExtension(deal, { evidence: 'Demo', fileIds: [] }, acting(SELLER, now)));
    expect(sweptAt(asked, days(-10, 90)).told).toEqual([]);
    const granted = taken(
      decideExtension(asked, { granted: true, noteShared: null }, acting(REVIEWER, addDays(end, 1))),
    );
    expect(sweptAt(granted, days(1, 90)).told).toEqual(all);
  });

  it('DP8: a refusal after the end is followed by the end once, told before or not', () => {
    const input = { granted: false, noteShared: 'No' };
    const wish = { evidence: 'Demo', fileIds: [] };
    const early = taken(requestExtension(approved, wish, acting(SELLER, addDays(end, -1))));
    const refusedLate = taken(decideExtension(early, input, acting(REVIEWER, addDays(end, 2))));
    expect(sweptAt(refusedLate, days(2, 5)).told).toEqual(['expired 0']);
    const told = sweptAt(approved, days(-40, 1)).deal;
    const late = taken(requestExtension(told, wish, acting(SELLER, addDays(end, 2))));
    const refusedAgain = taken(decideExtension(late, input, acting(REVIEWER, addDays(end, 3))));
    expect(sweptAt(refusedAgain, days(3, 9)).told).toEqual([]);
  });

  it('DP8: end with a revocation, which is told when it takes effect', () => {
    const effectiveAt = addDays(end, -20);
    const confirmed = { confirmedById: REVIEWER, confirmedAt: MONDAY, effectiveAt };
    const proposed = {
      reason: 'no_activity' as const,
      noteShared: 'x',
      proposedById: SELLER,
      proposedAt: MONDAY,
    };
    const deal = { ...approved, revocation: { ...proposed, ...confirmed } };
    expect(sweptAt(deal, days(-40, 5)).told).toEqual(['expiring 30', 'revoked 0']);
  });

  it('DP8: there are none of what is decided otherwise, won or lost, or begins within them', () => {
    expect(nextNoticeAt(someDeal('rejected'), policy)).toBeNull();
    expect(nextNoticeAt({ ...approved, outcome: 'won' }, policy)).toBeNull();
    const short = { ...approved, protectionStart: addDays(end, -10) };
    expect(sweptAt(short, days(-10, 1)).told).toEqual(all.slice(2));
  });
});
