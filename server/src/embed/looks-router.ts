import { isWithin, type Reach } from '@portico/domain/access';
import { BrandProfile, checkLogo } from '@portico/domain/embed/brand';
import { VisitProblem } from '@portico/domain/embed/check';
import { Color } from '@portico/domain/embed/contrast';
import { PageColors } from '@portico/domain/embed/page-colors';
import { checkTheme, MendedColor, Theme } from '@portico/domain/embed/theme';
import { Fault } from '@portico/domain/fault';
import { Refusal, refuse } from '@portico/domain/refusal';
import * as v from 'valibot';
import type { Query } from '../db/database.ts';
import { limit } from '../http/limit.ts';
import { TokenBuckets } from '../identity/token-bucket.ts';
import { listFiles } from '../files/store.ts';
import { findOrganisationById } from '../identity/store.ts';
import { publish } from '../outbox/append.ts';
import { getSite } from '../sites/store.ts';
import { mutation, query, router } from '../trpc/procedure.ts';
import { getBrand, getTheme, saveBrand, saveTheme } from './looks.ts';
import { visitColors } from './visit-colors.ts';

const Id = v.pipe(v.string(), v.maxLength(60));
const Version = v.pipe(v.number(), v.integer(), v.minValue(0));
const refused = v.object({ ok: v.literal(false), refusal: Refusal });
const ThemeView = v.object({ siteId: v.string(), version: v.number(), theme: v.nullable(Theme) });
const BrandView = v.object({
  orgId: v.string(),
  organisation: v.string(),
  version: v.number(),
  profile: BrandProfile,
});

const PageAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500, 'too_long'),
  v.regex(/^https?:\/\/\S+$/i, 'url'),
);

/** Visits of one organisation to pages whose colours it wants. */
const visits = new TokenBuckets({ burst: 10, refillSeconds: 10 });

/** How a site's widgets look (EM17, EM18). */
export const themesRouter = router({
  /** The theme of a site; null while it has none of its own. */
  get: query('site.manage')
    .input(v.strictObject({ siteId: Id }))
    .output(ThemeView)
    .query(async ({ ctx: { reach, db }, input }) => {
      const site = await getSite(reach, db.read, input.siteId);
      const { version, value } = await getTheme(db.read, site.id);
      return { siteId: site.id, version, theme: value };
    }),

  /** Visits a page and answers its colours and an accent that goes with them (EM16, EM20). Changes nothing. */
  readColors: mutation('site.manage')
    .input(v.strictObject({ siteId: Id, address: PageAddress }))
    .output(
      v.variant('ok', [
        v.object({ ok: v.literal(true), address: v.string(), colors: PageColors, accent: v.nullable(Color) }),
        v.object({ ok: v.literal(false), address: v.string(), problem: VisitProblem }),
      ]),
    )
    .mutation(async ({ ctx: { reach, db, actor, visits: own }, input }) => {
      const site = await getSite(reach, db.read, input.siteId);
      if (site.archivedAt !== null) throw new Fault('not_found');
      limit(visits, actor.orgId);
      return visitColors(input.address, { allowsLoopback: own?.allowsLoopback ?? false });
    }),

  /** Keeps a theme that can be read, mended where `mends` allows it, and says what was mended (EM18). */
  save: mutation('site.manage')
    .input(
      v.strictObject({ siteId: Id, version: Version, theme: Theme, mends: v.optional(v.boolean(), true) }),
    )
    .output(
      v.variant('ok', [
        v.object({ ok: v.literal(true), ...ThemeView.entries, mended: v.array(MendedColor) }),
        refused,
      ]),
    )
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const site = await getSite(ctx.reach, tx, input.siteId);
        if (site.archivedAt !== null) throw new Fault('not_found');
        const checked = checkTheme(input.theme, input.mends);
        if (!checked.ok) return checked;
        const { theme, mended } = checked;
        await saveTheme(tx, site.id, { version: input.version, value: theme });
        const organisation = await findOrganisationById(tx, site.orgId);
        const isVendors = organisation?.kind === 'vendor';
        publish(tx, {
          name: 'site.changed',
          aggregate: { type: 'site', id: site.id },
          orgId: isVendors ? null : site.orgId,
          ownerId: null,
          actorId: ctx.actor.userId,
          visibility: isVendors ? 'internal' : 'both',
          payload: { siteId: site.id, name: site.name, theme: theme.appearance },
        });
        return { ok: true as const, siteId: site.id, version: input.version + 1, theme, mended };
      }),
    ),
});

/** How an organisation shows itself on its pages (EM19): its own, or the one the vendor's administrator names. */
export const brandsRouter = router({
  /** Logo, colours and contact. */
  get: query('site.manage')
    .input(v.strictObject({ orgId: v.optional(Id) }))
    .output(BrandView)
    .query(({ ctx: { actor, reach, db }, input }) => brandView(reach, db.read, input.orgId ?? actor.orgId)),

  /** Keeps them, if nobody changed them since `version`. */
  save: mutation('site.manage')
    .input(v.strictObject({ orgId: v.optional(Id), version: Version, profile: BrandProfile }))
    .output(v.variant('ok', [v.object({ ok: v.literal(true), brand: BrandView }), refused]))
    .mutation(({ ctx, input }) =>
      ctx.write(async (tx) => {
        const { version, profile } = input;
        const { orgId } = await brandView(ctx.reach, tx, input.orgId ?? ctx.actor.orgId);
        if (profile.logoFileId !== null) {
          const own: Reach = {
            kind: 'organisations',
            orgIds: [orgId, ctx.actor.orgId],
            side: ctx.actor.orgKind,
          };
          const [file] = await listFiles(own, tx, [profile.logoFileId]);
          if (!file) return refuse('EM19', 'no_such_file', 'logoFileId');
          const checked = checkLogo(file);
          if (!checked.ok) return checked;
        }
        await saveBrand(tx, orgId, { version, value: profile });
        const organisation = await findOrganisationById(tx, orgId);
        const isVendors = organisation?.kind === 'vendor';
        publish(tx, {
          name: 'brand.changed',
          aggregate: { type: 'brand', id: orgId },
          orgId: isVendors ? null : orgId,
          ownerId: null,
          actorId: ctx.actor.userId,
          visibility: isVendors ? 'internal' : 'both',
          payload: { name: organisation?.name ?? '' },
        });
        return { ok: true as const, brand: await brandView(ctx.reach, tx, orgId) };
      }),
    ),
});

/** The brand of an organisation within reach. */
async function brandView(
  reach: Reach,
  query: Query,
  orgId: string,
): Promise<v.InferOutput<typeof BrandView>> {
  const organisation = isWithin(reach, { orgId, userId: null })
    ? await findOrganisationById(query, orgId)
    : null;
  if (!organisation) throw new Fault('not_found');
  const { version, value } = await getBrand(query, orgId);
  return { orgId, organisation: organisation.name, version, profile: value };
}
