import { randomUUID } from 'node:crypto';
import type { SiteDetails } from '@portico/domain/sites/site';
import type { Database } from '../db/database.ts';
import { publish } from '../outbox/append.ts';
import { findPresentedKey } from '../sites/keys.ts';
import { getSite, saveSite } from '../sites/store.ts';
import type { UserActor } from '../trpc/procedure.ts';
import { type Cast, peopleWith } from './cast.ts';
import type { DemoFile } from './demo-file.ts';
import { actorOf, type History } from './history.ts';
import { seedId } from './seeded.ts';

/** The site of the demo's reseller. */
export const demoSiteId = seedId('site', 'the partner’s own site');

/** The keys of the site as its owner keeps them. */
export type SiteKeys = Pick<DemoFile['site'], 'publishableKey' | 'secretKey'>;

const SITE_HOURS_AGO = 395 * 24;

/** Adds the reseller's site, before the first deal that comes from it. Written by the store, so that it gets its id. */
export async function addSite(history: History, cast: Cast, origins: readonly string[]): Promise<void> {
  await history.at(history.ago(SITE_HOURS_AGO), async (tx) => {
    const site = await saveSite(tx, {
      id: demoSiteId,
      orgId: cast.sitePartner.id,
      ...detailsOf(cast, origins),
    });
    publish(tx, {
      name: 'site.created',
      aggregate: { type: 'site', id: site.id },
      orgId: site.orgId,
      ownerId: null,
      actorId: adminOf(cast).userId,
      visibility: 'both',
      payload: { siteId: site.id, name: site.name },
    });
  });
}

/** Lets the site follow the port it is served on, and what its pages ask for. Changes nothing when it is right already. */
export async function keepOrigins(history: History, cast: Cast, origins: readonly string[]): Promise<void> {
  const site = await getSite({ kind: 'all' }, history.tx, demoSiteId);
  const wanted = detailsOf(cast, origins);
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one.toSorted().join() === other.toSorted().join();
  if (isSame(site.origins, wanted.origins) && isSame(site.scopes, wanted.scopes)) return;
  const { sites } = history.callAs(adminOf(cast), history.tx.now, `site ${randomUUID()}`);
  await sites.update({ siteId: demoSiteId, version: site.version, ...wanted });
}

/** Whether both keys still open the site's sessions. */
export async function keysWork(db: Database, keys: SiteKeys): Promise<boolean> {
  const now = await db.now();
  const found = await Promise.all(
    [keys.publishableKey, keys.secretKey].map((key) => findPresentedKey(db.read, key, now)),
  );
  return found.every((key) => key?.siteId === demoSiteId);
}

/** Makes a publishable and a secret key for the site. */
export async function addKeys(history: History, cast: Cast): Promise<SiteKeys> {
  return {
    publishableKey: await addKey(history, cast, 'publishable'),
    secretKey: await addKey(history, cast, 'secret'),
  };
}

async function addKey(history: History, cast: Cast, kind: 'publishable' | 'secret'): Promise<string> {
  const { keys } = history.callAs(adminOf(cast), history.tx.now, `${kind} key ${randomUUID()}`);
  const { key } = await keys.create({ siteId: demoSiteId, kind });
  if (key === null) throw new Error('a new key is shown to the one who made it');
  return key;
}

function adminOf(cast: Cast): UserActor {
  const [admin] = peopleWith(cast.sitePartner, 'partner_admin');
  if (!admin) throw new Error('every partner has an administrator');
  return actorOf(admin, cast.sitePartner);
}

function detailsOf(cast: Cast, origins: readonly string[]): SiteDetails {
  return {
    name: cast.sitePartner.name,
    origins: [...origins],
    scopes: ['deals:read', 'deals:register', 'accounts:check'],
  };
}
