import { describe, expect, it } from 'vitest';
import type { Role } from '../access.ts';
import { appeal, answerAppeal } from './appealing.ts';
import { reject } from './decide.ts';
import { OverrideGround, type OverrideReason } from './override.ts';
import { approve, needsSecond, nextSigner, type Signature } from './signing.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken, twoSignatures } from './testing.ts';
import { VerdictResult } from './verdict.ts';

const as = (actorId: string, ...roles: Role[]) => ({ ...acting(actorId, MONDAY), roles });
const desk = as(REVIEWER, 'deal_desk');
const boss = as('user_boss', 'region_manager');
const verdict = (result: VerdictResult, ruleId = 'RC5') => ({ result, ruleId, at: MONDAY });
const held = someDeal('in_review', { verdict: verdict('hard_conflict', 'RC10') });
const direct = someDeal('in_review', { verdict: verdict('not_available') });
const reason = (ground: OverrideGround = 'customer_choice', text: string | null = null): OverrideReason => ({
  ground,
  text,
});
const signature = (changes: Partial<Signature> = {}): Signature => ({
  noteShared: null,
  noteInternal: 'Letter of 3 November',
  override: reason(),
  ...changes,
});
const plain: Signature = { noteShared: null, noteInternal: 'fine' };

describe('approving against the verdict', () => {
  it.each(VerdictResult.options)('DA8: takes a reason exactly where the customer is taken: %s', (result) => {
    const deal = someDeal('in_review', { verdict: verdict(result) });
    const isTaken = result === 'not_available' || result === 'hard_conflict';
    expect(approve(deal, plain, desk).ok).toBe(!isTaken);
    if (isTaken) expect(approve(deal, plain, desk)).toEqual(refused('DA8', 'override_needed', 'override'));
    else expect(approve(deal, signature(), desk)).toEqual(refused('DA8', 'nothing_to_override', 'override'));
  });

  it('DA8: names what is missing: the internal note, or the words of another ground', () => {
    for (const noteInternal of [null, '  '])
      expect(approve(held, signature({ noteInternal }), desk)).toEqual(
        refused('DA8', 'required', 'noteInternal'),
      );
    for (const text of [null, ' '])
      expect(approve(held, signature({ override: reason('other', text) }), desk)).toEqual(
        refused('DA8', 'required', 'overrideText'),
      );
  });

  it.each(OverrideGround.options)('DA8: keeps who said %s, when and against what', (ground) => {
    const approved = taken(approve(held, signature({ override: reason(ground, 'Agreed by mail') }), desk));
    expect(approved).toMatchObject({
      review: 'approved',
      override: {
        ground,
        text: 'Agreed by mail',
        note: 'Letter of 3 November',
        byId: REVIEWER,
        at: MONDAY,
        result: 'hard_conflict',
        ruleId: 'RC10',
      },
    });
  });

  it('DA8: what is not available is not approved by one person, not even by an admin', () => {
    for (const first of [desk, as('user_admin', 'vendor_admin')]) {
      expect(needsSecond(direct)).toBe(true);
      const signed = taken(approve(direct, signature(), first));
      expect(signed).toMatchObject({ review: 'in_review', override: { byId: first.actorId } });
      expect(nextSigner(signed)).toMatchObject({ name: 'override', role: 'region_manager' });
      expect(needsSecond(signed)).toBe(false);
      expect(approve(signed, plain, first).ok).toBe(false);
      expect(approve(signed, plain, as('user_desk2', 'deal_desk'))).toEqual(
        refused('DA1', 'not_your_step', 'override'),
      );
      const done = taken(approve(signed, plain, boss));
      expect(done).toMatchObject({ review: 'approved', override: signed.override });
    }
  });

  it('DA8: a manager who signs last anyway is the second; one who overrides last is not', () => {
    const two = { ...direct, chain: twoSignatures() };
    expect(needsSecond(two)).toBe(false);
    const first = taken(approve(two, signature(), desk));
    expect(taken(approve(first, plain, boss)).review).toBe('approved');

    const before = taken(approve({ ...two, verdict: verdict('clear', 'RC1') }, plain, desk));
    const late = taken(approve({ ...before, verdict: direct.verdict }, signature(), boss));
    expect(late.review).toBe('in_review');
    expect(approve(late, plain, boss).ok).toBe(false);
    expect(taken(approve(late, plain, as('user_admin', 'vendor_admin'))).review).toBe('approved');
  });

  it('DA8: a verdict that changes meanwhile is overridden anew, and one that went away leaves no override', () => {
    const first = taken(approve({ ...held, chain: twoSignatures() }, signature(), desk));
    expect(approve(first, signature(), boss)).toEqual(refused('DA8', 'overridden_already', 'override'));
    const worse = { ...first, verdict: verdict('not_available', 'RC4') };
    expect(approve(worse, plain, boss)).toEqual(refused('DA8', 'override_needed', 'override'));
    const cleared = taken(approve({ ...first, verdict: verdict('clear', 'RC1') }, plain, boss));
    expect(cleared).toMatchObject({ review: 'approved', override: null });
  });

  it('DA8: a deal that is reopened is overridden anew', () => {
    const first = taken(approve({ ...held, chain: twoSignatures() }, signature(), desk));
    const no = taken(reject(first, { reason: 'other', noteShared: 'No', noteInternal: null }, desk));
    const objected = taken(appeal(no, { ground: 'But', fileIds: [] }, as(SELLER)));
    const back = taken(answerAppeal(objected, { upheld: true, noteShared: 'Yes' }, boss));
    expect([no.override?.byId, back.override]).toEqual([REVIEWER, null]);
  });
});
