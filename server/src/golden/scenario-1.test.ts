import { addDays, addMs } from '@portico/domain/time';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { goodClaim, overriding, person, seedWorld } from '../deals/testing.ts';
import { History } from '../seed/history.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

/** Plays the scenario with a question of this kind; who leads, and what became of approving both. */
async function play(kind: 'missing' | 'clarifying') {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  const claim = await goodClaim(test.db);
  return await test.db.write(async (tx) => {
    const history = new History(test.db, tx);
    const monday = history.ago(72);
    const first = done(await history.callAs(anna, monday, 'first').deals.submit({ claim }));
    const later = addMs(monday, 40_000);
    const other = { ...claim, customerName: 'Alfreds Futterkiste GmbH' };
    const second = done(await history.callAs(dora, later, 'second').deals.submit({ claim: other }));
    const items = [{ question: 'Which site?', kind }];
    const asked = done(
      await history
        .callAs(emil, addMs(later, 3_600_000), 'ask')
        .desk.requestInfo({ ...reference(first), items }),
    );
    const nextDay = addDays(monday, 1);
    const answered = done(
      await history
        .callAs(anna, nextDay, 'answer')
        .deals.answerInfo({ ...reference(asked), answers: { q1: 'Lyon' } }),
    );
    const decideAt = addMs(nextDay, 3_600_000);
    const { desk } = history.callAs(emil, decideAt, 'approve');
    const { claimants } = await desk.get({ dealId: first.id });
    const [leader] = claimants;
    const isFirst = leader?.dealId === first.id;
    const [winner, loser] = isFirst ? [answered, second] : [second, answered];
    const approved = done(await desk.approve(reference(winner)));
    // The decision may have been about the other claim too (RC17), so it is read again.
    const overtaken = await desk.get({ dealId: loser.id });
    const refused = await history
      .callAs(emil, decideAt, 'approve too')
      .desk.approve({ ...reference(overtaken), ...overriding });
    const after = await desk.get({ dealId: loser.id });
    return { claimants, isFirst, approved, refused, after, answered, first };
  });
}

describe('golden scenario 1: two partners submit the same customer 40 s apart; the first is asked and answers next day', () => {
  it('something was missing: the second leads, by its earlier complete time', async () => {
    const { isFirst, claimants, answered, first } = await play('missing');
    expect(isFirst).toBe(false);
    expect(claimants.map(({ partner, askedMissing }) => [partner.name, askedMissing])).toEqual([
      ['Süd Räder', 0],
      ['Nord Räder', 1],
    ]);
    expect(answered.submittedAt).toBe(first.submittedAt);
    expect((answered.completeAt ?? '') > (claimants[0]?.completeAt ?? '')).toBe(true);
  });

  it('had the question been clarifying, the first leads', async () => {
    const { isFirst, claimants, answered, first } = await play('clarifying');
    expect(isFirst).toBe(true);
    expect(claimants.map(({ partner }) => partner.name)).toEqual(['Nord Räder', 'Süd Räder']);
    expect(answered.completeAt).toBe(first.completeAt);
  });

  it('the one who leads is approved; approving the other too is refused with the rule and changes nothing (DA6)', async () => {
    const { approved, refused, after } = await play('missing');
    expect(approved).toMatchObject({ review: 'approved', protection: 'active' });
    expect(refused).toEqual({ ok: false, refusal: { rule: 'RC24', key: 'already_reserved' } });
    expect(after).toMatchObject({ review: 'in_review', protectionEnd: null });
  });
});
