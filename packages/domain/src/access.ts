import * as v from 'valibot';
import type { Instant } from './time.ts';

/** Roles of people at a partner. */
export const partnerRoles = [
  'partner_admin',
  'partner_manager',
  'seller',
  'marketer',
  'learner',
  'partner_finance',
  'signatory',
] as const;
/** Roles of people at the vendor. */
export const vendorRoles = [
  'channel_manager',
  'region_manager',
  'deal_desk',
  'vendor_marketing',
  'vendor_finance',
  'legal',
  'analyst',
  'vendor_admin',
] as const;

/** Any role, on either side. A role of the other side gives nothing (`reachOf`). */
export const Role = v.picklist([...partnerRoles, ...vendorRoles]);
export type Role = v.InferOutput<typeof Role>;

/** Which side of the channel an organisation stands on. */
export const OrganisationKind = v.picklist(['vendor', 'partner']);
export type OrganisationKind = v.InferOutput<typeof OrganisationKind>;

/** What an embed session may be used for. A session never carries more than its site was allowed. */
export const EmbedScope = v.picklist(['deals:read', 'deals:register', 'accounts:check']);
export type EmbedScope = v.InferOutput<typeof EmbedScope>;

/** Whoever is asking. The server makes it from a session or a key, never from what the caller sent. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system'; name: string }
  | {
      kind: 'user';
      userId: string;
      name: string;
      orgId: string;
      orgKind: OrganisationKind;
      roles: readonly Role[];
      /** Partners that a vendor's channel or region manager looks after. */
      grantedOrgIds: readonly string[];
      via: 'portal' | 'api_key' | 'embed';
      /** Only for embeds: the scopes of the session. */
      scopes?: readonly EmbedScope[];
      /** Only for embeds: the site whose page holds the widget. */
      siteId?: string;
      /** Only for embeds: the page's origin, to which the session is bound. */
      origin?: string;
      /** Only for embeds: when the session ends. */
      endsAt?: Instant;
    };

/** How far an actor reaches with one action. Every store function takes it first; a row outside is simply not found. */
export type Reach =
  | { kind: 'none' }
  | { kind: 'own'; orgId: string; userId: string }
  | { kind: 'organisations'; orgIds: readonly string[]; side: OrganisationKind }
  | { kind: 'all' };

type Extent = 'own' | 'organisation' | 'granted' | 'all';

interface Policy {
  roles: Partial<Record<Role, Extent>>;
  /** The scope an embed session needs. Without one, the action is closed to embeds. */
  scope?: EmbedScope;
}

const everyPartnerRole = Object.fromEntries(partnerRoles.map((role) => [role, 'organisation'])) as Partial<
  Record<Role, Extent>
>;
const everyVendorRole = Object.fromEntries(vendorRoles.map((role) => [role, 'all'])) as Partial<
  Record<Role, Extent>
>;

const readsDeals: Partial<Record<Role, Extent>> = {
  partner_admin: 'organisation',
  partner_manager: 'organisation',
  seller: 'own',
  channel_manager: 'granted',
  region_manager: 'granted',
  deal_desk: 'all',
  vendor_finance: 'all',
  legal: 'all',
  analyst: 'all',
  vendor_admin: 'all',
};

