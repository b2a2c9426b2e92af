import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstRightUntil } from '../reservations/first-right.ts';
import { defaultConflictPolicy as conflicts } from '../reservations/policy.ts';
import { addBusinessDays, addDays, addMs, endOfDay, type Instant } from '../time.ts';
import { appealableUntil } from './appealing.ts';
import { lapsesAt, protectionUntil } from './deadlines.ts';
import { extensionWindow } from './extend.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { requestInfo } from './questions.ts';
import { confirmRevocation, proposeRevocation } from './revoke.ts';
import { acting, MONDAY, REVIEWER, someDeal, taken } from './testing.ts';

const anyTime = fc.integer({ min: 0, max: 60 * 86_400_000 }).map((ms) => addMs(MONDAY, ms));

function asked(at: Instant, dueAt?: Instant) {
  const items = [{ question: 'Which site?', kind: 'missing' as const }];
  return taken(requestInfo(someDeal('in_review'), { items, dueAt }, acting(REVIEWER, at)));
}
function revoked(at: Instant) {
  const endless = someDeal('approved', { protectionEnd: addDays(at, 500) });
  const words = { reason: 'no_activity' as const, noteShared: 'Nothing happened' };
  const proposed = taken(proposeRevocation(endless, words, acting(REVIEWER, at)));
  return taken(confirmRevocation(proposed, acting('user_boss', at)));
}

/** Every deadline a partner is given, with the days it is given for, from a moment on. */
const given: Record<string, (at: Instant) => [until: Instant | null | undefined, plain: Instant]> = {
  protection: (at) => [protectionUntil(at, policy.protectionDays), addDays(at, policy.protectionDays)],
  objection: (at) => [
    appealableUntil(someDeal('rejected', { decidedAt: at }), policy),
    addDays(at, policy.appealDays),
  ],
  answer: (at) => [asked(at).info?.dueAt, addBusinessDays(at, policy.infoDueBusinessDays)],
  'answer by a day of the desk’s own': (at) => [asked(at, addDays(at, 3)).info?.dueAt, addDays(at, 3)],
  lapse: (at) => {
    const deal = someDeal('info_requested');
    const info = deal.info && { ...deal.info, dueAt: at };
    return [lapsesAt({ ...deal, info }, policy), addDays(at, policy.lapseDays)];
  },
  'asking for longer protection': (at) => [
    extensionWindow(someDeal('approved', { protectionEnd: at }), policy)?.until,
    addDays(at, policy.protection.extension.closesDaysAfter),
  ],
  'notice of a revocation': (at) => [
    revoked(at).revocation?.effectiveAt,
    addDays(at, policy.protection.revocationNoticeDays),
  ],
  'first right of an incumbent': (at) => [
    firstRightUntil(at, conflicts),
    addDays(at, conflicts.incumbentFirstRightDays),
  ],
};

it.each(Object.entries(given))(
  'DP5: %s lasts to the end of its last day, never less than the days it is given for',
  (_, deadline) => {
    fc.assert(
      fc.property(anyTime, (at) => {
        const [until, plain] = deadline(at);
        expect(until).toBe(endOfDay(plain));
        expect(until && until >= plain && until < addDays(plain, 1)).toBe(true);
      }),
    );
  },
);
