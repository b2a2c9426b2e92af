import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { approvedMoves } from './approved-moves.ts';
import { close, conversionKind, convert } from './convert.ts';
import type { Deal } from './deal.ts';
import { protectionUntil } from './deadlines.ts';
import { requestExtension } from './extend.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { mayRegisterAgain } from './register-again.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const now = addDays(MONDAY, 10);
const approved = someDeal('approved');
const into = (deal: Deal, externalId: string | null, contactMatches = 1) =>
  convert(deal, { contactMatches, externalId }, acting(REVIEWER, now));

describe('going on into the CRM', () => {
  it('DM47: is an opportunity when exactly one contact has the address, else a lead', () => {
    expect([0, 1, 2].map(conversionKind)).toEqual(['lead', 'opportunity', 'lead']);
  });

  it('DM46: told again it is the very same deal, its id may come later, another id is refused', () => {
    const first = taken(into(approved, null));
    expect(first).toMatchObject({
      outcome: 'converted',
      conversion: { kind: 'opportunity', externalId: null },
    });
    const named = taken(into(first, 'opp-7', 0));
    expect(named.conversion).toEqual({ ...first.conversion, externalId: 'opp-7' });
    for (const again of [into(named, 'opp-7'), into(named, null)]) {
      expect(again.ok && again.deal).toBe(named);
    }
    expect(into(named, 'opp-8')).toEqual(refused('DM46', 'converted_already'));
  });

  it('DM30: is for approved deals that are not lost', () => {
    expect(into(someDeal('submitted'), null)).toEqual(refused('DM30', 'not_from_submitted'));
    expect(into({ ...approved, outcome: 'lost' }, null)).toEqual(refused('DM30', 'not_open'));
  });
});

describe('won or lost', () => {
  it('DM48: told again is the very same deal; the other outcome is refused', () => {
    const won = taken(close(approved, 'won', { now }));
    const again = close(won, 'won', { now });
    expect(again.ok && again.deal).toBe(won);
    expect(close(won, 'lost', { now })).toEqual(refused('DM11', 'not_open'));
  });

  it('DM11: comes after the CRM, not after a revocation took effect or before an approval', () => {
    expect(taken(close(taken(into(approved, null)), 'lost', { now })).outcome).toBe('lost');
    expect(close(someDeal('in_review'), 'won', { now })).toEqual(refused('DM11', 'not_open'));
  });

  it('DM48: what still waited about the deal is settled with it', () => {
    const at = addDays(approved.protectionEnd ?? '', -3);
    const asked = taken(requestExtension(approved, { evidence: 'Demo', fileIds: [] }, acting(SELLER, at)));
    expect(taken(close(asked, 'won', { now: at })).extension).toBeNull();
  });
});

describe('registering the same customer again', () => {
  const end = protectionUntil(MONDAY, policy.protectionDays);
  const expired = { ...approved, protectionEnd: end };
  const again = (earlier: Deal[], days: number, hasNewEvidence = false) =>
    mayRegisterAgain(earlier, { hasNewEvidence, policy, now: addDays(end, days) });

  it('DM45: waits 30 days after protection expired, or brings new evidence', () => {
    expect(again([expired], 1)).toEqual({ rule: 'DM45', key: 'too_soon', field: 'fileIds' });
    expect(again([expired], 29)).not.toBeNull();
    expect(again([expired], 30)).toBeNull();
    expect(again([expired], 1, true)).toBeNull();
  });

  it('DM45: counts what was lost, not what was given up or never approved', () => {
    expect(
      again([someDeal('withdrawn'), someDeal('rejected'), { ...expired, outcome: 'lost' }], 1),
    ).toBeNull();
    expect(again([], 1)).toBeNull();
    const long = { ...expired, protectionEnd: addDays(end, 20) };
    expect(again([expired, long], 31)).not.toBeNull();
  });
});

it('DM30: the table names who may take each step, and no step leaves a lost deal but taking a revocation back', () => {
  const fromLost = Object.entries(approvedMoves).filter(([, { outcomes }]) =>
    outcomes.some((outcome) => outcome === 'lost'),
  );
  expect(fromLost.map(([name]) => name)).toEqual(['withdrawRevocation']);
  expect(Object.values(approvedMoves).map(({ by }) => by)).not.toContain('clock');
});
