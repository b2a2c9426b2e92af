import { addDays } from '@portico/domain/time';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { someAccount } from '../reservations/testing.ts';
import { History } from '../seed/history.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}

async function play() {
  await using test = await openTestDatabase();
  const direct = await testIdentity(test.db).actor('vendor', ['deal_desk']);
  await seedWorld(test.db);
  const claim = await goodClaim(test.db);
  return await test.db.write(async (tx) => {
    const history = new History(test.db, tx);
    const monday = history.ago(96);
    const accountId = await history.at(monday, (then) =>
      someAccount(then, { legalName: claim.customerName, domains: ['alfreds.example'] }),
    );
    const first = done(await history.callAs(anna, addDays(monday, 1), 'first').deals.submit({ claim }));
    const desk = history.callAs(direct, addDays(monday, 2), 'tag');
    const before = await desk.reservations.verdict({ dealId: first.id });
    const tagged = await desk.coverage.save({
      draft: {
        kind: 'vendor_direct',
        accountId,
        predicate: null,
        sites: { kind: 'all' },
        products: { kind: 'all' },
        // Whoever types an earlier day gains nothing by it.
        from: addDays(monday, -30),
        until: null,
        ownerId: direct.userId,
        partnerId: null,
        reason: 'We were there first',
        disclose: 'none',
      },
      activity: { happenedAt: addDays(monday, -1), note: 'Visit' },
    });
    const late = history.callAs(direct, addDays(monday, 3), 'approve');
    const after = await late.reservations.verdict({ dealId: first.id });
    const later = done(await history.callAs(dora, addDays(monday, 3), 'later').deals.submit({ claim }));
    const laterVerdict = await late.reservations.verdict({ dealId: later.id });
    const approved = done(await late.desk.approve({ dealId: first.id, version: first.version }));
    const edits = await late.reports.coverageEdits({ from: monday, until: addDays(monday, 4) });
    return { before, tagged, after, laterVerdict, approved, edits, first, direct };
  });
}

describe('golden scenario 3: a direct seller tags the account the day after submission', () => {
  it('the verdict is unchanged and the partner is approved, while a claim after the tag is not available', async () => {
    const { before, tagged, after, laterVerdict, approved } = await play();
    expect(tagged.ok).toBe(true);
    expect(before).toMatchObject({ result: 'clear', match: 'same' });
    expect(after).toEqual(before);
    expect(approved).toMatchObject({ review: 'approved', protection: 'active' });
    expect(laterVerdict).toMatchObject({ result: 'not_available', ruleId: 'RC5' });
  });

  it('the fairness report shows the edit, as too late and by whom', async () => {
    const { edits, first, direct } = await play();
    const edit = edits.rows.find((row) => row.deal.id === first.id);
    expect(edit).toMatchObject({
      kind: 'vendor_direct',
      late: true,
      result: 'clear',
      enteredBy: { id: direct.userId },
    });
  });
});
