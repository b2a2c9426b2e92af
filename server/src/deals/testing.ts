import type { Actor, Role } from '@portico/domain/access';
import type { DealClaim } from '@portico/domain/deals/claim';
import { quarterOf } from '@portico/domain/time';
import type { Database } from '../db/database.ts';
import { savePartner } from '../partners/store.ts';
import { saveProduct } from '../products/save.ts';

/** Somebody of an organisation, for tests; the first letters of the id say which: `nord` is a partner, `velo` the vendor. */
export function person(userId: string, orgId: string, ...roles: Role[]): Extract<Actor, { kind: 'user' }> {
  return {
    kind: 'user',
    userId,
    name: userId,
    orgId,
    orgKind: orgId === 'velo' ? 'vendor' : 'partner',
    roles,
    grantedOrgIds: [],
    via: 'portal',
  };
}

/** What goes with an approval against the verdict (DA8). */
export const overriding = {
  override: { ground: 'value_add' as const, text: null },
  noteInternal: 'They did the work here',
};

/** A vendor `velo`, partners `nord` and `sued`, and one product; enough to register deals. */
export async function seedWorld(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await savePartner(tx, { orgId: 'velo', kind: 'vendor', name: 'Velo', country: 'DE' });
    await savePartner(tx, { orgId: 'nord', kind: 'partner', name: 'Nord Räder', country: 'DE' });
    await savePartner(tx, { orgId: 'sued', kind: 'partner', name: 'Süd Räder', country: 'AT' });
    await saveProduct(tx, { id: 'fuse', sku: 'FUSE-X1', name: 'FUSE X1', family: 'Fuse', registrable: true });
    await saveProduct(tx, { id: 'old', sku: 'OLD', name: 'Old', family: 'Fuse', registrable: false });
  });
}

/** A claim with nothing wrong in it, closing in the current quarter of `now`. */
export async function goodClaim(db: Database, changes: Partial<DealClaim> = {}): Promise<DealClaim> {
  return {
    customerName: 'Alfreds Futterkiste',
    customerWeb: 'https://www.alfreds.example/kontakt',
    customerCountry: 'DE',
    contactName: 'Maria Anders',
    contactEmail: 'maria@alfreds.example',
    productId: 'fuse',
    valueBand: '10k_to_50k',
    closeQuarter: quarterOf(await db.now()),
    relationship: 'met',
    contactAgreed: true,
    ...changes,
  };
}

const names = (
  'Bodenwald Orgelbau|Harzkristall|Ilmtaler Senfmühle|Quedlin Papier|Rennsteig Optik|Tauberglas|Ungarland Paprika|Vierseen Fähren|' +
  'Wolkenstein Uhren|Xantener Ziegel|Yburg Kelterei|Zschopau Garne|Ammersee Kutschen|Brocken Seilbahn|Cuxhavener Krabben|Dinkelbrot Ries|' +
  'Eifel Basalt|Fichtel Porzellan|Gletscher Eis Imst|Hallertau Hopfen|Inselpost Juist|Jadebusen Netze|Karwendel Schindeln|Lausitz Leinen|' +
  'Moselblick Kahn|Neckar Flöße|Odenwald Elfenbein|Pfälzer Kastanien|Rhön Schafwolle|Spessart Eichen|Teufelsmoor Torf|Uckermark Kraniche|' +
  'Vogtland Geigen|Weserberg Kork|Zillertal Loden|Altmark Spargel|Barnim Tabak|Chiemgau Zithern|Donaumoos Kartoffel|Emsland Heide'
).split('|');

/** What tells one customer of tests from another: no two share a word, so that none is taken for another. At most 40. */
export function customer(number: number): Pick<DealClaim, 'customerName' | 'customerWeb' | 'contactEmail'> {
  const customerName = names[number];
  if (customerName === undefined) throw new Error('there are not that many customers');
  const host = `${customerName
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()}.example`;
  return { customerName, customerWeb: host, contactEmail: `jo@${host}` };
}
