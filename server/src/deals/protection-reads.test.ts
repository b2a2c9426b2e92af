import { Protection } from '@portico/domain/deals/deal';
import { protectionAt } from '@portico/domain/deals/deadlines';
import { defaultDealPolicy as policy } from '@portico/domain/deals/policy';
import { addDays } from '@portico/domain/time';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { letDaysPass } from '../golden/testing/let-days-pass.ts';
import { callerFor } from '../trpc/testing.ts';
import { deskRouter } from './desk.ts';
import { countByProtection } from './protection-reads.ts';
import { dealsRouter } from './router.ts';
import { findDeal, listDeals } from './store.ts';
import { customer, goodClaim, person, seedWorld } from './testing.ts';

const seller = person('nord-anna', 'nord', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');
const manager = { ...person('velo-gil', 'velo', 'region_manager'), grantedOrgIds: ['nord'] };

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });

it('DP1 to DP9: lists and counts read protection exactly as every single deal does, on both engines', async () => {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  const deals = callerFor(dealsRouter, { db: test.db, actor: seller });
  const desk = (actor = emil) => callerFor(deskRouter, { db: test.db, actor });
  let customers = 0;
  const submitted = async () => {
    customers += 1;
    return done(await deals.submit({ claim: await goodClaim(test.db, customer(customers)) }));
  };
  const approved = async () => done(await desk().approve(reference(await submitted())));

  const deal = await approved();
  for (const days of [65, 20, 8, 30]) await letDaysPass(test.db, (await approved()).id, days);
  await submitted();
  for (const outcome of ['won', 'lost'] as const)
    done(await deals.close({ ...reference(await approved()), outcome }));
  done(await desk().convert({ ...reference(await approved()), contactMatches: 0 }));
  const words = { reason: 'no_activity' as const, noteShared: 'Nothing happened' };
  const proposed = done(await desk().proposeRevocation({ ...reference(await approved()), ...words }));
  done(await desk(manager).confirmRevocation(reference(proposed)));
  const asked = await submitted();
  done(await desk().requestInfo({ ...reference(asked), items: [{ question: 'Who?', kind: 'missing' }] }));
  await deals.saveDraft({ claim: { customerName: 'Draft' } });
  const old = await approved();
  await letDaysPass(test.db, old.id, 80);
  done(await deals.requestExtension({ ...reference(old), evidence: 'Demo on site' }));
  const now = await test.db.now();
  const moments = [-100, -6, 0, 5, 6, 30, 61, 88, 89, 90, 91, 120].map((days) => addDays(now, days));
  const reach = { kind: 'organisations', orgIds: ['nord'], side: 'partner' } as const;
  const seen = new Set<string>();
  for (const at of [...moments, deal.protectionEnd ?? now]) {
    const all = await listDeals(reach, test.db.read, { order: 'updated', limit: 100, now: at });
    const expected: Partial<Record<Protection, number>> = {};
    for (const one of all.rows) {
      const reads = protectionAt(one, policy, at);
      expected[reads] = (expected[reads] ?? 0) + 1;
      seen.add(reads);
    }
    expect(await countByProtection(reach, test.db.read, at)).toEqual(expected);
    for (const protection of Object.keys(expected) as Protection[]) {
      const page = await listDeals(reach, test.db.read, {
        order: 'updated',
        limit: 100,
        now: at,
        protections: [protection],
      });
      expect(page.rows.map((one) => protectionAt(one, policy, at))).toEqual(
        Array.from({ length: expected[protection] ?? 0 }, () => protection),
      );
    }
  }
  expect([...seen].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    Protection.options.toSorted((a, b) => (a < b ? -1 : 1)),
  );
  expect(await findDeal({ kind: 'all' }, test.db.read, old.id)).toMatchObject({
    extension: { status: 'pending' },
  });
});
