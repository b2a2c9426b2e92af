import type { Evidence, PanelRuling } from '@portico/domain/disputes/dispute';
import { index, instant, int, json, primaryKey, table, text, uniqueIndex } from '../db/kit.ts';

/** Disputes over deals of one customer. */
export const disputes = table(
  'dispute',
  {
    id: text().primaryKey(),
    version: int().notNull(),
    status: text().notNull(),
    ground: text().notNull(),
    statement: text().notNull(),
    raisedById: text().notNull(),
    raisedByPartnerId: text(),
    evidence: json<Evidence[]>().notNull(),
    dueAt: instant().notNull(),
    panel: json<string[]>().notNull(),
    ruling: json<PanelRuling>(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index('dispute_updated').on(t.updatedAt, t.id),
    index('dispute_status').on(t.status, t.updatedAt, t.id),
  ],
);

/** The deals of disputes, and whose they are. */
export const disputeDeals = table(
  'dispute_deal',
  {
    disputeId: text().notNull(),
    dealId: text().notNull(),
    partnerId: text().notNull(),
    sellerId: text().notNull(),
    /** The deal's id while the dispute is open, else null: the constraint behind DX1, one open dispute a deal. */
    openDealId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.disputeId, t.dealId] }),
    uniqueIndex('dispute_deal_open').on(t.openDealId),
    index('dispute_deal_partner').on(t.partnerId, t.sellerId),
  ],
);

/** Who sits on which panel. */
export const disputePanels = table(
  'dispute_panel',
  { disputeId: text().notNull(), userId: text().notNull() },
  (t) => [primaryKey({ columns: [t.disputeId, t.userId] }), index('dispute_panel_user').on(t.userId)],
);
