import { EmbedScope } from '@portico/domain/access';
import { Challenge, ConnectRequest, isAgreed } from '@portico/domain/embed/connect';
import { sessionRights } from '@portico/domain/embed/policy';
import {
  interactionBounds,
  loadBounds,
  quantileOf,
  VITALS_SAMPLE,
  type VitalsMetric,
} from '@portico/domain/embed/vitals';
import { EmbedWidget } from '@portico/domain/embed/widget';
import { Fault } from '@portico/domain/fault';
import { type Refusal, Refusal as RefusalShape, refuse } from '@portico/domain/refusal';
import { parseKey } from '@portico/domain/sites/key';
import { grantScopes, isWorthASession } from '@portico/domain/sites/rules';
import { addDays } from '@portico/domain/time';
import * as v from 'valibot';
import type { Query } from '../db/database.ts';
import { newKey } from '../identity/new-key.ts';
import { findOrganisationById } from '../identity/store.ts';
import { sha256 } from '../outbox/append.ts';
import { findPresentedKey, type PresentedKey } from '../sites/keys.ts';
import { isSiteOrigin } from '../sites/sessions.ts';
import { getSite } from '../sites/store.ts';
import { mutation, query, router, type UserActor } from '../trpc/procedure.ts';
import { findConsent, saveConsent, saveGrant } from './grants.ts';
import { sumVitals, type VitalsSum } from './vitals.ts';

const refused = v.object({ ok: v.literal(false), refusal: RefusalShape });
const State = v.pipe(v.string(), v.minLength(16, 'state'), v.maxLength(200, 'state'));

/** What a person is shown before a page may act for them. */
const Asking = v.object({
  ok: v.literal(true),
  siteName: v.string(),
  organisation: v.string(),
  origin: v.string(),
  scopes: v.array(EmbedScope),
  widgets: v.array(EmbedWidget),
  /** Whether they have agreed to this before: then nothing is asked (EM3). */
  agreed: v.boolean(),
});

/** The code, to hand to the page at exactly `origin`; null when the same request is answered again. */
const Allowed = v.object({
  ok: v.literal(true),
  origin: v.string(),
  state: v.string(),
  code: v.nullable(v.string()),
});

const Id = v.pipe(v.string(), v.maxLength(60));
const Days = v.pipe(v.number(), v.integer('days'), v.minValue(1, 'days'), v.maxValue(90, 'days'));
const Times = v.object({
  /** Upper bounds of the classes, in milliseconds. */
  bounds: v.array(v.number()),
  /** One more than bounds: the last is for beyond. */
  counts: v.array(v.number()),
  /** The bound that three in four, and nineteen in twenty, kept; null for none, or beyond the last. */
  p75Ms: v.nullable(v.number()),
  p95Ms: v.nullable(v.number()),
});
const WidgetVitals = v.object({
  widget: EmbedWidget,
  load: Times,
  interaction: Times,
  /** How often, by code of the fault. */
  errors: v.record(v.string(), v.number()),
});

