import type { SignedReceipt } from '@portico/domain/deals/receipt';
import { instant, int, json, table, text } from '../db/kit.ts';

/** What a partner was given when they handed a deal in, whole and signed; never changed. */
export const dealReceipts = table('deal_receipt', {
  dealId: text().primaryKey(),
  document: json<SignedReceipt>().notNull(),
});

/** The keys receipts are signed with. The newest signs. */
export const receiptKeys = table('receipt_key', {
  serial: int().primaryKey(),
  keyId: text().notNull().unique(),
  /** PKCS #8, PEM. */
  privateKey: text().notNull(),
  /** SPKI, PEM. */
  publicKey: text().notNull(),
  createdAt: instant().notNull(),
  /** From when on what it signed proves nothing any more; the newest key never is. */
  revokedAt: instant(),
});
