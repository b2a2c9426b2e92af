import { sign } from 'node:crypto';
import { type ReceiptContent, receiptText, type SignedReceipt } from '@portico/domain/deals/receipt';
import { eq, sql } from 'drizzle-orm';
import type { Query, Tx } from '../db/database.ts';
import { preparedInsert, preparedRead } from '../db/prepared.ts';
import { sha256 } from '../outbox/append.ts';
import { signingKey } from './key.ts';
import { dealReceipts } from './table.ts';

const insertReceipt = preparedInsert('deal_receipt_insert', dealReceipts);
const receiptOf = preparedRead('deal_receipt', (query) =>
  query
    .select({ document: dealReceipts.document })
    .from(dealReceipts)
    .where(eq(dealReceipts.dealId, sql.placeholder('dealId'))),
);

/** The hash that stands for a receipt: SHA-256 of what it says, in hex. */
export function hashOf(content: ReceiptContent): string {
  return sha256(receiptText(content));
}

/** Signs a receipt and keeps it (DM19). Once for a deal: a second one is an error of ours. */
export async function issueReceipt(tx: Tx, content: ReceiptContent): Promise<SignedReceipt> {
  const { keyId, publicKey, privateKey } = await signingKey(tx);
  const text = receiptText(content);
  const document: SignedReceipt = {
    format: 'portico-receipt-1',
    content,
    hash: hashOf(content),
    algorithm: 'Ed25519',
    keyId,
    publicKey,
    signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
  await insertReceipt(tx, { dealId: content.dealId, document });
  return document;
}

/** The receipt of a deal, or null: deals from before receipts were signed have none. */
export async function findReceipt(query: Query, dealId: string): Promise<SignedReceipt | null> {
  const [row] = await receiptOf(query, { dealId });
  return row?.document ?? null;
}