/** What the pop-up asks: a page of a partner's site wants to act for the person who is signed in. */
export const embedRouter = router({
  /** Which site asks, and for what (EM3). */
  ask: query('embed.connect')
    .input(ConnectRequest)
    .output(v.variant('ok', [Asking, refused]))
    .query(async ({ ctx: { actor, db }, input }) => {
      const asked = await judge(db.read, { actor: signedIn(actor), request: input, now: await db.now() });
      if (!asked.ok) return asked;
      const { key, scopes, widgets } = asked;
      const organisation = await findOrganisationById(db.read, key.orgId);
      const before = await findConsent(db.read, {
        userId: actor.userId,
        siteId: key.siteId,
        origin: input.origin,
      });
      return {
        ok: true as const,
        siteName: key.siteName,
        organisation: organisation?.name ?? '',
        origin: input.origin,
        scopes: [...scopes],
        widgets: [...widgets],
        agreed: isAgreed(before, scopes),
      };
    }),

  /** The person agrees: gives the code that the page trades for a session, once and within a minute (EM4). */
  allow: mutation('embed.connect')
    .input(v.strictObject({ ...ConnectRequest.entries, challenge: Challenge, state: State }))
    .output(v.variant('ok', [Allowed, refused]))
    .mutation(async ({ ctx, input }) => {
      const { challenge, state, origin, widgets = null } = input;
      const actor = signedIn(ctx.actor);
      const code = newKey('ec');
      const made = await ctx.write(async (tx) => {
        const asked = await judge(tx, { actor, request: input, now: tx.now });
        if (!asked.ok) return asked;
        const { id: keyId, siteId, orgId } = asked.key;
        const { scopes } = asked;
        await saveConsent(tx, { userId: actor.userId, siteId, origin, scopes });
        await saveGrant(tx, {
          siteId,
          keyId,
          orgId,
          userId: actor.userId,
          origin,
          scopes,
          widgets,
          challenge,
          code,
        });
        return { ok: true as const, codeHash: sha256(code) };
      });
      if (!made.ok) return made;
      // The stored answer holds no code: only the call that made it knows it.
      return { ok: true as const, origin, state, code: made.codeHash === sha256(code) ? code : null };
    }),

  /** How a site's widgets fared in the last days (EM14): sampled, and nobody's in particular. */
  vitals: query('site.manage')
    .input(v.strictObject({ siteId: Id, days: v.optional(Days, 28) }))
    .output(v.object({ from: v.string(), sampled: v.number(), widgets: v.array(WidgetVitals) }))
    .query(async ({ ctx: { reach, db }, input }) => {
      await getSite(reach, db.read, input.siteId);
      const from = addDays(await db.now(), 1 - input.days).slice(0, 10);
      const sums = await sumVitals(db.read, input.siteId, from);
      return { from, sampled: VITALS_SAMPLE, widgets: summaries(sums) };
    }),
});

/** Counts by class as one summary a widget. */
function summaries(sums: readonly VitalsSum[]): v.InferOutput<typeof WidgetVitals>[] {
  const of = (widget: EmbedWidget, metric: VitalsMetric): Record<string, number> =>
    Object.fromEntries(
      sums
        .filter((sum) => sum.widget === widget && sum.metric === metric)
        .map(({ bucket, count }) => [bucket, count]),
    );
  const times = (bounds: readonly number[], buckets: Record<string, number>) => ({
    bounds: [...bounds],
    counts: [...bounds, null].map((_, place) => buckets[String(place)] ?? 0),
    p75Ms: quantileOf(bounds, buckets, 0.75),
    p95Ms: quantileOf(bounds, buckets, 0.95),
  });
  return [...new Set(sums.map(({ widget }) => widget))].map((widget) => ({
    widget,
    load: times(loadBounds, of(widget, 'load')),
    interaction: times(interactionBounds, of(widget, 'interaction')),
    errors: of(widget, 'error'),
  }));
}

/** Nobody but a person in the portal lets pages act for them: no page, and no program with a key. */
function signedIn(actor: UserActor): UserActor {
  if (actor.via !== 'portal') throw new Fault('not_found');
  return actor;
}

interface Question {
  actor: UserActor;
  request: v.InferOutput<typeof ConnectRequest>;
  now: string;
}

type Judged =
  | { ok: true; key: PresentedKey; scopes: readonly EmbedScope[]; widgets: readonly EmbedWidget[] }
  | { ok: false; refusal: Refusal };

/** Whether this page may ask this person, and for what (EM3, EM8). */
async function judge(query: Query, { actor, request, now }: Question): Promise<Judged> {
  const key = parseKey(request.key) === 'pk' ? await findPresentedKey(query, request.key, now) : null;
  if (!key || !(await isSiteOrigin(query, key.siteId, request.origin))) return refuse('EM8', 'wrong_origin');
  if (key.orgId !== actor.orgId) return refuse('EM8', 'other_organisation');
  const asked = grantScopes(key.scopes, request.scopes);
  if (asked === null) return refuse('EM3', 'scope_not_allowed', 'scopes');
  const { scopes, widgets } = sessionRights({
    widgets: request.widgets ?? null,
    scopes: asked,
    siteScopes: key.scopes,
    policy: key.policy,
    place: 'frame',
  });
  if (!isWorthASession(actor.orgKind, actor.roles, scopes)) return refuse('EM3', 'not_for_your_role');
  return { ok: true, key, scopes, widgets };
}
