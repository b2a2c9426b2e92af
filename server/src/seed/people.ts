import { randomBytes } from 'node:crypto';
import { type Identity, createIdentity } from '../identity/identity.ts';
import { savePassword } from '../identity/store.ts';
import { grantRole } from '../partners/store.ts';
import { saveProduct } from '../products/save.ts';
import { type Cast, type DemoOrganisation, peopleWith } from './cast.ts';
import { productIdOf } from './claims.ts';
import type { DataSets } from './data-sets.ts';
import type { History } from './history.ts';

/** The demo began so many days ago; older than its oldest deal. */
const BEGAN_HOURS_AGO = 400 * 24;
const OVERSEAS = new Set(['US', 'CA', 'BR', 'JP', 'SG', 'AU']);

/** Adds the vendor's products, the organisations and their people, all with the same password. */
export async function settle(
  history: History,
  cast: Cast,
  given: { sets: DataSets; passwordHash: string },
): Promise<void> {
  const began = history.ago(BEGAN_HOURS_AGO);
  await history.at(began, async (tx) => {
    for (const product of given.sets.products) {
      const { sku, name, family, price } = product;
      await saveProduct(tx, {
        id: productIdOf(product),
        sku,
        name,
        family,
        listPriceMinor: price * 100,
        currency: 'EUR',
        registrable: true,
      });
    }
  });
  const identity = createIdentity({
    db: history.databaseAt(began),
    portalUrl: 'http://localhost',
    // Signs nothing here: organisations and people are written, nobody signs in.
    secret: randomBytes(32).toString('hex'),
    sendLetter: () => Promise.resolve(),
  });
  for (const organisation of [cast.vendor, ...cast.partners]) await settleOne(identity, organisation);
  await history.at(began, async (tx) => {
    for (const { people } of [cast.vendor, ...cast.partners]) {
      for (const { userId } of people) await savePassword(tx, userId, given.passwordHash);
    }
    for (const { id, country } of cast.partners) {
      const role = OVERSEAS.has(country) ? 'region_manager' : 'channel_manager';
      for (const { userId } of peopleWith(cast.vendor, role))
        await grantRole(tx, { userId, orgId: id, role });
    }
  });
}

async function settleOne(identity: Identity, organisation: DemoOrganisation): Promise<void> {
  const { id, name, kind, country, city, tier, people } = organisation;
  await identity.createOrganisation({ id, name, kind, country, city, tier });
  for (const { userId, name: person, email, roles } of people) {
    await identity.createPerson({ id: userId, name: person, email, orgId: id, roles });
  }
}
