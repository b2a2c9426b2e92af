import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMs } from '../time.ts';
import type { Deal } from './deal.ts';
import * as rules from './decide.ts';
import { acting, MONDAY, refused, REVIEWER, SELLER, someDeal, taken } from './testing.ts';

const TUESDAY = '2026-11-17T09:00:00.000Z';
const HOUR_MS = 3_600_000;
const asks = (...kinds: ('missing' | 'clarifying')[]) =>
  kinds.map((kind) => ({ question: `A ${kind} thing?`, kind }));

describe('questions', () => {
  const asked = (...kinds: ('missing' | 'clarifying')[]): Deal =>
    taken(rules.requestInfo(someDeal('in_review'), asks(...kinds), acting(REVIEWER, TUESDAY)));

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
        dueAt: '2026-11-24T09:00:00.000Z',
      },
    });
  });

  it('name the one who asks as reviewer only where nobody took the deal before', () => {
    const ask = (deal: Deal): Deal =>
      taken(rules.requestInfo(deal, asks('missing'), acting('user_second', TUESDAY)));
    expect(ask(someDeal('submitted')).reviewerId).toBe('user_second');
    expect(ask(someDeal('in_review')).reviewerId).toBe(REVIEWER);
  });

  it('DM3: an answer to something missing moves completeAt to the time of the answer', () => {
    const answeredAt = addMs(TUESDAY, HOUR_MS);
    for (const kinds of [['missing'], ['clarifying', 'missing']] as const) {
      const deal = taken(rules.answerInfo(asked(...kinds), { q1: 'a', q2: 'b' }, acting(SELLER, answeredAt)));
      expect(deal).toMatchObject({ review: 'in_review', completeAt: answeredAt, submittedAt: MONDAY });
    }
  });

  it('DM3: clarifying questions cost no priority', () => {
    const deal = taken(
      rules.answerInfo(
        asked('clarifying', 'clarifying'),
        { q1: 'a', q2: 'b' },
        acting(SELLER, addDays(TUESDAY, 3)),
      ),
    );
    expect(deal.completeAt).toBe(MONDAY);
  });

  it('DM4: the time the vendor waited is added to the due time, to the millisecond', () => {
    fc.assert(
      fc.property(fc.nat(13 * 24 * HOUR_MS), (waitedMs) => {
        const deal = asked('clarifying');
        const answered = taken(rules.answerInfo(deal, { q1: 'a' }, acting(SELLER, addMs(TUESDAY, waitedMs))));
        expect(answered.decisionDueAt).toBe(addMs(deal.decisionDueAt ?? '', waitedMs));
      }),
    );
  });

  it('DM4: a clock that was set back never makes the decision due earlier', () => {
    const deal = asked('clarifying');
    const answered = taken(rules.answerInfo(deal, { q1: 'a' }, acting(SELLER, addMs(TUESDAY, -1))));
    expect(answered.decisionDueAt).toBe(deal.decisionDueAt);
  });

  it('DM5: a request without a question is refused', () => {
    expect(rules.requestInfo(someDeal('in_review'), [], acting(REVIEWER, TUESDAY))).toEqual(
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
    expect(rules.answerInfo(asked('missing', 'missing'), answers, acting(SELLER, TUESDAY))).toEqual(
      refused('DM5', 'required', open),
    );
  });

  it('DM5: every answer is kept beside its question, trimmed', () => {
    const deal = taken(
      rules.answerInfo(asked('missing', 'clarifying'), { q1: ' Lyon ', q2: 'Jo' }, acting(SELLER, TUESDAY)),
    );
    expect(deal.info?.items.map((item) => item.answer)).toEqual(['Lyon', 'Jo']);
  });

  it.each([{ info: null }, { decisionDueAt: null }])('a row that lost %j can still be answered', (lost) => {
    const deal = someDeal('info_requested', lost);
    expect(taken(rules.answerInfo(deal, {}, acting(SELLER, TUESDAY)))).toEqual({
      ...deal,
      review: 'in_review',
    });
  });

  it('may come a second time, and count from then', () => {
    const answered = taken(
      rules.answerInfo(asked('missing'), { q1: 'a' }, acting(SELLER, addDays(TUESDAY, 1))),
    );
    const again = taken(rules.requestInfo(answered, asks('missing'), acting(REVIEWER, addDays(TUESDAY, 2))));
    expect(again.info).toMatchObject({ askedAt: addDays(TUESDAY, 2), items: [{ id: 'q1', answer: null }] });
    const done = taken(rules.answerInfo(again, { q1: 'b' }, acting(SELLER, addDays(TUESDAY, 3))));
    expect(done.completeAt).toBe(addDays(TUESDAY, 3));
  });
});
