import { describe, expect, it } from 'vitest';
import { addBusinessDays, addDays, addMs, endOfDay } from '../time.ts';
import { answerAppeal, appeal, appealableUntil } from './appealing.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { acting, MONDAY, openAppeal, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const end = endOfDay(addDays(MONDAY, 10));
const ground = { ground: ' We met them first ', fileIds: ['file_1'] };
const revoked = someDeal('approved', {
  revocation: {
    reason: 'no_activity',
    noteShared: 'Nothing happened',
    proposedById: REVIEWER,
    proposedAt: MONDAY,
    confirmedById: 'user_boss',
    confirmedAt: MONDAY,
    effectiveAt: addDays(MONDAY, 5),
  },
});

describe('objecting to a decision', () => {
  it.each([
    ['rejection', someDeal('rejected')],
    ['duplicate', someDeal('duplicate')],
    ['revocation', revoked],
  ] as const)(
    'AP1: a %s can be objected to for ten days, not at the end of the last one',
    (against, deal) => {
      expect(appealableUntil(deal, policy)).toBe(end);
      const raised = taken(appeal(deal, ground, acting(SELLER, addMs(end, -1))));
      expect(raised).toEqual({
        ...deal,
        appeal: {
          ...openAppeal(addMs(end, -1)),
          against,
          ground: 'We met them first',
          fileIds: ['file_1'],
          dueAt: addBusinessDays(addMs(end, -1), policy.appealAnswerBusinessDays),
        },
      });
      expect(appeal(deal, ground, acting(SELLER, end))).toEqual(refused('AP1', 'too_late'));
    },
  );

  it.each(['draft', 'submitted', 'in_review', 'info_requested', 'approved', 'withdrawn'] as const)(
    'AP1: there is nothing to object to while a deal is %s',
    (review) => {
      expect(appeal(someDeal(review), ground, acting(SELLER, MONDAY))).toEqual(
        refused('AP1', 'nothing_decided'),
      );
      expect(appealableUntil(someDeal(review), policy)).toBeNull();
    },
  );

  it('AP1: an objection says why', () => {
    expect(appeal(someDeal('rejected'), { ground: '  ', fileIds: [] }, acting(SELLER, MONDAY))).toEqual(
      refused('AP1', 'required', 'ground'),
    );
  });

  it('AP2: each decision is objected to once; a later one anew', () => {
    const raised = taken(appeal(someDeal('rejected'), ground, acting(SELLER, MONDAY)));
    expect(appeal(raised, ground, acting(SELLER, MONDAY))).toEqual(refused('AP2', 'appealed_already'));
    expect(appealableUntil(raised, policy)).toBeNull();
    const later = addDays(MONDAY, 2);
    const again = { ...raised, decidedAt: later };
    expect(appeal(again, ground, acting(SELLER, later)).ok).toBe(true);
  });
});

describe('answering', () => {
  const answer = { upheld: true, noteShared: 'You were right' };
  const raised = someDeal('rejected', {
    appeal: openAppeal(MONDAY),
    completeAt: addDays(MONDAY, -3),
    noteShared: 'No',
  });

  it('AP3: there must be something to answer, and words', () => {
    expect(answerAppeal(someDeal('rejected'), answer, acting('user_other', MONDAY))).toEqual(
      refused('AP3', 'none_open'),
    );
    expect(answerAppeal(raised, { upheld: false, noteShared: ' ' }, acting('user_other', MONDAY))).toEqual(
      refused('AP3', 'required', 'noteShared'),
    );
    const done = taken(answerAppeal(raised, { ...answer, upheld: false }, acting('user_other', MONDAY)));
    expect(answerAppeal(done, answer, acting('user_other', MONDAY))).toEqual(refused('AP3', 'none_open'));
  });

  it('AP4: whoever took the decision, or proposed it, does not judge the objection to it', () => {
    expect(answerAppeal(raised, answer, acting(REVIEWER, MONDAY))).toEqual(refused('AP4', 'own_decision'));
    const against = { ...revoked, appeal: { ...openAppeal(MONDAY), against: 'revocation' as const } };
    for (const hand of [REVIEWER, 'user_boss'])
      expect(answerAppeal(against, answer, acting(hand, MONDAY))).toEqual(refused('AP4', 'own_decision'));
    expect(answerAppeal(against, answer, acting('user_other', MONDAY)).ok).toBe(true);
  });

  it('AP5: upheld, the deal is under review again with the priority it had, and nothing of the refusal stays', () => {
    const now = addDays(MONDAY, 3);
    const back = taken(answerAppeal(raised, answer, acting('user_other', now)));
    expect(back).toMatchObject({
      review: 'in_review',
      completeAt: addDays(MONDAY, -3),
      submittedAt: MONDAY,
      reviewerId: 'user_other',
      rejectReason: null,
      decidedAt: null,
      noteShared: null,
      decisionDueAt: addBusinessDays(now, policy.decisionBusinessDays),
      appeal: { status: 'upheld', decidedById: 'user_other', noteShared: 'You were right' },
    });
    const duplicate = someDeal('duplicate', { appeal: openAppeal(MONDAY) });
    expect(taken(answerAppeal(duplicate, answer, acting('user_other', now))).duplicateOfId).toBeNull();
  });

  it('AP5: an upheld objection to a revocation undoes it', () => {
    const against = { ...revoked, appeal: { ...openAppeal(MONDAY), against: 'revocation' as const } };
    expect(taken(answerAppeal(against, answer, acting('user_other', MONDAY)))).toMatchObject({
      review: 'approved',
      revocation: null,
    });
  });

  it('refused, everything stays as it was but the answer', () => {
    const done = taken(
      answerAppeal(raised, { upheld: false, noteShared: 'No' }, acting('user_other', MONDAY)),
    );
    expect({ ...done, appeal: raised.appeal }).toEqual(raised);
    expect(done.appeal?.status).toBe('refused');
  });
});
