import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs, endOfDay } from '../time.ts';
import type { Deal } from './deal.ts';
import { answerInfo, requestInfo } from './questions.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const TUESDAY = '2026-11-17T09:00:00.000Z';
const HOUR_MS = 3_600_000;
const asks = (...kinds: ('missing' | 'clarifying')[]) =>
  kinds.map((kind) => ({ question: `A ${kind} thing?`, kind }));

describe('questions', () => {
  const asked = (...kinds: ('missing' | 'clarifying')[]): Deal =>
    taken(requestInfo(someDeal('in_review'), { items: asks(...kinds) }, acting(REVIEWER, TUESDAY)));

  it('are numbered, unanswered and due after five business days', () => {
    expect(asked('missing', 'clarifying')).toMatchObject({
      review: 'info_requested',
      reviewerId: REVIEWER,
      info: {
        items: [
          { id: 'q1', kind: 'missing', question: 'A missing thing?', answer: null },
          { id: 'q2', kind: 'clarifying', question: 'A clarifying thing?', answer: null },
        ],
        askedAt: TUESDAY,
        dueAt: '2026-11-25T00:00:00.000Z',
      },
    });
  });

  it('name the one who asks as reviewer only where nobody took the deal before', () => {
    const ask = (deal: Deal): Deal =>
      taken(requestInfo(deal, { items: asks('missing') }, acting('user_second', TUESDAY)));
    expect(ask(someDeal('submitted')).reviewerId).toBe('user_second');
    expect(ask(someDeal('in_review')).reviewerId).toBe(REVIEWER);
  });

  it('DM3: an answer to something missing moves completeAt to the time of the answer', () => {
    const answeredAt = addMs(TUESDAY, HOUR_MS);
    for (const kinds of [['missing'], ['clarifying', 'missing']] as const) {
      const deal = taken(
        answerInfo(asked(...kinds), { answers: { q1: 'a', q2: 'b' } }, acting(SELLER, answeredAt)),
      );
      expect(deal).toMatchObject({ review: 'in_review', completeAt: answeredAt, submittedAt: MONDAY });
    }
  });

  it('DM3: clarifying questions cost no priority', () => {
    const deal = taken(
      answerInfo(
        asked('clarifying', 'clarifying'),
        { answers: { q1: 'a', q2: 'b' } },
        acting(SELLER, addDays(TUESDAY, 3)),
      ),
    );
    expect(deal.completeAt).toBe(MONDAY);
  });

  it('DM4: the time the vendor waited is added to the due time, to the millisecond', () => {
    fc.assert(
      fc.property(fc.nat(13 * 24 * HOUR_MS), (waitedMs) => {
        const deal = asked('clarifying');
        const answered = taken(
          answerInfo(deal, { answers: { q1: 'a' } }, acting(SELLER, addMs(TUESDAY, waitedMs))),
        );
        expect(answered.decisionDueAt).toBe(addMs(deal.decisionDueAt ?? '', waitedMs));
      }),
    );
  });

  it('DM4: a clock that was set back never makes the decision due earlier', () => {
    const deal = asked('clarifying');
    const answered = taken(answerInfo(deal, { answers: { q1: 'a' } }, acting(SELLER, addMs(TUESDAY, -1))));
    expect(answered.decisionDueAt).toBe(deal.decisionDueAt);
  });

  it('DM5: a request without a question is refused', () => {
    expect(requestInfo(someDeal('in_review'), { items: [] }, acting(REVIEWER, TUESDAY))).toEqual(
      refused('DM5', 'required', 'items'),
    );
  });

  it.each([
    [{}, 'q1'],
    [{ q1: 'a' }, 'q2'],
    [{ q2: 'b' }, 'q1'],
    [{ q1: 'a', q2: '  ' }, 'q2'],
    [{ q1: 'a', q3: 'c' }, 'q2'],
  ])('DM5: answers %j leave %s open and are refused', (answers, open) => {
    expect(answerInfo(asked('missing', 'missing'), { answers }, acting(SELLER, TUESDAY))).toEqual(
      refused('DM5', 'required', open),
    );
  });

  it('DM5: every answer is kept beside its question, trimmed', () => {
    const deal = taken(
      answerInfo(
        asked('missing', 'clarifying'),
        { answers: { q1: ' Lyon ', q2: 'Jo' } },
        acting(SELLER, TUESDAY),
      ),
    );
    expect(deal.info?.items.map((item) => item.answer)).toEqual(['Lyon', 'Jo']);
  });

  it.each([{ info: null }, { decisionDueAt: null }])('a row that lost %j can still be answered', (lost) => {
    const deal = someDeal('info_requested', lost);
    expect(taken(answerInfo(deal, { answers: {} }, acting(SELLER, TUESDAY)))).toEqual({
      ...deal,
      review: 'in_review',
    });
  });

  it('may come a second time, and count from then', () => {
    const answered = taken(
      answerInfo(asked('missing'), { answers: { q1: 'a' } }, acting(SELLER, addDays(TUESDAY, 1))),
    );
    const again = taken(
      requestInfo(answered, { items: asks('missing') }, acting(REVIEWER, addDays(TUESDAY, 2))),
    );
    expect(again.info).toMatchObject({ askedAt: addDays(TUESDAY, 2), items: [{ id: 'q1', answer: null }] });
    const done = taken(answerInfo(again, { answers: { q1: 'b' } }, acting(SELLER, addDays(TUESDAY, 3))));
    expect(done.completeAt).toBe(addDays(TUESDAY, 3));
  });
});