/** Who may do what, and how far. The whole of it: a procedure names one of these actions or does not build. */
export const policies = {
  /** See oneself: name, organisation, what one may do. */
  'session.read': { roles: { ...everyPartnerRole, ...everyVendorRole }, scope: 'deals:read' },
  /** Let a page of one's organisation's site act for oneself: the pop-up. */
  'embed.connect': { roles: { ...everyPartnerRole, ...everyVendorRole } },
  /** Decide which widgets a site may hold and which of them only in a frame. */
  'embed.govern': { roles: { vendor_admin: 'all' } },
  'product.read': { roles: { ...everyPartnerRole, ...everyVendorRole }, scope: 'deals:read' },
  /** The feed of what happened. It tells of deals, so it is open to those who may read deals. */
  'activity.read': { roles: readsDeals, scope: 'deals:read' },
  'deal.read': { roles: readsDeals, scope: 'deals:read' },
  /** Write drafts, submit, answer, withdraw, close. */
  'deal.register': {
    roles: { partner_admin: 'organisation', partner_manager: 'organisation', seller: 'own' },
    scope: 'deals:register',
  },
  /** Take, ask for information, approve, reject. */
  'deal.decide': { roles: { deal_desk: 'all', vendor_admin: 'all' } },
  /** Confirm what the desk proposes: that an approval is taken back. */
  'deal.oversee': {
    roles: { channel_manager: 'granted', region_manager: 'granted', vendor_admin: 'all' },
  },
  /** Raise a dispute, about an own deal or for the vendor, bring evidence, take it back. */
  'dispute.raise': {
    roles: {
      partner_admin: 'organisation',
      partner_manager: 'organisation',
      seller: 'own',
      deal_desk: 'all',
      vendor_admin: 'all',
    },
    scope: 'deals:register',
  },
  /** See disputes: a partner its own side of its own, the vendor's people all. */
  'dispute.read': {
    roles: {
      partner_admin: 'organisation',
      partner_manager: 'organisation',
      seller: 'own',
      channel_manager: 'all',
      region_manager: 'all',
      deal_desk: 'all',
      legal: 'all',
      vendor_admin: 'all',
    },
    scope: 'deals:read',
  },
  /** Name the panel of a dispute and the deals it is about. */
  'dispute.manage': { roles: { deal_desk: 'all', vendor_admin: 'all' } },
  /** Sit on a panel and rule. */
  'dispute.rule': {
    roles: {
      channel_manager: 'all',
      region_manager: 'all',
      deal_desk: 'all',
      legal: 'all',
      vendor_admin: 'all',
    },
  },
  /** Customers' accounts: who they are, their sites and families. Never a partner's business, whatever its role. */
  'account.read': {
    roles: {
      channel_manager: 'all',
      region_manager: 'all',
      deal_desk: 'all',
      analyst: 'all',
      vendor_admin: 'all',
    },
  },
  /** Create, edit, import, merge and archive accounts. */
  'account.manage': { roles: { deal_desk: 'all', vendor_admin: 'all' } },
  /** See the versions of the channel's policy, their differences and replays. */
  'policy.read': { roles: { ...everyVendorRole } },
  /** Write drafts of a policy, check and replay them. */
  'policy.draft': { roles: { deal_desk: 'all', vendor_admin: 'all' } },
  /** Put a version in force, or take it back before it is. */
  'policy.manage': { roles: { vendor_admin: 'all' } },
  /** Fairness and decision times: figures about the vendor's own people and partners side by side. */
  'report.read': { roles: { deal_desk: 'all', legal: 'all', analyst: 'all', vendor_admin: 'all' } },
  /** See deals as the desk does and give the signatures one's role is asked for. */
  'deal.sign': {
    roles: {
      deal_desk: 'all',
      region_manager: 'granted',
      vendor_finance: 'all',
      legal: 'all',
      vendor_admin: 'all',
    },
  },
  /** Register a deal on behalf of a partner's seller. */
  'deal.register_for': {
    roles: {
      channel_manager: 'granted',
      region_manager: 'granted',
      deal_desk: 'all',
      vendor_admin: 'all',
    },
  },
  /** What holds customers: the vendor's own coverage and partners' reservations. */
  'coverage.read': {
    roles: {
      channel_manager: 'all',
      region_manager: 'all',
      deal_desk: 'all',
      analyst: 'all',
      vendor_admin: 'all',
    },
  },
  'coverage.manage': { roles: { deal_desk: 'all', vendor_admin: 'all' } },
  /** Ask whether a customer is free, before registering. */
  'precheck.use': {
    roles: { partner_admin: 'organisation', partner_manager: 'organisation', seller: 'own' },
    scope: 'accounts:check',
  },
  /** Who asked what, and the accounts that alarm. */
  'precheck.report': { roles: { deal_desk: 'all', analyst: 'all', vendor_admin: 'all' } },
  'precheck.manage': { roles: { vendor_admin: 'all' } },
  'partner.read': {
    roles: {
      channel_manager: 'granted',
      region_manager: 'granted',
      deal_desk: 'all',
      analyst: 'all',
      vendor_admin: 'all',
    },
  },
  /** Sites and their keys. */
  'site.manage': { roles: { partner_admin: 'organisation', vendor_admin: 'all' } },
  'people.read': {
    roles: { partner_admin: 'organisation', partner_manager: 'organisation', vendor_admin: 'all' },
  },
  'people.manage': { roles: { partner_admin: 'organisation', vendor_admin: 'all' } },
} as const satisfies Record<string, Policy>;

/** Something an actor may be allowed to do. */
export type Action = keyof typeof policies;

/** Every action there is, for menus, generated tests and documents. */
export const actions = Object.keys(policies) as Action[];

const width: Record<Extent, number> = { own: 1, organisation: 2, granted: 2, all: 3 };

/**
 * How far the actor reaches with `action`: the widest extent any of their roles gives.
 * `none` when no role gives it, when a partner's role meets a vendor's member or the other way round, or when an
 * embed session lacks the scope.
 */
export function reachOf(actor: Actor, action: Action): Reach {
  if (actor.kind === 'system') return { kind: 'all' };
  if (actor.kind !== 'user') return { kind: 'none' };
  const policy: Policy = policies[action];
  if (actor.via === 'embed' && !(policy.scope && actor.scopes?.includes(policy.scope)))
    return { kind: 'none' };
  const mine: readonly string[] = actor.orgKind === 'vendor' ? vendorRoles : partnerRoles;
  const extents = actor.roles.filter((role) => mine.includes(role)).map((role) => policy.roles[role]);
  const widest = extents.reduce(
    (best, next) => (next && (!best || width[next] > width[best]) ? next : best),
    undefined,
  );
  if (!widest) return { kind: 'none' };
  if (widest === 'all') return { kind: 'all' };
  if (widest === 'own') return { kind: 'own', orgId: actor.orgId, userId: actor.userId };
  const orgIds = widest === 'granted' ? actor.grantedOrgIds : [actor.orgId];
  return { kind: 'organisations', orgIds, side: actor.orgKind };
}

/** Whether the actor may do `action` at all, somewhere. */
export function can(actor: Actor, action: Action): boolean {
  return reachOf(actor, action).kind !== 'none';
}

/** Whether a row of organisation `orgId`, made by `userId`, lies within reach. */
export function isWithin(reach: Reach, row: { orgId: string; userId: string | null }): boolean {
  switch (reach.kind) {
    case 'all':
      return true;
    case 'organisations':
      return reach.orgIds.includes(row.orgId);
    case 'own':
      return reach.orgId === row.orgId && reach.userId === row.userId;
    case 'none':
      return false;
  }
}
