import type { BuyingMode } from '@portico/domain/accounts/account';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { events } from '../outbox/table.ts';
import { someAccount, someSite } from '../reservations/testing.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';

const anna = person('nord-anna', 'nord', 'seller');
const dora = person('sued-dora', 'sued', 'seller');
const emil = person('velo-emil', 'velo', 'deal_desk');

type Outcome<D> = { ok: true; deal: D } | { ok: false };
function done<D>(outcome: Outcome<D>): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
const reference = (deal: { id: string; version: number }) => ({ dealId: deal.id, version: deal.version });
const office = (city: string) => ({ siteScope: 'listed' as const, sites: [{ name: city, city }] });

const GROUP = { legalName: 'Lindner Antriebstechnik GmbH', domains: ['lindner-antriebe.example'] };
const FRENCH = { legalName: 'Moreau Roulements SAS', domains: ['moreau-roulements.example'], country: 'FR' };
const atGroup = { customerName: 'Lindner Antriebstechnik GmbH', customerWeb: 'lindner-antriebe.example' };
const atFrench = {
  customerName: 'Moreau Roulements SAS',
  customerWeb: 'moreau-roulements.example',
  customerCountry: 'FR',
};

/** Nord registers Munich and is approved, then Süd registers Lyon; what is judged, and what comes of approving Süd too. */
async function play(buyingMode: BuyingMode, as: 'sites of one account' | 'companies of one group') {
  await using test = await openTestDatabase();
  await seedWorld(test.db);
  await test.db.write(async (tx) => {
    const parentId = await someAccount(tx, { ...GROUP, buyingMode });
    await someSite(tx, parentId, 'München');
    if (as === 'sites of one account') await someSite(tx, parentId, 'Lyon');
    else await someAccount(tx, { ...FRENCH, buyingMode: 'by_site', parentId });
  });
  const caller = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
  const munich = await goodClaim(test.db, { ...atGroup, ...office('München') });
  const lyon = await goodClaim(
    test.db,
    as === 'sites of one account' ? { ...atGroup, ...office('Lyon') } : atFrench,
  );
  const first = done(await caller(anna).deals.submit({ claim: munich }));
  const firstVerdict = await caller(emil).reservations.verdict({ dealId: first.id });
  const approved = done(await caller(emil).desk.approve(reference(first)));
  const second = done(await caller(dora).deals.submit({ claim: lyon }));
  const verdict = await caller(emil).reservations.verdict({ dealId: second.id });
  const both = done(await caller(emil).desk.approve(reference(second)));
  const told = (await test.db.read.select().from(events)).filter(({ name }) => name === 'deal.sibling_noted');
  return {
    firstVerdict,
    approved,
    verdict,
    both,
    told: told.map(({ orgId, payload }) => ({ orgId, payload })),
  };
}

describe('golden scenario 2: same group, Munich and Lyon offices', () => {
  it('buying_mode by_site: both are clear and approved, both are told of a sibling and never of whom', async () => {
    const { firstVerdict, approved, verdict, both, told } = await play('by_site', 'sites of one account');
    expect(firstVerdict).toMatchObject({ result: 'clear', match: 'same' });
    expect(verdict).toMatchObject({ result: 'clear', ruleId: 'RC11', match: 'same' });
    expect([approved.review, both.review]).toEqual(['approved', 'approved']);
    expect(new Set(told.map(({ orgId }) => orgId))).toEqual(new Set(['nord', 'sued']));
    expect(JSON.stringify(told.filter(({ orgId }) => orgId === 'sued'))).not.toContain('nord');
  });

  it('buying_mode central: the second is a soft conflict with the option to split by site', async () => {
    const { firstVerdict, verdict, told } = await play('central', 'sites of one account');
    expect(firstVerdict).toMatchObject({ result: 'clear' });
    expect(verdict).toMatchObject({ result: 'soft_conflict', ruleId: 'RC14', options: ['split_by_site'] });
    expect(told).toEqual([]);
  });

  it('as two companies of the group: by_site both are approved; central, the second is a soft conflict', async () => {
    const apart = await play('by_site', 'companies of one group');
    expect(apart.verdict).toMatchObject({ result: 'clear', match: 'same' });
    expect([apart.approved.review, apart.both.review]).toEqual(['approved', 'approved']);
    const together = await play('central', 'companies of one group');
    expect(together.verdict).toMatchObject({ result: 'soft_conflict', ruleId: 'RC3' });
  });
});
