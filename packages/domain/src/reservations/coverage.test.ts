import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, type Instant } from '../time.ts';
import {
  checkActivity,
  checkCoverage,
  type CoverageDraft,
  coversAccount,
  isActive,
  isInTime,
  onlyNarrows,
} from './coverage.ts';
import { defaultConflictPolicy as policy } from './policy.ts';
import { WHOLE_ACCOUNT } from './scope.ts';
import { MONDAY, projectScope, scope } from './testing.ts';

function draft(changes: Partial<CoverageDraft> = {}): CoverageDraft {
  return {
    kind: 'vendor_direct',
    accountId: 'acc_1',
    predicate: null,
    ...WHOLE_ACCOUNT,
    from: MONDAY,
    until: null,
    ownerId: 'user_direct',
    partnerId: null,
    reason: 'Framework contract',
    disclose: 'none',
    ...changes,
  };
}

const context = { policy, now: MONDAY, namedByOwner: 0, activityAt: addDays(MONDAY, -3) };
const refusalOf = (
  changes: Partial<CoverageDraft>,
  more: Partial<typeof context> | { activityAt: null } = {},
) => {
  const checked = checkCoverage(draft(changes), { ...context, ...more });
  return checked.ok ? null : `${checked.refusal.rule} ${checked.refusal.key}`;
};
const untilOf = (changes: Partial<CoverageDraft>): Instant | null => {
  const checked = checkCoverage(draft(changes), context);
  if (!checked.ok) throw new Error(checked.refusal.key);
  return checked.row.until;
};

describe('a coverage row', () => {
  it('RC21: of a named account ends after twelve months, or sooner when it says so', () => {
    expect(untilOf({})).toBe('2027-11-16T09:00:00.000Z');
    expect(untilOf({ until: addDays(MONDAY, 800) })).toBe('2027-11-16T09:00:00.000Z');
    expect(untilOf({ until: addDays(MONDAY, 30) })).toBe(addDays(MONDAY, 30));
    expect(untilOf({ kind: 'house', ownerId: null })).toBeNull();
  });

  it('RC21: a year after a leap day is the last of February', () => {
    const checked = checkCoverage(draft({ from: '2028-02-29T12:00:00.000Z' }), {
      ...context,
      now: '2028-02-29T12:00:00.000Z',
      activityAt: MONDAY,
    });
    expect(checked).toMatchObject({ ok: true, row: { until: '2029-02-28T12:00:00.000Z' } });
  });

  it('RC21: of a named account says why, with evidence of activity', () => {
    expect(refusalOf({ ownerId: null })).toBe('RC21 required');
    expect(refusalOf({ reason: '  ' })).toBe('RC21 required');
    expect(refusalOf({ reason: null })).toBe('RC21 required');
    expect(refusalOf({}, { activityAt: null })).toBe('RC21 required');
    expect(refusalOf({ kind: 'house', ownerId: null, reason: null }, { activityAt: null })).toBeNull();
  });

  it('RC22: is refused to a seller whose named accounts are used up', () => {
    expect(refusalOf({}, { namedByOwner: policy.namedAccountsPerSeller - 1 })).toBeNull();
    expect(refusalOf({}, { namedByOwner: policy.namedAccountsPerSeller })).toBe('RC22 too_many_named');
  });

  it('RC23: has no activity that has not happened yet', () => {
    expect(refusalOf({}, { activityAt: addMs(MONDAY, 1) })).toBe('RC23 not_yet');
    expect(checkActivity(MONDAY, MONDAY)).toBeNull();
  });

  it('RC20: is about an account or about those that fit, never both or none', () => {
    expect(refusalOf({ accountId: null })).toBe('RC20 account_or_predicate');
    expect(refusalOf({ predicate: { country: 'DE', segment: null } })).toBe('RC20 account_or_predicate');
    expect(
      refusalOf({ accountId: null, predicate: { country: 'DE', segment: null }, ...scope(['lyon'], 'all') }),
    ).toBe('RC20 sites_need_account');
    expect(refusalOf({ until: MONDAY })).toBe('RC20 ends_before_start');
  });

  it('RC20: names a partner exactly when it is a partner’s', () => {
    expect(refusalOf({ partnerId: 'org_a' })).toBe('RC20 partner');
    expect(refusalOf({ kind: 'incumbent' })).toBe('RC20 partner');
    expect(refusalOf({ kind: 'incumbent', partnerId: 'org_a' })).toBeNull();
  });

  it('covers the accounts that fit all it names, and no other', () => {
    const account = { id: 'acc_1', country: 'DE', segment: 'public' };
    const fits = (country: string | null, segment: string | null): boolean =>
      coversAccount({ accountId: null, predicate: { country, segment } }, account);
    expect([fits('DE', null), fits(null, 'public'), fits('DE', 'public')]).toEqual([true, true, true]);
    expect([fits('FR', null), fits('DE', 'retail'), fits(null, null)]).toEqual([false, false, false]);
    expect(coversAccount({ accountId: 'acc_2', predicate: null }, account)).toBe(false);
  });

  it('RC7: is in time when it was entered before the submission, not at the same moment', () => {
    expect(isInTime({ enteredAt: addMs(MONDAY, -1) }, MONDAY)).toBe(true);
    expect(isInTime({ enteredAt: MONDAY }, MONDAY)).toBe(false);
  });

  it('RC5, RC6: is active for the policy’s days after something happened that was logged in time', () => {
    const done = (happenedAt: Instant, enteredAt: Instant = happenedAt) =>
      isActive({ activities: [{ happenedAt, enteredAt }] }, MONDAY, 90);
    expect(done(addMs(addDays(MONDAY, -90), 1))).toBe(true);
    expect(done(addDays(MONDAY, -90))).toBe(false);
    expect(done(addDays(MONDAY, -1), MONDAY)).toBe(false);
    expect(isActive({ activities: [] }, MONDAY, 90)).toBe(false);
  });
});

