import { describe, expect, it } from 'vitest';
import { Review } from './deal.ts';
import { objectionToResubmit } from './resubmit.ts';
import { MONDAY, openAppeal, someClaim, someDeal } from './testing.ts';

const claim = someClaim({ fileIds: ['file_1'] });
const refusedDeal = someDeal('rejected', { claim });
const object = (after: object, nextId: string | null = null, deal = refusedDeal) =>
  objectionToResubmit(deal, { ...claim, ...after }, { nextId });

describe('trying a refused deal again', () => {
  it('DM14: wants a changed field or new evidence', () => {
    expect(object({})).toEqual({ rule: 'DM14', key: 'nothing_new' });
    expect(object({ fileIds: [] })).toEqual({ rule: 'DM14', key: 'nothing_new' });
    expect(object({ fileIds: ['file_1', 'file_2'] })).toBeNull();
    expect(object({ competitor: 'Globex' })).toBeNull();
    expect(object({ contactName: 'Ada' })).toBeNull();
  });

  it.each(Review.options)('DM16: is for refused deals alone; this one is %s', (review) => {
    const answer = object({ competitor: 'Globex' }, null, someDeal(review, { claim }));
    const isRefused = review === 'rejected' || review === 'duplicate';
    expect(answer).toEqual(isRefused ? null : { rule: 'DM16', key: `not_from_${review}` });
  });

  it('DM17: waits for the answer to an open objection', () => {
    const raised = { ...refusedDeal, appeal: openAppeal(MONDAY) };
    expect(object({ competitor: 'x' }, null, raised)).toEqual({ rule: 'DM17', key: 'appeal_open' });
    const answered = { ...openAppeal(MONDAY), status: 'refused' as const };
    expect(object({ competitor: 'x' }, null, { ...refusedDeal, appeal: answered })).toBeNull();
  });

  it('DM18: happens once; the next time it is the later deal that is tried again', () => {
    expect(object({ competitor: 'x' }, 'deal_later')).toEqual({ rule: 'DM18', key: 'tried_again' });
  });
});
