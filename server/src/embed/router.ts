import { EmbedScope } from '@portico/domain/access';
import { Challenge, ConnectRequest, isAgreed } from '@portico/domain/embed/connect';
import { sessionRights } from '@portico/domain/embed/policy';
import { EmbedWidget } from '@portico/domain/embed/widget';
import { Fault } from '@portico/domain/fault';
import { type Refusal, Refusal as RefusalShape, refuse } from '@portico/domain/refusal';
import { parseKey } from '@portico/domain/sites/key';
import { grantScopes, isWorthASession } from '@portico/domain/sites/rules';
import * as v from 'valibot';
import type { Query } from '../db/database.ts';
import { newKey } from '../identity/new-key.ts';
import { findOrganisationById } from '../identity/store.ts';
import { sha256 } from '../outbox/append.ts';
import { findPresentedKey, type PresentedKey } from '../sites/keys.ts';
import { isSiteOrigin } from '../sites/sessions.ts';
import { mutation, query, router, type UserActor } from '../trpc/procedure.ts';
import { findConsent, saveConsent, saveGrant } from './grants.ts';

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
          ...{ siteId, keyId, orgId, userId: actor.userId, origin, scopes, widgets, challenge, code },
        });
        return { ok: true as const, codeHash: sha256(code) };
      });
      if (!made.ok) return made;
      // The stored answer holds no code: only the call that made it knows it.
      return { ok: true as const, origin, state, code: made.codeHash === sha256(code) ? code : null };
    }),
});

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
