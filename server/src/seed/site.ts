import type { NewEvent } from '@portico/domain/event';
import type { SiteDetails } from '@portico/domain/sites/site';
import type { Database, Tx } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { findPresentedKey, type MintedKey, mintKey, saveKey } from '../sites/keys.ts';
import { getSite, saveSite } from '../sites/store.ts';
import { type Cast, peopleWith } from './cast.ts';
import type { DemoFile } from './demo-file.ts';
import type { History } from './history.ts';
import { seedId } from './seeded.ts';

/** The site of the demo's reseller. */
export const demoSiteId = seedId('site', 'the partner’s own site');

const SITE_HOURS_AGO = 395 * 24;

/** Adds the reseller's site, before the first deal that comes from it. */
export async function addSite(history: History, cast: Cast, origins: readonly string[]): Promise<void> {
  await history.at(history.ago(SITE_HOURS_AGO), async (tx) => {
    await saveSite(tx, { id: demoSiteId, orgId: cast.sitePartner.id, ...detailsOf(cast, origins) });
    tell(tx, cast, { name: 'site.created', aggregate: { type: 'site', id: demoSiteId } });
  });
}

/** Lets the site follow the port it is served on. Changes nothing when it is right already. */
export async function keepOrigins(tx: Tx, cast: Cast, origins: readonly string[]): Promise<void> {
  const site = await getSite({ kind: 'all' }, tx, demoSiteId);
  if (site.origins.toSorted().join() === origins.toSorted().join()) return;
  await saveSite(tx, { id: demoSiteId, orgId: site.orgId, ...detailsOf(cast, origins) });
  tell(tx, cast, { name: 'site.changed', aggregate: { type: 'site', id: demoSiteId } });
}

/** Whether both keys still open the site's sessions. */
export async function keysWork(db: Database, keys: DemoFile['site']): Promise<boolean> {
  const now = await db.now();
  const found = await Promise.all([keys.publishableKey, keys.secretKey].map((key) => findPresentedKey(db.read, key, now)));
  return found.every((key) => key?.siteId === demoSiteId);
}

/** Makes a publishable and a secret key for the site. */
export async function addKeys(tx: Tx, cast: Cast, keys: readonly MintedKey[]): Promise<void> {
  for (const key of keys) {
    await saveKey(tx, key, { siteId: demoSiteId, createdBy: peopleWith(cast.sitePartner, 'partner_admin')[0]?.userId ?? null });
    tell(tx, cast, { name: 'key.created', aggregate: { type: 'key', id: key.id }, payload: { kind: key.kind } });
  }
}

/** Two new keys, not stored yet. */
export function freshKeys(): { publishable: MintedKey; secret: MintedKey } {
  return { publishable: mintKey('publishable'), secret: mintKey('secret') };
}

function detailsOf(cast: Cast, origins: readonly string[]): SiteDetails {
  return { name: cast.sitePartner.name, origins: [...origins], scopes: ['deals:read', 'deals:register'] };
}

function tell(tx: Tx, cast: Cast, event: Pick<NewEvent, 'name' | 'aggregate'> & { payload?: NewEvent['payload'] }): void {
  const admin = peopleWith(cast.sitePartner, 'partner_admin')[0]?.userId ?? null;
  publish(tx, {
    name: event.name,
    aggregate: event.aggregate,
    orgId: cast.sitePartner.id,
    ownerId: null,
    actorId: admin,
    visibility: 'both',
    payload: { name: cast.sitePartner.name, ...event.payload },
  });
}
