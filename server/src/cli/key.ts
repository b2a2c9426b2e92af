import type { KeyView, SiteView } from '@portico/domain/sites/site';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Database } from '../db/database.ts';
import {
  type Answer,
  answering,
  columns,
  CommandError,
  orSay,
  type Terminal,
  withDatabase,
} from './command.ts';

const PAGE = 100;

/** `portico key …`: the keys of partners' sites. */
export function keyCommand(terminal: Terminal): Command {
  const create = new Command('create')
    .description('make a key for a site; a secret key is shown this once')
    .requiredOption('--site <name or id>', 'the site')
    .addOption(
      new Option('--kind <kind>', 'publishable for pages, secret for servers')
        .choices(['publishable', 'secret'])
        .makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pnpm portico key create --site "Northern Trail Cycling" --kind secret',
    )
    .action(answering(terminal, createKey));
  const rotate = new Command('rotate')
    .description('make a key that takes the place of another, which works on for the overlap')
    .argument('<key id>')
    .option('--overlap-hours <hours>', 'how long the old key still works, 0 to 168', wholeNumber, 24)
    .addHelpText('after', '\nExamples:\n  pnpm portico key rotate key_0198… --overlap-hours 2')
    .action(answering(terminal, rotateKey));
  const revoke = new Command('revoke')
    .description('end a key and the sessions made with it, at once')
    .argument('<key id>')
    .addHelpText('after', '\nExamples:\n  pnpm portico key revoke key_0198…')
    .action(answering(terminal, revokeKey));
  const list = new Command('list')
    .description('list keys; never the secrets')
    .option('--site <name or id>', 'of this site only')
    .addHelpText('after', '\nExamples:\n  pnpm portico key list --json')
    .action(answering(terminal, listKeys));
  const key = new Command('key').description("keys of partners' sites");
  for (const command of [create, rotate, revoke, list]) key.addCommand(command);
  return key;
}

async function createKey(options: { site: string; kind: 'publishable' | 'secret' }): Promise<Answer> {
  return withDatabase(async (db) => {
    const { keys } = await portalOf(db);
    const site = await findSite(db, options.site);
    const key = await keys.create({ siteId: site.id, kind: options.kind });
    return { json: { ...key, site: site.name }, text: key.key ?? '' };
  });
}

async function rotateKey(keyId: string, options: { overlapHours: number }): Promise<Answer> {
  return withDatabase(async (db) => {
    const { keys } = await portalOf(db);
    const answer = await orSay(
      `There is no key ${keyId}.`,
      keys.rotate({ keyId, overlapHours: options.overlapHours }),
    );
    if (!answer.ok)
      throw new CommandError(`The key cannot be rotated: it has ended (${answer.refusal.rule}).`);
    return { json: { ...answer.key, replaces: keyId }, text: answer.key.key ?? '' };
  });
}

async function revokeKey(keyId: string): Promise<Answer> {
  return withDatabase(async (db) => {
    const { keys } = await portalOf(db);
    const key = await orSay(`There is no key ${keyId}.`, keys.revoke({ keyId }));
    return { json: key, text: `The key ending in ${key.lastFour} has ended.` };
  });
}

async function listKeys(options: { site?: string }): Promise<Answer> {
  return withDatabase(async (db) => {
    const { keys } = await portalOf(db);
    const sites = options.site === undefined ? await allSites(db) : [await findSite(db, options.site)];
    const found: (KeyView & { site: string })[] = [];
    for (const site of sites) {
      for (let cursor: string | undefined; ;) {
        const page = await keys.list({ siteId: site.id, limit: PAGE, cursor });
        found.push(...page.rows.map((key) => ({ ...key, site: site.name })));
        if (page.next === null) break;
        cursor = page.next;
      }
    }
    const rows = found.map((key) => [
      key.id,
      key.kind,
      `…${key.lastFour}`,
      key.active ? 'works' : 'ended',
      key.site,
    ]);
    return { json: found, text: rows.length > 0 ? columns(rows) : 'There are no keys.' };
  });
}

/** The portal's own procedures, called by the operator of the machine; in the event log they are `operator`. */
async function portalOf(db: Database) {
  const [{ appRouter }, { randomUUID }] = await Promise.all([import('../router.ts'), import('node:crypto')]);
  const actor = {
    kind: 'user' as const,
    userId: 'operator',
    name: 'Operator',
    orgId: 'operator',
    orgKind: 'vendor' as const,
    roles: ['vendor_admin' as const],
    grantedOrgIds: [],
    via: 'portal' as const,
  };
  return appRouter.createCaller(() => ({
    db,
    actor,
    requestId: 'command line',
    idempotencyKey: randomUUID(),
  }));
}

async function allSites(db: Database): Promise<SiteView[]> {
  const { sites } = await portalOf(db);
  const found: SiteView[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await sites.list({ limit: PAGE, cursor });
    found.push(...page.rows);
    if (page.next === null) return found;
    cursor = page.next;
  }
}

async function findSite(db: Database, wanted: string): Promise<SiteView> {
  const all = await allSites(db);
  const byName = all.filter((site) => site.name.toLowerCase() === wanted.toLowerCase());
  const site = all.find(({ id }) => id === wanted) ?? (byName.length === 1 ? byName[0] : undefined);
  if (!site)
    throw new CommandError(
      byName.length > 1
        ? `Several sites are called ${wanted}. Name one by its id.`
        : `There is no site ${wanted}.`,
    );
  return site;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
