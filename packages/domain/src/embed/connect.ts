import * as v from 'valibot';
import { EmbedScope } from '../access.ts';
import { Origin } from '../sites/origin.ts';
import { addMs, type Instant } from '../time.ts';
import { EmbedWidget } from './widget.ts';

/** How long a code can be traded, in seconds (EM4). */
export const CODE_SECONDS = 60;
/** How long a person's consent can be renewed without asking again, in hours (EM5). */
export const GRANT_HOURS = 12;
/** How long a used renewal handle is answered again, for an answer that was lost, in seconds (EM5). */
export const RENEWAL_GRACE_SECONDS = 60;

const once = <T>(list: readonly T[]) => new Set(list).size === list.length;
const Key = v.pipe(v.string(), v.maxLength(60));

/** A PKCE challenge: SHA-256 in base64url, 43 characters (RFC 7636, section 4.2; S256 is the only method here). */
export const Challenge = v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'challenge'));
/** A PKCE verifier (RFC 7636, section 4.1). */
export const Verifier = v.pipe(v.string(), v.regex(/^[\w.~-]{43,128}$/, 'verifier'));

/** Which widgets a session is for, each once; all of the site's when none are named (EM1). */
export const SessionWidgets = v.pipe(
  v.array(EmbedWidget),
  v.minLength(1, 'required'),
  v.check(once, 'twice'),
);
const Scopes = v.pipe(v.array(EmbedScope), v.minLength(1, 'required'), v.check(once, 'twice'));

/** What a page asks for in the pop-up: the key in its script tag, where it is, what for. */
export const ConnectRequest = v.strictObject({
  key: Key,
  origin: Origin,
  scopes: v.optional(Scopes),
  widgets: v.optional(SessionWidgets),
});
export type ConnectRequest = v.InferOutput<typeof ConnectRequest>;

/** What a page trades for a session: the code of the pop-up, or the renewal handle of the session before (EM4, EM5). */
export const TokenRequest = v.variant('grant', [
  v.strictObject({ grant: v.literal('code'), key: Key, code: Key, verifier: Verifier }),
  v.strictObject({ grant: v.literal('renewal'), key: Key, renewal: Key }),
]);
export type TokenRequest = v.InferOutput<typeof TokenRequest>;

/** Whether a person who agreed to `before` need not be asked for `now`: it is nothing more (EM3). */
export function isAgreed(before: readonly EmbedScope[] | null, now: readonly EmbedScope[]): boolean {
  return before !== null && now.every((scope) => before.includes(scope));
}

/** When a code made at `now` ends (EM4). */
export function codeEnds(now: Instant): Instant {
  return addMs(now, CODE_SECONDS * 1000);
}

/** When a consent given at `now` can be renewed no more (EM5). */
export function grantEnds(now: Instant): Instant {
  return addMs(now, GRANT_HOURS * 3_600_000);
}

/** Whether a renewal handle used at `usedAt` is answered again no more (EM5). */
export function isGraceOver(usedAt: Instant, now: Instant): boolean {
  return now >= addMs(usedAt, RENEWAL_GRACE_SECONDS * 1000);
}
