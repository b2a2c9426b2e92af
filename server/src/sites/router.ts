import { isWithin, type Reach } from '@portico/domain/access';
import { SiteFinding } from '@portico/domain/embed/check';
import { SitePolicy } from '@portico/domain/embed/policy';
import type { EventName, NewEvent } from '@portico/domain/event';
import { Fault } from '@portico/domain/fault';
import { PageRequest, pageOf } from '@portico/domain/page';
import { Refusal } from '@portico/domain/refusal';
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX, rotationEnds } from '@portico/domain/sites/rules';
import { KeyKind, KeyView, NewKeyView, SiteDetails, SiteView } from '@portico/domain/sites/site';
import { Origin } from '@portico/domain/sites/origin';
import * as v from 'valibot';
import type { Query, Tx } from '../db/database.ts';
import { checkSite } from '../embed/check-site.ts';
import { limit } from '../http/limit.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { findOrganisationById } from '../identity/store.ts';
import { publish } from '../outbox/append.ts';
import { mutation, query, router } from '../trpc/procedure.ts';
import { getKey, listKeys, type MintedKey, mintKey, revokeKey, saveKey, saveKeyEnd } from './keys.ts';
import {
  archiveSite,
  getSite,
  getSitePolicy,
  listSites,
  saveSite,
  saveSiteDetails,
  saveSitePolicy,
} from './store.ts';

const Id = v.pipe(v.string(), v.maxLength(60));
const OverlapHours = v.pipe(
  v.number(),
  v.integer('overlap'),
  v.minValue(0, 'overlap'),
  v.maxValue(OVERLAP_HOURS_MAX, 'overlap'),
);

const Path = v.pipe(v.string(), v.maxLength(500, 'too_long'), v.regex(/^\/(?!\/)[^\s#\\]*$/, 'path'));
const publicOnly = { portalOrigin: '', allowsLoopback: false };

/** Checks of one organisation: each is a visit to somebody's server. */
const checks = new TokenBuckets({ burst: 10, refillSeconds: 10 });

const PolicyView = v.object({ siteId: v.string(), version: v.number(), policy: SitePolicy });

/** Sites of one's organisation; the vendor's administrator names whose. */
export const sitesRouter = router({
  list: query('site.manage')
    .input(v.strictObject({ ...PageRequest.entries, orgId: v.optional(Id) }))
    .output(pageOf(SiteView))
    .query(({ ctx, input }) => listSites(ctx.reach, ctx.db.read, input)),

  /** Adds a site (SK1 to SK3). */
  create: mutation('site.manage')
    .input(v.strictObject({ ...SiteDetails.entries, orgId: v.optional(Id) }))
    .output(SiteView)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { orgId = ctx.actor.orgId, ...details } = input;
        await checkOrganisation(ctx.reach, tx, orgId);
        const site = await saveSite(tx, { ...details, orgId });
        await tell(tx, 'site.created', { site, actorId: ctx.actor.userId, facts: { name: site.name } });
        return site;
      }),
    ),

  /** Gives a site other details, if nobody else did since `version`; origins and scopes it loses end for its sessions at once. */
  update: mutation('site.manage')
    .input(v.strictObject({ ...SiteDetails.entries, siteId: Id, version: v.number() }))
    .output(SiteView)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { siteId, version, ...details } = input;
        const before = await siteInUse(ctx.reach, tx, siteId);
        const site = await saveSiteDetails(tx, { id: before.id, version }, details);
        await tell(tx, 'site.changed', { site, actorId: ctx.actor.userId, facts: { name: site.name } });
        return site;
      }),
    ),

  /** Takes a site out of use (SK13). Archiving twice changes nothing. */
  archive: mutation('site.manage')
    .input(v.strictObject({ siteId: Id }))
    .output(SiteView)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const before = await getSite(ctx.reach, tx, input.siteId);
        if (before.archivedAt !== null) return before;
        await archiveSite(tx, before.id);
        await tell(tx, 'site.archived', {
          site: before,
          actorId: ctx.actor.userId,
          facts: { name: before.name },
        });
        return getSite(ctx.reach, tx, before.id);
      }),
    ),

  /** Which widgets a site may hold, and which only in a frame (EM9). */
  policy: query('site.manage')
    .input(v.strictObject({ siteId: Id }))
    .output(PolicyView)
    .query(async ({ ctx, input }) =>
      policyView(ctx.db.read, await getSite(ctx.reach, ctx.db.read, input.siteId)),
    ),

  /** Visits a page of the site and says what keeps its widgets from showing (EM15, EM16). Changes nothing. */
  check: mutation('site.manage')
    .input(v.strictObject({ siteId: Id, origin: v.optional(Origin), path: v.optional(Path, '/') }))
    .output(v.object({ address: v.string(), checkedAt: v.string(), findings: v.array(SiteFinding) }))
    .mutation(async ({ ctx, input }) => {
      const { db, reach, actor, visits = publicOnly } = ctx;
      const site = await siteInUse(reach, db.read, input.siteId);
      const origin = input.origin ?? site.origins[0] ?? '';
      if (!site.origins.includes(origin))
        throw new Fault('bad_input', { fields: [{ path: 'origin', key: 'origin_not_listed' }] });
      limit(checks, actor.orgId);
      const now = await db.now();
      const page = { siteId: site.id, origins: site.origins, address: origin + input.path, now };
      return { ...(await checkSite(db.read, page, visits)), checkedAt: now };
    }),

  /** The vendor decides it, if nobody changed the site since `version` (EM9). */
  govern: mutation('embed.govern')
    .input(v.strictObject({ siteId: Id, version: v.number(), policy: SitePolicy }))
    .output(PolicyView)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { siteId, version, policy } = input;
        const before = await siteInUse(ctx.reach, tx, siteId);
        await saveSitePolicy(tx, { id: before.id, version }, policy);
        const site = await getSite(ctx.reach, tx, siteId);
        await tell(tx, 'site.changed', { site, actorId: ctx.actor.userId, facts: { name: site.name } });
        return policyView(tx, site);
      }),
    ),
});

