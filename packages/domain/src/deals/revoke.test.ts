import { describe, expect, it } from 'vitest';
import { addDays, addMs, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { protectionAt, protectionUntil } from './deadlines.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { confirmRevocation, liftRevocation, proposeRevocation, withdrawRevocation } from './revoke.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const MANAGER = 'user_manager';
const approved = someDeal('approved');
const input = { reason: 'no_activity' as const, noteShared: 'Nothing happened for two months' };
const now: Instant = addDays(MONDAY, 10);
const effective = protectionUntil(now, 5);
const proposed = taken(proposeRevocation(approved, input, acting(REVIEWER, now)));
const confirmed = taken(confirmRevocation(proposed, acting(MANAGER, now)));
const reads = (deal: Deal, at: Instant) => protectionAt(deal, policy, at);

describe('taking an approval back', () => {
  it('DM41: is proposed with words for the partner, once, and changes nothing yet', () => {
    expect(reads(proposed, addDays(now, 20))).toBe('active');
    expect(proposeRevocation(proposed, input, acting(REVIEWER, now))).toEqual(
      refused('DM41', 'already_proposed'),
    );
    expect(proposeRevocation(approved, { ...input, noteShared: ' ' }, acting(REVIEWER, now))).toEqual(
      refused('DM41', 'required', 'noteShared'),
    );
  });

  it('DM42: is confirmed by another than who proposed it, and only what is proposed', () => {
    expect(confirmRevocation(proposed, acting(REVIEWER, now))).toEqual(refused('DM42', 'four_eyes'));
    expect(confirmRevocation(approved, acting(MANAGER, now))).toEqual(refused('DM42', 'none_proposed'));
    expect(confirmRevocation(confirmed, acting(MANAGER, now))).toEqual(refused('DM42', 'none_proposed'));
    expect(confirmRevocation(proposed, acting(null, now))).toEqual(refused('DM42', 'four_eyes'));
  });

  it('DM43: takes effect with the end of the fifth day of notice', () => {
    expect(confirmed.revocation?.effectiveAt).toBe(effective);
    expect([reads(confirmed, addMs(effective, -1)), reads(confirmed, effective)]).toEqual([
      'active',
      'revoked',
    ]);
  });

  it('DM44: is taken back until then and not after, whether it was confirmed or not', () => {
    const before = addMs(effective, -1);
    expect(taken(withdrawRevocation(proposed, acting(REVIEWER, now))).revocation).toBeNull();
    expect(taken(withdrawRevocation(confirmed, acting(REVIEWER, before))).revocation).toBeNull();
    expect(withdrawRevocation(confirmed, acting(REVIEWER, effective))).toEqual(refused('DM30', 'revoked'));
    expect(withdrawRevocation(approved, acting(REVIEWER, now))).toEqual(refused('DM44', 'none_proposed'));
  });

  it('DM9: is neither proposed nor confirmed by whose own deal it is', () => {
    expect(proposeRevocation(approved, input, acting(SELLER, now))).toEqual(refused('DM9', 'own_deal'));
    const own = { ...proposed, submittedById: MANAGER };
    expect(confirmRevocation(own, acting(MANAGER, now))).toEqual(refused('DM9', 'own_deal'));
  });

  it('DM30: is for approved deals alone', () => {
    expect(proposeRevocation(someDeal('rejected'), input, acting(REVIEWER, now))).toEqual(
      refused('DM30', 'not_from_rejected'),
    );
    expect(proposeRevocation({ ...approved, outcome: 'lost' }, input, acting(REVIEWER, now))).toEqual(
      refused('DM30', 'not_open'),
    );
  });

  it('DM44: lifted by an appeal, even after it took effect, protection goes on to its old end', () => {
    expect(reads(liftRevocation(confirmed), addDays(effective, 1))).toBe('active');
    expect(liftRevocation(confirmed).protectionEnd).toBe(approved.protectionEnd);
  });
});
