import { type Actor, can, type EmbedScope, type OrganisationKind, policies, type Role } from '../access.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMs, type Instant } from '../time.ts';

const HOUR_MS = 3_600_000;

/** How long a rotated key may go on working at most, in hours (SK6). */
export const OVERLAP_HOURS_MAX = 168;
/** How long it does when nobody says otherwise, in hours (SK6). */
export const OVERLAP_HOURS_DEFAULT = 24;

/** What decides whether a key works. */
export interface KeyTimes {
  expiresAt: Instant | null;
  revokedAt: Instant | null;
}

/** Whether a key works at `now`: not revoked (SK7), and not rotated out; at the instant the overlap ends it is over (SK6). */
export function isActiveKey(key: KeyTimes, now: Instant): boolean {
  return key.revokedAt === null && (key.expiresAt === null || now < key.expiresAt);
}

/** When a key rotated at `now` stops working (SK6), or the refusal when it is on its way out already (SK8). */
export function rotationEnds(
  key: KeyTimes,
  now: Instant,
  overlapHours: number,
): { ok: true; expiresAt: Instant } | { ok: false; refusal: Refusal } {
  if (key.revokedAt !== null || key.expiresAt !== null) return refuse('SK8', 'key_retired');
  return { ok: true, expiresAt: addMs(now, overlapHours * HOUR_MS) };
}

/** The scopes a session gets: those asked for, or all of the site's; null when one is asked for that the site lacks (SK10). */
export function grantScopes(
  site: readonly EmbedScope[],
  asked: readonly EmbedScope[] | undefined,
): readonly EmbedScope[] | null {
  if (asked === undefined) return site;
  return asked.every((scope) => site.includes(scope)) ? asked : null;
}

/** Whether somebody with these roles can do anything worth a session with these scopes (SK11). Seeing oneself is not enough. */
export function isWorthASession(
  orgKind: OrganisationKind,
  roles: readonly Role[],
  scopes: readonly EmbedScope[],
): boolean {
  const actor: Actor = {
    kind: 'user',
    userId: '',
    name: '',
    orgId: '',
    orgKind,
    roles,
    grantedOrgIds: [],
    via: 'embed',
    scopes,
  };
  const actions = Object.keys(policies) as (keyof typeof policies)[];
  return actions.some((action) => action.startsWith('deal.') && can(actor, action));
}

/** When a session made at `now` ends (SK9). */
export function sessionEnds(now: Instant, ttlSeconds: number): Instant {
  return addMs(now, ttlSeconds * 1000);
}
