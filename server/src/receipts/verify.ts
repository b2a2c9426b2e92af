import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { receiptText, SignedReceipt } from '@portico/domain/deals/receipt';
import * as v from 'valibot';
import { sha256 } from '../outbox/append.ts';
import { keyIdOf } from './key.ts';

/** What is wrong with a receipt. */
export type ReceiptProblem = 'no_receipt' | 'changed' | 'forged' | 'other_key' | 'no_key';

/** What a receipt turned out to be; `pinned` when its key was compared with one that came another way. */
export type ReceiptVerdict =
  | { ok: true; receipt: SignedReceipt; pinned: boolean }
  | { ok: false; problem: ReceiptProblem };

/**
 * Proves a receipt without a database and without a network (DM19): its contents against its hash, its signature against
 * its key, and its key against `trusted`, where one is given. Without one it says only that the receipt is whole in
 * itself: anyone can sign with a key of their own.
 *
 * @param document what the receipt's file holds, parsed from JSON
 * @param trusted the portal's public keys in PEM, from `GET /api/v1/receipt-key`; any of them may have signed it
 */
export function verifyReceipt(document: unknown, trusted?: string): ReceiptVerdict {
  const read = v.safeParse(SignedReceipt, document);
  if (!read.success) return { ok: false, problem: 'no_receipt' };
  const receipt = read.output;
  const text = receiptText(receipt.content);
  if (sha256(text) !== receipt.hash) return { ok: false, problem: 'changed' };
  const own = readKey(receipt.publicKey);
  if (!own || keyIdOf(own) !== receipt.keyId) return { ok: false, problem: 'forged' };
  if (!verify(null, Buffer.from(text, 'utf8'), own, Buffer.from(receipt.signature, 'base64')))
    return { ok: false, problem: 'forged' };
  if (trusted === undefined) return { ok: true, receipt, pinned: false };
  const expected = readKeys(trusted);
  if (expected.length === 0) return { ok: false, problem: 'no_key' };
  return expected.some((key) => key.equals(own))
    ? { ok: true, receipt, pinned: true }
    : { ok: false, problem: 'other_key' };
}

/** The Ed25519 public keys among PEM blocks that stand one after the other. */
function readKeys(pem: string): KeyObject[] {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  return blocks.map(readKey).filter((key) => key !== null);
}

/** An Ed25519 public key in PEM, or null for anything else. */
function readKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
