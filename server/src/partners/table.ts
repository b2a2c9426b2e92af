import { index, instant, primaryKey, table, text } from '../db/kit.ts';

/** What the business knows of an organisation beside its name: one row for the vendor, one for each partner. */
export const partners = table(
  'partner',
  {
    /** The organisation's id in `identity`. */
    orgId: text().primaryKey(),
    kind: text().$type<'vendor' | 'partner'>().notNull(),
    name: text().notNull(),
    country: text().notNull(),
    city: text(),
    tier: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [index('partner_kind_name').on(t.kind, t.name)],
);

/** Which partners a vendor's channel or region manager looks after. */
export const roleGrants = table(
  'role_grant',
  {
    userId: text().notNull(),
    orgId: text().notNull(),
    role: text().notNull(),
    grantedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.orgId, t.role] })],
);
