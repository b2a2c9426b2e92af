import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deal } from '@portico/domain/deals/deal';
import type { DraftClaim } from '@portico/domain/deals/claim';
import type { Reservation } from '@portico/domain/reservations/reservation';
import { addMs, instantOf } from '@portico/domain/time';
import { isUniqueClash } from '../db/clash.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { insertCells, layCells } from '../reservations/cells.ts';
import {
  changeEnd,
  grant,
  type Granted,
  grantForDeal,
  holdCustomerAccount,
  releaseForDeal,
  type Wanted,
} from '../reservations/grant.ts';
import { keepsOut } from '../reservations/share.ts';
import { insertReservation, listActive } from '../reservations/store.ts';
import { someDealOf } from '../reservations/testing.ts';
import { faultOf } from '../trpc/faults.ts';
import type { GrantLine, GrantOrders, GrantVariant, Prize } from './grant-orders.ts';
import { skewClock } from './skew.ts';

/*
 * One writer of the loop over grants: takes short leases on the same few accounts as the others, releases and prolongs some,
 * and notes what it was told, until it is killed. Its clock is wrong.
 */

const orders = JSON.parse(process.argv[2] ?? '{}') as GrantOrders;
skewClock(orders.skewMs);
const db = openDatabase(orders.location);
const { leaseMs } = orders;

/** One attempt: which account, which of its sites. */
interface Attempt {
  prize: Prize;
  claim: DraftClaim;
  sites: string[];
  partnerId: string;
}

function note(line: GrantLine): void {
  appendFileSync(orders.acknowledgements, `${JSON.stringify(line)}\n`);
}

const monotonic = (): string => String(process.hrtime.bigint());
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

function attempt(): Attempt {
  const prize = pick(orders.prizes);
  const at = (name: string): DraftClaim => ({ siteScope: 'listed', sites: [{ name, city: name }] });
  return {
    prize,
    partnerId: `partner-${orders.name}`,
    ...pick([
      { claim: {}, sites: ['*', prize.munich, prize.lyon] },
      { claim: at('München'), sites: [prize.munich] },
      { claim: at('Lyon'), sites: [prize.lyon] },
    ]),
  };
}

/** How a writer grants: as the product does, or broken in a way the checker must find. */
const grantBy: Record<GrantVariant, (deal: Deal, given: Attempt) => Promise<Granted>> = {
  product: asTheProduct,
  besieged: asTheProduct,
  'no-constraint': asTheProduct,
  'no-lock': checkThenAct,
  'application-clock': byTheOwnClock,
};

function asTheProduct(deal: Deal, { prize }: Attempt): Promise<Granted> {
  return db.write(async (tx) => {
    // A lease is short; waiting for the others must not use it up.
    const { now } = await holdCustomerAccount(tx, prize.accountId);
    return grantForDeal(tx, deal, { from: tx.now, until: addMs(now, leaseMs) });
  });
}

function wantedOf({ prize, sites, partnerId }: Attempt, deal: Deal, from: string): Wanted {
  return {
    kind: 'deal',
    partnerId,
    accountId: prize.accountId,
    sites: sites.includes('*') ? { kind: 'all' } : { kind: 'sites', siteIds: sites },
    products: { kind: 'products', productIds: ['fuse'] },
    from,
    until: addMs(from, leaseMs),
    originId: deal.id,
  };
}

const alone = { exclusivity: 'exclusive', releasedFor: null } as const;

/** Looks first and writes afterwards, holding nothing in between: only the constraint is left. */
async function checkThenAct(deal: Deal, given: Attempt): Promise<Granted> {
  const wanted = wantedOf(given, deal, await db.now());
  const active = await listActive(db.read, [wanted.accountId], wanted.from);
  const others = active.filter(({ partnerId }) => partnerId !== wanted.partnerId);
  if (others.some((each) => keepsOut(each, wanted)))
    return { ok: false, refusal: { rule: 'RC24', key: 'already_reserved' } };
  return db.write(async (tx) => {
    const now = await tx.clock();
    const row = { ...wanted, ...alone, from: now, until: addMs(now, leaseMs) };
    const reservation = await insertReservation(tx, row);
    await layCells(tx, reservation, { accountId: wanted.accountId, now });
    return { ok: true, reservation };
  });
}

