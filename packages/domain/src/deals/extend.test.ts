import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, endOfDay, type Instant } from '../time.ts';
import type { Deal } from './deal.ts';
import { protectionAt, protectionUntil, reservedUntil } from './deadlines.ts';
import { decideExtension, extensionWindow, requestExtension } from './extend.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const end = protectionUntil(MONDAY, policy.protectionDays);
const approved = someDeal('approved', { protectionEnd: end });
const evidence = { evidence: 'Demo on site on Tuesday', fileIds: [] };
const ask = (deal: Deal, now: Instant) => requestExtension(deal, evidence, acting(SELLER, now));
const grant = (deal: Deal, now: Instant) =>
  decideExtension(deal, { granted: true, noteShared: null }, acting(REVIEWER, now));
const refuseIt = (deal: Deal, now: Instant) =>
  decideExtension(deal, { granted: false, noteShared: 'No work to be seen' }, acting(REVIEWER, now));
const reads = (deal: Deal, now: Instant) => protectionAt(deal, policy, now);

describe('asking for longer protection', () => {
  it.each([
    ['the instant before the window opens', addMs(addDays(end, -21), -1), 'too_early'],
    ['the instant it opens', addDays(end, -21), null],
    ['the end itself', end, null],
    ['the last instant of the window', addMs(addDays(end, 7), -1), null],
    ['seven days after the end', addDays(end, 7), 'too_late'],
  ])('DM31: at %s', (_, now, key) => {
    const ruling = ask(approved, now);
    if (key === null) expect(reads(taken(ruling), now)).toBe('held');
    else expect(ruling).toEqual(refused('DM31', key));
  });

  it('DM32: is over once the policy’s extensions are used up', () => {
    const now = addDays(end, -5);
    expect(ask({ ...approved, extensionCount: 1 }, now)).toEqual(refused('DM32', 'used_up'));
    expect(extensionWindow({ ...approved, extensionCount: 1 }, policy)).toBeNull();
  });

  it('DM33: waits for the answer to the one before, and an answer needs one that waits', () => {
    const now = addDays(end, -5);
    expect(ask(taken(ask(approved, now)), now)).toEqual(refused('DM33', 'pending'));
    expect(grant(approved, now)).toEqual(refused('DM33', 'none_pending'));
  });

  it('DM34: comes with evidence, of which blanks are none', () => {
    const ruling = requestExtension(approved, { evidence: '  ', fileIds: [] }, acting(SELLER, end));
    expect(ruling).toEqual(refused('DM34', 'required', 'evidence'));
  });

  it('DM30: is for approved, open deals whose approval stands', () => {
    const revocation = revokedAt(addDays(end, -6));
    expect(ask(someDeal('in_review'), end)).toEqual(refused('DM30', 'not_from_in_review'));
    expect(ask({ ...approved, outcome: 'won' }, end)).toEqual(refused('DM30', 'not_open'));
    expect(ask({ ...approved, revocation }, addDays(end, -5))).toEqual(refused('DM30', 'revoked'));
  });
});

describe('the answer', () => {
  it('DM35: granted, the new end counts from the old one, whenever it comes', () => {
    const delays = fc.integer({ min: 0, max: 200 * 86_400_000 });
    const starts = fc.integer({ min: -21 * 86_400_000, max: 7 * 86_400_000 - 1 });
    fc.assert(
      fc.property(starts, delays, (start, delay) => {
        const asked = taken(ask(approved, addMs(end, start)));
        const granted = taken(grant(asked, addMs(end, start + delay)));
        expect(granted.protectionEnd).toBe(addDays(end, 60));
        expect(granted.protectionEndOriginal).toBe(end);
        expect(granted.extensionCount).toBe(1);
      }),
    );
  });

  it('DM36: refused before the end, protection runs to its end and may be asked for again', () => {
    const now = addDays(end, -10);
    const deal = taken(refuseIt(taken(ask(approved, now)), now));
    expect([deal.protectionEnd, reads(deal, now), reads(deal, end)]).toEqual([end, 'expiring', 'expired']);
    expect(ask(deal, addMs(now, 1)).ok).toBe(true);
  });

  it('DM36: refused after the end, it is expired at the very decision, and that is the last word', () => {
    const decided = addDays(end, 3);
    const deal = taken(refuseIt(taken(ask(approved, addDays(end, -1))), decided));
    expect([reads(deal, addMs(decided, -1)), reads(deal, decided)]).toEqual(['expiring', 'expired']);
    expect(ask(deal, addMs(decided, 1))).toEqual(refused('DM36', 'refused_at_end'));
  });

  it('DM36: a refusal says why', () => {
    const asked = taken(ask(approved, end));
    const input = { granted: false, noteShared: ' ' };
    expect(decideExtension(asked, input, acting(REVIEWER, end))).toEqual(
      refused('DM36', 'required', 'noteShared'),
    );
  });

  it('DM9: is not given by whose own deal it is', () => {
    const asked = taken(ask(approved, end));
    expect(decideExtension(asked, { granted: true, noteShared: null }, acting(SELLER, end))).toEqual(
      refused('DM9', 'own_deal'),
    );
  });
});

describe('protection', () => {
  it('DP6: is held from the wish to the answer, however long that takes, and reserved without an end', () => {
    const asked = taken(ask(approved, addDays(end, -20)));
    const later = fc.integer({ min: 0, max: 400 * 86_400_000 }).map((ms) => addMs(end, ms));
    fc.assert(fc.property(later, (now) => reads(asked, now) === 'held'));
    expect([reservedUntil(asked), reservedUntil(approved)]).toEqual([null, end]);
  });

  it('DP7: reads as revoked from the very instant it takes effect, held or won or expired', () => {
    const at = addDays(end, -10);
    for (const changes of [
      {},
      { outcome: 'won' as const },
      { extension: taken(ask(approved, at)).extension },
    ]) {
      const deal = { ...approved, ...changes, revocation: revokedAt(at) };
      expect(reads(deal, addMs(at, -1))).not.toBe('revoked');
      expect([reads(deal, at), reads(deal, addDays(end, 9))]).toEqual(['revoked', 'revoked']);
      expect(reservedUntil(deal)).toBe(at);
    }
  });

  it('DP9: of a deal that went on into the CRM runs to its end and is released there', () => {
    const deal: Deal = { ...approved, outcome: 'converted' };
    expect([reads(deal, addMs(end, -1)), reads(deal, end)]).toEqual(['expiring', 'released']);
  });

  it('DP5: lasts to the end of its last day in UTC, never shorter than its days and never a day longer', () => {
    const instants = fc.integer({ min: 0, max: 366 * 86_400_000 }).map((ms) => addMs(MONDAY, ms));
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 400 }), (start, days) => {
        const until = protectionUntil(start, days);
        expect(until.endsWith('T00:00:00.000Z')).toBe(true);
        expect(until >= addDays(start, days) && until < addDays(start, days + 1)).toBe(true);
        expect(endOfDay(until)).toBe(until);
      }),
    );
  });
});

function revokedAt(effectiveAt: Instant): NonNullable<Deal['revocation']> {
  const [by, at] = [REVIEWER, MONDAY];
  return {
    reason: 'no_activity',
    noteShared: 'Nothing happened',
    proposedById: by,
    proposedAt: at,
    confirmedById: 'user_manager',
    confirmedAt: at,
    effectiveAt,
  };
}
