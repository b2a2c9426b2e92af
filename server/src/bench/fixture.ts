import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutBudget } from '../prechecks/testing.ts';
import { mintKey, saveKey } from '../sites/keys.ts';
import { saveSession } from '../sites/sessions.ts';
import { saveSite } from '../sites/store.ts';
import type { Database } from '../db/database.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { type DatabaseLocation, openDatabase } from '../db/open.ts';
import { connect } from '../db/sqlite.ts';
import { createIdentity } from '../identity/identity.ts';
import { saveProduct } from '../products/save.ts';

/** One line of a bench: a figure, and whether it meets its goal. `pnpm bench` prints it and writes it down. */
export interface Measure {
  id: string;
  value: number;
  unit: string;
  goal?: number;
  ok: boolean;
}

/** A bound that a figure must not be above, or not below. */
export type Goal = { unit: string; atMost: number } | { unit: string; atLeast: number };

/** A figure rounded to two digits: with a bare unit it is only reported, with a goal it is judged, before rounding. */
export function figure(id: string, value: number, goal: string | Goal): Measure {
  const rounded = Math.round(value * 100) / 100;
  if (typeof goal === 'string') return { id, value: rounded, unit: goal, ok: true };
  if ('atMost' in goal)
    return { id, value: rounded, unit: goal.unit, goal: goal.atMost, ok: value <= goal.atMost };
  return { id, value: rounded, unit: goal.unit, goal: goal.atLeast, ok: value >= goal.atLeast };
}

/** A SQLite database of a bench's own, with a partner, a seller and an embed session. */
export interface BenchWorld extends AsyncDisposable {
  db: Database;
  location: DatabaseLocation;
  origin: string;
  token: string;
  orgId: string;
  userId: string;
}

const ORIGIN = 'https://partner.example';

/** Makes it in a temporary folder. */
export async function benchWorld(): Promise<BenchWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  const location = { url: null, file: join(folder, 'portico.db') };
  await migrateDatabase(location);
  const db = openDatabase(location);
  const identity = createIdentity({
    db,
    portalUrl: 'http://localhost',
    secret: 'x'.repeat(32),
    sendLetter: () => Promise.resolve(),
  });
  await withoutBudget(db);
  const orgId = await identity.createOrganisation({ name: 'Nord', kind: 'partner', country: 'DE' });
  const userId = await identity.createPerson({
    name: 'Anna',
    email: 'anna@nord.example',
    orgId,
    roles: ['partner_admin'],
  });
  const token = await db.write(async (tx) => {
    await saveProduct(tx, { id: 'fuse', sku: 'FUSE', name: 'FUSE X1', family: 'Fuse', registrable: true });
    const site = await saveSite(tx, {
      orgId,
      name: 'Nord',
      origins: [ORIGIN],
      scopes: ['deals:read', 'deals:register'],
    });
    const key = await saveKey(tx, mintKey('secret'), { siteId: site.id, createdBy: userId });
    const session = {
      siteId: site.id,
      keyId: key.id,
      orgId,
      userId,
      origin: ORIGIN,
      scopes: site.scopes,
      widgets: null,
      grantId: null,
      ttlSeconds: 900,
    };
    return (await saveSession(tx, session)).token;
  });
  return {
    db,
    location,
    origin: ORIGIN,
    token,
    orgId,
    userId,
    [Symbol.asyncDispose]: async () => {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The id of the `n`th deal that `addDeals` adds. */
export function dealIdOf(n: number): string {
  return `deal_00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Adds `count` submitted deals of the world's seller, past the product: only reading them is measured. */
export function addDeals(world: BenchWorld, count: number): void {
  const connection = connect(world.location.file, { readonly: false });
  const insert = connection.prepare(
    `insert into deal (id, version, number, partner_id, seller_id, source, review, outcome, customer_name, customer_web, customer_country,
       customer_key, search_text, contact_name, contact_email, product_id, value_band, close_quarter, relationship,
       submitted_at, complete_at, decision_due_at, policy_version, receipt_hash, created_at, updated_at)
     values (@id, 2, @number, @org, @user, 'widget', 'submitted', 'open', @name, @web, 'DE', @web, @name, 'Maria Anders', 'maria@example.com',
       'fuse', '10k_to_50k', '2026-Q4', 'met', @at, @at, @due, '2026-11', @hash, @at, @at)`,
  );
  connection.exec('begin');
  for (let n = 0; n < count; n += 1) {
    const at = 1_760_000_000_000 + n;
    insert.run({
      id: dealIdOf(n),
      number: `D-2025-${String(n).padStart(7, '0')}`,
      org: world.orgId,
      user: world.userId,
      name: `customer ${n}`,
      web: `customer${n}.example`,
      at,
      due: at + 172_800_000,
      hash: 'f'.repeat(64),
    });
  }
  connection.exec('commit');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}
