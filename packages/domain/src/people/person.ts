import * as v from 'valibot';
import { OrganisationKind, Role } from '../access.ts';
import { Instant } from '../time.ts';

/** An e-mail address in lower case; at most 254 characters (RFC 5321). */
export const Email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.nonEmpty('required'),
  v.maxLength(254, 'too_long'),
  v.regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@.<>,;"]{2,}$/, 'email'),
);

/** What people call a person; no control characters, so it is safe in a letter's head. */
export const PersonName = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('required'),
  v.maxLength(200, 'too_long'),
  v.regex(/^\P{Cc}*$/u, 'text'),
);

/** A person's roles, each once; `rules.ts` says which go together. */
export const Roles = v.pipe(
  v.array(Role),
  v.maxLength(8, 'too_long'),
  v.check((roles) => new Set(roles).size === roles.length, 'twice'),
);

/** Whom to invite. */
export const NewInvitation = v.strictObject({
  /** The organisation; only the vendor's administrator may name another than their own. */
  orgId: v.optional(v.string()),
  email: Email,
  name: v.optional(PersonName),
  roles: Roles,
});
export type NewInvitation = v.InferOutput<typeof NewInvitation>;

/** Someone at an organisation, or on the way there. */
export const PersonView = v.object({
  /** The membership's or the invitation's id: what the other procedures ask for. */
  id: v.string(),
  state: v.picklist(['active', 'invited']),
  orgId: v.string(),
  orgName: v.string(),
  userId: v.nullable(v.string()),
  name: v.nullable(v.string()),
  email: v.string(),
  roles: v.array(Role),
  /** Since when they belong, or when they were invited. */
  since: Instant,
  /** Until when the invitation can be accepted (PP7). */
  expiresAt: v.nullable(Instant),
});
export type PersonView = v.InferOutput<typeof PersonView>;

/** The signed-in person: who, where, and what they may do. */
export const SessionView = v.object({
  user: v.object({ id: v.string(), name: v.string(), email: v.string() }),
  organisation: v.object({ id: v.string(), name: v.string(), kind: OrganisationKind }),
  roles: v.array(Role),
  actions: v.array(v.string()),
  via: v.picklist(['portal', 'api_key', 'embed']),
});
export type SessionView = v.InferOutput<typeof SessionView>;
