import { describe, expect, it } from 'vitest';
import { addBusinessDays, addDays, addMs, endOfDay } from '../time.ts';
import { close } from './convert.ts';
import { lapsesAt, protectionAt, protectionUntil } from './deadlines.ts';
import * as rules from './decide.ts';
import { type MoveName, moves } from './moves.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { answerInfo, lapse, requestInfo } from './questions.ts';
import { RejectReason } from './reasons.ts';
import { approve } from './signing.ts';
import { submit } from './submit.ts';
import {
  acting,
  dealId,
  everyMove,
  refused,
  REVIEWER,
  SELLER,
  someDeal,
  submission,
  taken,
} from './testing.ts';

const TUESDAY = '2026-11-17T09:00:00.000Z';

describe('submitting', () => {
  it('DM2: takes the server’s time, the number, the receipt and the policy’s version, and starts the decision clock', () => {
    const deal = taken(submit(someDeal('draft'), submission(), acting(SELLER, TUESDAY)));
    expect(deal).toEqual({
      ...someDeal('draft'),
      ...submission(),
      review: 'submitted',
      submittedById: SELLER,
      chain: [{ name: 'desk', role: 'deal_desk', signedById: null, signedAt: null, note: null }],
      submittedAt: TUESDAY,
      completeAt: TUESDAY,
      decisionDueAt: addBusinessDays(TUESDAY, 2),
      policyVersion: policy.version,
    });
  });

  it('DM2: the decision is due after two business days, weekends not counted', () => {
    const dueAfter = (now: string) =>
      taken(submit(someDeal('draft'), submission(), acting(SELLER, now))).decisionDueAt;
    expect(dueAfter('2026-11-19T09:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(dueAfter('2026-11-21T09:00:00.000Z')).toBe('2026-11-25T00:00:00.000Z');
  });

  it('DM2: protects provisionally from that moment', () => {
    expect(protectionAt(someDeal('draft'), policy, TUESDAY)).toBe('none');
    const deal = taken(submit(someDeal('draft'), submission(), acting(SELLER, TUESDAY)));
    expect(protectionAt(deal, policy, TUESDAY)).toBe('provisional');
  });
});

describe('decisions', () => {
  const notes = { noteShared: 'Good luck', noteInternal: 'fine' };

  it('take: names the reviewer', () => {
    expect(taken(rules.take(someDeal('submitted'), acting(REVIEWER, TUESDAY)))).toEqual({
      ...someDeal('submitted'),
      review: 'in_review',
      reviewerId: REVIEWER,
    });
  });

  it.each(['submitted', 'in_review'] as const)(
    'DM6: approving from %s protects from the decision on for 90 days',
    (review) => {
      expect(taken(approve(someDeal(review), notes, acting(REVIEWER, TUESDAY)))).toEqual({
        ...someDeal(review),
        ...notes,
        review: 'approved',
        reviewerId: REVIEWER,
        decidedAt: TUESDAY,
        protectionStart: TUESDAY,
        protectionEnd: protectionUntil(TUESDAY, 90),
        protectionEndOriginal: protectionUntil(TUESDAY, 90),
        chain: [{ name: 'desk', role: 'deal_desk', signedById: REVIEWER, signedAt: TUESDAY, note: 'fine' }],
      });
    },
  );

  it('DM6: the deal keeps the policy version of its submission, whatever is in force at the decision', () => {
    const newer = { ...policy, version: '2027-01', protectionDays: 60 };
    const deal = taken(
      approve(someDeal('in_review'), notes, { ...acting(REVIEWER, TUESDAY), policy: newer }),
    );
    expect(deal).toMatchObject({
      policyVersion: policy.version,
      protectionEnd: protectionUntil(TUESDAY, 60),
    });
  });

  it('writes nothing into a deal but what a decision has', () => {
    const smuggled = {
      ...notes,
      sellerId: 'user_other',
      number: 'D-0',
      reason: 'vendor_direct',
      ofId: dealId(9),
    } as const;
    for (const rule of [approve, rules.reject, rules.markDuplicate]) {
      const deal = taken(rule(someDeal('in_review'), smuggled, acting(REVIEWER, TUESDAY)));
      expect(deal).toMatchObject({ sellerId: SELLER, number: 'D-2026-000007' });
    }
  });

  it.each(RejectReason.options)(
    'DM7: rejecting for %s is recorded, with words where the reason has none',
    (reason) => {
      const deal = taken(
        rules.reject(someDeal('in_review'), { reason, ...notes }, acting(REVIEWER, TUESDAY)),
      );
      expect(deal).toEqual({
        ...someDeal('in_review'),
        ...notes,
        review: 'rejected',
        rejectReason: reason,
        decidedAt: TUESDAY,
      });
      const wordless = rules.reject(
        someDeal('in_review'),
        { reason, noteShared: null, noteInternal: 'why' },
        acting(REVIEWER, TUESDAY),
      );
      expect(wordless.ok).toBe(reason !== 'other');
    },
  );

  it.each([null, '', '  '])('DM7: `other` with %j for the partner is refused', (noteShared) => {
    expect(
      rules.reject(
        someDeal('in_review'),
        { reason: 'other', noteShared, noteInternal: 'x' },
        acting(REVIEWER, TUESDAY),
      ),
    ).toEqual(refused('DM7', 'required', 'noteShared'));
  });

  it('DM8: a duplicate names the deal it repeats, and the partner reads only that it is registered already', () => {
    const duplicate = { ofId: dealId(5), noteInternal: 'see 5' };
    expect(taken(rules.markDuplicate(someDeal('in_review'), duplicate, acting(REVIEWER, TUESDAY)))).toEqual({
      ...someDeal('in_review'),
      review: 'duplicate',
      duplicateOfId: dealId(5),
      noteInternal: 'see 5',
      noteShared: null,
      rejectReason: 'already_registered',
      decidedAt: TUESDAY,
    });
  });

  it('DM8: a deal does not repeat itself', () => {
    const deal = someDeal('in_review');
    expect(
      rules.markDuplicate(deal, { ofId: deal.id, noteInternal: null }, acting(REVIEWER, TUESDAY)),
    ).toEqual(refused('DM8', 'same_deal', 'ofId'));
  });

  it.each((Object.keys(moves) as MoveName[]).filter((name) => /deal\.(decide|sign)/.test(moves[name].by)))(
    'DM9: %s is refused to the seller the deal belongs to and to whoever handed it in, and only to them',
    (name) => {
      const [from] = moves[name].from;
      const actor = name === 'reopen' ? 'user_other' : REVIEWER;
      expect(everyMove[name](someDeal(from, { sellerId: actor }), TUESDAY)).toEqual(
        refused('DM9', 'own_deal'),
      );
      expect(everyMove[name](someDeal(from, { submittedById: actor }), TUESDAY)).toEqual(
        refused('DM9', 'own_deal'),
      );
      expect(everyMove[name](someDeal(from), TUESDAY).ok).toBe(true);
    },
  );

  it('DM9: the seller may of course answer and withdraw', () => {
    expect(everyMove.answerInfo(someDeal('info_requested'), TUESDAY).ok).toBe(true);
    expect(everyMove.withdraw(someDeal('in_review'), TUESDAY).ok).toBe(true);
  });

  it('DM1: a state that does not fit is named before anything else that is wrong', () => {
    const own = { sellerId: REVIEWER };
    const notFrom = refused('DM1', 'not_from_approved');
    expect(rules.take(someDeal('approved', own), acting(REVIEWER, TUESDAY))).toEqual(notFrom);
    expect(requestInfo(someDeal('approved'), { items: [] }, acting(REVIEWER, TUESDAY))).toEqual(notFrom);
    expect(
      answerInfo(
        someDeal('approved', { info: someDeal('info_requested').info }),
        { answers: {} },
        acting(SELLER, TUESDAY),
      ),
    ).toEqual(notFrom);
  });
});

describe('endings', () => {
  const lapseAt = lapsesAt(someDeal('info_requested'), policy) ?? '';

  it('DM10: a question unanswered for 7 days after it was due withdraws the deal, not a millisecond earlier', () => {
    const deal = someDeal('info_requested');
    expect(lapseAt).toBe(endOfDay(addDays(deal.info?.dueAt ?? '', 7)));
    expect(lapse(deal, acting(null, addMs(lapseAt, -1)))).toEqual(refused('DM10', 'not_due'));
    expect(taken(lapse(deal, acting(null, lapseAt)))).toEqual({
      ...deal,
      review: 'withdrawn',
      withdrawReason: 'no_answer',
    });
  });

  it.each(['answerInfo', 'withdraw'] as const)(
    'DM10: %s comes too late once the deadline passed, sweeper or not',
    (name) => {
      expect(everyMove[name](someDeal('info_requested'), addMs(lapseAt, -1)).ok).toBe(true);
      expect(everyMove[name](someDeal('info_requested'), lapseAt)).toEqual(
        refused('DM1', 'not_from_withdrawn'),
      );
    },
  );

  it('withdrawing keeps the reason', () => {
    expect(taken(rules.withdraw(someDeal('submitted'), 'entered_in_error', acting(SELLER, TUESDAY)))).toEqual(
      {
        ...someDeal('submitted'),
        review: 'withdrawn',
        withdrawReason: 'entered_in_error',
      },
    );
  });

  it.each(['won', 'lost'] as const)('DM11: an approved, open deal can be %s, once', (outcome) => {
    const context = acting(SELLER, TUESDAY);
    const closed = taken(close(someDeal('approved'), outcome, context));
    expect(closed).toEqual({ ...someDeal('approved'), outcome });
    expect(close(closed, outcome === 'won' ? 'lost' : 'won', context)).toEqual(refused('DM11', 'not_open'));
  });

  it.each([
    'draft',
    'submitted',
    'in_review',
    'info_requested',
    'rejected',
    'duplicate',
    'withdrawn',
  ] as const)('DM11: a deal that is %s cannot be won or lost', (review) => {
    expect(close(someDeal(review), 'won', acting(SELLER, TUESDAY))).toEqual(refused('DM11', 'not_open'));
  });
});
