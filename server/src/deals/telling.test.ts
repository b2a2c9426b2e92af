import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import { saveProduct } from '../products/save.ts';
import { appRouter } from '../router.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { customer, goodClaim } from './testing.ts';

let test: TestDatabase;
let people: Record<'anna' | 'dora' | 'emil' | 'flo', UserActor>;
beforeAll(async () => {
  test = await openTestDatabase();
  await test.db.write((tx) =>
    saveProduct(tx, { id: 'fuse', sku: 'FUSE', name: 'FUSE', family: 'F', registrable: true }),
  );
  const id = testIdentity(test.db);
  const org = (name: string, kind: 'partner' | 'vendor') =>
    id.identity.createOrganisation({ name, kind, country: 'DE' });
  const velo = await org('Velo', 'vendor');
  people = {
    anna: await id.actor('partner', ['seller'], await org('Nordwind Handel GmbH', 'partner')),
    dora: await id.actor('partner', ['seller'], await org('Südstern Vertrieb GmbH', 'partner')),
    emil: await id.actor('vendor', ['deal_desk'], velo),
    flo: await id.actor('vendor', ['vendor_admin'], velo),
  };
});
afterAll(() => test[Symbol.asyncDispose]());

const as = (actor: UserActor) => callerFor(appRouter, { db: test.db, actor });
const of = ({ id, version }: { id: string; version: number }) => ({ dealId: id, version });
function done<D>(outcome: { ok: true; deal: D } | { ok: false }): D {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.deal;
}
let customers = 0;
async function rivals() {
  const claim = await goodClaim(test.db, customer(customers));
  customers += 1;
  return {
    mine: done(await as(people.anna).deals.submit({ claim })),
    theirs: done(await as(people.dora).deals.submit({ claim })),
  };
}
const refused = (word: string, field = 'noteShared') => ({
  ok: false,
  refusal: { rule: 'DM51', key: 'names_another', field, word },
});

describe('words for a partner', () => {
  it('DM51: name no rival, nobody of theirs and no deal of theirs, in every move that shares words', async () => {
    const { mine, theirs } = await rivals();
    const { emil, flo, anna } = people;
    const number = mine.number ?? '';
    const reject = { ...of(theirs), reason: 'other' as const };
    for (const [noteShared, word] of [
      ['Nordwind Handel was first', 'nordwind handel'],
      [`It repeats ${number}`, number],
      [`It repeats ${number.slice('D-2026-'.length)}`, number],
      [`It repeats ${number.replaceAll('-', ' ').toLowerCase()}`, number],
      [`Ask ${anna.name}`, anna.name],
    ] as const)
      expect(await as(emil).desk.reject({ ...reject, noteShared })).toEqual(refused(word));
    const noteShared = `It repeats ${number}`;
    const items = [{ question: `Is it that of ${number}?`, kind: 'clarifying' as const }];
    expect(await as(emil).desk.requestInfo({ ...of(theirs), items })).toEqual(refused(number, 'items'));
    expect(await as(emil).desk.approve({ ...of(theirs), noteShared })).toEqual(refused(number));

    const no = done(await as(emil).desk.reject({ ...reject, noteShared: 'It came later' }));
    const objected = done(await as(people.dora).deals.appeal({ ...of(no), ground: 'But' }));
    expect(await as(flo).desk.answerAppeal({ ...of(objected), upheld: false, noteShared })).toEqual(
      refused(number),
    );
    const approved = done(await as(emil).desk.approve(of(mine)));
    const taken = { reason: 'dispute_ruling' as const, noteShared: `See ${theirs.number ?? ''}` };
    expect(await as(emil).desk.proposeRevocation({ ...of(approved), ...taken })).toEqual(
      refused(theirs.number ?? ''),
    );
  });

  it('DM51: may name the reader’s own deal, organisation, people and customer', async () => {
    const { theirs } = await rivals();
    const noteShared = `${theirs.number ?? ''} of Südstern Vertrieb for ${theirs.customerName}: thank you, ${people.dora.name}`;
    expect((await as(people.emil).desk.reject({ ...of(theirs), reason: 'other', noteShared })).ok).toBe(true);
  });
});
