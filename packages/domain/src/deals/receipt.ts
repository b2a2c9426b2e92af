import * as v from 'valibot';
import { canonicalJson } from '../event.ts';
import { Instant } from '../time.ts';
import { DraftClaim } from './claim.ts';

/** What a receipt says: which claim came in, from whom, when by the server's clock, under which policy. */
export const ReceiptContent = v.strictObject({
  dealId: v.string(),
  number: v.string(),
  partnerId: v.string(),
  claim: DraftClaim,
  submittedAt: Instant,
  decisionDueAt: Instant,
  policyVersion: v.string(),
});
export type ReceiptContent = v.InferOutput<typeof ReceiptContent>;

/**
 * A receipt a partner can keep and prove without the portal (DM19). `hash` is the SHA-256 of the content's canonical JSON
 * (RFC 8785) in hex; `signature` is Ed25519 (RFC 8032) over the same bytes, in base64; `publicKey` is SPKI in PEM.
 */
export const SignedReceipt = v.strictObject({
  format: v.literal('portico-receipt-1'),
  content: ReceiptContent,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'hash')),
  algorithm: v.literal('Ed25519'),
  keyId: v.string(),
  publicKey: v.string(),
  signature: v.string(),
});
export type SignedReceipt = v.InferOutput<typeof SignedReceipt>;

/** The bytes that are hashed and signed, as text. */
export function receiptText(content: ReceiptContent): string {
  return canonicalJson(content);
}
