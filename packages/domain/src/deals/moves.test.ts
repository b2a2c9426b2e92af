import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions } from '../access.ts';
import { EventName } from '../event.ts';
import { addMs } from '../time.ts';
import { Review } from './deal.ts';
import { lapsesAt } from './deadlines.ts';
import { type Move, type MoveName, moves, movesFrom } from './moves.ts';
import { defaultDealPolicy as policy } from './policy.ts';
import { everyMove, MONDAY, someDeal } from './testing.ts';

const names = Object.keys(moves) as MoveName[];
const everyPair = Review.options.flatMap((review) => names.map((name) => [name, review] as const));
const fromOf = (name: MoveName): readonly Review[] => moves[name].from;

/** Moments before a question lapses, when only the table decides. */
const inTime = fc.integer({ min: 0, max: 13 * 86_400_000 }).map((ms) => addMs(MONDAY, ms));

describe('DM1: the table of moves', () => {
  it.each(everyPair.filter(([name]) => name !== 'lapse'))(
    'DM1: %s from %s happens exactly when the table names the state, and refused it changes nothing',
    (name, review) => {
      fc.assert(
        fc.property(inTime, (now) => {
          const deal = Object.freeze(someDeal(review));
          const before = JSON.stringify(deal);
          const ruling = everyMove[name](deal, now);
          expect(ruling.ok).toBe(fromOf(name).includes(review));
          if (ruling.ok) expect(ruling.deal.review).toBe(moves[name].to);
          else expect(ruling.refusal).toEqual({ rule: 'DM1', key: `not_from_${review}` });
          expect(JSON.stringify(deal)).toBe(before);
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(Review.options)('DM1: the clock’s lapse from %s happens only from an open question', (review) => {
    const now = lapsesAt(someDeal('info_requested'), policy) ?? '';
    const ruling = everyMove.lapse(someDeal(review), now);
    if (review === 'info_requested')
      expect(ruling).toMatchObject({ ok: true, deal: { review: 'withdrawn' } });
    else expect(ruling).toEqual({ ok: false, refusal: { rule: 'DM1', key: `not_from_${review}` } });
  });

  it.each(Review.options)('the moves from %s are the ones that happen', (review) => {
    expect(movesFrom(review)).toEqual(names.filter((name) => fromOf(name).includes(review)));
  });

  it('DM1: are these and no others', () => {
    const law = {
      draft: { submit: 'submitted', withdraw: 'withdrawn' },
      submitted: {
        autoApprove: 'approved',
        take: 'in_review',
        assign: 'in_review',
        requestInfo: 'info_requested',
        sign: 'in_review',
        approve: 'approved',
        reject: 'rejected',
        markDuplicate: 'duplicate',
        withdraw: 'withdrawn',
      },
      in_review: {
        assign: 'in_review',
        requestInfo: 'info_requested',
        sign: 'in_review',
        approve: 'approved',
        reject: 'rejected',
        markDuplicate: 'duplicate',
        withdraw: 'withdrawn',
      },
      info_requested: {
        reassign: 'info_requested',
        answerInfo: 'in_review',
        lapse: 'withdrawn',
        withdraw: 'withdrawn',
      },
      approved: {},
      rejected: { reopen: 'in_review' },
      duplicate: { reopen: 'in_review' },
      withdrawn: {},
    };
    const table = Review.options.map((review) => [
      review,
      Object.fromEntries(movesFrom(review).map((name) => [name, moves[name].to])),
    ]);
    expect(Object.fromEntries(table)).toEqual(law);
  });

  it('reach every state from a draft, and only an upheld appeal leaves a decision', () => {
    const reached = new Set<Review>(['draft']);
    for (const review of reached) for (const name of movesFrom(review)) reached.add(moves[name].to);
    expect([...reached].toSorted()).toEqual(Review.options.toSorted());
    for (const review of ['approved', 'withdrawn'] as const) expect(movesFrom(review)).toEqual([]);
    for (const review of ['rejected', 'duplicate'] as const) expect(movesFrom(review)).toEqual(['reopen']);
  });

  it('are each taken by an action that exists or by the clock, and tell an event that exists', () => {
    for (const move of Object.values<Move>(moves)) {
      expect([...actions, 'clock']).toContain(move.by);
      expect(EventName.options).toContain(move.event);
    }
  });

  it('put what the partner does and what the desk does in different hands', () => {
    const by = (action: string): MoveName[] => names.filter((name) => moves[name].by === action);
    expect(by('deal.register')).toEqual(['submit', 'answerInfo', 'withdraw']);
    expect(by('deal.decide')).toEqual([
      'take',
      'assign',
      'reassign',
      'requestInfo',
      'reject',
      'markDuplicate',
      'reopen',
    ]);
    expect(by('deal.sign')).toEqual(['sign', 'approve']);
    expect(by('clock')).toEqual(['autoApprove', 'lapse']);
  });
});