async function policyView(query: Query, site: SiteView): Promise<v.InferOutput<typeof PolicyView>> {
  return { siteId: site.id, version: site.version, policy: await getSitePolicy(query, site.id) };
}

/** Keys of a site. A secret is in the answer that made it and nowhere else (SK5). */
export const keysRouter = router({
  list: query('site.manage')
    .input(v.strictObject({ ...PageRequest.entries, siteId: Id }))
    .output(pageOf(KeyView))
    .query(async ({ ctx, input }) => listKeys(ctx.reach, ctx.db.read, { ...input, now: await ctx.db.now() })),

  create: mutation('site.manage')
    .input(v.strictObject({ siteId: Id, kind: KeyKind }))
    .output(NewKeyView)
    .mutation(async ({ ctx, input }) => {
      const minted = mintKey(input.kind);
      const stored = await ctx.write(async (tx) => {
        const site = await siteInUse(ctx.reach, tx, input.siteId);
        const key = await saveKey(tx, minted, { siteId: site.id, createdBy: ctx.actor.userId });
        await tell(tx, 'key.created', {
          site,
          keyId: key.id,
          actorId: ctx.actor.userId,
          facts: { kind: key.kind, lastFour: key.lastFour },
        });
        return key;
      });
      return shownOnce(stored, minted);
    }),

  /** Makes the key that takes another's place; the old one goes on for the overlap (SK6, SK8). */
  rotate: mutation('site.manage')
    .input(v.strictObject({ keyId: Id, overlapHours: v.optional(OverlapHours, OVERLAP_HOURS_DEFAULT) }))
    .output(
      v.variant('ok', [
        v.object({ ok: v.literal(true), key: NewKeyView }),
        v.object({ ok: v.literal(false), refusal: Refusal }),
      ]),
    )
    .mutation(async ({ ctx, input }) => {
      const minted = { publishable: mintKey('publishable'), secret: mintKey('secret') };
      const answer = await ctx.write(async (tx) => {
        const { key: old } = await getKey(ctx.reach, tx, input.keyId);
        const site = await siteInUse(ctx.reach, tx, old.siteId);
        const ending = rotationEnds(old, tx.now, input.overlapHours);
        if (!ending.ok) return ending;
        await saveKeyEnd(tx, old.id, ending.expiresAt);
        const key = await saveKey(tx, minted[old.kind], { siteId: site.id, createdBy: ctx.actor.userId });
        await tell(tx, 'key.rotated', {
          site,
          keyId: old.id,
          actorId: ctx.actor.userId,
          facts: { newKeyId: key.id, until: ending.expiresAt },
        });
        return { ok: true as const, key };
      });
      return answer.ok ? { ok: true as const, key: shownOnce(answer.key, minted[answer.key.kind]) } : answer;
    }),

  /** Ends a key and its sessions at once (SK7). */
  revoke: mutation('site.manage')
    .input(v.strictObject({ keyId: Id }))
    .output(KeyView)
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { key: before } = await getKey(ctx.reach, tx, input.keyId);
        const key = await revokeKey(tx, before.id);
        const site = await getSite(ctx.reach, tx, key.siteId);
        if (before.revokedAt === null)
          await tell(tx, 'key.revoked', {
            site,
            keyId: key.id,
            actorId: ctx.actor.userId,
            facts: { lastFour: key.lastFour },
          });
        return key;
      }),
    ),
});

/**
 * The answer with the key itself. What is stored for a repeated request must not hold a secret, so the key is added
 * afterwards, and only by the call that made it: another call's key has another id.
 */
function shownOnce(stored: KeyView, minted: MintedKey): NewKeyView {
  return { ...stored, key: stored.id === minted.id ? minted.key : null };
}

async function checkOrganisation(reach: Reach, query: Query, orgId: string): Promise<void> {
  const isThere =
    isWithin(reach, { orgId, userId: null }) && (await findOrganisationById(query, orgId)) !== null;
  if (!isThere) throw new Fault('not_found');
}

/** A site within reach that is not archived. */
async function siteInUse(reach: Reach, query: Query, siteId: string): Promise<SiteView> {
  const site = await getSite(reach, query, siteId);
  if (site.archivedAt !== null) throw new Fault('not_found');
  return site;
}

interface Happening {
  site: Pick<SiteView, 'id' | 'orgId'>;
  keyId?: string;
  actorId: string;
  facts: NewEvent['payload'];
}

async function tell(tx: Tx, name: EventName, { site, keyId, actorId, facts }: Happening): Promise<void> {
  const organisation = await findOrganisationById(tx, site.orgId);
  const isVendors = organisation?.kind === 'vendor';
  publish(tx, {
    name,
    aggregate: keyId === undefined ? { type: 'site', id: site.id } : { type: 'key', id: keyId },
    orgId: isVendors ? null : site.orgId,
    ownerId: null,
    actorId,
    visibility: isVendors ? 'internal' : 'both',
    payload: { siteId: site.id, ...facts },
  });
}
