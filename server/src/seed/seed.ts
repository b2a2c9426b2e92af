import { hashPassword } from 'better-auth/crypto';
import { saveSeen } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { positionBefore } from '../outbox/store.ts';
import { findOrganisation, listOrganisations } from '../partners/store.ts';
import { settleAccounts } from './accounts.ts';
import { type Cast, castOf, demoVendorId, everybodyOf } from './cast.ts';
import { conflictScenes } from './conflict-scenes.ts';
import { settleCoverage } from './coverage.ts';
import { readDataSets } from './data-sets.ts';
import { planDeals } from './deal-plans.ts';
import { type DemoFile, readDemoFile, writeDemoFile } from './demo-file.ts';
import { History } from './history.ts';
import { settle } from './people.ts';
import { settlePolicy } from './policy.ts';
import { playDeals } from './play-deals.ts';
import { SeedRefusedError } from './refused.ts';
import { addKeys, addSite, demoSiteId, keepOrigins, keysWork, type SiteKeys } from './site.ts';

/** The password of everybody in the demo: told to whoever starts it, so it guards nothing but made-up data. */
export const DEMO_PASSWORD = 'welcome-to-portico';

/** The origins of the demo partner's own site, which is served on the port behind the portal's. */
export function siteOriginsOf(portalPort: number): [string, string] {
  return [`http://localhost:${portalPort + 1}`, `http://127.0.0.1:${portalPort + 1}`];
}

/** Where the demo is loaded. */
export interface SeedOptions {
  /** Where people reach the portal. */
  portalUrl: string;
  /** The demo partner's own site; widgets work on these origins, the first is the one that is told. */
  siteOrigins: readonly [string, ...string[]];
  /** `demo.json` goes here. */
  dataFolder: string;
}

/** What loading the demo did. */
export interface SeedResult {
  /** False when the demo was there already. */
  loaded: boolean;
  organisations: number;
  people: number;
  deals: number;
  demo: DemoFile;
}

/**
 * Loads the demo, all or nothing, dated relative to the database's clock. Loaded before, only what the environment
 * changed is mended: the partner's site follows its port, and lost keys are replaced.
 *
 * @throws SeedRefusedError on a database that is in use for something else
 */
export async function seedDemo(db: Database, options: SeedOptions): Promise<SeedResult> {
  const sets = readDataSets();
  const cast = castOf(sets);
  const plans = planDeals(sets, cast);
  const loaded = (await findOrganisation(db.read, demoVendorId)) === null;
  if (loaded) await refuseBesideOthers(db);

  const known = loaded ? null : await readDemoFile(options.dataFolder);
  const kept = known && (await keysWork(db, known.site)) ? known.site : null;
  const passwordHash = loaded ? await hashPassword(DEMO_PASSWORD) : '';
  const site = await db.write(async (tx) => {
    const history = new History(db, tx);
    if (loaded) await load(history, { sets, cast, plans, passwordHash, options });
    else await keepOrigins(history, cast, options.siteOrigins);
    return kept ?? addKeys(history, cast);
  });

  const demo = demoOf(cast, options, site);
  if (JSON.stringify(known) !== JSON.stringify(demo)) await writeDemoFile(options.dataFolder, demo);
  return {
    loaded,
    organisations: cast.partners.length + 1,
    people: demo.people.length,
    deals: plans.length,
    demo,
  };
}

/** Everybody looked last so many hours ago; what happened since is new to them. */
const NEWS_HOURS = 48;

interface Load {
  sets: ReturnType<typeof readDataSets>;
  cast: Cast;
  plans: ReturnType<typeof planDeals>;
  passwordHash: string;
  options: SeedOptions;
}

async function load(history: History, { sets, cast, plans, passwordHash, options }: Load): Promise<void> {
  await settle(history, cast, { sets, passwordHash });
  await settleAccounts(history, sets);
  await addSite(history, cast, options.siteOrigins);
  const stage = { history, cast, products: sets.products, siteId: demoSiteId };
  await playDeals(plans, conflictScenes(plans, sets, stage), stage);
  await settleCoverage(history, { sets, cast, plans });
  await settlePolicy(history, cast);
  const seen = await positionBefore(history.tx, history.ago(NEWS_HOURS));
  for (const { userId } of everybodyOf(cast)) await saveSeen(history.tx, userId, seen);
}

/** Whether the database holds organisations and the demo's vendor is none of them. */
export async function isInUse(db: Database): Promise<boolean> {
  const organisations = await listOrganisations(db.read);
  return organisations.length > 0 && !organisations.some(({ id }) => id === demoVendorId);
}

async function refuseBesideOthers(db: Database): Promise<void> {
  const [other] = await listOrganisations(db.read);
  if (other)
    throw new SeedRefusedError(
      `This database is in use: it holds ${other.name}. The demo belongs on an empty one.`,
    );
}

function demoOf(cast: Cast, options: SeedOptions, keys: SiteKeys): DemoFile {
  const names = new Map([cast.vendor, ...cast.partners].map(({ id, name }) => [id, name]));
  const first = (orgId: string) => (orgId === cast.vendor.id ? 0 : orgId === cast.sitePartner.id ? 1 : 2);
  return {
    portal: options.portalUrl,
    partnerSite: options.siteOrigins[0],
    people: everybodyOf(cast)
      .toSorted((a, b) => first(a.orgId) - first(b.orgId))
      .map(({ name, email, orgId, roles }) => ({
        name,
        email,
        password: DEMO_PASSWORD,
        organisation: names.get(orgId) ?? '',
        roles,
      })),
    site: {
      organisation: cast.sitePartner.name,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
    },
  };
}