describe('an edit of a coverage row (RC20)', () => {
  const row = draft({ ...scope(['lyon', 'munich'], ['fuse', 'volt']), until: addDays(MONDAY, 100) });
  const narrows = (changes: Partial<CoverageDraft>) => onlyNarrows(row, { ...row, ...changes });

  it('RC20: that takes sites, products or time away, or changes words, keeps the time of entry', () => {
    expect(narrows({})).toBe(true);
    expect(
      narrows({ ...scope(['lyon'], ['fuse']), from: addDays(MONDAY, 1), until: addDays(MONDAY, 99) }),
    ).toBe(true);
    expect(narrows({ reason: 'x', disclose: 'kind', ownerId: 'user_b' })).toBe(true);
  });

  it.each<[string, Partial<CoverageDraft>]>([
    ['another kind', { kind: 'blocked' }],
    ['another account', { accountId: 'acc_2' }],
    ['one more site', scope(['lyon', 'munich', 'ulm'], ['fuse'])],
    ['all sites', scope('all', ['fuse'])],
    ['all products', scope(['lyon'], 'all')],
    ['a project', projectScope('Atlas', ['fuse'])],
    ['a later end', { until: addDays(MONDAY, 101) }],
    ['no end', { until: null }],
    ['an earlier start', { from: addDays(MONDAY, -1) }],
    ['another partner', { partnerId: 'org_b' }],
  ])('RC20: that gives it %s is a new row', (_, changes) => {
    expect(narrows(changes)).toBe(false);
  });

  it('RC20: whatever is typed, an edit in place never covers what was not covered', () => {
    const sites = fc.oneof(
      fc.constant('all' as const),
      fc.subarray(['lyon', 'munich', 'ulm'], { minLength: 1 }),
    );
    const products = fc.oneof(
      fc.constant('all' as const),
      fc.subarray(['fuse', 'volt', 'arc'], { minLength: 1 }),
    );
    fc.assert(
      fc.property(sites, products, sites, products, (s1, p1, s2, p2) => {
        const [before, after] = [draft(scope(s1, p1)), draft(scope(s2, p2))];
        fc.pre(onlyNarrows(before, after));
        for (const site of ['lyon', 'munich', 'ulm', 'other'])
          for (const product of ['fuse', 'volt', 'arc', 'other']) {
            const covers = (s: typeof s1, p: typeof p1) =>
              (s === 'all' || s.includes(site)) && (p === 'all' || p.includes(product));
            expect(covers(s2, p2) && !covers(s1, p1)).toBe(false);
          }
      }),
    );
  });
});
