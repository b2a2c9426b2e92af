import type { AccountDetails } from '@portico/domain/accounts/account';
import type { AccountView, SaveOutcome } from '@portico/domain/accounts/views';
import { openTestDatabase, type TestDatabase } from '../db/testing.ts';
import { testIdentity } from '../identity/testing.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { callerFor } from '../trpc/testing.ts';
import { accountsRouter } from './router.ts';

/** A register for tests, with somebody who keeps it, somebody who reads it and a partner. */
export interface TestRegister extends AsyncDisposable {
  test: TestDatabase;
  desk: UserActor;
  reader: UserActor;
  seller: UserActor;
  as: (actor: UserActor) => ReturnType<typeof callAs>;
  /** Adds an account that no other is like. */
  add: (changes?: Partial<AccountDetails>) => Promise<AccountView>;
  get: (accountId: string) => Promise<AccountView>;
  /** An account and its version as it is now. */
  again: (view: AccountView) => Promise<{ accountId: string; version: number }>;
}

/** Sets a register up. */
export async function testRegister(): Promise<TestRegister> {
  const test = await openTestDatabase();
  const id = testIdentity(test.db);
  const desk = await id.actor('vendor', ['deal_desk']);
  const as = (actor: UserActor) => callAs(test, actor);
  const get = (accountId: string) => as(desk).get({ accountId });
  return {
    test,
    desk,
    reader: await id.actor('vendor', ['analyst'], desk.orgId),
    seller: await id.actor('partner', ['partner_admin', 'seller']),
    as,
    add: async (changes = {}) => done(await as(desk).save({ details: someone(changes) })),
    get,
    again: async (view) => at(await get(view.account.id)),
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

function callAs(test: TestDatabase, actor: UserActor) {
  return callerFor(accountsRouter, { db: test.db, actor });
}

let count = 0;
const SYLLABLES = ['ba', 'ko', 'lu', 'mi', 'tre', 'sno', 'gri', 'fal', 'dun', 'wex', 'pod', 'zan', 'hir'];

/** A word of its own for each number, unlike those of its neighbours. */
function wordOf(number: number): string {
  const mixed = (number * 1_009) % 28_561;
  const places = [mixed, mixed / 13, mixed / 169, mixed / 2_197];
  const word = places.map((place) => SYLLABLES[Math.floor(place) % 13] ?? '').join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The details of an account that no other is like. */
export function someone(changes: Partial<AccountDetails> = {}) {
  count += 1;
  return { legalName: `${wordOf(count)} ${wordOf(count * 7 + 311)} GmbH`, country: 'DE', ...changes };
}

/** An account and the version it was seen in. */
export function at({ account }: AccountView): { accountId: string; version: number } {
  return { accountId: account.id, version: account.version };
}

/** What was saved. */
export function done(outcome: SaveOutcome): AccountView {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.account;
}

/** What stood against it: rule, key and the account in the way. */
export function refused(outcome: SaveOutcome): (string | null)[][] {
  return outcome.ok ? [] : outcome.refusals.map(({ rule, key, account }) => [rule, key, account?.id ?? null]);
}

/** A claim that names the account's customer. */
export function claimOf(view: AccountView, web = 'https://www.unheard-of.example') {
  return {
    customerName: view.account.legalName,
    customerWeb: web,
    customerCountry: view.account.country,
  };
}