describe('a day of the desk’s own', () => {
  const ask = (dueAt?: string) =>
    requestInfo(someDeal('in_review'), { items: asks('missing'), dueAt }, acting(REVIEWER, TUESDAY));

  it('DM12, DP5: is kept to its end when it lies ahead, at most thirty days', () => {
    const last = endOfDay(addDays(TUESDAY, 30));
    for (const during of [last, addMs(last, -1), addDays(TUESDAY, 30)])
      expect(taken(ask(during)).info?.dueAt).toBe(last);
    expect(ask(addMs(last, 1))).toEqual(refused('DM12', 'too_far', 'dueAt'));
    expect(taken(ask(addMs(TUESDAY, 1))).info?.dueAt).toBe(endOfDay(TUESDAY));
    expect(ask(TUESDAY)).toEqual(refused('DM12', 'past', 'dueAt'));
  });
});

describe('fields that are asked for', () => {
  const deal = taken(
    requestInfo(
      someDeal('in_review'),
      {
        items: [
          { question: 'Which town?', kind: 'clarifying', field: 'customerCity' },
          ...asks('clarifying'),
        ],
      },
      acting(REVIEWER, TUESDAY),
    ),
  );
  const answer = (answers: Record<string, string>, changes = {}, customerKey?: string) =>
    answerInfo(deal, { answers, changes, ...(customerKey ? { customerKey } : {}) }, acting(SELLER, TUESDAY));

  it('DM13: may be changed with the answer, and no others', () => {
    expect(answer({ q1: 'Lyon', q2: 'b' }, { customerName: 'Other' })).toEqual(
      refused('DM13', 'not_asked', 'customerName'),
    );
    const changed = taken(answer({ q2: 'b' }, { customerCity: 'Lyon' }, 'new.example'));
    expect(changed.claim).toEqual({ ...deal.claim, customerCity: 'Lyon' });
    expect(changed.customerKey).toBe('new.example');
    expect(changed.info?.items[0]?.answer).toBe('Lyon');
  });

  it('DM5: a field that was asked for is an answer only when it is filled', () => {
    expect(answer({ q2: 'b' }, { customerCity: '' })).toEqual(refused('DM5', 'required', 'q1'));
    expect(answer({ q1: 'They move', q2: 'b' }).ok).toBe(true);
  });

  it('DM13: without a change the claim and the customer stay', () => {
    const same = taken(answer({ q1: 'a', q2: 'b' }, {}, 'new.example'));
    expect([same.claim, same.customerKey]).toEqual([deal.claim, deal.customerKey]);
  });
});