/** Holds and checks, but asks this process what time it is. */
function byTheOwnClock(deal: Deal, given: Attempt): Promise<Granted> {
  return db.write(async (tx) => {
    const { accountId } = await holdCustomerAccount(tx, given.prize.accountId);
    const now = instantOf(Date.now());
    return grant(tx, wantedOf(given, deal, now), { accountId, now });
  });
}

/** Neither holds nor checks nor takes over: whatever it gets, it gets by the constraint. The time is asked once it has. */
function asARogue(on: Database, given: Attempt): Promise<Granted> {
  return on.write(async (tx) => {
    const deal = someDealOf(given.partnerId, given.prize.accountId);
    const until = addMs(tx.now, leaseMs);
    const wanted = { ...wantedOf(given, deal, tx.now), ...alone, until };
    // In one order with everybody else, so that nobody waits for one another in a circle.
    const cells = given.sites.toSorted().map((siteKey) => ({ siteKey, productKey: 'fuse' }));
    const draft: Reservation = { ...wanted, id: `rsv_${deal.id}`, version: 1, createdAt: tx.now };
    await insertCells(tx, cells, { accountId: wanted.accountId, reservation: draft });
    const from = await tx.clock();
    if (from >= until) throw new Error('too late');
    const reservation = await insertReservation(tx, { ...wanted, from });
    return { ok: true, reservation };
  });
}

async function tryOnce(): Promise<void> {
  const isRogue =
    (orders.variant === 'besieged' || orders.variant === 'no-constraint') && Math.random() < 0.3;
  const given = { ...attempt(), ...(isRogue ? { partnerId: `rogue-${orders.name}` } : {}) };
  const { prize, claim, partnerId, sites } = given;
  const deal = someDealOf(partnerId, prize.accountId, claim);
  const clockBefore = await db.now();
  const began = monotonic();
  const granted = await tolerant(
    () => (isRogue ? asARogue(db, given) : grantBy[orders.variant](deal, given)),
    () => note({ kind: 'clash', accountId: prize.accountId, began }),
  );
  if (!granted?.ok || !granted.reservation) return;
  const done = monotonic();
  const { id: reservationId, from, until } = granted.reservation;
  const clockAfter = await db.now();
  const line = { partnerId, accountId: prize.accountId, sites, reservationId, from, until };
  note({ kind: 'grant', ...line, began, done, clockBefore, clockAfter });
  if (!isRogue) await goOn(deal, line);
}

/** Some are given back early, some are prolonged, the rest run out. */
async function goOn(
  deal: Deal,
  held: Omit<Extract<GrantLine, { kind: 'grant' }>, 'kind' | 'began' | 'done' | 'clockBefore' | 'clockAfter'>,
): Promise<void> {
  const chance = Math.random();
  if (chance > 0.5 || orders.variant === 'application-clock') return;
  await wait(Math.random() * leaseMs * 1.2);
  if (chance < 0.25) {
    note({ kind: 'releasing', reservationId: held.reservationId, began: monotonic() });
    await tolerant(() => db.write((tx) => releaseForDeal(tx, deal.id, 'lost')));
    return;
  }
  const clockBefore = await db.now();
  const began = monotonic();
  const changed = await tolerant(() =>
    db.write(async (tx) => changeEnd(tx, deal.id, addMs(await tx.clock(), leaseMs))),
  );
  if (!changed?.ok || !changed.reservation) return;
  const { id: reservationId, from, until } = changed.reservation;
  const done = monotonic();
  if (reservationId === held.reservationId) note({ kind: 'extended', reservationId, until, done });
  else {
    const clockAfter = await db.now();
    note({ kind: 'grant', ...held, reservationId, from, until, began, done, clockBefore, clockAfter });
  }
}

/** A busy database is asked again in the next round; a clash with the constraint is told. */
async function tolerant(work: () => Promise<Granted>, clashed?: () => void): Promise<Granted | null>;
async function tolerant(work: () => Promise<void>): Promise<null>;
async function tolerant(work: () => Promise<Granted | void>, clashed?: () => void): Promise<Granted | null> {
  try {
    return (await work()) ?? null;
  } catch (error) {
    if (isUniqueClash(error)) clashed?.();
    else if (!faultOf(error).retryable) throw error;
    return null;
  }
}

// The loop itself may be killed; its writers must not write on for ever.
process.stdin.on('end', () => process.exit()).resume();

async function lane(): Promise<never> {
  for (;;) {
    await tryOnce();
    // Somebody else must have a chance to find the account free.
    await wait(Math.random() * 20);
  }
}

await Promise.all(Array.from({ length: orders.lanes }, () => lane()));
