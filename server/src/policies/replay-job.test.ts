import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { openJobQueue } from '../jobs/open.ts';
import { createRelay } from '../outbox/relay.ts';
import { callerFor } from '../trpc/testing.ts';
import { replayRoutes } from './http.ts';
import { policyReplaysAsked, replayPolicy, replayPolicyWith } from './jobs.ts';
import { policiesRouter } from './router.ts';
import { documentWith } from './testing.ts';

const desk = person('velo-emil', 'velo', 'deal_desk');
const seller = person('nord-anna', 'nord', 'seller');

it('a replay that is asked for is run by the queue, and can be had as a file that no spreadsheet reads as formulas', async () => {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  const { db } = test;
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const queue = openJobQueue(db, test.location, { definitions: [replayPolicy], onError });
  const relay = createRelay({ db, queue, onError, pollMs: 20 });
  queue.work(replayPolicy, replayPolicyWith(db));
  relay.subscribe(policyReplaysAsked);
  await queue.start();
  await relay.start();
  try {
    const claim = await goodClaim(db, {
      customerName: '=Formula AG',
      estAmountMinor: 100_000,
      estCurrency: 'EUR',
    });
    await callerFor(dealsRouter, { db, actor: seller }).submit({ claim });
    const as = callerFor(policiesRouter, { db, actor: desk });
    await as.saveDraft({ version: 'stricter', document: documentWith({ minimumAmountMinor: 100_001 }) });
    const asked = await as.replay({ version: 'stricter' });
    if (!asked.ok) throw new Error(JSON.stringify(asked));
    const { replayId } = asked;
    await vi.waitFor(async () => expect((await as.replayed({ replayId })).status).toBe('done'), 15_000);
    expect(errors).toEqual([]);

    const routes = replayRoutes({ db, actorOf: () => Promise.resolve(desk) });
    const answer = await routes.request(`/policy-replays/${replayId}.csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, row, ...rest] = (await answer.text()).split('\r\n');
    expect(header?.replace('\uFEFF', '')).toBe(
      'deal,number,customer,partner,submitted_at,aspect,before,after,rule_before,rule_after',
    );
    expect(row).toContain(",'=Formula AG,Nord Räder,");
    expect(row).toMatch(/,claim,accepted,refused,DM2,DR10$/);
    expect(rest).toEqual(['']);

    for (const actor of [seller, person('velo-finn', 'velo', 'analyst')]) {
      const closed = replayRoutes({ db, actorOf: () => Promise.resolve(actor) });
      closed.onError((error, c) => c.text(error.message, 404));
      expect(await (await closed.request(`/policy-replays/${replayId}.csv`)).text()).toBe('not_found');
    }
  } finally {
    await relay.stop();
    await queue.stop();
  }
});
