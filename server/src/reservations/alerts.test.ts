import { addDays } from '@portico/domain/time';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { goodClaim, person, seedWorld } from '../deals/testing.ts';
import { dealsRouter } from '../deals/router.ts';
import { saveMember, saveOrganisation, savePerson } from '../identity/store.ts';
import { openJobQueue } from '../jobs/open.ts';
import type { Letter } from '../mail/letter.ts';
import { sendLetter } from '../mail/letter.ts';
import { audienceOf } from '../outbox/audience.ts';
import { createRelay } from '../outbox/relay.ts';
import { listHeardBefore } from '../outbox/store.ts';
import { events } from '../outbox/table.ts';
import { grantRole } from '../partners/store.ts';
import { setCanary } from '../prechecks/canary.ts';
import { callerFor } from '../trpc/testing.ts';
import { alertSubscription, writeAlerts, writeAlertsWith } from './alerts.ts';
import { enterCoverage } from './coverage.ts';
import { grantNow, someAccount, someDealOf } from './testing.ts';

let test: TestDatabase;
const letters: Letter[] = [];
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  test = await openTestDatabase();
  await seedWorld(test.db);
  await test.db.write(async (tx) => {
    await saveOrganisation(tx, { id: 'velo', name: 'Velo', kind: 'vendor' });
    await saveOrganisation(tx, { id: 'nord', name: 'Nord', kind: 'partner' });
    await saveOrganisation(tx, { id: 'sued', name: 'Süd', kind: 'partner' });
    for (const [userId, orgId, role] of [
      ['dora', 'velo', 'deal_desk'],
      ['adam', 'velo', 'vendor_admin'],
      ['chris', 'velo', 'channel_manager'],
      ['olga', 'velo', 'channel_manager'],
      ['max', 'sued', 'partner_manager'],
      ['sven', 'sued', 'seller'],
    ] as const) {
      await savePerson(tx, {
        id: userId,
        name: userId,
        email: `${userId}@${orgId}.example`,
        passwordHash: null,
      });
      await saveMember(tx, { userId, orgId, roles: [role] });
    }
    await grantRole(tx, { userId: 'chris', orgId: 'nord', role: 'channel_manager' });
  });
  const queue = openJobQueue(test.db, test.location, {
    definitions: [writeAlerts, sendLetter],
    onError: (error) => {
      throw error;
    },
  });
  queue.work(writeAlerts, writeAlertsWith({ db: test.db, queue, portalUrl: 'https://portal.example' }));
  queue.work(sendLetter, ({ payload }) => {
    letters.push(payload);
    return Promise.resolve();
  });
  await queue.start();
  closing.push(() => queue.stop({ graceMs: 0 }));
  const relay = createRelay({ db: test.db, queue, onError: () => undefined, pollMs: 20 });
  relay.subscribe(alertSubscription);
  await relay.start();
  closing.push(() => relay.stop());
});
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  await test[Symbol.asyncDispose]();
});

const seller = person('nord-anna', 'nord', 'seller');
async function register(changes: Parameters<typeof goodClaim>[1]) {
  const outcome = await callerFor(dealsRouter, { db: test.db, actor: seller }).submit({
    claim: await goodClaim(test.db, changes),
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
/** The letters of what was just done, once none is missing. */
async function lettersOf(count: number): Promise<Letter[]> {
  await expect.poll(() => letters.length, { timeout: 15_000 }).toBe(count);
  return letters.splice(0).toSorted((a, b) => (a.to < b.to ? -1 : 1));
}
async function account(legalName: string, more: Parameters<typeof someAccount>[1] | object = {}) {
  const domains = [`${legalName.split(' ')[0]?.toLowerCase() ?? ''}.example`];
  return test.db.write((tx) => someAccount(tx, { legalName, domains, ...more }));
}
const lastNamed = async (name: 'coverage.claim_noted' | 'precheck.canary_touched' | 'deal.related_noted') => {
  const [row] = await test.db.read
    .select()
    .from(events)
    .where(eq(events.name, name))
    .orderBy(desc(events.position))
    .limit(1);
  return row;
};

describe('alerts', () => {
  it('PC5: a canary that is touched tells the desk and the admins, by letter and in the list of what happened', async () => {
    const id = await account('Kanarienvogel AG');
    await test.db.write((tx) => setCanary(tx, { accountId: id, note: null, setById: 'adam' }));
    await register({
      customerName: 'Kanarienvogel AG',
      customerWeb: 'kanarienvogel.example',
      contactEmail: 'a@kanarienvogel.example',
    });
    const told = await lettersOf(2);
    expect(told.map(({ to }) => to)).toEqual(['adam@velo.example', 'dora@velo.example']);
    expect(told[0]?.subject).toBe('Alarm: Nord Räder hat Kanarienvogel AG berührt');
    const event = await lastNamed('precheck.canary_touched');
    const heard = await listHeardBefore(
      audienceOf(person('dora', 'velo', 'deal_desk'), 'news'),
      test.db.read,
      {
        before: null,
        limit: 50,
      },
    );
    expect(heard.map((one) => one.position)).toContain(event?.position);
    const bySeller = await listHeardBefore(audienceOf(seller, 'news'), test.db.read, {
      before: null,
      limit: 50,
    });
    expect(bySeller.map((one) => one.name)).not.toContain('precheck.canary_touched');
  });

  it('RC30: who owns a customer is told of a soft conflict, once; where nobody owns it, who looks after the partner', async () => {
    const now = await test.db.now();
    const id = await account('Ruhewerk GmbH');
    await test.db.write((tx) =>
      enterCoverage(
        tx,
        {
          edit: null,
          activity: { happenedAt: addDays(now, -200), note: null },
          draft: {
            kind: 'vendor_direct',
            accountId: id,
            predicate: null,
            sites: { kind: 'all' },
            products: { kind: 'all' },
            from: addDays(now, -1),
            until: null,
            ownerId: 'olga',
            partnerId: null,
            reason: 'ours',
            disclose: 'none',
          },
        },
        'adam',
      ),
    );
    const deal = await register({
      customerName: 'Ruhewerk GmbH',
      customerWeb: 'ruhewerk.example',
      contactEmail: 'a@ruhewerk.example',
    });
    const told = await lettersOf(1);
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      ['olga@velo.example', `Zur Kenntnis: ${deal.number}, Ruhewerk GmbH`],
    ]);
    expect((await lastNamed('coverage.claim_noted'))?.payload).toMatchObject({
      dealId: deal.id,
      owner: 'olga',
      how: 'soft_conflict',
    });
  });

  it('RC3: a related customer that nobody owns is told to the partner’s manager, and to no partner', async () => {
    const parentId = await account('Dachgesellschaft Holding', { buyingMode: 'central' });
    const sisterId = await account('Schwesterwerk Logistik', { parentId });
    await account('Tochterfirma Optik', { parentId });
    await grantNow(test.db, someDealOf('sued', sisterId));
    await register({
      customerName: 'Tochterfirma Optik',
      customerWeb: 'tochterfirma.example',
      contactEmail: 'a@tochterfirma.example',
    });
    const event = await lastNamed('deal.related_noted');
    expect(event).toMatchObject({ visibility: 'internal', orgId: 'nord', payload: { how: 'soft_conflict' } });
    expect(JSON.stringify(event?.payload)).not.toContain('sued');
    const told = await lettersOf(1);
    expect(told.map(({ to }) => to)).toEqual(['chris@velo.example']);
  });
});
