import { addDays, endOfDay } from '@portico/domain/time';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { dealLetter } from '../mail/letters/deal-letter.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { dealMail } from './mail.ts';
import { goodClaim, seedWorld } from './testing.ts';

let test: TestDatabase;
let desk: UserActor;
let seller: UserActor;
beforeEach(async () => {
  test = await openTestDatabase();
  const identity = testIdentity(test.db);
  desk = await identity.actor('vendor', ['deal_desk']);
  await seedWorld(test.db);
  seller = await identity.actor('partner', ['seller']);
});
afterEach(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });

it('DM49, AP1: the letter of a refusal says why as the screen does, and how and until when to object', async () => {
  const handed = await as(seller).deals.submit({ claim: await goodClaim(test.db) });
  if (!handed.ok) throw new Error(JSON.stringify(handed));
  const { id: dealId, version } = handed.deal;
  const refused = await as(desk).desk.reject({ dealId, version, reason: 'vendor_direct' });
  if (!refused.ok || !refused.deal.decidedAt) throw new Error(JSON.stringify(refused));
  const mail = await dealMail(test.db, 'https://portal.example').recipientsOf(dealId, 'deal.rejected');
  const recipient = mail?.recipients.find(({ side }) => side === 'seller');
  if (!mail || !recipient) throw new Error('the seller is told');
  const appealUntil = endOfDay(addDays(refused.deal.decidedAt, 10));
  expect(mail.facts).toMatchObject({ reason: 'not_available', appealUntil });
  const facts = { ...mail.facts, result: null, internal: false };
  const text = dealLetter('deal.rejected', { ...recipient, locale: 'en' }, facts)?.text;
  expect(text).toContain('this customer is not available for registration');
  expect(text).toContain('you can object until');

  const objecting = { dealId, version: refused.deal.version, ground: 'We met them', fileIds: [] };
  const objected = await as(seller).deals.appeal(objecting);
  expect(objected.ok).toBe(true);
  const later = await dealMail(test.db, 'https://portal.example').recipientsOf(dealId, 'deal.rejected');
  expect(later?.facts.appealUntil).toBeNull();
});
